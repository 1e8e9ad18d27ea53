"""Small pictures for the desk's lists: the smallest file of each photo, whether its story is out or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.utils import timezone

from media.models import Rendition
from media.rights import shown_on
from media.stylesheet import focus_class


@dataclass(frozen=True)
class Thumbnail:
    """One small file, and the class that keeps its focal point in sight where a list crops it."""

    url: str
    width: int
    height: int
    focus: str


def thumbnails(photo_ids: Iterable[int | None]) -> dict[int, Thumbnail]:
    """The smallest JPEG of each photo that has one, by photo id. Cost: one query; none for no ids.

    Left out  photos that may not be shown today: their files answer “gone” to the desk as to everybody
    """
    return pictures_at(photo_ids, width_px=0)


def pictures_at(photo_ids: Iterable[int | None], *, width_px: int) -> dict[int, Thumbnail]:
    """The JPEG nearest above this width, or the widest there is, of each photo that has one. Cost: as thumbnails."""
    ids = {pk for pk in photo_ids if pk is not None}
    if not ids:
        return {}
    rows = (
        Rendition.objects.filter(shown_on(timezone.localdate(), prefix="photo__"), photo__in=ids)
        .filter(format=Rendition.Format.JPEG, crop="")
        .order_by("photo_id", "width")
        .values_list("photo_id", "file", "width", "height", "photo__focal_x", "photo__focal_y")
    )
    found: dict[int, Thumbnail] = {}
    for pk, file, width, height, x, y in rows:
        if pk not in found or found[pk].width < width_px:
            found[pk] = Thumbnail(default_storage.url(file), width, height, focus_class(x, y))
    return found
