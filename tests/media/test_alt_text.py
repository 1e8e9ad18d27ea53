"""An alt text that is only what the file is called says nothing, and counts as none."""

import pytest

from media.alt_text import is_file_name
from media.describing import save_photo
from media.intake.take_in import take_in
from media.models import Photo
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
