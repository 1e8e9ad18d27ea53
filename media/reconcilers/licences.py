"""Tells the photo desk that a licence will soon end, or has: 30, 7 and 1 days before, and on the day after its last.

The pages that lose a photo by it are told by `CreditRenewal`, which is due on that day.
"""

import logging
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation

from media.models import Licence, Photo
from media.reconcilers.rights import BEFORE, LOOKED_BACK, owe_letter
from media.rights_letter import letter_about_licence
from media.rights_rows import LicenceNotice, RightsLetter, RightsNotice
from media.uses import used
from outlet.models import Outlet

log = logging.getLogger(__name__)

Kind = RightsNotice.Kind


def tell_of_licences() -> int:
    """Tell of the ends of licences that are due to be told today, by the outlet's calendar. Answers how many.

    Writes  one LicenceNotice a licence, and one RightsLetter where photos in use stand under it and the photo desk has an
            address: both or neither
    Order   safe to run anywhere, any number of times: each end is told once at each distance, whoever was killed meanwhile
    """
    today = Outlet.objects.current().today()
    return sum(
        _tell(licence, kind=kind, until=licence.until)
        for kind, licences in _due(today)
        for licence in licences
        if licence.until
    )


def _due(today: date) -> Iterator[tuple[Kind, QuerySet[Licence]]]:
    for kind, first, last in BEFORE:
        yield kind, _untold(kind, first=today + timedelta(days=first), last=today + timedelta(days=last))
    yield Kind.ENDED, _untold(Kind.ENDED, first=today - LOOKED_BACK, last=today - timedelta(days=1))


def _untold(kind: Kind, *, first: date, last: date) -> QuerySet[Licence]:
    told = LicenceNotice.objects.filter(licence=OuterRef("pk"), until=OuterRef("until"), kind=kind)
    return Licence.objects.filter(~Exists(told), until__range=(first, last))


def _tell(licence: Licence, *, kind: Kind, until: date) -> bool:
    try:
        with transaction.atomic():
            letter = _letter(licence, kind=kind)
            LicenceNotice.objects.create(licence=licence, kind=kind, until=until, letter=letter)
    except IntegrityError:
        log.info("Another worker tells of this licence.")
        return False
    return True


def _letter(licence: Licence, *, kind: Kind) -> RightsLetter | None:
    over = (Photo.Status.WITHDRAWN, Photo.Status.MERGED)
    photos = Photo.objects.filter(used(), licence=licence).exclude(status__in=over).count()
    if not photos:
        return None
    outlet = Outlet.objects.current()
    with translation.override(outlet.language):
        subject, body = letter_about_licence(licence, photos=photos, has_ended=kind == Kind.ENDED, outlet=outlet)
    return owe_letter(subject=subject, body=body)
