"""Feeds carry the newest stories with their pictures' credits, as XML that every reader of feeds takes."""

from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, settings, strategies
from hypothesis import given as for_all

from articles.publishing import retract, withdraw
from articles.reader.xml_text import xml_text
from tests import given
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db

MEDIA = "{http://search.yahoo.com/mrss/}"
DC = "{http://purl.org/dc/elements/1.1/}"
ATOM = "{http://www.w3.org/2005/Atom}"


def channel(reader: Reader, address: str = "/feeds/site.xml") -> ElementTree.Element:
    response = reader.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    found = ElementTree.fromstring(response.content).find("channel")
    assert found is not None
    return found


def titles(reader: Reader, address: str = "/feeds/site.xml") -> list[str]:
    return [item.findtext("title", "") for item in channel(reader, address).iter("item")]


def test_a_feed_names_the_outlet_its_language_and_its_own_address(
    reader: Reader,
) -> None:
    given.an_outlet()
    feed = channel(reader)

    assert feed.findtext("title") == "The Meridian"
    assert feed.findtext("link") == "https://meridian.example.org/"
    assert feed.findtext("language") == "en"
    own = feed.find(f"{ATOM}link")
    assert own is not None and own.attrib == {
        "rel": "self",
        "href": "https://meridian.example.org/feeds/site.xml",
    }


def test_an_item_has_address_names_time_tags_and_opening_words(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story(
        standfirst="Negotiators agreed on hours & pilots.",
        tags=["ports"],
        at=given.noon("2026-11-03"),
    )

    (item,) = channel(reader).iter("item")

    assert item.findtext("title") == given.HEADLINE
    assert item.findtext("link") == f"https://meridian.example.org{edition.get_absolute_url()}"
    assert item.findtext(f"{DC}creator") == "Dunja Kovac"
    assert item.findtext("pubDate") == "Tue, 03 Nov 2026 12:00:00 +0000"
    assert [category.text for category in item.iter("category")] == [
        "News / Levant",
        "ports",
    ]
    words = item.findtext("description", "")
    assert words.startswith("<p>Negotiators agreed on hours &amp; pilots.</p><p>The port of Karsand")


def test_every_picture_comes_with_the_credit_of_this_moment(reader: Reader) -> None:
    given.an_outlet()
    photo = given.a_photo(copyright_notice="© 2026 Harbour Press")
    given.a_live_story(
        lead=photo,
        photos=[given.a_photo("Radar mast", creator="Omar Darwish", source="")],
    )

    photo.creator = "Hala Sayegh"
    photo.save()

    contents = list(channel(reader).iter(f"{MEDIA}content"))
    assert [content.findtext(f"{MEDIA}credit") for content in contents] == [
        "Harbour Press / Hala Sayegh",
        "Omar Darwish",
    ]
    assert contents[0].findtext(f"{MEDIA}description") == "The container berths at Karsand on Monday evening."
    assert contents[0].findtext(f"{MEDIA}copyright") == "© 2026 Harbour Press"
    assert contents[0].attrib["url"].startswith("https://meridian.example.org/photos/")
    assert contents[0].attrib["width"] == "1280"


def test_a_photo_whose_rights_have_ended_is_not_in_the_feed(reader: Reader) -> None:
    given.an_outlet()
    photo = given.a_photo()
    given.a_live_story(lead=photo)

    photo.rights_until = given.noon("2020-01-01").date()
    photo.save()

    assert list(channel(reader).iter(f"{MEDIA}content")) == []


def test_a_sections_feed_has_the_stories_of_its_subtree(reader: Reader) -> None:
    given.an_outlet()
    given.a_live_story("A boat in Karsand", section=given.a_section("News", "Levant"))
    given.a_live_story("A boat on canvas", section=given.a_section("Culture"))

    assert titles(reader, "/feeds/news.xml") == titles(reader, "/feeds/news/levant.xml") == ["A boat in Karsand"]
    assert channel(reader, "/feeds/news/levant.xml").findtext("title") == "News / Levant – The Meridian"
    assert reader.get("/feeds/nowhere.xml").status_code == 404


def test_a_retraction_and_a_withdrawal_reach_the_feed(reader: Reader) -> None:
    given.an_outlet()
    first, second = (
        given.a_live_story("The night boat"),
        given.a_live_story("The day boat"),
    )

    retract(
        first.working_copy,
        by=given.an_editor(),
        reason="Wrong.",
        notice="The boat was never there.",
    )
    withdraw(second.working_copy, by=given.an_editor(), reason="Wrong.")

    (item,) = channel(reader).iter("item")
    assert item.findtext("title") == "Retracted: The night boat"
    assert item.findtext("description", "").startswith("<p>Retracted: The boat was never there.</p>")


def test_an_item_keeps_its_guid_when_its_address_changes(reader: Reader) -> None:
    given.an_outlet()
    section = given.a_section("News", "Levant")
    given.a_live_story(section=section)
    before = [item.findtext("guid") for item in channel(reader).iter("item")]

    given.a_moved_section(section, slug="the-levant")

    assert [item.findtext("guid") for item in channel(reader).iter("item")] == before


def test_a_feed_takes_three_queries_and_a_sections_four(reader: Reader, django_assert_num_queries: Any) -> None:
    given.an_outlet()
    for number in range(8):
        given.a_live_story(f"Boat number {number}", lead=given.a_photo())

    with django_assert_num_queries(3):
        reader.get("/feeds/site.xml")
    with django_assert_num_queries(4):
        reader.get("/feeds/news/levant.xml")


def test_a_feed_that_has_not_changed_is_not_sent_again(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story(lead=given.a_photo())
    first = reader.get("/feeds/site.xml")

    again = reader.get("/feeds/site.xml", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    keys = first["Surrogate-Key"].split()
    assert {
        "list:site",
        "masthead",
        f"article:{edition.working_copy_id}",
        f"photo:{edition.captions[0]['photo']}",
    } <= {*keys}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(strategies.text(alphabet=strategies.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_can_stand_in_a_feed(text: str) -> None:
    ElementTree.fromstring(f"<a>{xml_text(text).replace('&', '').replace('<', '').replace(']]>', '')}</a>")


HARD = "A\x0b \ufffe\uffff\x1b]]> & <b> \U0001fffe\x85 boat"


def test_a_title_with_characters_that_xml_forbids_still_makes_a_feed(
    reader: Reader,
) -> None:
    given.an_outlet(name=f"The {HARD}")
    given.a_live_story(
        HARD,
        slug="boat",
        standfirst=HARD,
        tags=["a\x0bb"],
        lead=given.a_photo(creator=HARD),
        lead_text=HARD,
    )

    assert titles(reader) == ["A ]]> & <b> \x85 boat"]
    for address in ("/sitemaps/news.xml", "/sitemaps/lists.xml", "/sitemap.xml"):
        ElementTree.fromstring(reader.get(address).content)


def test_the_page_of_feeds_names_them(reader: Reader) -> None:
    given.an_outlet()
    given.a_section("Culture")

    page = reader.get("/feeds/").content.decode()

    assert 'href="/feeds/site.xml"' in page and 'href="/feeds/culture.xml"' in page
