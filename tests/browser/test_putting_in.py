"""From the wall of photos into a story, in a browser; and what a picture's page tells once it is here. Open to all."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.desk.models import Article
from articles.desk.saving import save
from media.models import Photo
from tests import given
from tests.media.developed import a_photo_with_renditions
from tests.media.made import a_jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server: LiveServer, browser: Browser, client: Client) -> Page:
    """A tab of somebody who may do everything."""
    given.an_outlet()
    client.force_login(given.an_editor())
    host, session = urlsplit(live_server.url).hostname, client.cookies["sessionid"].value
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, base_url=live_server.url)
    context.add_cookies([{"name": "sessionid", "value": session, "domain": host or "", "path": "/desk/"}])
    return context.new_page()


def a_boat() -> Photo:
    words = {"title": "Pilot boat", "creator": "Sami Quist", "alt_text": "A white boat on a red sea"}
    return a_photo_with_renditions(a_jpeg(1200, 800), description="The pilot boat at dusk.", **words)


def test_a_photo_goes_from_the_wall_into_a_draft_and_its_caption_is_written_there(desk: Page) -> None:
    photo = a_boat()
    story = given.a_story("Two pictures from the pilot boat")

    desk.goto("/desk/media/photo/")
    desk.get_by_role("link", name="Put into a story").click()
    desk.get_by_role("button", name="Two pictures from the pilot boat").click()

    expect(desk.get_by_text("The photo is in the story. Write its caption.")).to_be_visible()
    caption = Article.objects.get(pk=story.pk).captions.get()
    assert caption.photo == photo
    assert desk.url.endswith(f"#caption-{caption.pk}")
    expect(desk.locator(f"#caption-{caption.pk}")).to_be_in_viewport()


def test_stories_that_had_a_photo_once_come_below_its_places_once_the_page_is_here(desk: Page) -> None:
    photo = a_boat()
    story = given.a_story("Dropped it", lead=photo)
    save(story, by=given.an_editor(), store=lambda: story.captions.all().delete() and None)

    desk.goto(f"/desk/media/photo/{photo.pk}/change/")

    expect(desk.get_by_text("In old saves of 1 story")).to_be_visible()
    expect(desk.get_by_role("link", name="Dropped it")).to_be_visible()
    expect(desk.get_by_role("link", name="Look for it in old saves")).to_have_count(0)


@pytest.mark.parametrize("words", ["", "?words=pilot"])
def test_the_choice_of_a_story_is_open_to_all(desk: Page, words: str) -> None:
    photo = a_boat()
    given.a_story("Two pictures from the pilot boat")

    desk.goto(f"/desk/media/photo/{photo.pk}/put/{words}")

    expect(desk.get_by_role("link", name="Two pictures from the pilot boat")).to_be_visible()
    assert Axe().run(desk).response["violations"] == []
