"""A picture of a live story is withdrawn in a browser, and the page is read before and after; the screens are open to all."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.publishing import publish
from media.models import Photo, Rendition
from media.withdrawing import withdraw_photo
from tests import given
from tests.articles.desk_people import page_of
from tests.media.made import a_jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WHY = "The agency killed it at 16:10."


@pytest.fixture
def desk(live_server: LiveServer, browser: Browser, client: Client) -> Page:
    """A tab of somebody who may do everything."""
    client.force_login(given.an_editor())
    host, session = urlsplit(live_server.url).hostname, client.cookies["sessionid"].value
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=live_server.url)
    context.add_cookies([{"name": "sessionid", "value": session, "domain": host or "", "path": "/desk/"}])
    return context.new_page()


def a_photo_with_its_file(**values: Any) -> Photo:
    photo = given.a_photo(**values)
    for made in Rendition.objects.filter(photo=photo):
        extension = "jpg" if made.format == "jpeg" else made.format
        name = f"{photo.public_id}/{made.width}-0123456789ab.{extension}"
        made.file.name = default_storage.save(name, ContentFile(a_jpeg()))
        made.save(update_fields=["file"])
    return photo


def test_a_withdrawn_picture_leaves_the_page_of_its_story_and_comes_back(
    desk: Page, context: BrowserContext, live_server: LiveServer
) -> None:
    given.an_outlet()
    photo = a_photo_with_its_file()
    address = live_server.url + given.a_live_story(lead=photo).get_absolute_url()
    reader = context.new_page()
    reader.goto(address)
    expect(reader.locator(f"img[src*='{photo.public_id}']").first).to_be_visible()

    desk.goto(f"/desk/media/photo/{photo.pk}/change/")
    desk.get_by_role("link", name="Withdraw…").click()
    desk.get_by_label("Why, for the photo's ledger").fill(WHY)
    desk.get_by_role("button", name="Withdraw it").click()
    expect(desk.get_by_text("Public, and now without it")).to_be_visible()
    reader.reload()  # a browser may keep a page for a minute
    assert reader.locator(f"img[src*='{photo.public_id}']").count() == 0

    desk.goto(f"/desk/media/photo/{photo.pk}/change/")
    desk.get_by_role("link", name="Restore…").click()
    desk.get_by_label("Why, for the photo's ledger").fill("It may stand after all.")
    desk.get_by_role("button", name="Restore it").click()
    expect(desk.get_by_text("Public, and with it")).to_be_visible()
    reader.reload()
    expect(reader.locator(f"img[src*='{photo.public_id}']").first).to_be_visible()


def test_a_fallback_is_picked_in_the_form_and_readers_have_it_where_the_lead_is_lost(
    desk: Page, context: BrowserContext, live_server: LiveServer
) -> None:
    given.an_outlet()
    lead = a_photo_with_its_file()
    sea = a_photo_with_its_file(title="The sea", creator="Sami Quist", description="The harbour from the sea.")
    story = given.a_story(lead=lead)
    desk.goto(page_of(story))
    desk.get_by_role("button", name="Choose from the library").click()
    desk.get_by_role("button", name="The sea").click()
    expect(desk.get_by_role("combobox", name="Fallback photo")).to_have_value(str(sea.pk))
    story.refresh_from_db()
    edition = publish(story, by=given.an_editor())

    withdraw_photo(lead, by=None, reason=WHY)
    reader = context.new_page()
    reader.goto(live_server.url + edition.get_absolute_url())

    figure = reader.locator("figure.story-lead")
    expect(figure).to_contain_text("The harbour from the sea. Harbour Press / Sami Quist")
    assert figure.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_screens_of_rights_are_open_to_everybody(desk: Page, width: int) -> None:
    given.an_outlet()
    photo = given.a_photo()
    given.a_live_story(lead=photo)
    desk.set_viewport_size({"width": width, "height": 900})
    usage = f"usage/?source={photo.source_id}&from=2026-01-01&to=2099-01-01"

    for page in (f"{photo.pk}/withdraw/", f"{photo.pk}/report/", f"{photo.pk}/rights/", usage):
        desk.goto(f"/desk/media/photo/{page}")
        faults = Axe().run(desk).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == [], page
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, page
