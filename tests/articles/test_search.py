"""Search finds what is public by its words, on both engines, whatever somebody types."""

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, settings, strategies
from hypothesis import given as for_all

from articles.publishing import withdraw
from articles.reader import search
from articles.reader.search_terms import (
    LONGEST,
    MARK,
    UNMARK,
    Term,
    read_terms,
    with_marks,
)
from tests import given
from tests.articles.searched import HARD, stories_of_ten_days

pytestmark = pytest.mark.django_db


def headlines(found: search.Found) -> list[str]:
    return [hit.edition.headline for hit in found.hits]


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("port karsand", [Term("port"), Term("karsand")]),
        ('"nine days" port', [Term("nine days"), Term("port")]),
        ("“nine days”", [Term("nine days")]),
        ('"nine days', [Term("nine days")]),
        ("port -ferry", [Term("port"), Term("ferry", is_wanted=False)]),
        ('port -"night ferry"', [Term("port"), Term("night ferry", is_wanted=False)]),
        ("well-known", [Term("well-known")]),
        ("port port", [Term("port")]),
        ("Karsand – Orlec", [Term("Karsand"), Term("Orlec")]),
        ("har\u00adbour\u200b", [Term("harbour")]),
        ("-ferry", []),
        ("\x00", []),
        ('" * - ( ? "', []),
        ("", []),
    ],
)
def test_a_query_is_read_as_words_phrases_and_words_left_out(query: str, terms: list[Term]) -> None:
    assert read_terms(query) == terms


def test_a_query_keeps_twelve_terms_and_two_hundred_characters() -> None:
    assert len(read_terms(" ".join(f"w{number}" for number in range(10_000)))) == 12
    assert read_terms("x" * 5_000) == [Term("x" * LONGEST)]


def test_what_stands_between_marks_is_marked_and_everything_is_escaped() -> None:
    assert with_marks(f"<b>{MARK}a & b{UNMARK}</b>{MARK}") == "&lt;b&gt;<mark>a &amp; b</mark>&lt;/b&gt;"


def test_a_story_is_found_by_words_of_its_headline_standfirst_text_and_captions() -> None:
    given.a_live_story(
        "Ceasefire talks reopen the port",
        standfirst="A quarrel about cranes remains.",
        lead=given.a_photo(),
    )

    for query in (
        "ceasefire",
        "QUARREL",
        "forty-one vessels",
        "container berths",
        '"nine days"',
        "Lindqvist",
    ):
        assert headlines(search.find(query)) == ["Ceasefire talks reopen the port"], query
    for query in ("volcano", "port -quarrel", '"days nine"', "port volcano"):
        assert headlines(search.find(query)) == [], query


def test_a_word_finds_its_other_endings() -> None:
    given.a_live_story("Ferries leave the harbour")

    assert headlines(search.find("ferry")) == headlines(search.find("harbours")) == ["Ferries leave the harbour"]


def test_words_joined_by_a_slash_are_found_one_by_one() -> None:
    given.a_live_story("The night boat", paragraphs=["It was chartered by Karsand/Orlec <Lines>."])

    assert headlines(search.find("orlec")) == headlines(search.find("karsand/orlec")) == ["The night boat"]
    assert headlines(search.find("lines")) == ["The night boat"]


def test_a_very_long_story_is_found_by_its_first_words() -> None:
    words = " ".join(f"word{number}" for number in range(90_000))
    given.a_live_story("The night boat", paragraphs=[f"Radar first. {words}"])

    assert headlines(search.find("radar")) == ["The night boat"]


def test_a_story_in_another_script_is_found() -> None:
    given.a_live_story(
        "الميناء يفتح أبوابه",
        language="ar",
        paragraphs=["يفتح ميناء كرسند أبوابه مساء الثلاثاء."],
        slug="port-ar",
    )

    assert headlines(search.find("كرسند")) == ["الميناء يفتح أبوابه"]


def test_a_headline_weighs_more_than_a_mention() -> None:
    given.a_live_story(
        "A budget for the schools",
        paragraphs=["The ferry was mentioned once, and then no more."],
    )
    given.a_live_story(
        "The ferry sails at night",
        paragraphs=["It leaves from the north mole at eleven."],
    )

    assert headlines(search.find("ferry")) == [
        "The ferry sails at night",
        "A budget for the schools",
    ]


def test_the_find_is_marked_in_the_words_around_it() -> None:
    given.a_live_story(
        "The night boat",
        paragraphs=["Nobody <saw> the pilot & his dog before the boat had left."],
    )

    (hit,) = search.find("pilot").hits

    assert "the <mark>pilot</mark> &amp; his dog" in hit.snippet
    assert "&lt;saw&gt;" in hit.snippet


def test_a_find_in_the_standfirst_alone_is_shown_there() -> None:
    given.a_live_story(
        "The night boat",
        standfirst="What the radar saw.",
        paragraphs=["It left at eleven."],
    )

    assert "What the <mark>radar</mark> saw." in search.find("radar").hits[0].snippet


def test_a_withdrawn_story_is_found_no_more() -> None:
    edition = given.a_live_story("The night boat")

    withdraw(edition.working_copy, by=given.an_editor(), reason="Wrong from end to end.")

    assert headlines(search.find("boat")) == []


@pytest.mark.parametrize("order", ["relevance", "newest"])
def test_pages_of_hits_stay_put_when_a_story_comes_in(order: search.Order) -> None:
    stories_of_ten_days()
    first = search.find("boat", order=order, limit=4)
    assert first.older is not None
    second = search.find("boat", order=order, limit=4, before=first.older)

    given.a_live_story("A boat, a boat, a boat", at=given.noon("2026-11-20"))

    assert headlines(search.find("boat", order=order, limit=4, before=first.older)) == headlines(second)
    third = search.find("boat", order=order, limit=4, before=second.older)
    assert third.older is None
    read = headlines(first) + headlines(second) + headlines(third)
    assert sorted(read) == sorted(f"Boat number {day}" for day in range(1, 11))


def test_newest_first_is_by_the_day_of_publication() -> None:
    stories_of_ten_days()

    assert headlines(search.find("boat", order="newest", limit=3)) == [
        "Boat number 10",
        "Boat number 9",
        "Boat number 8",
    ]


def test_a_search_can_be_kept_to_a_section_and_to_a_time() -> None:
    given.a_live_story(
        "A boat in Karsand",
        section=given.a_section("News", "Levant"),
        at=given.noon("2025-05-01"),
    )
    given.a_live_story(
        "A boat on canvas",
        section=given.a_section("Culture"),
        at=given.noon("2026-05-01"),
    )

    assert headlines(search.find("boat", section_id=given.a_section("News").pk)) == ["A boat in Karsand"]
    assert headlines(search.find("boat", section_id=999_999)) == []
    new_year = given.noon("2026-01-01")
    assert headlines(search.find("boat", since=new_year)) == ["A boat on canvas"]
    assert headlines(search.find("boat", until=new_year, order="newest")) == ["A boat in Karsand"]


def test_a_page_of_hits_takes_three_queries_whatever_their_number() -> None:
    stories_of_ten_days()
    for limit in (2, 20):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            search.find("boat", limit=limit)
        assert len(queries) == 3


def test_a_made_up_cursor_is_not_found() -> None:
    for cursor in ("", "x", "1-", "9" * 20 + "-1"):
        with pytest.raises(Http404):
            search.find("boat", before=cursor)
    assert search.find("boat", before="1-999999999999999999").hits == []


@pytest.mark.parametrize("query", HARD)
@pytest.mark.parametrize("order", ["relevance", "newest"])
def test_nothing_that_is_typed_breaks_the_search(query: str, order: search.Order) -> None:
    given.a_live_story("The night boat")

    search.find(query, order=order)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(strategies.text(max_size=300) | strategies.text(alphabet="ab \"'*-()^:&|!<>\\\x00ANDORTNE%{}", max_size=60))
@example("a" * 201)
def test_no_text_breaks_the_search(query: str) -> None:
    search.find(query)
    search.find(query, order="newest", language="ar")
