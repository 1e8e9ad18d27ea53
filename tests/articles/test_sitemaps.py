"""Sitemaps tell of every public address on the main host, in few queries whatever their number."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.publishing import retract, withdraw
from tests import given
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "https://meridian.example.org"


def places(reader: Reader, address: str) -> dict[str, str]:
    response = reader.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)
    return {place.findtext(f"{MAP}loc", ""): place.findtext(f"{MAP}lastmod", "") for place in root}


def test_the_index_names_a_sitemap_for_each_month_newest_first(reader: Reader) -> None:
    given.an_outlet()
    given.a_live_story("One", at=given.noon("2026-09-03"))
    given.a_live_story("Two", at=given.noon("2026-11-03"))
    given.a_live_story("Three", at=given.noon("2026-11-05"))

    assert places(reader, "/sitemap.xml") == {
        f"{SITE}/sitemaps/news.xml": "2026-11-05T12:00:00+00:00",
        f"{SITE}/sitemaps/lists.xml": "2026-11-05T12:00:00+00:00",
        f"{SITE}/sitemaps/2026-11.xml": "2026-11-05T12:00:00+00:00",
        f"{SITE}/sitemaps/2026-09.xml": "2026-09-03T12:00:00+00:00",
    }


def test_a_story_of_an_old_month_that_is_corrected_or_retracted_is_told_of_again(
    reader: Reader,
) -> None:
    given.an_outlet()
    edition = given.a_live_story("One", at=given.noon("2026-09-03"))

    given.a_change(edition, headline="One, corrected", at=given.noon("2026-11-05"))

    assert places(reader, "/sitemap.xml")[f"{SITE}/sitemaps/2026-09.xml"] == "2026-11-05T12:00:00+00:00"
    assert places(reader, "/sitemaps/2026-09.xml") == {
        f"{SITE}{edition.get_absolute_url()}": "2026-11-05T12:00:00+00:00"
    }

    retract(
        edition.working_copy,
        by=given.an_editor(),
        reason="Wrong.",
        notice="It is wrong.",
    )

    (changed,) = places(reader, "/sitemaps/2026-09.xml").values()
    assert changed > "2026-11-05T12:00:00+00:00"


def test_a_withdrawn_story_is_in_no_sitemap(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story("One", tags=["ports"])

    withdraw(edition.working_copy, by=given.an_editor(), reason="Wrong.")

    assert places(reader, "/sitemaps/lists.xml") == {f"{SITE}/": ""}
    assert reader.get(f"/sitemaps/{edition.dated_on:%Y-%m}.xml").status_code == 404
    assert places(reader, "/sitemaps/news.xml") == {}


def test_sections_people_and_tags_with_stories_are_told_of(reader: Reader) -> None:
    given.an_outlet()
    given.a_section("Culture")
    given.a_live_story(
        "One",
        section=given.a_section("News", "Levant"),
        tags=["Ports"],
        at=given.noon("2026-11-03"),
    )

    assert places(reader, "/sitemaps/lists.xml") == {
        f"{SITE}{path}": "2026-11-03T12:00:00+00:00"
        for path in (
            "/",
            "/news/",
            "/news/levant/",
            "/people/dunja-kovac/",
            "/tags/ports/",
        )
    }


def test_addresses_in_other_scripts_are_escaped(reader: Reader) -> None:
    given.an_outlet()
    given.a_live_story("الميناء", slug="الميناء", at=given.noon("2026-11-03"))

    (address,) = places(reader, "/sitemaps/2026-11.xml")
    assert address.isascii()
    assert reader.get(address.removeprefix(SITE)).status_code == 200


def test_the_news_sitemap_has_the_last_two_days(reader: Reader) -> None:
    given.an_outlet()
    given.a_live_story("Old", at=timezone.now() - timedelta(hours=49))
    given.a_live_story("New & fresh", at=timezone.now() - timedelta(hours=47))

    root = ElementTree.fromstring(reader.get("/sitemaps/news.xml").content)

    assert [title.text for title in root.iter(f"{NEWS}title")] == ["New & fresh"]
    assert [name.text for name in root.iter(f"{NEWS}name")] == ["The Meridian"]


def test_sitemaps_take_few_queries_whatever_their_size(reader: Reader, django_assert_num_queries: Any) -> None:
    given.an_outlet()
    for number in range(6):
        given.a_live_story(
            f"Boat {number}",
            at=given.noon(f"2026-11-0{number + 1}"),
            tags=[f"tag {number}"],
        )

    for address, count in {
        "/sitemap.xml": 2,
        "/sitemaps/2026-11.xml": 2,
        "/sitemaps/news.xml": 2,
        "/robots.txt": 1,
    }.items():
        with django_assert_num_queries(count):
            reader.get(address)
    with django_assert_num_queries(4):
        reader.get("/sitemaps/lists.xml")


def test_robots_are_shown_the_sitemap_and_kept_from_search(reader: Reader) -> None:
    given.an_outlet()

    robots = reader.get("/robots.txt")

    assert robots["Content-Type"] == "text/plain; charset=utf-8"
    assert f"Sitemap: {SITE}/sitemap.xml" in robots.content.decode()
    assert "Disallow: /search/" in robots.content.decode()
