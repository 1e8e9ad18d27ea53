"""Crops made by hand: what can be one, what files are made of it, and where readers get them instead of the focal point."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.template import Context, Template
from PIL import Image

from delivery.models import Change
from media.crop_rules import CropRefused, largest_box
from media.crops import set_crop
from media.darkroom import colour
from media.models import Photo, Rendition, RenditionOrder, RetiredFile
from media.pictures import pictures_for
from media.reconcilers.renditions import make_owed_renditions
from tests import given
from tests.media import made
from tests.media.developed import a_photo_with_renditions, opened, pixel

pytestmark = pytest.mark.django_db

SQUARE = (0.5, 0.25, 0.5, 0.75)  # of a picture of 3 : 2, the lower right
CORNERS = {(0, 0): (200, 30, 30), (1, 0): (30, 160, 30), (0, 1): (30, 30, 200), (1, 1): (220, 220, 30)}


def four_corners(width: int = 1200, height: int = 800) -> Image.Image:
    """A picture in four colours, so that what a crop shows can be told."""
    image = Image.new("RGB", (width, height))
    for (x, y), ink in CORNERS.items():
        image.paste(ink, (x * width // 2, y * height // 2, (x + 1) * width // 2, (y + 1) * height // 2))
    return image


def make_all() -> None:
    while make_owed_renditions():
        pass


def shown(photo: Photo, tag: str) -> str:
    picture = pictures_for([photo.pk])[photo.pk]
    return Template("{% load photos %}" + tag).render(Context({"picture": picture}))


def test_a_crop_is_kept_ordered_told_and_remembered_at_once() -> None:
    photo, editor = given.a_photo(), given.an_editor()
    before = Change.objects.count()

    for _ in range(2):
        set_crop(photo, ratio="1:1", box=SQUARE, by=editor)

    photo.refresh_from_db()
    assert photo.crops == {"1:1": list(SQUARE)}
    assert RenditionOrder.objects.filter(photo=photo, done_at=None).count() == 2
    assert Change.objects.count() == before + 1 and Change.objects.latest("pk").keys == f"photo:{photo.pk}"
    assert [row.get_change_message() for row in LogEntry.objects.all()] == ["Cropped by hand to 1:1."]


@pytest.mark.parametrize(
    ("ratio", "box", "said"),
    [
        ("7:5", SQUARE, "There is no crop of 7:5"),
        ("1:1", (0, 0, 0.6, 0.6), "The crop is not 1:1"),
        ("1:1", (0.6, 0, 0.5, 0.75), "reaches beyond the picture"),
        ("1:1", (-0.1, 0, 0.5, 0.75), "reaches beyond the picture"),
        ("1:1", (0, 0, 0.1, 0.15), "The crop is 180 px wide, and readers need 300"),
        ("1:1", (0, 0, 0.5), "A crop is four numbers"),
        ("1:1", (0, 0, float("nan"), 0.75), "A crop is four numbers"),
    ],
)
def test_what_cannot_be_a_crop_is_refused_in_a_sentence(ratio: str, box: Any, said: str) -> None:
    photo = given.a_photo()

    with pytest.raises(CropRefused, match=said):
        set_crop(photo, ratio=ratio, box=box, by=None)

    photo.refresh_from_db()
    assert photo.crops == {} and not RenditionOrder.objects.exists()


def test_a_photo_that_awaits_its_file_cannot_be_cropped() -> None:
    photo = given.a_photo(status=Photo.Status.AWAITED, width=None, height=None)

    with pytest.raises(CropRefused, match="Add the file first"):
        set_crop(photo, ratio="1:1", box=SQUARE, by=None)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_box_of_the_upright_picture_is_found_in_the_stored_one(orientation: int) -> None:
    stored = four_corners(60, 40)
    upright = colour.upright(stored, orientation=orientation)
    wide, high = upright.size
    asked = upright.crop((round(wide * 0.4), round(high * 0.25), round(wide * 0.9), round(high * 0.75)))

    left, top, width, height = colour.as_stored((0.4, 0.25, 0.5, 0.5), orientation=orientation)
    corners = (left * 60, top * 40, (left + width) * 60, (top + height) * 40)
    found = colour.upright(stored.crop(tuple(map(round, corners))), orientation=orientation)

    assert found.size == asked.size and found.tobytes() == asked.tobytes()


def test_a_crop_of_a_picture_that_was_held_upright_cuts_what_one_sees() -> None:
    stored = four_corners().transpose(Image.Transpose.ROTATE_90)
    photo = a_photo_with_renditions(made.as_file(stored, exif=made.exif(orientation=6), quality=95))
    assert (photo.width, photo.height) == (1200, 800)

    set_crop(photo, ratio="1:1", box=(0.5, 0.5, 1 / 3, 0.5), by=None)
    make_all()

    assert {row.format for row in photo.renditions.filter(crop="1:1")} == {"jpeg", "webp", "avif"}
    image = opened(photo.renditions.get(crop="1:1", format="jpeg", width=400))
    assert image.size == (400, 400)
    for place in ((5, 5), (395, 5), (5, 395), (395, 395)):
        assert all(abs(a - b) < 12 for a, b in zip(pixel(image, *place), CORNERS[1, 1], strict=True))


def test_a_crop_has_widths_of_its_own_and_the_whole_picture_keeps_its_files() -> None:
    photo = a_photo_with_renditions(made.as_file(four_corners(1800, 1200)))
    whole = set(photo.renditions.values_list("file", flat=True))

    set_crop(photo, ratio="16:9", box=(0, 0, 0.5, 0.421875), by=None)
    make_all()

    assert set(photo.renditions.filter(crop="").values_list("file", flat=True)) == whole
    cut = photo.renditions.filter(crop="16:9", format="webp")
    assert list(cut.values_list("width", "height")) == [(320, 180), (464, 261), (672, 378), (900, 506)]


def test_readers_get_the_crop_once_its_files_are_made_and_the_focal_point_until_then() -> None:
    given.an_outlet()
    photo = a_photo_with_renditions(made.as_file(four_corners()))
    files = "/photos/" + photo.public_id

    set_crop(photo, ratio="1:1", box=SQUARE, by=None)
    assert "focus-5-5" in shown(photo, '{% photo picture ratio="1:1" %}')

    make_all()
    html = shown(photo, '{% photo picture ratio="1:1" sizes="50vw" %}')
    cut = {row.file.url for row in photo.renditions.filter(crop="1:1")}
    assert "focus-" not in html and 'width="600" height="600"' in html and 'sizes="50vw"' in html
    assert {part.split()[0] for part in html.replace('"', " ").split(", ") if part.startswith(files)} <= cut
    assert all(url not in shown(photo, '{% photo picture ratio="3:2" %}{% photo picture %}') for url in cut)
    assert pictures_for([photo.pk])[photo.pk].largest.width == 1200


def test_links_and_search_engines_get_the_crops_that_are_theirs(reader: Any) -> None:
    given.an_outlet()
    photo = a_photo_with_renditions(
        made.as_file(four_corners()), creator="Amal Haddad", alt_text="Four corners", description="Four corners."
    )
    address = given.a_live_story(lead=photo).get_absolute_url()

    set_crop(photo, ratio="1.91:1", box=(0, 0, 0.955, 0.75), by=None)
    set_crop(photo, ratio="1:1", box=SQUARE, by=None)
    make_all()

    html = reader.get(address).content.decode()
    shared, square = (photo.renditions.filter(crop=crop, format="jpeg").last() for crop in ("1.91:1", "1:1"))
    assert shared and square
    assert re.search(rf'<meta property="og:image" content="[^"]*{shared.file.url}"', html)
    assert '<meta property="og:image:width" content="976">' in html and 'height" content="511"' in html
    assert f'{square.file.url}","width":600,"height":600' in html


def test_a_crop_taken_back_is_gone_at_once_and_its_files_go_on_being_served() -> None:
    given.an_outlet()
    photo = a_photo_with_renditions(made.as_file(four_corners()))
    set_crop(photo, ratio="1:1", box=SQUARE, by=None)
    make_all()
    files = {str(row.file) for row in photo.renditions.filter(crop="1:1")}

    set_crop(photo, ratio="1:1", box=None, by=None)
    assert "focus-5-5" in shown(photo, '{% photo picture ratio="1:1" %}')
    make_all()

    assert not Rendition.objects.exclude(crop="").exists() and photo.renditions.filter(crop="").count() == 15
    assert set(RetiredFile.objects.filter(photo=photo).values_list("name", flat=True)) == files
    assert all(default_storage.exists(name) for name in files)


def test_a_crop_made_for_a_file_of_another_shape_is_left_out() -> None:
    photo = a_photo_with_renditions(made.as_file(four_corners()), crops={"1:1": [0, 0, 1, 1], "3:2": [0, 0, 1, 1]})

    assert set(photo.renditions.values_list("crop", flat=True)) == {"", "3:2"}
    whole, cut = (photo.renditions.get(crop=crop, format="jpeg", width=320) for crop in ("", "3:2"))
    assert whole.file.name != cut.file.name


def test_the_largest_cut_stands_where_the_focal_point_puts_it() -> None:
    photo = Photo(width=1800, height=1200)

    assert largest_box(photo, ratio="1:1", x=1, y=0) == pytest.approx((1 / 3, 0, 2 / 3, 1))
    assert largest_box(photo, ratio="16:9", x=0, y=0.5) == pytest.approx((0, 0.078125, 1, 0.84375))
