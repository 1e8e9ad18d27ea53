"""Photos taken in and developed, as the worker does it, and their files opened."""

from io import BytesIO
from typing import Any

from PIL import Image

from media.intake.take_in import take_in
from media.models import Photo, Rendition, RenditionOrder
from media.reconcilers.renditions import make_owed_renditions
from tests.media import made


def a_photo_with_renditions(content: bytes, **values: Any) -> Photo:
    photo = take_in(made.upload(content), by=None)
    Photo.objects.filter(pk=photo.pk).update(**values)
    while make_owed_renditions():
        pass
    photo.refresh_from_db()
    assert not RenditionOrder.objects.exclude(last_error="").values_list("last_error", flat=True)
    return photo


def opened(rendition: Rendition) -> Image.Image:
    with rendition.file.open() as file:
        return Image.open(BytesIO(file.read()))


def pixel(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found
