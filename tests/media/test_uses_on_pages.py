"""Licences and leases act on live pages: what is shared, what feeds carry, and what stays once a licence has ended."""

import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from delivery.models import Change
from media.leasing import grant, take_back
from media.models import Lease, Licence, Photo
from media.rights import shown_on
from tests import given
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
EVERY = ["web", "social", "syndication", "archive"]


@pytest.fixture(autouse=True)
def _noon() -> Any:
    with time_machine.travel("2026-11-24 12:00 +0000", tick=False):
        given.an_outlet()
        yield


def a_photo_under(*uses: str, until: date | None = None, title: str = "The berths", **changes: Any) -> Photo:
    licence = Licence.objects.create(key=f"l-{Licence.objects.count()}", name=title, uses=list(uses), until=until)
    return given.a_photo(title, licence=licence, **changes)


def lease(photo: Photo, verdict: str, use: str, *, last: date | None = None) -> Lease:
    days = {"first_day": TODAY, "last_day": last}
    return grant(photo, verdict=verdict, use=use, reason="The agency’s letter", by=None, **days)


def shared(html: str) -> str:
    """What the picture of a shared link is of."""
    found = re.search(r'og:image" content="[^"]*/photos/([^/"]+)/', html)
    return found[1] if found else ""


def read(reader: Reader, address: str) -> str:
    return reader.get(address).content.decode()


def test_what_is_not_covered_for_social_media_is_not_offered_to_them(reader: Reader) -> None:
    lead = a_photo_under("web", "syndication")
    story = given.a_live_story(lead=lead, photos=[boat := given.a_photo("The boat")]).get_absolute_url()

    html = read(reader, story)
    assert shared(html) == boat.public_id and f"/photos/{lead.public_id}/" in html

    lease(boat, "deny", "social")
    html = read(reader, story)
    assert shared(html) == "" and 'name="twitter:card" content="summary">' in html

    lease(lead, "allow", "social", last=date(2026, 11, 30))
    assert shared(read(reader, story)) == lead.public_id
    with time_machine.travel("2026-12-01 12:00 +0000", tick=False):
        assert shared(read(reader, story)) == ""


def test_what_is_not_covered_for_syndication_is_in_no_feed_and_its_story_is(reader: Reader) -> None:
    lead = a_photo_under("web", "social")
    fallback = given.a_photo("The harbour from the sea")
    story = given.a_live_story(lead=lead, fallback_photo=fallback).get_absolute_url()

    for feed in ("/feeds/site.xml", "/feeds/news/levant.xml"):
        xml = read(reader, feed)
        assert lead.public_id not in xml and fallback.public_id in xml and given.HEADLINE in xml
    assert lead.public_id in read(reader, story) and shared(read(reader, story)) == lead.public_id


def test_once_a_licence_has_ended_live_pages_are_an_archive(reader: Reader) -> None:
    ends = {"until": date(2026, 11, 30)}
    kept, gone = a_photo_under("web", "archive", **ends), a_photo_under("web", **ends)
    stories = [given.a_live_story(f"Story {n}", lead=photo).get_absolute_url() for n, photo in enumerate((kept, gone))]

    def shown(day: str) -> list[bool]:
        with time_machine.travel(f"{day} 12:00 +0000", tick=False):
            pages = [read(reader, story) + read(reader, "/archive/") for story in stories]
            return [photo.public_id in html for photo, html in zip((kept, gone), pages, strict=True)]

    assert shown("2026-11-30") == [True, True]
    assert shown("2026-12-01") == [True, False]
    assert not Photo.objects.filter(shown_on(date(2026, 12, 1))) and Photo.objects.filter(shown_on(TODAY)).count() == 2
    denied = lease(kept, "deny", "archive")
    assert shown("2026-11-30") == [True, True] and shown("2026-12-01") == [False, False]
    take_back(denied, reason="A mistake", by=None)
    lease(gone, "allow", "web", last=date(2026, 12, 2))
    assert shown("2026-12-02") == [True, True] and shown("2026-12-03") == [True, False]


def test_the_file_of_what_may_not_stay_answers_gone(client: Client) -> None:
    photo = a_photo_under("web", until=date(2026, 11, 30))
    address = default_storage.url(default_storage.save(f"{photo.public_id}/320-0123456789ab.jpg", ContentFile(b"x")))

    assert client.get(address).getvalue() == b"x"
    with time_machine.travel("2026-12-01 12:00 +0000", tick=False):
        assert client.get(address).status_code == 410


def test_a_lease_of_any_use_tells_the_pages_with_the_photo_once() -> None:
    photo = given.a_photo()
    before = Change.objects.count()

    standing = lease(photo, "deny", "social")
    take_back(standing, reason="A mistake", by=None)

    told = Change.objects.order_by("pk")[before:]
    assert [change.keys for change in told] == [f"photo:{photo.pk}"] * 2
    photo.refresh_from_db()
    assert photo.leased_uses == []
