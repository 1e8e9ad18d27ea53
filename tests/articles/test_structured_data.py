"""Search engines and archives read each story as schema.org data, with the pictures' credits of this moment."""

import json
import re
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies

from articles.desk.models import Byline
from articles.publishing import retract
from articles.reader.models import Edition
from articles.reader.structured_data import script
from tests import given
from tests.reader_client import Reader

SITE = "https://meridian.example.org"


def graph(reader: Reader, address: str) -> list[dict[str, Any]]:
    page = reader.get(address).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    read: dict[str, Any] = json.loads(block)
    assert read["@context"] == "https://schema.org"
    return read.get("@graph") or [read]


def article_of(reader: Reader, edition: Edition) -> dict[str, Any]:
    return graph(reader, edition.get_absolute_url())[0]


@pytest.mark.django_db
def test_a_story_names_itself_its_people_and_its_times(reader: Reader) -> None:
    given.an_outlet()
    agency = given.a_contributor("Harbour Press", kind="agency")
    edition = given.a_live_story(
        standfirst="A quarrel remains.",
        by=[given.a_contributor("Dunja Kovac", title="Correspondent"), agency],
        tags=["ports"],
        at=given.noon("2026-11-03"),
    )

    story = article_of(reader, edition)

    assert story["@type"] == "NewsArticle"
    assert story["url"] == story["mainEntityOfPage"] == f"{SITE}{edition.get_absolute_url()}"
    assert story["headline"] == given.HEADLINE
    assert story["description"] == "A quarrel remains."
    assert story["datePublished"] == story["dateModified"] == "2026-11-03T12:00:00+00:00"
    assert story["articleSection"] == ["News", "Levant"]
    assert story["keywords"] == ["ports"]
    assert story["isAccessibleForFree"] is True
    assert story["author"] == [
        {
            "@type": "Person",
            "name": "Dunja Kovac",
            "url": f"{SITE}/people/dunja-kovac/",
            "jobTitle": "Correspondent",
        },
        {"@type": "Organization", "name": "Harbour Press", "url": f"{SITE}/people/harbour-press/"},
    ]
    assert story["publisher"] == {"@type": "NewsMediaOrganization", "name": "The Meridian", "url": f"{SITE}/"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("opinion", "OpinionNewsArticle"),
        ("leading-article", "OpinionNewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("feature", "NewsArticle"),
    ],
)
def test_opinion_and_analysis_say_what_they_are(reader: Reader, kind: str, type_: str) -> None:
    given.an_outlet()

    assert article_of(reader, given.a_live_story(kind=kind))["@type"] == type_


@pytest.mark.django_db
def test_every_picture_has_the_credit_of_this_moment_and_its_rights(reader: Reader) -> None:
    given.an_outlet()
    lead = given.a_photo(copyright_notice="© 2026 Harbour Press")
    edition = given.a_live_story(lead=lead, photos=[given.a_photo("Radar mast", creator="", source="Orlec Wire")])

    lead.creator = "Hala Sayegh"
    lead.save()

    first, second = article_of(reader, edition)["image"]
    assert first["creditText"] == "Harbour Press / Hala Sayegh"
    assert first["creator"] == {"@type": "Person", "name": "Hala Sayegh"}
    assert first["copyrightNotice"] == "© 2026 Harbour Press"
    assert first["caption"] == "The container berths at Karsand on Monday evening."
    assert first["contentUrl"].startswith(f"{SITE}/photos/")
    assert second["creditText"] == "Orlec Wire"
    assert "creator" not in second


@pytest.mark.django_db
def test_each_of_several_creators_of_a_picture_is_a_person(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story(lead=given.a_photo(creator="Hala Sayegh, Omar Darwish"))

    first = article_of(reader, edition)["image"]

    people = first["creator"] if isinstance(first, dict) else first[0]["creator"]
    assert [person["name"] for person in people] == ["Hala Sayegh", "Omar Darwish"]


@pytest.mark.django_db
def test_an_editor_of_the_text_is_no_author(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story()
    Byline.objects.create(
        article=edition.working_copy, contributor=given.a_contributor("Omar Darwish"), role="editing", position=9
    )
    edition = given.a_change(edition, headline="Changed")

    story = article_of(reader, edition)

    assert [author["name"] for author in story["author"]] == ["Dunja Kovac"]
    assert [editor["name"] for editor in story["editor"]] == ["Omar Darwish"]


@pytest.mark.django_db
def test_a_story_without_a_byline_is_the_outlets(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story(by=[], no_byline=True)

    assert article_of(reader, edition)["author"][0]["name"] == "The Meridian"


@pytest.mark.django_db
def test_a_retraction_is_told_to_machines_and_to_who_shares_the_link(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story()
    retract(edition.working_copy, by=given.an_editor(), reason="Wrong.", notice="The port was never closed.")

    story = article_of(reader, edition)

    assert story["creativeWorkStatus"] == "Retracted"
    assert story["correction"]["text"] == "The port was never closed."
    assert story["dateModified"] > story["datePublished"]
    page = reader.get(edition.get_absolute_url()).content.decode()
    assert f'<meta property="og:title" content="Retracted: {given.HEADLINE}">' in page


@pytest.mark.django_db
def test_the_trail_is_told_step_by_step(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story(section=given.a_section("News", "Levant"))

    steps = [
        {"@type": "ListItem", "position": 1, "name": "News", "item": f"{SITE}/news/"},
        {"@type": "ListItem", "position": 2, "name": "Levant", "item": f"{SITE}/news/levant/"},
    ]
    expected = {"@type": "BreadcrumbList", "itemListElement": steps}
    assert graph(reader, edition.get_absolute_url())[1] == expected
    (section,) = graph(reader, "/news/levant/")
    assert {name: section[name] for name in expected} == expected


@pytest.mark.django_db
def test_a_shared_link_shows_words_and_the_lead_picture(reader: Reader) -> None:
    given.an_outlet()
    edition = given.a_live_story(standfirst='A "quarrel" remains.', lead=given.a_photo())

    page = reader.get(edition.get_absolute_url()).content.decode()

    assert '<meta property="og:description" content="A &quot;quarrel&quot; remains.">' in page
    assert f'<meta property="og:url" content="{SITE}{edition.get_absolute_url()}">' in page
    assert re.search(rf'<meta property="og:image" content="{SITE}/photos/[^"]+\.jpeg">', page)
    assert "Harbour Press / Amal Haddad" in re.findall(r'og:image:alt" content="([^"]*)"', page)[0]
    assert '<meta name="twitter:card" content="summary_large_image">' in page


@pytest.mark.django_db
def test_a_headline_cannot_end_the_data_block(reader: Reader) -> None:
    given.an_outlet()
    headline = "</script><script>alert(1)</script> <!-- \u2028 &amp;"
    edition = given.a_live_story(headline, slug="boat")

    assert article_of(reader, edition)["headline"] == headline
    assert "<script>alert" not in reader.get(edition.get_absolute_url()).content.decode()


@for_all(strategies.text())
def test_no_text_can_end_the_block(text: str) -> None:
    block = script({"headline": text})

    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside)["headline"] == text.encode("utf-8", "replace").decode()


@pytest.mark.django_db
def test_an_article_page_still_takes_four_queries(reader: Reader, django_assert_max_num_queries: Any) -> None:
    given.an_outlet()
    edition = given.a_live_story(lead=given.a_photo(), photos=[given.a_photo("Radar mast")], tags=["ports"])

    with django_assert_max_num_queries(4):
        reader.get(edition.get_absolute_url())
