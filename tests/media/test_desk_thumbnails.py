"""Pictures that readers may not have are still seen by the desk, at an address of its own."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from media.models import Photo
from media.thumbnails import thumbnails
from tests import given
from tests.articles.desk_people import at_the_desk

pytestmark = pytest.mark.django_db

WALL = "/desk/media/photo/"


def a_withdrawn_photo() -> Photo:
    photo = given.a_photo("The ladder of the Ostara")
    for file in photo.renditions.filter(format="jpeg"):
        default_storage.save(file.file.name, ContentFile(b"jpeg of %d" % file.width))
    Photo.objects.filter(pk=photo.pk).update(status=Photo.Status.WITHDRAWN)
    return photo


def test_a_picture_that_readers_may_not_have_stands_on_the_wall_and_on_its_page_marked_as_over() -> None:
    given.an_outlet()
    client = at_the_desk(given.an_editor())
    photo = a_withdrawn_photo()

    wall, page = (client.get(address).content.decode() for address in (WALL, f"{WALL}{photo.pk}/change/"))

    assert f'src="{WALL}{photo.pk}/thumbnail/320/"' in wall and "is-over" in wall and "withdrawn" in wall
    assert f'src="{WALL}{photo.pk}/thumbnail/1280/"' in page
    assert "Readers may not have it today" in page
    assert "It has been withdrawn and may not be shown. Restore it, if readers may have it again." in page


def test_each_reason_that_takes_a_picture_from_readers_leads_to_the_desks_address() -> None:
    today = given.today()
    shown = given.a_photo()
    ended = given.a_photo(rights_until=today - timedelta(days=1))
    denied = given.a_photo(denied_from=today)

    found = thumbnails([shown.pk, ended.pk, denied.pk])

    assert not found[shown.pk].is_over and found[shown.pk].url.startswith("/photos/")
    assert all(found[pk].is_over and found[pk].url == f"{WALL}{pk}/thumbnail/320/" for pk in (ended.pk, denied.pk))


def test_the_desks_address_gives_the_nearest_width_to_staff_alone_and_is_kept_nowhere() -> None:
    photo = a_withdrawn_photo()
    client = at_the_desk(given.an_editor())

    answers = {width: client.get(f"{WALL}{photo.pk}/thumbnail/{width}/") for width in (1, 400, 5000)}

    bodies = {width: b"".join(answer.streaming_content) for width, answer in answers.items()}
    assert bodies == {1: b"jpeg of 320", 400: b"jpeg of 640", 5000: b"jpeg of 1280"}
    assert answers[1]["Cache-Control"].startswith("private, no-store") and answers[1]["Content-Type"] == "image/jpeg"
    assert client.get(f"{WALL}0/thumbnail/320/").status_code == 404
    assert Client().get(f"{WALL}{photo.pk}/thumbnail/320/").status_code == 302
    given.an_editor("nobody")
    type(given.an_editor()).objects.filter(username="nobody").update(is_superuser=False)
    stranger = at_the_desk(type(given.an_editor()).objects.get(username="nobody"))
    assert stranger.get(f"{WALL}{photo.pk}/thumbnail/320/").status_code == 403
