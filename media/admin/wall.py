"""The wall: pictures whole, each with its credit and one word of what it lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.credit import credit_line
from media.models import Photo
from media.rights import is_denied, may_be_shown
from media.thumbnails import Thumbnail, thumbnails

# As the longest of the queues of rights that end.
SOON = timedelta(days=30)


@dataclass(frozen=True)
class Cell:
    """One picture of the wall."""

    photo: Photo
    thumbnail: Thumbnail | None
    credit: str
    title: str
    warning: str
    is_over: bool


def cells_of(photos: Iterable[Photo], *, form: str, today: date) -> list[Cell]:
    """A cell for each of these photos, which bring their source along.

    Takes  form: the outlet's credit form
    Cost   one query
    """
    photos = list(photos)
    pictures = thumbnails(photo.pk for photo in photos)
    return [
        Cell(
            photo=photo,
            thumbnail=pictures.get(photo.pk),
            credit=credit_line(photo, form=form),
            title=str(photo),
            warning=_warning(photo, today=today),
            is_over=not may_be_shown(photo, on=today),
        )
        for photo in photos
    ]


def _warning(photo: Photo, *, today: date) -> str:
    """The one word that stands at the right: rights before file before alt text."""
    if photo.status == Photo.Status.WITHDRAWN:
        return _("withdrawn")
    if photo.rights_until and photo.rights_until < today:
        return _("rights ended")
    if is_denied(today, first=photo.denied_from, last=photo.denied_until):
        return _("denied")
    if photo.rights_until and photo.rights_until <= today + SOON:
        days = (photo.rights_until - today).days
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days} if days else _("last day")
    if photo.awaits_its_file:
        return _("no file")
    return _("no alt") if not photo.alt_text or photo.alt_is_file_name else ""
