"""A picture that may no longer be shown is replaced by the story's fallback photo, or left out, wherever it stood."""

import json
import re
from typing import Any

import pytest

from articles.publishing import blockers
from articles.reader.models import Edition
from media.models import Photo, Rendition
from media.withdrawing import restore_photo, withdraw_photo
from tests import given
from tests.articles.desk_people import at_the_desk
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db

SEA = "The harbour at Karsand from the sea, in 2019."
LISTS = ("/", "/news/levant/", "/archive/", "/tags/ports/", "/people/dunja-kovac/", "/feeds/site.xml")


def a_fallback(**changes: Any) -> Photo:
    values = {"creator": "Sami Quist", "source": "Levant Photo", "description": SEA, "alt_text": "A harbour"}
    return given.a_photo("The harbour from the sea", **{**values, **changes})


def a_story_with(lead: Photo, *, fallback: Photo | None, **changes: Any) -> Edition:
    given.an_outlet()
    return given.a_live_story(lead=lead, fallback_photo=fallback, tags=["ports"], **changes)


def withdraw(*photos: Photo) -> None:
    for photo in photos:
        withdraw_photo(photo, by=None, reason="The agency killed it.")


def test_the_fallback_stands_in_every_place_that_lost_its_picture(reader: Reader) -> None:
    lead, fallback = given.a_photo(), a_fallback()
    story = a_story_with(lead, fallback=fallback).get_absolute_url()
    assert all(fallback.public_id not in reader.get(page).content.decode() for page in (story, *LISTS))

    withdraw(lead)

    for page in (story, *LISTS):
        html = reader.get(page).content.decode()
        assert lead.public_id not in html, page
        assert fallback.public_id in html and "Sami Quist" in html, page
        assert "The container berths at Karsand on Monday evening" not in html, page


def test_it_comes_with_its_own_words_and_credit_and_goes_when_the_picture_is_back(reader: Reader) -> None:
    lead, fallback = given.a_photo(), a_fallback()
    story = a_story_with(lead, fallback=fallback).get_absolute_url()
    withdraw(lead)

    html = reader.get(story).content.decode()
    figure = html[html.index('<figure class="figure story-lead') :].split("</figure>")[0]
    image = json.loads(re.findall(r'ld\+json">(.*?)</script>', html)[0])["@graph"][0]["image"]

    assert SEA in figure and "Levant Photo" in figure and 'alt="A harbour"' in figure
    assert [(each["caption"], each["creditText"]) for each in image] == [(SEA, "Levant Photo / Sami Quist")]
    assert re.search(rf'og:image" content="[^"]+/photos/{fallback.public_id}/', html)
    assert "A harbour (Levant Photo / Sami Quist)" in html
    restore_photo(lead, by=None, reason="It may stand after all.")
    assert fallback.public_id not in reader.get(story).content.decode()


def test_it_stands_once_in_the_first_place_that_is_empty_and_others_are_left_out(reader: Reader) -> None:
    lead, first, second = (given.a_photo(title) for title in ("Lead", "First", "Second"))
    fallback = a_fallback()
    story = a_story_with(lead, fallback=fallback, photos=[first, second]).get_absolute_url()

    withdraw(first, second)
    html = reader.get(story).content.decode()
    assert html.count(f'<figcaption class="caption"><bdi class="caption-text">{SEA}') == 1
    assert lead.public_id in html and html.count("<figure") == 2

    withdraw(lead)
    html = reader.get(story).content.decode()
    assert html.count("<figure") == 1 and "story-lead" in html and SEA in html


@pytest.mark.parametrize("what", ["none", "withdrawn too", "the same"])
def test_without_one_that_may_be_shown_the_picture_is_left_out(reader: Reader, what: str) -> None:
    lead = given.a_photo()
    fallback = {"none": None, "the same": lead}.get(what, None if what == "none" else a_fallback())
    story = a_story_with(lead, fallback=fallback).get_absolute_url()

    withdraw(lead, *([fallback] if what == "withdrawn too" and fallback else []))

    for page in (story, *LISTS):
        html = reader.get(page).content.decode()
        assert "/photos/" not in html and "<figure" not in html, page


def test_a_picture_that_awaits_its_file_or_its_sizes_is_not_lost(reader: Reader) -> None:
    lead, fallback = given.a_photo(), a_fallback()
    story = a_story_with(lead, fallback=fallback).get_absolute_url()

    Rendition.objects.filter(photo=lead).delete()

    assert "/photos/" not in reader.get(story).content.decode()


def test_every_page_that_would_show_it_is_made_from_it(reader: Reader) -> None:
    fallback = a_fallback()
    story = a_story_with(given.a_photo(), fallback=fallback).get_absolute_url()

    for page in (story, *LISTS):
        assert f"photo:{fallback.pk}" in reader.get(page)["Surrogate-Key"].split(), page


def test_the_door_checks_it_like_other_photos() -> None:
    given.an_outlet()
    story = given.a_story(lead=given.a_photo(), fallback_photo=a_fallback(alt_text="", creator="", source=""))
    withdraw(Photo.objects.get(pk=story.fallback_photo_id))

    found = {problem.code: problem.sentence for problem in blockers(story)}

    assert found == {
        "fallback_withdrawn": "The fallback photo: It has been withdrawn and may not be shown. Choose another photo.",
        "fallback_no_credit": "The fallback photo: It names neither creator nor source. Fill in one of them on the photo.",
    }


def test_the_report_says_what_readers_have_instead_place_by_place() -> None:
    given.an_outlet()
    photo, client = given.a_photo(), at_the_desk(given.an_editor())
    given.a_live_story("The wheat is in", lead=photo, fallback_photo=a_fallback())
    given.a_live_story("Who owns the hill road", photos=[photo])
    page = f"/desk/media/photo/{photo.pk}/"

    def lines(name: str) -> dict[str, str]:
        html = client.get(f"{page}{name}/").content.decode()
        found = re.findall(r'<li class="use">.*?<a href="[^"]+">(.*?)</a> <span class="label">(.*?) · <a', html, re.S)
        return {story: told for story, told in found if "/" not in story and story != "Home page"}

    before, _gone = lines("withdraw"), withdraw(photo)
    after = lines("report")

    assert before["The wheat is in"].endswith("· then replaced by the fallback photo")
    assert before["Who owns the hill road"].endswith("· then left out")
    assert after["The wheat is in"].endswith("· lead · replaced by the fallback photo")
    assert after["Who owns the hill road"].endswith("· photo 1 of the story · left out")
