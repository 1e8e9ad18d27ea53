"""A photo whose file is replaced keeps its record, its words and its ledger; readers are never without it."""

import pytest
from django.test import Client

from delivery.models import Change
from media import ledger
from media.intake.refusals import AlreadyHere, RefusedFile
from media.intake.take_in import take_in
from media.leasing import set_hold
from media.look_alikes import look_alikes
from media.models import Original, Photo, ReplacedOriginal, RetiredFile, originals_storage
from media.reconcilers.renditions import make_owed_renditions
from media.replacing import replace
from media.withdrawing import NoReason
from tests import given
from tests.media import made
from tests.media.developed import a_photo_with_renditions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outlet() -> None:
    given.an_outlet()


def a_photo() -> Photo:
    photo = a_photo_with_renditions(made.a_jpeg(400, 300), title="Pilot boat", alt_text="A boat", focal_x=0.2)
    Photo.objects.filter(pk=photo.pk).update(crops={"1:1": [0.0, 0.0, 0.75, 1.0]})
    ledger.correct(photo, by=None, why="She wrote to us", creator="Amal Haddad")
    make_all()
    return photo


def make_all() -> None:
    while make_owed_renditions():
        pass


def status_of(url: str, *, client: Client) -> int:
    response = client.get(url)
    assert b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return response.status_code


def test_the_record_stays_and_the_old_file_is_kept_for_the_desk() -> None:
    photo, editor = a_photo(), given.an_editor()
    old = photo.original.file.name

    replace(photo, made.upload(made.a_jpeg(800, 600), name="large.jpg"), by=editor, why="A larger scan came")

    photo.refresh_from_db()
    assert (photo.width, photo.height, photo.title, photo.creator) == (800, 600, "Pilot boat", "Amal Haddad")
    assert (photo.focal_x, photo.crops) == (0.2, {"1:1": [0.0, 0.0, 0.75, 1.0]})
    assert photo.credit_changes.get().why == "She wrote to us"
    kept = ReplacedOriginal.objects.get()
    assert (kept.file.name, kept.replaced_by, kept.why) == (old, editor, "A larger scan came")
    now = Original.objects.get()
    assert (now.name, now.uploaded_by) == ("large.jpg", editor)
    assert {originals_storage().exists(str(each.file.name)) for each in (kept, now)} == {True}


def test_readers_have_the_old_sizes_until_the_new_ones_are_made_and_their_files_for_longer(client: Client) -> None:
    photo = a_photo()
    old = {row.file.name: row.file.url for row in photo.renditions.all()}

    replace(photo, made.upload(made.a_jpeg(800, 600)), by=None, why="A larger scan came")
    assert {row.file.name for row in photo.renditions.all()} == set(old)
    assert Change.objects.latest("pk").keys == f"photo:{photo.pk}"
    make_all()

    assert not {row.file.name for row in photo.renditions.all()} & set(old)
    assert set(RetiredFile.objects.values_list("name", flat=True)) >= set(old)
    assert {status_of(url, client=client) for url in old.values()} == {200}


def test_a_picture_of_another_shape_lets_go_of_its_focal_point_and_crops() -> None:
    photo = a_photo()

    replace(photo, made.upload(made.a_jpeg(600, 900)), by=None, why="The whole picture")

    photo.refresh_from_db()
    assert (photo.focal_x, photo.focal_y, photo.crops) == (0.5, 0.5, {})


def test_it_is_refused_with_a_sentence_and_nothing_is_left_behind() -> None:
    photo = a_photo()
    other = take_in(made.upload(made.a_jpeg(500)), by=None)
    files = len(Original.objects.all())

    with pytest.raises(NoReason):
        replace(photo, made.upload(made.a_jpeg(800, 600)), by=None, why=" ")
    with pytest.raises(AlreadyHere) as here:
        replace(photo, made.upload(made.a_jpeg(500)), by=None, why="Larger")
    with pytest.raises(RefusedFile, match="the file that the photo has already"):
        replace(photo, made.upload(made.a_jpeg(400, 300)), by=None, why="Larger")
    set_hold(photo, on=True, by=None, reason="A letter from counsel")
    with pytest.raises(RefusedFile, match="under legal hold"):
        replace(photo, made.upload(made.a_jpeg(800, 600)), by=None, why="Larger")

    assert here.value.photo == other
    assert not ReplacedOriginal.objects.exists()
    assert sum(len(originals_storage().listdir(folder)[1]) for folder in originals_storage().listdir("")[0]) == files


def test_what_looks_like_it_is_looked_for_anew() -> None:
    photo = take_in(made.upload(made.as_file(made.a_scene().rotate(180))), by=None)
    other = take_in(made.upload(made.a_jpeg(500)), by=None)
    assert look_alikes(photo) == []

    replace(photo, made.upload(made.a_jpeg(700)), by=None, why="It stood upside down")

    assert look_alikes(photo) == [other]
