"""The words that pages print around a story: ages, kickers, names."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from time_machine import travel

from articles.reader.models import Edition
from articles.templatetags.reading import age, byline_groups, kicker_and_rest, names_line, writers

KARSAND = ZoneInfo("Europe/Athens")
NOW = datetime(2026, 11, 24, 14, 2, tzinfo=KARSAND)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=41), "41 minutes ago"),
        (timedelta(minutes=60), "1 h ago"),
        (timedelta(hours=3, minutes=10), "3 h ago"),
        (timedelta(hours=14), "14 h ago"),
        (timedelta(hours=15), "yesterday"),
        (timedelta(hours=38), "yesterday"),
        (timedelta(hours=39), "22 November"),
        (timedelta(days=400), "20 October 2025"),
    ],
)
def test_how_long_ago(ago: timedelta, said: str) -> None:
    with travel(NOW, tick=False), timezone.override(KARSAND):
        assert age(NOW - ago) == said


@travel(datetime(2026, 11, 24, 1, 0, tzinfo=KARSAND), tick=False)
def test_a_story_of_last_night_is_some_hours_old_and_not_of_yesterday() -> None:
    with timezone.override(KARSAND):
        assert age(datetime(2026, 11, 23, 22, 0, tzinfo=KARSAND)) == "3 h ago"


@pytest.mark.parametrize(
    ("kicker", "headline", "parts"),
    [
        ("Ceasefire talks", "Ceasefire talks reopen the port", ("Ceasefire talks", " reopen the port")),
        ("ceasefire TALKS", "Ceasefire talks reopen the port", ("Ceasefire talks", " reopen the port")),
        ("Cease", "Ceasefire talks reopen the port", ("", "Ceasefire talks reopen the port")),
        ("Correction", "Correction: the bridge opened in 1962", ("Correction", ": the bridge opened in 1962")),
        ("Orlec", "The count in Orlec", ("", "The count in Orlec")),
        ("", "The count in Orlec", ("", "The count in Orlec")),
        ("İstanbul", "İstanbul’da sayım", ("İstanbul", "’da sayım")),
    ],
)
def test_the_kicker_at_the_head_of_a_headline(kicker: str, headline: str, parts: tuple[str, str]) -> None:
    assert kicker_and_rest(Edition(kicker=kicker, headline=headline)) == parts


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_in_one_line(names: list[str], said: str) -> None:
    assert names_line([{"name": name} for name in names]) == said


def test_bylines_stand_role_by_role_and_cards_name_who_wrote() -> None:
    bylines = [
        {"name": "Dunja Kovac", "role": "by"},
        {"name": "Amal Haddad", "role": "photographs"},
        {"name": "Omar Darwish", "role": "by"},
    ]

    groups = byline_groups(bylines)

    assert [group["words"] for group in groups] == ["by", "photographs by"]
    assert [name["name"] for name in groups[0]["names"]] == ["Dunja Kovac", "Omar Darwish"]
    assert names_line(writers(bylines)) == "Dunja Kovac and Omar Darwish"
