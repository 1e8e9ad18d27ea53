"""The photo desk replaces a file on the photo's own page; what it had before can be had back."""

import pytest

from media.intake.take_in import take_in
from media.leasing import set_hold
from media.models import Photo
from tests import given
from tests.media import made
from tests.media.test_photo_desk import at_the_photo_desk

pytestmark = pytest.mark.django_db

WHY = "A larger scan came"


def a_photo() -> Photo:
    given.an_outlet()
    return take_in(made.upload(made.a_jpeg(400, 300), name="small.jpg"), by=None)


def test_a_file_is_replaced_and_the_old_one_can_be_downloaded() -> None:
    photo = a_photo()
    client = at_the_photo_desk()
    replacing = f"/desk/media/photo/{photo.pk}/replace/"
    assert replacing in client.get(f"/desk/media/photo/{photo.pk}/change/").content.decode()

    sent = {"file": made.upload(made.a_jpeg(800, 600), name="large.jpg"), "reason": WHY}
    said = client.post(replacing, sent, follow=True).content.decode()

    assert "The file is replaced." in said
    photo.refresh_from_db()
    assert (photo.width, photo.original.name) == (800, "large.jpg")
    kept = photo.replaced_originals.get()
    page = client.get(replacing).content.decode()
    assert "small.jpg" in page and WHY in page
    downloaded = client.get(f"/desk/media/photo/{photo.pk}/replaced/{kept.pk}/")
    assert b"".join(downloaded.streaming_content) == made.a_jpeg(400, 300)  # type: ignore[attr-defined]
    assert 'attachment; filename="small.jpg"' in downloaded["Content-Disposition"]


def test_without_a_reason_nothing_is_replaced() -> None:
    photo = a_photo()

    said = at_the_photo_desk().post(
        f"/desk/media/photo/{photo.pk}/replace/", {"file": made.upload(made.a_jpeg(800, 600)), "reason": " "}
    )

    assert said.status_code == 422
    assert "Say why: the old file is kept with it." in said.content.decode()
    assert not photo.replaced_originals.exists()


def test_a_file_that_another_photo_has_is_answered_with_that_photo() -> None:
    photo = a_photo()
    other = take_in(made.upload(made.a_jpeg(800, 600)), by=None)

    said = at_the_photo_desk().post(
        f"/desk/media/photo/{photo.pk}/replace/", {"file": made.upload(made.a_jpeg(800, 600)), "reason": WHY}
    )

    assert f"/desk/media/photo/{photo.pk}/like/{other.pk}/" in said.content.decode()


def test_under_legal_hold_the_page_says_so_in_place_of_the_form() -> None:
    photo = a_photo()
    set_hold(photo, on=True, by=None, reason="A letter from counsel")

    page = at_the_photo_desk().get(f"/desk/media/photo/{photo.pk}/replace/").content.decode()

    assert "It is under legal hold: its file stays as it is." in page
    assert 'type="file"' not in page


def test_a_reporter_may_not_and_gets_no_old_file() -> None:
    photo = a_photo()
    client = at_the_photo_desk("Reporter")

    assert client.get(f"/desk/media/photo/{photo.pk}/replace/").status_code == 403
    assert client.get(f"/desk/media/photo/{photo.pk}/replaced/1/").status_code == 404
