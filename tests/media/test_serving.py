"""Files under /photos/: renditions to everybody, for good, until the photo may no longer be shown; nothing else, ever."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from media.models import Photo
from tests import given

pytestmark = pytest.mark.django_db

CONTENT = b"\xff\xd8\xff rendition"


def a_served_photo(**values: Any) -> tuple[Photo, str]:
    photo = Photo.objects.create(**{"status": Photo.Status.READY, "width": 900, "height": 600} | values)
    name = default_storage.save(f"{photo.public_id}/320-0123456789ab.jpg", ContentFile(CONTENT))
    return photo, default_storage.url(name)


def test_a_rendition_is_served_to_be_kept_for_good(client: Client) -> None:
    photo, address = a_served_photo()

    response = client.get(address)

    assert (response.status_code, response.getvalue()) == (200, CONTENT)
    assert response["Content-Type"] == "image/jpeg"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Surrogate-Key"] == f"photo:{photo.pk}"
    assert not response.cookies and "Vary" not in response


def test_a_reader_who_has_it_gets_304(client: Client) -> None:
    _, address = a_served_photo()
    first = client.get(address)
    first.getvalue()

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("values", [{"status": Photo.Status.WITHDRAWN}, {"rights_until": date(2026, 11, 20)}])
@time_machine.travel("2026-11-24 12:00 +0000", tick=False)
def test_a_photo_that_may_not_be_shown_is_gone(client: Client, values: dict[str, Any]) -> None:
    given.an_outlet()
    _, address = a_served_photo(**values)

    assert client.get(address, headers={"if-none-match": '"320-0123456789ab"'}).status_code == 410


@pytest.mark.parametrize(
    "name",
    ["640-0123456789ab.jpg", "../../originals/ab/abcdef.jpg", "320-0123456789ab.svg", "320-0123456789ab.jpg/", ""],
)
def test_anything_else_does_not_exist(client: Client, name: str) -> None:
    photo, _ = a_served_photo()

    assert client.get(f"/photos/{photo.public_id}/{name}").status_code == 404


def test_a_photo_that_awaits_its_file_has_no_address(client: Client) -> None:
    _, address = a_served_photo(status=Photo.Status.AWAITED)

    assert client.get(address).status_code == 404


def test_one_query_serves_a_file(client: Client, django_assert_num_queries: Any) -> None:
    _, address = a_served_photo()

    with django_assert_num_queries(1):
        client.get(address).getvalue()


def test_nothing_is_changed_by_a_post(client: Client) -> None:
    _, address = a_served_photo()

    assert client.post(address).status_code == 405
