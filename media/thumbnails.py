"""Small pictures for the desk's lists: the smallest file of each photo, whether its story is out or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import BooleanField, Case, Value, When
from django.urls import reverse
from django.utils import timezone

from media.models import Rendition
from media.rights import shown_on
from media.stylesheet import focus_class


@dataclass(frozen=True)
class Thumbnail:
    """One small file, and the class that keeps its focal point in sight where a list crops it.

    is_over  readers may not have it today: its address is one of the desk's own
    """

    url: str
    width: int
    height: int
    focus: str
    is_over: bool = False


def thumbnails(photo_ids: Iterable[int | None]) -> dict[int, Thumbnail]:
    """The smallest JPEG of each photo that has one, by photo id. Cost: one query; none for no ids."""
    return pictures_at(photo_ids, width_px=0)


def pictures_at(photo_ids: Iterable[int | None], *, width_px: int) -> dict[int, Thumbnail]:
    """The JPEG nearest above this width, or the widest there is, of each photo that has one. Cost: as thumbnails."""
    ids = {pk for pk in photo_ids if pk is not None}
    if not ids:
        return {}
    shown = When(shown_on(timezone.localdate(), prefix="photo__"), then=Value(True))
    rows = (
        Rendition.objects.filter(photo__in=ids, format=Rendition.Format.JPEG, crop="")
        .annotate(is_shown=Case(shown, default=Value(False), output_field=BooleanField()))
        .order_by("photo_id", "width")
        .values_list("photo_id", "file", "width", "height", "photo__focal_x", "photo__focal_y", "is_shown")
    )
    found: dict[int, Thumbnail] = {}
    for pk, file, width, height, x, y, is_shown in rows:
        if pk not in found or found[pk].width < width_px:
            url = default_storage.url(file) if is_shown else _of_the_desk(pk, width=width)
            found[pk] = Thumbnail(url, width, height, focus_class(x, y), is_over=not is_shown)
    return found


def _of_the_desk(photo_id: int, *, width: int) -> str:
    """The address under which staff have a file that answers “gone” to everybody else."""
    return reverse("admin:media_photo_thumbnail", args=[photo_id, width])
