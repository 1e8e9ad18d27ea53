"""What the worker makes of an original: sizes, colours, orientation, the credit inside, and nothing that should not be there."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image

from delivery.models import Change
from media import renditions
from media.darkroom import xmp_read
from media.intake.take_in import take_in
from media.models import Photo, RenditionOrder
from media.reconcilers.renditions import make_owed_renditions
from media.renditions import widths_for
from tests import given
from tests.media import made
from tests.media.developed import a_photo_with_renditions, opened, pixel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outlet() -> Iterator[None]:
    given.an_outlet()
    yield


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((6000, 4000), [320, 464, 672, 976, 1408, 2048]),
        ((2048, 1000), [320, 464, 672, 976, 1408, 2048]),
        ((1800, 1200), [320, 464, 672, 976, 1408, 1800]),
        ((1600, 1067), [320, 464, 672, 976, 1408]),
        ((320, 200), [320]),
        ((200, 3000), [200]),
        ((1500, 30_000), [320, 464, 672]),
    ],
)
def test_no_rendition_is_larger_than_the_original(size: tuple[int, int], widths: list[int]) -> None:
    assert widths_for(*size) == widths


def test_jpeg_and_webp_come_first_for_all_and_avif_next(monkeypatch: pytest.MonkeyPatch) -> None:
    photos = [take_in(made.upload(made.a_jpeg(width)), by=None) for width in (500, 600)]
    made_: list[tuple[int, str]] = []
    monkeypatch.setattr(
        "media.reconcilers.renditions._carry_out", lambda order: made_.append((order.photo_id, order.batch))
    )

    while make_owed_renditions():
        pass

    first, second = (photo.pk for photo in photos)
    assert made_ == [(first, "quick"), (second, "quick"), (first, "avif"), (second, "avif")]


def test_every_format_has_every_width_and_the_files_are_what_they_say() -> None:
    photo = a_photo_with_renditions(made.a_jpeg(1000, 500))

    rows = list(photo.renditions.all())

    assert {(row.format, row.width, row.height) for row in rows} == {
        (kind, width, height)
        for kind in ("jpeg", "webp", "avif")
        for width, height in ((320, 160), (464, 232), (672, 336), (976, 488))
    }
    for row in rows:
        image = opened(row)
        assert (str(image.format).lower(), image.size, row.bytes) == (
            row.format,
            (row.width, row.height),
            row.file.size,
        )
        assert str(row.file).startswith(f"{photo.public_id}/{row.width}-")


def test_a_page_that_shows_the_photo_is_told_in_the_log() -> None:
    photo = a_photo_with_renditions(made.a_jpeg())

    assert [change.keys for change in Change.objects.all()] == [f"photo:{photo.pk}"] * 2


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    upright = Image.new("RGB", (400, 320), "black")
    upright.paste("red", (0, 0, 200, 160))
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright if orientation == 1 else upright.transpose(Image.Transpose(back[orientation]))

    photo = a_photo_with_renditions(made.as_file(stored, exif=made.exif(orientation=orientation), quality=95))

    for row in photo.renditions.filter(width=320):
        image = opened(row)
        assert image.size == (320, 256) and not image.getexif()
        assert pixel(image, 40, 40)[0] > 200 and pixel(image, 280, 200)[0] < 60


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "MPO"])
def test_the_other_kinds_come_out_upright_too(kind: str) -> None:
    stored = Image.new("RGB", (500, 400), "black")
    stored.paste("red", (0, 200, 250, 400))
    how = {"save_all": True, "append_images": [Image.new("RGB", (500, 400))]} if kind == "MPO" else {}

    photo = a_photo_with_renditions(made.as_file(stored, kind=kind, exif=made.exif(orientation=6), **how))

    image = opened(photo.renditions.get(format="jpeg", width=320))
    assert image.size == (320, 400)
    assert pixel(image, 60, 60)[0] > 200 and pixel(image, 260, 60)[0] < 60 and pixel(image, 60, 340)[0] < 60


def test_a_profile_that_is_not_srgb_is_turned_into_it_and_dropped() -> None:
    red_by_its_profile = made.as_file(Image.new("RGB", (400, 400), (0, 255, 0)), icc_profile=made.a_swapped_profile())

    photo = a_photo_with_renditions(red_by_its_profile)

    for row in photo.renditions.all():
        image = opened(row)
        red, green, _ = pixel(image, 50, 50)
        assert red > 240 and green < 40
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGBA", "I;16"])
def test_every_mode_of_png_becomes_a_picture_on_white(mode: str) -> None:
    image = Image.new("I;16", (400, 300), 40_000) if mode == "I;16" else made.a_scene(400, 300).convert(mode)

    photo = a_photo_with_renditions(made.as_file(image, kind="PNG"))

    assert {opened(row).mode for row in photo.renditions.all()} == {"RGB"}


def test_what_is_transparent_shows_white() -> None:
    photo = a_photo_with_renditions(made.as_file(Image.new("RGBA", (400, 300), (200, 0, 0, 0)), kind="PNG"))

    assert min(pixel(opened(photo.renditions.get(format="jpeg", width=320)), 9, 9)) > 250


def test_print_colours_are_turned_into_screen_colours() -> None:
    photo = a_photo_with_renditions(made.as_file(Image.new("CMYK", (400, 300), (0, 255, 255, 0))))

    red, green, blue = pixel(opened(photo.renditions.get(format="webp", width=320)), 9, 9)
    assert red > 200 and green < 60 and blue < 60


def test_an_original_that_cannot_be_read_any_more_is_kept_as_an_error_and_tried_later() -> None:
    photo = take_in(made.upload(made.a_jpeg()), by=None)
    Path(photo.original.file.path).unlink()
    was_due_at = photo.rendition_orders.get(batch="quick").due_at

    make_owed_renditions()

    order = photo.rendition_orders.get(batch="quick")
    assert "No such file" in order.last_error
    assert order.done_at is None and order.retry_at and order.retry_at > was_due_at
    assert not photo.renditions.exists()


def test_an_order_given_again_meanwhile_is_not_ended_by_the_old_work(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = take_in(made.upload(made.a_jpeg(500)), by=None)

    def make_and_meanwhile(photo: Photo, *, batch: str) -> list[Any]:
        files = make(photo, batch=batch)
        if batch == "quick" and photo.creator == "":
            Photo.objects.filter(pk=photo.pk).update(creator="Amal Haddad")
            renditions.order(photo)
        return files

    make = renditions.make
    monkeypatch.setattr(renditions, "make", make_and_meanwhile)
    while make_owed_renditions():
        pass

    assert all(order.done_at for order in photo.rendition_orders.all())
    assert xmp_read.read(opened(photo.renditions.get(format="jpeg", width=320)).info["xmp"])["dc:creator"] == [
        "Amal Haddad"
    ]


def test_made_again_the_same_picture_has_the_same_files_and_half_a_file_is_replaced() -> None:
    photo = a_photo_with_renditions(made.a_jpeg(500))
    before = {str(row.file) for row in photo.renditions.all()}
    victim = Path(default_storage.path(min(before)))
    whole = victim.read_bytes()
    victim.write_bytes(whole[:100])

    renditions.order(photo)
    while make_owed_renditions():
        pass

    assert {str(row.file) for row in photo.renditions.all()} == before
    assert victim.read_bytes() == whole


@pytest.mark.django_db(transaction=True)
def test_many_workers_make_each_rendition_once() -> None:
    photos = [take_in(made.upload(made.a_jpeg(330 + number, 200)), by=None) for number in range(4)]

    def work() -> None:
        try:
            while make_owed_renditions():
                pass
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert set(RenditionOrder.objects.values_list("attempts", "last_error")) == {(1, "")}
    assert not RenditionOrder.objects.filter(done_at=None).exists()
    assert Change.objects.count() == 2 * len(photos)
    assert [photo.renditions.count() for photo in photos] == [3, 3, 3, 3]
