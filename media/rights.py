"""What may be done with a photo, and the named problems when it may not. Knows no story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.covering import may_stay, terms_of
from media.credit import credit_line
from media.models import Licence, Photo
from media.named_checks import CHECKS
from media.rights_rows import Lease, PhotoUse

__all__ = ["Problem", "is_denied", "may_be_shown", "problems_of", "shown_on"]

SOON_DAYS = 7


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with using a photo: a code, a sentence with the way out, and whether it can be overridden.

    `on_the_photo` is the same for the photo's own pages, where another photo is no way out.
    """

    code: str
    sentence: str
    is_blocker: bool
    on_the_photo: str


def problems_of(photo: Photo, *, on: date, use: str = "web", leases: Iterable[Lease] | None = None) -> list[Problem]:
    """Everything that speaks against this use of the photo on this day, blockers first.

    Takes  use: web, social, syndication or archive; leases: the photo's own, for days and uses that readers' pages do not
           ask for (default: what the photo itself says of the web)
    Cost   no query when the photo's source and licence are loaded
    """
    leases = None if leases is None else list(leases)
    found = [*_of_use(photo, on=on, use=use, leases=leases), *_of_words(photo), *_of_the_file(photo)]
    return sorted(found, key=lambda problem: not problem.is_blocker)


def forbids(photo: Photo, *, on: date, use: str = "web", leases: Iterable[Lease] | None = None) -> str:
    """The sentence that says why this use is not allowed on this day, whatever the photo's words lack; or nothing."""
    found = _of_use(photo, on=on, use=use, leases=None if leases is None else list(leases))
    return next((problem.sentence for problem in found if problem.is_blocker), "")


def forbids_showing(photo: Photo, *, on: date) -> str:
    """As `forbids`, of readers' pages, for the photo's own pages: what can be done there; or nothing."""
    found = _of_use(photo, on=on, use="web", leases=None)
    return next((problem.on_the_photo for problem in found if problem.is_blocker), "")


def may_be_shown(photo: Photo, *, on: date) -> bool:
    """Whether readers may have this photo on this day, its file aside. Cost: no query when its licence is loaded."""
    is_over = photo.status == Photo.Status.WITHDRAWN or (photo.rights_until is not None and photo.rights_until < on)
    if is_over or is_denied(on, first=photo.denied_from, last=photo.denied_until):
        return False
    return may_stay(on=on, terms=terms_of(photo))


def is_denied(day: date, *, first: date | None, last: date | None) -> bool:
    """Whether a day is among those on which a lease denies the photo to readers."""
    return first is not None and first <= day and (last is None or day <= last)


def shown_on(day: date, *, prefix: str = "") -> Q:
    """The photos that readers may see on this day, as a condition for a query.

    Takes  prefix: the way to the photo, such as `photo__`
    Order  narrower than `may_be_shown`: without those that stay public as an archive once their licence has ended
    """
    lasting = Q(**{f"{prefix}rights_until__isnull": True}) | Q(**{f"{prefix}rights_until__gte": day})
    denied = Q(**{f"{prefix}denied_from__isnull": False, f"{prefix}denied_from__lte": day}) & (
        Q(**{f"{prefix}denied_until__isnull": True}) | Q(**{f"{prefix}denied_until__gte": day})
    )
    licensed = Q(**{f"{prefix}licence__until__isnull": True}) | Q(**{f"{prefix}licence__until__gte": day})
    return lasting & licensed & ~denied & Q(**{f"{prefix}status": Photo.Status.READY})


def _of_use(photo: Photo, *, on: date, use: str, leases: list[Lease] | None) -> list[Problem]:
    return [
        *_of_rights(photo, on=on),
        *_of_leases(photo, on=on, use=use, leases=leases),
        *_of_licence(photo.licence, on=on, use=use, leases=leases or []),
    ]


def _of_licence(licence: Licence | None, *, on: date, use: str, leases: list[Lease]) -> list[Problem]:
    """What the licence does not cover, unless a lease allows it."""
    if licence is None or any(each.verdict == "allow" and each.use == use and each.covers(on) for each in leases):
        return []
    if use not in licence.uses:
        return [_found("licence_use", licence=licence.name, use=PhotoUse(use).label)]
    if licence.until and licence.until < on:
        return [_found("licence_ended", licence=licence.name, day=formats.date_format(licence.until, "j F Y"))]
    return []


def _of_rights(photo: Photo, *, on: date) -> list[Problem]:
    if photo.status == Photo.Status.WITHDRAWN:
        return [_found("withdrawn")]
    if photo.rights_until and photo.rights_until < on:
        return [_found("rights_ended", day=formats.date_format(photo.rights_until, "DATE_FORMAT"))]
    return _ending_soon(photo, on=on)


def _of_leases(photo: Photo, *, on: date, use: str, leases: list[Lease] | None) -> list[Problem]:
    if leases is None:
        ends = [photo.denied_until] if is_denied(on, first=photo.denied_from, last=photo.denied_until) else []
    else:
        against = (lease for lease in leases if lease.verdict == Lease.Verdict.DENY and lease.use == use)
        ends = [lease.last_day for lease in against if lease.covers(on)]
    if not ends:
        return []
    if None in ends:
        return [_found("denied_for_good")]
    return [_found("denied", day=formats.date_format(max(day for day in ends if day), "j F Y"))]


def _ending_soon(photo: Photo, *, on: date) -> list[Problem]:
    if photo.rights_until is None or (days := (photo.rights_until - on).days) > SOON_DAYS:
        return []
    left = ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days} if days else _("the same day")
    return [_found("rights_end_soon", day=formats.date_format(photo.rights_until, "j F"), left=left)]


def _of_words(photo: Photo) -> list[Problem]:
    """What is missing of its words. What a picture shows to the eye can be said once its file is here, not before."""
    missing = {
        "no_credit": not credit_line(photo),
        "no_description": not photo.description.strip(),
        "no_alt_text": photo.status == Photo.Status.READY and not photo.alt_text.strip(),
        "alt_is_file_name": photo.status == Photo.Status.READY and photo.alt_is_file_name,
    }
    return [_found(code) for code, is_missing in missing.items() if is_missing]


def _of_the_file(photo: Photo) -> list[Problem]:
    return [_found("awaits_file")] if photo.status == Photo.Status.AWAITED else []


def _found(code: str, **words: Any) -> Problem:
    check = CHECKS[code]
    return Problem(code, check.told(**words), check.is_error, check.told_on_the_photo(**words))
