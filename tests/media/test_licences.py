"""Licences are data: what they cover and until when guards the door and what is put into a story, unless a lease allows it."""

from datetime import date
from typing import Any

import pytest
import time_machine

from articles.publishing.blockers import blockers
from media.leasing import grant
from media.models import Licence, Photo
from media.rights import forbids, problems_of
from media.withdrawing import withdraw_photo
from tests import given
from tests.articles.desk_people import at_the_desk, page_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
NOT_COVERED = "Its licence, “Print”, does not cover this use: web. Choose another photo, or get a lease."
ENDED = "Its licence, “Print”, ended on 23 November 2026. Choose another photo, or get a lease."


@pytest.fixture(autouse=True)
def _noon() -> Any:
    with time_machine.travel("2026-11-24 12:00 +0000", tick=False):
        yield


def a_photo_under(**licence: Any) -> Photo:
    return given.a_photo(licence=Licence.objects.create(key="print", name="Print", **licence))


@pytest.mark.parametrize(
    ("licence", "code", "sentence"),
    [
        ({}, None, ""),
        ({"until": TODAY}, None, ""),
        ({"uses": ["archive"]}, "licence_use", NOT_COVERED),
        ({"until": date(2026, 11, 23)}, "licence_ended", ENDED),
    ],
)
def test_no_story_goes_out_with_what_its_licence_does_not_cover(licence: Any, code: str | None, sentence: str) -> None:
    given.an_outlet()
    photo = a_photo_under(**licence)
    story = given.a_story(lead=photo)

    found = blockers(story)

    assert [problem.code for problem in found] == ([f"lead_{code}"] if code else [])
    assert forbids(photo, on=TODAY) == sentence


def test_a_lease_allows_it_for_its_days_and_its_use_alone() -> None:
    photo = a_photo_under(uses=["archive"])
    days = {"first_day": TODAY, "last_day": date(2026, 11, 30)}
    grant(photo, verdict="allow", use="web", reason="One week for the series", by=None, **days)
    leases = list(photo.leases.all())

    codes = {
        (day, use): [p.code for p in problems_of(photo, on=date(2026, *day), use=use, leases=leases)]
        for day, use in (((11, 24), "web"), ((11, 24), "social"), ((12, 1), "web"), ((12, 1), "archive"))
    }

    assert codes == {
        ((11, 24), "web"): [],
        ((11, 24), "social"): ["licence_use"],
        ((12, 1), "web"): ["licence_use"],
        ((12, 1), "archive"): [],
    }


def test_a_photo_that_may_not_be_used_is_not_put_into_a_story() -> None:
    given.an_outlet()
    client, story = at_the_desk(given.an_editor()), given.a_story()
    ended = given.a_photo(rights_until=date(2026, 11, 20))
    withdrawn = given.a_photo()
    withdraw_photo(withdrawn, by=None, reason="Killed")

    for photo, why in (
        (a_photo_under(uses=[]), NOT_COVERED),
        (ended, "The rights to it ended"),
        (withdrawn, "Choose a"),
    ):
        answer = client.post(page_of(story, "photos"), {"photo": photo.pk}, HTTP_ACCEPT="application/json")
        assert answer.status_code == 422 and why in answer.json()["sentence"]
    assert not story.captions.exists()


def test_the_desk_says_what_a_licence_covers_and_until_when() -> None:
    given.an_outlet()
    client, photo = at_the_desk(given.an_editor()), a_photo_under()
    page = f"/desk/media/licence/{photo.licence_id}/change/"

    client.post(
        page,
        {
            "key": "print",
            "name": "Print",
            "uses": ["web", "archive"],
            "until": "2026-12-31",
            "conditions": "Not on fronts",
        },
    )

    licence = Licence.objects.get(key="print")
    assert (licence.uses, licence.until, licence.conditions) == (
        ["web", "archive"],
        date(2026, 12, 31),
        "Not on fronts",
    )
    html = client.get(f"/desk/media/photo/{photo.pk}/rights/").content.decode()
    assert "web, archive" in html and "31 December 2026" in html and "Not on fronts" in html
