"""A picture that looks like another is noticed when it comes in, and asked about until somebody has answered."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from PIL import ImageDraw

from media.intake.duplicates import parts_of
from media.intake.take_in import take_in
from media.look_alikes import look_alikes, look_for, open_pairs, settle
from media.models import LookAlike, Original, Photo
from tests import given
from tests.media import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outlet() -> None:
    given.an_outlet()


def a_photo(content: bytes, **more: Any) -> Photo:
    return take_in(made.upload(content), by=None, **more)


def another_picture() -> bytes:
    image = made.a_scene()
    draw = ImageDraw.Draw(image)
    for at in range(0, 900, 90):
        draw.rectangle((at, 600 - at // 2, at + 40, 600), fill="white" if at % 180 else "black")
    return made.as_file(image.rotate(180))


def test_the_same_picture_in_another_size_is_noticed_and_another_picture_is_not() -> None:
    first = a_photo(made.a_jpeg(900, 600))
    other = a_photo(another_picture())

    smaller = a_photo(made.a_jpeg(450, 300))

    assert look_alikes(smaller) == [first]
    assert look_alikes(first) == [smaller]
    assert look_alikes(other) == []
    pair = LookAlike.objects.get()
    assert (pair.photo, pair.other) == (smaller, first)


def test_the_file_of_an_awaited_photo_is_looked_at_as_well() -> None:
    awaited = Photo.objects.create(title="Pilot boat")
    first = a_photo(made.a_jpeg(900, 600))

    a_photo(made.a_jpeg(450, 300), photo=awaited)

    assert look_alikes(awaited) == [first]


def test_what_is_settled_is_not_asked_again() -> None:
    editor = given.an_editor()
    first, second = a_photo(made.a_jpeg(900, 600)), a_photo(made.a_jpeg(450, 300))

    settle(first, second, by=editor)

    assert (look_alikes(first), look_alikes(second), list(open_pairs())) == ([], [], [])
    assert LookAlike.objects.get().settled_by == editor


def test_a_library_from_before_is_looked_through_once() -> None:
    first, second, third = (
        a_photo(made.a_jpeg(900, 600)),
        a_photo(made.a_jpeg(450, 300)),
        a_photo(made.a_jpeg(600, 400)),
    )
    LookAlike.objects.all().delete()
    settle(first, second, by=None)
    out = StringIO()

    call_command("find_look_alikes", stdout=out)

    assert out.getvalue() == "3 photos looked at, 2 pairs look alike.\n"
    assert look_alikes(first) == [third]


def test_plain_surfaces_do_not_look_like_each_other() -> None:
    photos = [
        a_photo(made.as_file(made.Image.new("RGB", (300 + n, 200), colour))) for n, colour in enumerate(["red", "blue"])
    ]

    assert [photo.original.dhash for photo in photos] == ["0" * 16, "0" * 16]
    assert not LookAlike.objects.exists()


@pytest.mark.parametrize("flips", [(0,), (0, 16, 32, 48), (0, 1, 16, 17, 32, 48), (15, 31, 47, 63, 7, 23)])
def test_however_the_differing_bits_lie_up_to_six_are_found(flips: tuple[int, ...]) -> None:
    first = a_photo(made.a_jpeg(900, 600))
    other = int(first.original.dhash, 16)
    for bit in flips:
        other ^= 1 << bit
    second = a_photo(another_picture())
    _say(second, dhash=f"{other:016x}")

    assert look_for(first) == 1
    assert LookAlike.objects.get().bits == len(flips)


def _say(photo: Photo, *, dhash: str) -> None:
    Original.objects.filter(photo=photo).update(dhash=dhash, **parts_of(dhash))
