"""What may be done with a photo, and the named problems when it may not. Knows no story."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.credit import credit_line
from media.models import Photo

__all__ = ["Problem", "date", "may_be_shown", "may_use", "problems_of", "shown_on"]

SOON_DAYS = 7


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with using a photo: a code, a sentence with the way out, and whether it can be overridden."""

    code: str
    sentence: str
    is_blocker: bool


def problems_of(photo: Photo, *, on: date) -> list[Problem]:
    """Everything that speaks against showing this photo to readers on this day, blockers first.

    Cost  no query when the photo's source is loaded
    """
    found = [*_of_rights(photo, on=on), *_of_words(photo), *_of_the_file(photo)]
    return sorted(found, key=lambda problem: not problem.is_blocker)


def may_use(photo: Photo, *, on: date) -> bool:
    """Whether nothing forbids showing this photo on this day; what an editor may override does not count."""
    return not any(problem.is_blocker for problem in problems_of(photo, on=on))


def may_be_shown(photo: Photo, *, on: date) -> bool:
    """Whether readers may have this photo on this day, its file aside: what `shown_on` says for a query."""
    return photo.status != Photo.Status.WITHDRAWN and (photo.rights_until is None or photo.rights_until >= on)


def shown_on(day: date, *, prefix: str = "") -> Q:
    """The photos that readers may see on this day, as a condition for a query.

    Takes  prefix: the way to the photo, such as `photo__`
    """
    lasting = Q(**{f"{prefix}rights_until__isnull": True}) | Q(**{f"{prefix}rights_until__gte": day})
    return lasting & Q(**{f"{prefix}status": Photo.Status.READY})


def _of_rights(photo: Photo, *, on: date) -> list[Problem]:
    if photo.status == Photo.Status.WITHDRAWN:
        return [Problem("withdrawn", _("It has been withdrawn and may not be shown. Choose another photo."), True)]
    if photo.rights_until and photo.rights_until < on:
        day = formats.date_format(photo.rights_until, "DATE_FORMAT")
        sentence = _("The rights to it ended on %(day)s. Choose another photo, or extend the rights.") % {"day": day}
        return [Problem("rights_ended", sentence, True)]
    return _ending_soon(photo, on=on)


def _ending_soon(photo: Photo, *, on: date) -> list[Problem]:
    if photo.rights_until is None or (days := (photo.rights_until - on).days) > SOON_DAYS:
        return []
    left = ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days} if days else _("the same day")
    day = formats.date_format(photo.rights_until, "j F")
    sentence = _("The rights to it end on %(day)s, %(left)s. Choose another, or say why not.") % {
        "day": day,
        "left": left,
    }
    return [Problem("rights_end_soon", sentence, False)]


def _of_words(photo: Photo) -> list[Problem]:
    found = []
    if not credit_line(photo):
        sentence = _("It names neither creator nor source. Fill in one of them on the photo.")
        found.append(Problem("no_credit", sentence, True))
    if photo.status == Photo.Status.READY and not photo.alt_text.strip():
        sentence = _("It has no alt text, so readers who cannot see it learn nothing. Say what it shows.")
        found.append(Problem("no_alt_text", sentence, False))
    return found


def _of_the_file(photo: Photo) -> list[Problem]:
    if photo.status != Photo.Status.AWAITED:
        return []
    sentence = _("Its file is not here yet; readers see the story without it until then. Upload it to the photo.")
    return [Problem("awaits_file", sentence, False)]
