"""No address that was public ever gives 404: it leads on to where the thing stands now, or says that it is gone."""

from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.core.exceptions import ValidationError

from articles.desk.models import Article
from articles.publishing import publish, withdraw
from articles.publishing.people import remove_contributor
from articles.publishing.sections import remove_section
from articles.reader.models import Edition, Section
from tests import given
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outlet() -> None:
    given.an_outlet()


def lands_at(reader: Reader, address: str) -> str:
    """Where a reader who asks for this address ends, on one permanent redirect at most."""
    response = reader.get(address)
    if response.status_code == 301:
        address = response["Location"]
        response = reader.get(address)
    assert response.status_code == 200, address
    return address


def withdrawn(edition: Edition) -> Article:
    withdraw(edition.working_copy, by=given.an_editor(), reason="Wrong from end to end.")
    return Article.objects.get(pk=edition.working_copy_id)


def test_a_story_with_a_new_slug_is_found_at_its_old_addresses(reader: Reader) -> None:
    first = given.a_live_story().get_absolute_url()
    second = given.a_change(Edition.objects.get(), slug="port-opens").get_absolute_url()
    third = given.a_change(Edition.objects.get(), slug="port-opens-on-tuesday").get_absolute_url()

    assert {lands_at(reader, address) for address in (first, second, third)} == {third}


def test_a_slug_taken_back_is_the_address_again(reader: Reader) -> None:
    edition = given.a_live_story(slug="one")
    first = edition.get_absolute_url()
    second = given.a_change(edition, slug="two").get_absolute_url()
    given.a_change(edition, slug="one")

    assert lands_at(reader, second) == lands_at(reader, first) == first


def test_a_renamed_section_takes_its_stories_feed_and_pages_along(
    reader: Reader,
) -> None:
    section = given.a_section("News", "Levant")
    story = given.a_live_story(section=section).get_absolute_url()

    given.a_moved_section(section, name="Middle East", slug="middle-east")

    assert lands_at(reader, "/news/levant/") == "/news/middle-east/"
    assert lands_at(reader, story) == story.replace("levant", "middle-east")
    assert lands_at(reader, "/feeds/news/levant.xml") == "/feeds/news/middle-east.xml"
    assert reader.get("/news/levant/?before=123-4")["Location"] == "/news/middle-east/?before=123-4"


def test_a_section_moved_under_another_takes_its_subtree_along(reader: Reader) -> None:
    syria, world = given.a_section("News", "Levant", "Syria"), given.a_section("World")
    story = given.a_live_story(section=syria).get_absolute_url()

    given.a_moved_section(given.a_section("News", "Levant"), parent=world)

    assert lands_at(reader, "/news/levant/") == "/world/levant/"
    assert lands_at(reader, "/news/levant/syria/") == "/world/levant/syria/"
    assert lands_at(reader, story) == story.replace("/news/", "/world/")
    assert lands_at(reader, "/feeds/news/levant/syria.xml") == "/feeds/world/levant/syria.xml"


def test_a_section_moved_twice_is_one_step_from_both_old_addresses(
    reader: Reader,
) -> None:
    section = given.a_section("Levant")
    story = given.a_live_story(section=section).get_absolute_url()
    given.a_moved_section(section, slug="near-east")
    given.a_moved_section(section, slug="middle-east")

    assert lands_at(reader, "/levant/") == lands_at(reader, "/near-east/") == "/middle-east/"
    assert lands_at(reader, story) == story.replace("levant", "middle-east")


def test_a_story_filed_elsewhere_is_found_at_its_old_address(reader: Reader) -> None:
    edition = given.a_live_story(section=given.a_section("News"))

    after = given.a_change(edition, section=given.a_section("Business")).get_absolute_url()

    assert after.startswith("/business/")
    assert lands_at(reader, edition.get_absolute_url()) == after


def test_a_renamed_contributor_is_found_at_the_old_address(reader: Reader) -> None:
    kovac = given.a_contributor("Dunja Kovac")

    given.a_renamed_contributor(kovac, name="Dunja Kovac-Reyes", slug="dunja-kovac-reyes")

    assert lands_at(reader, "/people/dunja-kovac/") == "/people/dunja-kovac-reyes/"


def test_every_address_of_a_withdrawn_story_says_gone(reader: Reader) -> None:
    edition = given.a_live_story(slug="one")
    again = given.a_change(edition, slug="two")

    withdrawn(again)

    assert reader.get(edition.get_absolute_url()).status_code == 410
    assert reader.get(again.get_absolute_url()).status_code == 410


def test_a_story_withdrawn_and_published_again_stands_at_its_address_and_the_old_ones_lead_to_it(
    reader: Reader,
) -> None:
    edition = given.a_live_story(slug="one")
    again = given.a_change(edition, slug="two")

    publish(withdrawn(again), by=given.an_editor())

    assert lands_at(reader, edition.get_absolute_url()) == again.get_absolute_url()
    assert lands_at(reader, again.get_absolute_url()) == again.get_absolute_url()


def test_a_section_that_moves_while_its_story_is_withdrawn_leads_on_once_it_is_back(
    reader: Reader,
) -> None:
    section = given.a_section("News", "Levant")
    edition = given.a_live_story(section=section)
    article = withdrawn(edition)
    given.a_moved_section(section, slug="middle-east")
    assert reader.get(edition.get_absolute_url()).status_code == 410

    after = publish(article, by=given.an_editor())

    assert lands_at(reader, edition.get_absolute_url()) == after.get_absolute_url()


def test_a_new_section_at_an_old_address_stands_there_and_the_old_stories_lead_on(
    reader: Reader,
) -> None:
    section = given.a_section("Levant")
    story = given.a_live_story(section=section).get_absolute_url()
    given.a_moved_section(section, name="Middle East", slug="middle-east")
    given.a_section("Levant")

    assert lands_at(reader, "/levant/") == "/levant/"
    assert lands_at(reader, story) == story.replace("levant", "middle-east")


def test_a_new_story_does_not_take_the_address_that_leads_to_another(
    reader: Reader,
) -> None:
    first = given.a_live_story(slug="boat")
    given.a_change(first, slug="night-boat")

    second = given.a_live_story("Another boat", slug="boat")

    assert second.slug == "boat-2"
    assert lands_at(reader, first.get_absolute_url()).endswith("/night-boat/")


@pytest.mark.parametrize(
    "address",
    ["/nowhere/", "/nowhere/2026/11/03/boat/", "/people/nobody/", "/tags/none/", "/feeds/nowhere.xml", "/favicon.ico",
     "//evil.example/", "//evil.example/%2e%2e/", "/%00/", "/people/%00/", "/tags/%00/", "/a%0d%0ab/", "/2026/13/",
     "/" + "a" * 500 + "/", "/\\evil.example/", "/news%2F..%2F/", "/2026/11/03/boat/"],
)  # fmt: skip
def test_what_never_was_public_is_not_found(reader: Reader, address: str) -> None:
    response = reader.get("/", PATH_INFO=unquote(address))

    assert response.status_code == 404
    assert "Location" not in response


@pytest.mark.parametrize("path", ["//evil", "///evil", "//evil/news", "/\\evil", "//evil.example", "//news/"])
def test_no_address_leads_to_another_host(reader: Reader, path: str) -> None:
    given.a_section("News")

    location = reader.get("/", PATH_INFO=path).get("Location", "/")

    assert location.startswith("/") and not location.startswith(("//", "/\\"))


def test_a_missing_slash_is_added(reader: Reader) -> None:
    given.a_section("News")

    assert reader.get("/news")["Location"] == "/news/"


def test_an_address_that_moved_takes_four_queries_at_most(reader: Reader, django_assert_max_num_queries: Any) -> None:
    edition = given.a_live_story(slug="one")
    given.a_change(edition, slug="two")

    for address in (
        edition.get_absolute_url(),
        "/nowhere/",
        "/feeds/nowhere.xml",
        "/people/nobody/",
    ):
        with django_assert_max_num_queries(4):
            reader.get(address)


def test_a_section_cannot_be_put_within_itself() -> None:
    levant = given.a_section("News", "Levant")

    with pytest.raises(ValidationError, match="A section cannot stand within itself"):
        given.a_moved_section(given.a_section("News"), parent=levant)


def test_a_section_cannot_take_the_address_of_another() -> None:
    given.a_section("Culture")

    with pytest.raises(ValidationError, match="There is a section at /culture/ already"):
        given.a_moved_section(given.a_section("News"), slug="culture")


def test_a_section_that_is_removed_says_gone(reader: Reader) -> None:
    section = given.a_section("News", "Levant")
    given.a_moved_section(section, slug="middle-east")

    remove_section(Section.objects.get(pk=section.pk))

    assert reader.get("/news/levant/").status_code == reader.get("/news/middle-east/").status_code == 410
    assert reader.get("/feeds/news/middle-east.xml").status_code == 410


def test_a_section_with_stories_is_not_removed() -> None:
    section = given.a_section("Culture")
    given.a_live_story(also_in=[section])

    with pytest.raises(ValidationError, match="Something stands in this section"):
        remove_section(section)


@pytest.mark.parametrize("place", ["section", "also_in"])
def test_a_section_with_a_draft_is_not_removed(place: str) -> None:
    section = given.a_section("Culture")
    given.a_story(**{place: section if place == "section" else [section]})

    with pytest.raises(ValidationError, match="Something stands in this section"):
        remove_section(section)


def test_a_contributor_who_is_removed_says_gone(reader: Reader) -> None:
    remove_contributor(given.a_contributor("Omar Darwish"))

    assert reader.get("/people/omar-darwish/").status_code == 410


def test_a_contributor_whose_name_is_printed_is_not_removed() -> None:
    kovac = given.a_contributor("Dunja Kovac")
    given.a_live_story(by=[kovac])

    with pytest.raises(ValidationError, match="This name stands over a live story"):
        remove_contributor(kovac)


def test_a_page_in_another_script_names_its_keys_in_ascii(reader: Reader) -> None:
    section = given.a_section("Порт")

    keys = reader.get(section.get_absolute_url())["Surrogate-Key"].split()
    missing = reader.get("/порт/нет/")["Surrogate-Key"].split()

    assert f"section:{section.pk}" in keys
    assert f"address:{quote('порт/нет')}" in missing
