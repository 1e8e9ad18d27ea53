"""A licence ends for all its photos at once: the photo desk is warned 30, 7 and 1 days before, on the desk and by letter."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from media.models import Licence, Photo
from media.reconcilers.licences import tell_of_licences
from media.reconcilers.rights import send_letters
from media.rights_rows import LicenceNotice, RightsLetter
from tests import given

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
DESK = ["photo.desk@meridian.example.org"]


@pytest.fixture(autouse=True)
def _noon(settings: Any) -> Any:
    settings.PHOTO_DESK_EMAIL = DESK
    with time_machine.travel("2026-11-24 12:00 +0000", tick=False):
        given.an_outlet()
        yield


def a_licence(*, days: int, name: str = "One season") -> Licence:
    return Licence.objects.create(key="season", name=name, uses=["web"], until=TODAY + timedelta(days=days))


def a_used_photo(licence: Licence, title: str = "Pilot boat, north mole", **values: Any) -> Photo:
    photo = given.a_photo(title, licence=licence, **values)
    given.a_story(f"A story with {title}", lead=photo)
    return photo


def home() -> str:
    client = Client()
    client.force_login(User.objects.create_superuser("night"))
    return client.get("/desk/").content.decode()


def test_the_photo_desk_is_told_of_each_distance_once() -> None:
    licence = a_licence(days=40)
    a_used_photo(licence)
    told = []

    for day in range(60):
        with time_machine.travel(f"{TODAY + timedelta(days=day)} 12:00 +0000", tick=False):
            told += [day] * tell_of_licences()
            assert tell_of_licences() == 0

    assert told == [10, 33, 39, 41]
    assert RightsLetter.objects.count() == LicenceNotice.objects.count() == 4


def test_the_letter_names_the_licence_its_last_day_and_how_many_photos_it_means() -> None:
    licence = a_licence(days=5)
    a_used_photo(licence, "Pilot boat")
    a_used_photo(licence, "Cranes at dusk")
    a_used_photo(licence, "Gone", status=Photo.Status.WITHDRAWN)
    given.a_photo("In no story", licence=licence)

    tell_of_licences()
    send_letters()

    [letter] = mail.outbox
    assert letter.to == DESK and letter.subject == "The Meridian: The licence “One season” ends soon"
    assert "Its last day is 29 November 2026; 2 photos in use stand under it." in letter.body
    assert f"https://meridian.example.org/desk/media/licence/{licence.pk}/change/" in letter.body


def test_the_longest_name_of_a_licence_and_of_the_outlet_make_a_letter_that_can_be_sent() -> None:
    given.an_outlet(name="The Meridian " * 9)
    a_used_photo(a_licence(days=5, name="One season,\nthe harbour towns " * 4))

    tell_of_licences()
    send_letters()

    [letter] = mail.outbox
    assert len(letter.subject) == 200 and "\n" not in letter.subject


def test_the_last_letter_says_what_the_end_means() -> None:
    a_used_photo(a_licence(days=-1))

    tell_of_licences()
    send_letters()

    [letter] = mail.outbox
    assert letter.subject == "The Meridian: The licence “One season” has ended"
    assert "No story goes out with them" in letter.body


def test_a_licence_that_no_photo_in_use_stands_under_writes_no_letter() -> None:
    given.a_photo("In no story", licence=a_licence(days=3))

    tell_of_licences()

    assert not RightsLetter.objects.exists()
    assert "A licence ends" not in home()


def test_an_end_that_was_moved_is_told_again() -> None:
    licence = a_licence(days=3)
    a_used_photo(licence)
    tell_of_licences()

    Licence.objects.filter(pk=licence.pk).update(until=TODAY + timedelta(days=20))

    assert tell_of_licences() == 1
    assert [notice.kind for notice in licence.notices.order_by("pk")] == ["7", "30"]


def test_the_desks_home_names_the_licence_and_leads_to_it() -> None:
    licence = a_licence(days=6, name="Harbour Press, a season")
    a_used_photo(licence)

    html = home()

    assert "A licence ends in 6 days" in html and "“Harbour Press, a season”, under which photos in use stand." in html
    assert f"/desk/media/licence/{licence.pk}/change/" in html
