"""Two pictures that look alike are looked at side by side, and somebody says whether they are one."""

import re

import pytest
from django.test import Client

from articles.desk.models import Article
from media.leasing import set_hold
from media.look_alikes import look_alikes
from media.models import LookAlike, Photo
from tests import given
from tests.media.test_photo_desk import at_the_photo_desk

pytestmark = pytest.mark.django_db


def a_pair() -> tuple[Photo, Photo]:
    given.an_outlet()
    older, newer = given.a_photo("Berths, from the wire"), given.a_photo("Berths", creator="Sami Quist", width=3600)
    LookAlike.objects.create(photo=newer, other=older, bits=2)
    return newer, older


def address(newer: Photo, older: Photo) -> str:
    return f"/desk/media/photo/{newer.pk}/like/{older.pk}/"


def test_the_list_names_each_open_pair_and_leads_to_it() -> None:
    newer, older = a_pair()

    page = at_the_photo_desk().get("/desk/media/photo/alike/").content.decode()

    assert "1 pair looks alike" in page
    assert f'href="{address(newer, older)}"' in page
    assert "Berths, from the wire" in page


def test_both_stand_side_by_side_with_their_places_and_what_differs_is_marked() -> None:
    newer, older = a_pair()
    given.a_live_story("The berths reopen", lead=older)

    page = at_the_photo_desk().get(address(newer, older)).content.decode()

    assert page.count("<img") == 2
    assert "The berths reopen" in page
    differing = re.findall(r'scope="row">([^<]+)<span class="visually-hidden"> \(differs\)', page)
    assert differing == ["Credit", "Size"]


def test_the_page_of_either_says_that_it_looks_like_the_other() -> None:
    newer, older = a_pair()

    page = at_the_photo_desk().get(f"/desk/media/photo/{older.pk}/change/").content.decode()

    assert f'href="/desk/media/photo/{older.pk}/like/{newer.pk}/">It looks like “Berths”: look at both</a>' in page


def test_not_the_same_picture_is_said_once() -> None:
    newer, older = a_pair()
    client = at_the_photo_desk()

    said = client.post(address(newer, older), follow=True).content.decode()

    assert "Nobody will be asked about these two again." in said
    assert look_alikes(newer) == []
    assert LookAlike.objects.get().settled_by is not None
    assert "Nothing looks like another" in client.get("/desk/media/photo/alike/").content.decode()


def test_one_is_merged_into_the_other_with_a_reason_and_its_page_leads_on() -> None:
    newer, older = a_pair()
    story = given.a_story(lead=newer)
    client = at_the_photo_desk()
    into = {"into": older.pk, "reason": ""}

    refused = client.post(address(newer, older), into)
    done = client.post(address(newer, older), {**into, "reason": "The same frame"}, follow=True)

    assert refused.status_code == 422
    assert "Say why" in refused.content.decode()
    assert "is merged into this one" in done.content.decode()
    assert Article.objects.get(pk=story.pk).captions.get().photo == older
    for old in (address(newer, older), f"/desk/media/photo/{newer.pk}/change/"):
        led_on = client.get(old)
        assert led_on["Location"] == f"/desk/media/photo/{older.pk}/change/"


def test_the_photo_that_is_left_tells_both_ledgers() -> None:
    newer, older = a_pair()
    client = at_the_photo_desk()

    client.post(address(newer, older), {"into": older.pk, "reason": "The same frame"})

    page = client.get(f"/desk/media/photo/{older.pk}/change/").content.decode()
    assert "The same frame" in page
    assert "status of “Berths”" in page
    assert "“Berths” merged into" in page


def test_what_cannot_be_merged_says_why_in_place_of_the_button() -> None:
    newer, older = a_pair()
    set_hold(older, on=True, by=None, reason="A letter from counsel")

    page = at_the_photo_desk().get(address(newer, older)).content.decode()

    assert "“Berths, from the wire” is under legal hold" in page
    assert 'name="into"' not in page


@pytest.mark.parametrize(("role", "settles"), [("Reporter", False), ("Editor", None)])
def test_only_who_may_withdraw_photos_merges(role: str, settles: bool | None) -> None:
    newer, older = a_pair()
    client: Client = at_the_photo_desk(role)

    answered = client.post(address(newer, older), {"into": older.pk, "reason": "The same frame"})

    assert answered.status_code == 403
    assert not Photo.objects.filter(merged_into__isnull=False).exists()
