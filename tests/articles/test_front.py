"""The home page makes itself: a lead with a photo, three of other sections, and each section's newest, nothing twice."""

import pytest

from articles.reader.front import Front, home_front
from outlet.models import Outlet
from tests import given

pytestmark = pytest.mark.django_db


def the_front() -> Front:
    return home_front(Outlet.objects.current())


def headlines(cards: list[object]) -> list[str]:
    return [card.edition.headline for card in cards]  # type: ignore[attr-defined]


def some_stories(number: int, *trail: str, **changes: object) -> list[str]:
    """So many stories of a section, a photo with each; newest first."""
    names = [f"{trail[-1]} story {count}" for count in range(number)]
    for name in names:
        given.a_live_story(name, section=given.a_section(*trail), lead=given.a_photo(), **changes)
    return names[::-1]


@pytest.fixture(autouse=True)
def outlet() -> None:
    given.an_outlet()


def test_the_newest_story_with_a_photo_leads() -> None:
    given.a_live_story("The pilot’s log", lead=given.a_photo())
    given.a_live_story("Ferries to Lowmoor resume", kind="brief", lead=given.a_photo())
    given.a_live_story("Court adjourns until Monday")

    front = the_front()

    assert front.lead is not None
    assert front.lead.edition.headline == "The pilot’s log"
    assert headlines(front.seconds) == ["Court adjourns until Monday"]
    assert headlines(front.latest) == ["Ferries to Lowmoor resume"]


def test_the_three_beside_the_lead_are_of_different_sections() -> None:
    for trail in (("Business", "Energy"), ("Politics", "Elections"), ("Culture", "Essays")):
        some_stories(2, *trail)
    some_stories(4, "News", "Levant")

    sections = [card.edition.section.name for card in the_front().seconds]

    assert sections == ["Levant", "Essays", "Elections"]


def test_no_story_stands_twice_but_in_the_latest() -> None:
    some_stories(9, "News", "Levant")
    some_stories(3, "Opinion", kind="opinion")
    some_stories(2, "Pictures", kind="pictures")
    front = the_front()

    alone = [card for card in (front.lead, front.picture) if card]
    shown = headlines([*alone, *front.seconds, *front.opinion, *(c for strip in front.strips for c in strip.cards)])

    assert len(shown) == len(set(shown)) >= 9


def test_a_strip_is_named_by_the_deepest_section_that_holds_all_of_it() -> None:
    some_stories(2, "Business", "Energy")
    some_stories(9, "News", "Levant")
    mixed = [*some_stories(3, "Culture", "Books"), *some_stories(3, "Culture", "Essays")]

    strips = {" / ".join(step["name"] for step in strip.trail): headlines(strip.cards) for strip in the_front().strips}

    assert "News / Levant" in strips
    assert set(strips["Culture"]) < set(mixed)


def test_a_quiet_section_still_has_its_newest_on_the_front() -> None:
    given.a_live_story("The lock keeper of Reedham", section=given.a_section("Culture"), at=given.noon("2020-01-01"))
    some_stories(14, "News", "Levant")

    shown = [headline for strip in the_front().strips for headline in headlines(strip.cards)]

    assert "The lock keeper of Reedham" in shown
