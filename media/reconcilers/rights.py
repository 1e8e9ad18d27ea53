"""Notices that rights have ended, or soon will: every page that shows the photo is told, and the photo desk by letter."""

import logging
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import translation
from django.utils.text import Truncator

from delivery.leases import work_through
from delivery.log import append_change
from media.models import Photo
from media.rights_letter import letter_about
from media.rights_rows import RightsLetter, RightsNotice
from media.uses import used
from outlet.letters import sender_host
from outlet.models import Outlet

log = logging.getLogger(__name__)

Kind = RightsNotice.Kind
AT_ONCE = 200
LONGEST_SUBJECT = 200
# Rights that ended before this were told long ago, or before this site was here: no page is kept so long.
LOOKED_BACK = timedelta(days=90)
BEFORE = ((Kind.DAY, 0, 1), (Kind.WEEK, 2, 7), (Kind.MONTH, 8, 30))  # kind, from so many days before to so many


def tell_of_rights() -> int:
    """Tell what is due to be told today, by the outlet's calendar. Answers how many photos.

    Writes  one RightsNotice a photo, one RightsLetter where the photo desk has an address, and for rights that have ended
            one Change: all or none
    Order   safe to run anywhere, any number of times: each end is told once at each distance, whoever was killed meanwhile
    """
    today = Outlet.objects.current().today()
    told = 0
    for kind, photos in (*_coming(today), (Kind.ENDED, _ended(today))):
        told += _tell(list(photos.select_related("source")[:AT_ONCE]), kind=kind)
    return told


def send_letters() -> int:
    """Send the letters that are owed, at least once each, always under the same Message-ID. Answers how many were tried."""
    return work_through(RightsLetter.objects.all(), do=_send)


def _ended(today: date) -> QuerySet[Photo]:
    return _untold(Kind.ENDED).filter(rights_until__lt=today, rights_until__gte=today - LOOKED_BACK)


def _coming(today: date) -> Iterable[tuple[Kind, QuerySet[Photo]]]:
    """The photos in use whose rights end so soon, each at the nearest distance alone."""
    for kind, first, last in BEFORE:
        days = (today + timedelta(days=first), today + timedelta(days=last))
        yield kind, _untold(kind).filter(used(), rights_until__range=days)


def _untold(kind: Kind) -> QuerySet[Photo]:
    told = RightsNotice.objects.filter(photo=OuterRef("pk"), until=OuterRef("rights_until"), kind=kind)
    over = (Photo.Status.WITHDRAWN, Photo.Status.MERGED)
    return Photo.objects.exclude(status__in=over).filter(~Exists(told)).order_by("rights_until", "pk")


def _tell(photos: list[Photo], *, kind: Kind) -> int:
    if not photos:
        return 0
    try:
        with transaction.atomic():
            letter = _letter(photos, kind=kind)
            RightsNotice.objects.bulk_create(
                RightsNotice(photo=photo, kind=kind, until=photo.rights_until, letter=letter)
                for photo in photos
                if photo.rights_until
            )
            if kind == Kind.ENDED:
                append_change(f"photo:{photo.pk}" for photo in photos)
    except IntegrityError:
        log.info("Another worker tells of these rights.")
        return 0
    return len(photos)


def _letter(photos: list[Photo], *, kind: Kind) -> RightsLetter | None:
    outlet = Outlet.objects.current()
    with translation.override(outlet.language):
        subject, body = letter_about(photos, has_ended=kind == Kind.ENDED, outlet=outlet)
    return owe_letter(subject=subject, body=body)


def owe_letter(*, subject: str, body: str) -> RightsLetter | None:
    """Owe the photo desk this letter, its subject on one line; nothing where it has no address."""
    if not settings.PHOTO_DESK_EMAIL:
        return None
    subject = Truncator(" ".join(subject.split())).chars(LONGEST_SUBJECT)
    return RightsLetter.objects.create(key=secrets.token_hex(16), subject=subject, body=body)


def _send(letter: RightsLetter) -> None:
    message = EmailMessage(
        letter.subject,
        letter.body,
        to=settings.PHOTO_DESK_EMAIL,
        headers={"Message-ID": f"<rights-{letter.key}@{sender_host()}>"},
    )
    message.send()
