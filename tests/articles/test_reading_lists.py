"""A list can be read to its end, and a page of it stays what it was when newer stories come in."""

import re

import pytest
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from articles.reader.lists import Cursor, list_page, newest_ids, read_cursor
from tests import given
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db
NOON = given.noon("2026-11-24")


def headlines(list_key: str, *, before: str | None = None, size: int = 2) -> list[str]:
    return [edition.headline for edition in list_page(list_key, before=before, size=size).editions]


def a_week_of_stories() -> list[str]:
    """Seven stories, two of them out in the same moment; newest first."""
    days = ["18", "19", "20", "20", "21", "22", "23"]
    names = [f"Story {number} of the week" for number in range(7)]
    for name, day in zip(names, days, strict=True):
        given.a_live_story(name, at=given.noon(f"2026-11-{day}"))
    return names[::-1]


def test_a_list_read_page_by_page_shows_every_story_once() -> None:
    names = a_week_of_stories()

    found, before = [], None
    while True:
        page = list_page("site", before=before, size=2)
        found += [edition.headline for edition in page.editions]
        before = page.older
        if before is None:
            break

    assert found == names


def test_a_page_keeps_its_stories_when_newer_ones_come_in() -> None:
    names = a_week_of_stories()
    older = list_page("site", before=None, size=2).older

    given.a_live_story("Ferries to Lowmoor resume", at=NOON)

    assert headlines("site", before=older) == names[2:4]


def test_the_way_back_leads_over_the_same_stories() -> None:
    names = a_week_of_stories()
    first = list_page("site", before=None, size=2)
    second = list_page("site", before=first.older, size=2)
    third = list_page("site", before=second.older, size=2)

    assert headlines("site", before=third.newer) == names[2:4]
    assert second.newer == "", "above the second page stands the first, which has no cursor"
    assert first.newer is None


def test_a_page_names_its_neighbours_and_itself(reader: Reader) -> None:
    given.an_outlet()
    for number in range(45):
        given.a_live_story(f"Grain prices ease for day {number}", at=NOON)

    first = reader.get("/archive/").content.decode()
    older = re.search(r'<link rel="next" href="(\?before=[^"]+)"', first)
    assert older
    second = reader.get(f"/archive/{older[1]}").content.decode()

    assert '<link rel="canonical" href="https://meridian.example.org/archive/">' in first
    assert f'<link rel="canonical" href="https://meridian.example.org/archive/{older[1]}">' in second
    assert '<link rel="prev" href="?">' in second
    assert '<link rel="next"' in second


@pytest.mark.parametrize(
    "cursor", ["", "x", "-", "1-", "-1", "1-2-3", "١-١", "1 - 2", "9" * 40 + "-1", "0-0", "%00", "'"]
)
def test_an_address_with_what_is_no_cursor_is_not_found(reader: Reader, cursor: str) -> None:
    given.an_outlet()
    given.a_live_story(at=NOON)

    assert reader.get("/archive/", {"before": cursor}).status_code == 404


def test_a_cursor_reads_as_it_was_written() -> None:
    cursor = Cursor(NOON.replace(microsecond=123456), 77)

    assert read_cursor(str(cursor)) == cursor
    with pytest.raises(Http404):
        read_cursor(f"{cursor}0-")


def test_the_newest_of_many_lists_come_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    names = a_week_of_stories()
    section = given.a_section("News", "Levant")

    with django_assert_num_queries(1):
        found = newest_ids(["site", f"section:{section.pk}", "tag:none"], each=3)

    assert len(found["site"]) == 3
    assert found[f"section:{section.pk}"] == found["site"]
    assert found["tag:none"] == []
    assert headlines("site", size=3) == names[:3]
