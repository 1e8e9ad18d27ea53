"""An alt text that is only what the file is called says nothing, and counts as none."""

import pytest

from media.alt_text import is_file_name
from media.describing import note_alt_text, save_photo
from media.intake.take_in import take_in
from media.merging import merge
from media.models import Original, Photo, RenditionOrder
from media.replacing import replace
from media.rights import problems_of
from tests import given
from tests.media.made import a_jpeg, upload

NAMES = [
    ("DSC_0412.JPG", "DSC_0412.JPG", True),
    ("dsc_0412", "DSC_0412.JPG", True),
    ("Berths at dusk", "berths at dusk.jpeg", True),
    ("гавань", "ГАВАНЬ.png", True),
    ("Gantry cranes against a red sky", "berths.jpg", False),
    ("", "berths.jpg", False),
    ("", "", False),
]


@pytest.mark.parametrize(("alt_text", "name", "is_one"), NAMES)
def test_a_files_name_is_known_with_and_without_its_ending(alt_text: str, name: str, is_one: bool) -> None:
    assert is_file_name(alt_text, name=name) is is_one


@pytest.mark.django_db
def test_a_name_in_the_place_of_an_alt_text_is_noticed_when_the_file_comes_and_when_words_are_saved() -> None:
    given.an_outlet()
    photo = given.a_photo("The ladder", alt_text="Boat", status=Photo.Status.AWAITED, width=None, height=None)

    take_in(upload(a_jpeg(), name="BOAT.jpg"), by=None, photo=photo)
    photo.refresh_from_db()
    assert photo.alt_is_file_name

    photo.alt_text = "A pilot boat under the north mole"
    save_photo(photo, by=None, fields=["alt_text"])
    photo.refresh_from_db()
    assert not photo.alt_is_file_name


@pytest.mark.django_db
def test_what_its_old_file_was_called_is_no_alt_text_once_the_file_is_replaced() -> None:
    given.an_outlet()
    photo = take_in(upload(a_jpeg(), name="DSC_0412.jpg"), by=None)
    photo.alt_text, photo.description = "Scan_2", "The pilot boat at the north mole."
    save_photo(photo, by=None, fields=["alt_text", "description"])
    assert codes_of(photo) == {"no_credit"}

    replace(photo, upload(a_jpeg(1200, 800), name="SCAN_2.jpg"), by=None, why="A larger scan came")
    assert codes_of(photo) == {"no_credit", "alt_is_file_name"}

    photo.alt_text = "dsc_0412"
    save_photo(photo, by=None, fields=["alt_text"])
    assert codes_of(photo) == {"no_credit", "alt_is_file_name"}


@pytest.mark.django_db
def test_a_merged_photo_takes_over_words_that_say_something_and_its_files_say_them() -> None:
    given.an_outlet()
    left, gone = given.a_photo("Berths", alt_text="IMG_7"), given.a_photo("Berths again", alt_text="Cranes at dusk")
    take_in_for(left, name="img_7.jpg")

    merge(gone, into=left, by=None, why="The same frame")

    left.refresh_from_db()
    assert (left.alt_text, codes_of(left)) == ("Cranes at dusk", set())
    assert RenditionOrder.objects.filter(photo=left, done_at=None).exists()


@pytest.mark.django_db
def test_the_name_of_either_file_is_no_alt_text_of_what_is_left_of_two() -> None:
    given.an_outlet()
    left, gone = given.a_photo("Berths", alt_text="img_8"), given.a_photo("Berths again", alt_text="img_7")
    take_in_for(gone, name="IMG_8.jpg")
    take_in_for(left, name="IMG_7.jpg")

    merge(gone, into=left, by=None, why="The same frame")

    assert codes_of(left) == {"alt_is_file_name"}


def take_in_for(photo: Photo, *, name: str) -> None:
    """The photo has a file that is called so."""
    Original.objects.create(photo=photo, name=name, sha256=name, bytes=1)
    note_alt_text(photo)


def codes_of(photo: Photo) -> set[str]:
    """What the named checks say of the photo as it is kept."""
    kept = Photo.objects.get(pk=photo.pk)
    return {problem.code for problem in problems_of(kept, on=given.today())}
