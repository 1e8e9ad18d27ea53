"""A reader finds every page by its address, each made from a few queries whatever its size, in whole sentences."""

import re

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries
from time_machine import travel

from articles.publishing import retract
from tests import given
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db
NOON = given.noon("2026-11-24")


@pytest.fixture(autouse=True)
def _the_outlet_at_noon() -> None:
    given.an_outlet()


def words(html: bytes) -> str:
    """What a page says, without its markup."""
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", html.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", text)


def test_an_article_page_says_where_who_and_when(reader: Reader) -> None:
    dunja, omar = given.a_contributor("Dunja Kovac"), given.a_contributor("Omar Darwish")
    story = given.a_live_story(at=NOON, by=[dunja, omar], lead=given.a_photo(), tags=["Ports"], dateline="Karsand")

    page = reader.get(story.get_absolute_url())

    said = words(page.content)
    assert "News Levant" in said
    assert "By Dunja Kovac and Omar Darwish" in said
    assert "Tuesday 24 November 2026, 14:00 EET" in said
    assert "on Monday evening. Harbour Press / Amal Haddad" in said
    assert "Karsand — The port of Karsand will open its gates" in said
    assert "This site can also be reached at" in said
    assert "meridian.example.com" in said
    assert 'rel="tag">Ports</a>' in page.content.decode()


def test_an_update_is_told_with_its_own_time(reader: Reader) -> None:
    story = given.a_live_story(at=NOON)
    given.a_change(story, at=given.noon("2026-11-25"), standfirst="They agreed on hours and pilots.")

    said = words(reader.get(story.get_absolute_url()).content)

    assert "Tuesday 24 November 2026, 14:00 · Updated Wednesday 25 November 2026, 14:00 EET" in said


@pytest.mark.parametrize("number_of_stories", [0, 3, 40])
def test_an_article_page_takes_four_queries_whatever_stands_around_it(
    reader: Reader, number_of_stories: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(number_of_stories):
        given.a_live_story(f"Grain prices ease for day {number}", tags=["Ports"], lead=given.a_photo())
    photos = [given.a_photo(f"Berth {number}") for number in range(4)]
    story = given.a_live_story(lead=given.a_photo(), photos=photos, tags=["Ports", "Ceasefire"])

    with django_assert_num_queries(4):
        assert reader.get(story.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number_of_stories", [1, 45])
def test_a_page_of_a_list_takes_four_queries_at_any_depth(
    reader: Reader, number_of_stories: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(number_of_stories):
        given.a_live_story(f"Grain prices ease for day {number}", at=NOON, tags=["Ports"], lead=given.a_photo())

    for address in ("/news/levant/", "/news/", "/tags/ports/", "/people/dunja-kovac/", "/archive/"):
        with django_assert_num_queries(3 if address == "/archive/" else 4):
            first = reader.get(address)
        for older in re.findall(r'<a class="pager-older" rel="next" href="(\?before=[^"]+)"', first.content.decode()):
            with django_assert_num_queries(3 if address == "/archive/" else 4):
                assert reader.get(address + older).status_code == 200
    for address in ("/2026/11/24/", "/2026/11/"):
        with django_assert_num_queries(4):
            assert reader.get(address).status_code == 200


@pytest.mark.parametrize("number_of_stories", [1, 30])
def test_the_home_page_takes_four_queries(
    reader: Reader, number_of_stories: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(number_of_stories):
        section = given.a_section("News" if number % 2 else "Business", f"Part {number % 5}")
        given.a_live_story(f"Grain prices ease for day {number}", section=section, lead=given.a_photo())

    with django_assert_num_queries(4):
        assert reader.get("/").status_code == 200


def test_an_outlet_without_stories_says_so_on_its_front(reader: Reader) -> None:
    assert "Nothing has been published here yet." in words(reader.get("/").content)


def test_a_section_lists_its_whole_subtree_and_names_its_trail(reader: Reader) -> None:
    given.a_live_story("Ferries to Lowmoor resume", section=given.a_section("News", "Levant", "Karsand"))

    page = reader.get("/news/levant/")

    said = words(page.content)
    assert "Ferries to Lowmoor resume" in said
    assert '<a href="/news/">News</a>' in page.content.decode()


def test_a_section_without_stories_says_so(reader: Reader) -> None:
    given.a_section("Culture")

    assert "There are no stories in Culture yet." in words(reader.get("/culture/").content)


def test_somebody_has_a_page_with_their_stories(reader: Reader) -> None:
    ines = given.a_contributor("Ines Vidal", title="Columnist, Karsand", bio="Writes about bread and harbours.")
    given.a_live_story("A harbour is not a bargaining chip", by=[ines], kind="opinion")

    said = words(reader.get("/people/ines-vidal/").content)

    assert "Columnist, Karsand" in said
    assert "Writes about bread and harbours." in said
    assert "A harbour is not a bargaining chip" in said
    assert "Ines Vidal" in words(reader.get("/people/").content)


@travel(NOON, tick=False)
def test_a_day_has_its_page_even_when_nothing_went_out(reader: Reader) -> None:
    given.a_live_story("The radar gets a second key", at=given.noon("2026-11-20"))
    given.a_live_story(at=NOON)

    between = reader.get("/2026/11/22/")

    said = words(between.content)
    assert between.status_code == 200
    assert "No story went out on 22 November 2026." in said
    assert 'href="/2026/11/20/"' in between.content.decode()
    assert 'href="/2026/11/24/"' in between.content.decode()
    assert "The radar gets a second key" in words(reader.get("/2026/11/20/").content)
    assert "The radar gets a second key" in words(reader.get("/2026/11/").content)


@travel(NOON, tick=False)
@pytest.mark.parametrize("address", ["/2026/11/25/", "/2026/12/", "/2026/13/", "/2026/02/30/", "/0000/01/01/"])
def test_days_to_come_and_days_that_are_none_are_not_found(reader: Reader, address: str) -> None:
    assert reader.get(address).status_code == 404


def test_the_page_for_what_is_not_there_leads_on(reader: Reader) -> None:
    given.a_live_story("Ferries to Lowmoor resume")

    page = reader.get("/news/no-such-thing/")

    assert page.status_code == 404
    assert "Nothing stands at this address" in words(page.content)
    assert "Ferries to Lowmoor resume" in words(page.content)
    assert 'role="search"' in page.content.decode()


def test_every_way_to_reach_the_outlet_has_its_line(reader: Reader) -> None:
    said = words(reader.get("/reach-us/").content)

    for way in ("meridian.example.org", "meridian.example.com", "meridianq7.onion", "Our channel on Roku", "العربية"):
        assert way in said


def test_a_story_told_from_right_to_left_says_so_and_leaves_the_page_as_it_is(reader: Reader) -> None:
    story = given.a_live_story("محادثات الهدنة تعيد فتح ميناء كارساند", language="ar")

    html = reader.get(story.get_absolute_url()).content.decode()

    assert '<html lang="en" dir="ltr">' in html
    assert '<article class="story" lang="ar" dir="rtl">' in html


def test_a_retracted_story_stands_under_its_notice(reader: Reader) -> None:
    story = given.a_live_story()
    retract(story.working_copy, by=given.an_editor(), reason="Wrong port.", notice="We named the wrong port.")

    said = words(reader.get(story.get_absolute_url()).content)

    assert "Retracted We named the wrong port." in said
    assert "Retracted" in words(reader.get("/news/levant/").content)


def test_wherever_its_headline_stands_alone_a_retracted_story_says_so(reader: Reader) -> None:
    story = given.a_live_story("Cranes stand still", tags=["Ports"])
    beside = given.a_live_story("Pilots wait", tags=["Ports"]).get_absolute_url()
    own = story.get_absolute_url()
    retract(story.working_copy, by=given.an_editor(), reason="Wrong port.", notice="We named the wrong port.")

    for page in ("/no/such/page/", beside, f"{own}changes/"):
        assert f'href="{own}">Retracted: Cranes stand still</a>' in reader.get(page).content.decode(), page
    assert "We named the wrong port." in words(reader.get(f"{own}changes/").content)
    assert "<title>Retracted: Cranes stand still – The Meridian</title>" in reader.get(own).content.decode()
    assert '<meta name="description" content="We named the wrong port.">' in reader.get(own).content.decode()


def test_the_kicker_is_the_headlines_first_words_where_it_begins_with_them(reader: Reader) -> None:
    given.a_live_story(kicker="Ceasefire talks", lead=given.a_photo())

    assert '<span class="kicker">Ceasefire talks</span> reopen the port' in reader.get("/").content.decode()


def test_a_photo_that_was_withdrawn_leaves_the_page_with_its_caption(reader: Reader) -> None:
    photo = given.a_photo()
    story = given.a_live_story(lead=photo)
    photo.status = photo.Status.WITHDRAWN
    photo.save()

    html = reader.get(story.get_absolute_url()).content.decode()

    assert "<picture>" not in html
    assert "on Monday evening" not in html


def test_every_picture_of_a_list_is_credited_on_its_page(reader: Reader) -> None:
    given.a_live_story(lead=given.a_photo(source="Levant Photo", creator="Sami Quist"))

    assert "Pictures on this page: Levant Photo / Sami Quist" in words(reader.get("/news/levant/").content)


def test_the_style_guide_shows_every_part_in_development_and_nowhere_else(reader: Reader) -> None:
    assert reader.get("/styleguide/").status_code == 404

    with override_settings(DEBUG=True):
        said = words(reader.get("/styleguide/").content)

    assert "Every part, in every state" in said
    assert "An upright picture, whole. Aerial Bureau / K. Osei via Levant Photo" in said
    assert "photographs by Amal Haddad" in said
