"""A focal point is moved by keys and a crop drawn by hand in a browser; readers get the crop once the worker has made it."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from delivery import worker
from media.models import Photo, Rendition, Source
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
    source = Source.objects.get_or_create(name="Levant Photo")[0]
    words = {"title": "Pilot boat", "creator": "Sami Quist", "source": source, "alt_text": "A white boat on a red sea"}
    return a_photo_with_renditions(a_jpeg(1200, 800), description="The pilot boat at dusk.", **words)


def view(page: Page, ratio: str) -> str:
    return page.locator(f"[data-preview='{ratio}']").get_attribute("viewBox") or ""


def test_the_focal_point_moves_by_keys_and_the_previews_with_it(desk: Page) -> None:
    photo = a_boat()
    desk.goto(f"/desk/media/photo/{photo.pk}/change/")
    handle = desk.get_by_role("button", name="Focal point")
    assert view(desk, "1:1") == "200.0 0.0 800.0 800.0"

    handle.focus()
    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "ArrowUp"):
        handle.press(key)

    assert desk.get_by_label("Focal point, across").input_value() == "0.710"
    assert view(desk, "1:1") == "280.0 0.0 800.0 800.0"
    handle.click(position={"x": 4, "y": 4})
    assert view(desk, "1:1") == "0.0 0.0 800.0 800.0"
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Pilot boat").first).to_be_visible()
    photo.refresh_from_db()
    assert photo.focal_x < 0.1 and photo.focal_y < 0.1


def test_a_crop_drawn_by_hand_is_what_readers_get(desk: Page, context: BrowserContext, live_server: LiveServer) -> None:
    photo = a_boat()
    address = live_server.url + given.a_live_story(lead=photo).get_absolute_url()
    desk.goto(f"/desk/media/photo/{photo.pk}/change/")
    desk.get_by_role("link", name=re.compile("^Crop by hand.*16:9")).click()
    handle = desk.get_by_role("button", name=re.compile("^The crop to 16:9"))
    expect(handle).to_be_visible()
    desk.wait_for_load_state("load")
    picture = desk.locator("[data-crop]").bounding_box()
    assert picture is not None

    corner = (picture["x"] + picture["width"], picture["y"] + picture["height"] * 0.92)
    desk.mouse.move(picture["x"] + 3, picture["y"] + picture["height"] * 0.08)
    desk.mouse.move(corner[0] - 3, corner[1] - 8)
    desk.mouse.down()
    desk.mouse.move(picture["x"] + picture["width"] * 0.6, picture["y"] + picture["height"] * 0.4, steps=4)
    desk.mouse.up()
    width = int(desk.get_by_label("Width, px").input_value())
    assert 600 < width < 840
    handle.press("ArrowDown")
    desk.get_by_role("button", name="Keep this crop").click()

    expect(desk.get_by_text("by hand, being made")).to_be_visible()
    assert float(view(desk, "16:9").split()[2]) == pytest.approx(width, abs=1)
    while worker.one_round("once"):
        pass
    files = Rendition.objects.filter(photo=photo, crop="16:9").values_list("file", flat=True)
    reader = context.new_page()
    reader.goto(address)
    assert any(name in reader.content() for name in files)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_pages_of_a_picture_are_open_to_everybody(desk: Page, width: int) -> None:
    photo = a_boat()
    given.a_live_story(lead=photo)
    desk.set_viewport_size({"width": width, "height": 900})

    for page in ("change/", "crop/1:1/"):
        desk.goto(f"/desk/media/photo/{photo.pk}/{page}")
        faults = Axe().run(desk).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == [], page
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, page
