"""A store that refuses, hangs or breaks off: a sentence for the person, no row without its file, and the site goes on."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from media.intake.refusals import RefusedFile
from media.intake.take_in import take_in
from media.models import Original, Photo, RenditionOrder
from media.reconcilers.renditions import make_owed_renditions
from media.storage import StoreSilent
from media.sweep import orphans
from tests import given
from tests.media import made, stores

pytestmark = pytest.mark.django_db

HALF_A_FILE = b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\nContent-Type: image/jpeg\r\n\r\n" + b"x" * 40_000
TROUBLED = b"HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n"
NOBODYS = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
KINDS = ("refuses", "hangs", "breaks off", "is in trouble", "does not know us")


@pytest.fixture(params=KINDS)
def _silent(request: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    answers = {"hangs": b"", "breaks off": HALF_A_FILE, "is in trouble": TROUBLED, "does not know us": NOBODYS}
    given.an_outlet()
    with ExitStack() as stack:
        endpoint = stores.a_refusing_endpoint()
        if request.param in answers:
            closes = request.param != "hangs"
            broken = stack.enter_context(stores.a_broken_store(answers[request.param], then_closes=closes))
            endpoint = broken.endpoint
        stores.use_buckets(settings, monkeypatch, endpoint=endpoint, connect_seconds=0.3, read_seconds=0.3)
        yield


def a_photo_with_a_file() -> tuple[Photo, str]:
    photo = given.a_photo()
    Original.objects.create(photo=photo, file="ab/abcdef.jpg", name="boat.jpg", sha256="0" * 64, bytes=9)
    return photo, f"{photo.public_id}/320-0123456789ab.jpg"


@pytest.mark.usefixtures("_silent")
def test_an_upload_is_refused_in_a_sentence_and_leaves_no_row(admin_client: Client) -> None:
    response = admin_client.post(reverse("admin:media_photo_add"), {"pictures": made.upload(made.a_jpeg(320))})

    sentence = "The store for pictures does not answer. Nothing was taken in; try again in a minute."
    assert sentence in response.content.decode()
    assert not Photo.objects.exists() and not Original.objects.exists()


@pytest.mark.usefixtures("_silent")
def test_a_reader_is_told_to_come_back_and_no_cache_keeps_that(client: Client) -> None:
    _, name = a_photo_with_a_file()

    response = client.get(f"/photos/{name}")

    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "30", "no-store")
    assert response.content.decode() == "The store for pictures does not answer. Try again in a minute."


@pytest.mark.usefixtures("_silent")
def test_the_original_is_not_to_be_had_and_the_desk_says_why(admin_client: Client) -> None:
    photo, _ = a_photo_with_a_file()

    response = admin_client.get(f"/desk/media/photo/{photo.pk}/original/")

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "The store for pictures does not answer. Try again in a minute." in response.content.decode()
    assert admin_client.get(f"/desk/media/photo/{photo.pk}/change/").status_code == 200


@pytest.mark.usefixtures("_silent")
def test_the_worker_keeps_the_order_with_its_error_and_tries_again_later() -> None:
    photo, _ = a_photo_with_a_file()
    RenditionOrder.objects.create(photo=photo, batch="quick")

    make_owed_renditions()

    order = photo.rendition_orders.get(batch="quick")
    assert order.done_at is None and order.retry_at
    assert "The bucket meridian-originals" in order.last_error


@pytest.mark.usefixtures("_silent")
def test_the_sweep_stops_and_takes_nothing_for_gone() -> None:
    a_photo_with_a_file()

    with pytest.raises(StoreSilent):
        list(orphans())
    with pytest.raises(CommandError, match="0 files removed before that; run it again later"):
        call_command("sweep_media")


def test_while_a_store_hangs_one_request_in_a_while_waits_for_it_and_no_more(
    settings: Any, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    _, name = a_photo_with_a_file()

    with stores.a_broken_store(b"") as hung:
        stores.use_buckets(settings, monkeypatch, endpoint=hung.endpoint, connect_seconds=0.3, read_seconds=0.3)
        statuses = [client.get(f"/photos/{name}").status_code for _ in range(5)]

    assert statuses == [503] * 5
    assert hung.asked == 2  # the first, and its one repetition


def test_a_store_that_answers_again_is_asked_again(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with stores.a_store() as endpoint:
        stores.use_buckets(settings, monkeypatch, endpoint=endpoint)
        default_storage._silence._rest_seconds = 0
        default_storage._silence.begin()

        assert not default_storage.exists("a.jpg")
        assert default_storage._silence._asked_again_at is None


def test_a_file_that_trickles_is_given_up(settings: Any, monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    _, name = a_photo_with_a_file()

    with stores.a_store() as endpoint:
        stores.client(endpoint).put_object(Bucket=stores.PHOTOS, Key=name, Body=b"x" * 200_000)
        stores.use_buckets(settings, monkeypatch, endpoint=endpoint, whole_seconds=-1)

        assert client.get(f"/photos/{name}").status_code == 503


def test_an_original_that_its_bucket_does_not_hold_is_no_silence(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo, _ = a_photo_with_a_file()

    with stores.a_store() as endpoint:
        stores.use_buckets(settings, monkeypatch, endpoint=endpoint)

        with pytest.raises(FileNotFoundError):
            photo.original.file.open()
    with pytest.raises(RefusedFile):
        take_in(made.upload(b"no picture"), by=None)
