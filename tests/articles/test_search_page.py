"""The page that searches works without JavaScript, and whatever stands in its address."""

import re
from datetime import timedelta
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest

from tests import given
from tests.articles.searched import HARD, stories_of_ten_days
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db


def test_the_search_page_shows_trail_day_and_marked_words(reader: Reader) -> None:
    given.an_outlet()
    given.a_live_story(
        "The night boat",
        at=given.noon("2026-11-03"),
        paragraphs=["Nobody saw the pilot leave."],
    )

    page = reader.get("/search/?q=pilot").content.decode()

    assert "saw the <mark>pilot</mark> leave" in page
    assert "1 story" in page
    assert "3 November 2026" in page
    assert 'href="/news/levant/"' in page
    assert 'href="/news/levant/2026/11/03/the-night-boat/"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_search_without_a_find_says_what_to_do(reader: Reader) -> None:
    given.an_outlet()

    assert (
        "No story has “volcano”. Try fewer words, or another spelling."
        in reader.get("/search/?q=volcano").content.decode()
    )
    assert "Write at least one word that the story should have." in reader.get("/search/?q=-").content.decode()
    assert "-word leaves stories out" in reader.get("/search/").content.decode()


def test_the_search_page_leads_on_to_more(reader: Reader) -> None:
    given.an_outlet()
    for number in range(25):
        given.a_live_story(
            f"Boat number {number}",
            at=given.noon("2026-11-03") + timedelta(minutes=number),
        )

    first = reader.get("/search/?q=boat&order=newest").content.decode()
    (older,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = reader.get("/search/" + unescape(older)).content.decode()

    assert "Boat number 5<" in first and "Boat number 4<" not in first
    assert "Boat number 4<" in second and 'href="?q=boat&amp;order=newest"' in second


def test_the_search_page_takes_four_queries(reader: Reader, django_assert_num_queries: Any) -> None:
    given.an_outlet()
    stories_of_ten_days()

    with django_assert_num_queries(4):
        reader.get("/search/?q=boat&section=news&year=2026")


@pytest.mark.parametrize(
    "query",
    [
        *map(quote, (text for text in HARD if text.isascii())),
        "%ED%A0%80",
        "%FF",
        "a%ue000",
    ],
)
@pytest.mark.parametrize(
    "more",
    [
        "",
        "&order=newest&section=%00&year=0000",
        "&section=../x&year=%D9%A1%D9%A9%D9%A9%D9%A9",
    ],
)
def test_nothing_in_the_address_breaks_the_search_page(reader: Reader, query: str, more: str) -> None:
    given.an_outlet()
    given.a_live_story("The night boat")

    assert reader.get(f"/search/?q={query}{more}").status_code == 200


def test_a_made_up_page_of_a_search_is_not_found(reader: Reader) -> None:
    assert reader.get("/search/?q=boat&before=x").status_code == 404
