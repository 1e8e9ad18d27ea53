"""What people and files write where nobody expects it: the last day there is, marks that no text has, impossible zones."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client

from media import ledger
from media.intake.take_in import take_in
from media.leasing import grant
from media.models import CreditChange, Photo
from media.reconcilers.rights import send_letters, tell_of_rights
from tests import given
from tests.media import made

pytestmark = pytest.mark.django_db

FOR_EVER = "9999-12-31"


def the_photo_desk() -> Client:
    user = User.objects.create_user("teodor", is_staff=True)
    user.groups.add(Group.objects.get(name="Photo desk"))
    client = Client()
    client.force_login(user)
    return client


def test_leases_that_end_on_the_last_day_there_is_are_granted_one_after_the_other() -> None:
    given.an_outlet()
    client, photo = the_photo_desk(), given.a_photo()
    lease = {"act": "grant", "verdict": "deny", "use": "web", "last_day": FOR_EVER, "reason": "The family asked"}

    for first in ("2026-11-24", "2027-05-05"):
        page = client.post(f"/desk/media/photo/{photo.pk}/rights/", lease | {"first_day": first}, follow=True)
        assert "The family asked" in page.content.decode()

    assert Photo.objects.get(pk=photo.pk).denied_until == date.max


def test_a_licence_that_ends_on_the_last_day_there_is_is_saved() -> None:
    given.an_outlet()
    licence = {"name": "For ever", "key": "for-ever", "uses": ["web"], "until": FOR_EVER}

    page = the_photo_desk().post("/desk/media/licence/add/", licence, follow=True)

    assert "was added successfully" in page.content.decode()


def test_the_usage_statement_is_told_with_rights_leases_and_periods_that_never_end() -> None:
    given.an_outlet()
    client, photo = the_photo_desk(), given.a_photo("Lead")
    given.a_live_story("The wheat is in", lead=photo)
    grant(photo, verdict="deny", use="web", first_day=date(3000, 1, 1), last_day=date.max, reason="Then", by=None)
    ledger.correct(photo, by=None, rights_until=date.max)

    asked = {"source": photo.source_id, "from": "0001-01-01", "to": FOR_EVER}
    html = client.get("/desk/media/photo/usage/", asked).content.decode()

    assert "1 picture, 1 use" in html


@pytest.mark.parametrize(("page", "act"), [("withdraw", ""), ("rights", "hold")])
def test_a_reason_with_a_mark_that_no_database_keeps_is_kept_without_it(page: str, act: str) -> None:
    given.an_outlet()
    photo = given.a_photo()

    the_photo_desk().post(f"/desk/media/photo/{photo.pk}/{page}/", {"act": act, "reason": "The agency\x00 asked"})

    assert CreditChange.objects.get().why == "The agency asked"


@pytest.mark.parametrize("zone", ["+99:59", "+24:00", "-12:75"])
def test_a_photo_whose_camera_names_an_impossible_zone_is_taken_in(zone: str) -> None:
    said = {0x9003: "2017:03:10 14:10:00", 0x9011: zone}
    exif = made.Image.Exif()
    exif.get_ifd(0x8769).update(said)

    photo = take_in(made.upload(made.a_jpeg(exif=exif)), by=None)

    assert photo.taken_at is None and photo.original.metadata["exif"]["OffsetTimeOriginal"] == zone


def test_a_letter_about_rights_goes_out_from_an_outlet_whose_name_has_two_lines(settings: Any) -> None:
    settings.PHOTO_DESK_EMAIL = ["photos@example.org"]
    outlet = given.an_outlet(name="The\nMeridian")
    given.a_photo(rights_until=outlet.today() - timedelta(days=1))

    tell_of_rights()
    send_letters()

    assert mail.outbox[0].subject == "The Meridian: The rights to 1 photo have ended"
