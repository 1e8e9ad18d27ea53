"""The picture in hand beside the wall, in a browser: saved where one stands, and nothing typed is lost on the way."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Dialog, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from media.models import Photo
from tests import given
from tests.browser.test_uploading import drop
from tests.media.made import a_jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALT = "[data-inspector] [name=alt_text]"


@pytest.fixture
def wall(live_server: LiveServer, browser: Browser, client: Client) -> Page:
    """A tab at a wall of forty pictures, the newest called Berth 39."""
    given.an_outlet()
    for n in range(40):
        given.a_photo(f"Berth {n}")
    client.force_login(given.an_editor())
    host, session = urlsplit(live_server.url).hostname, client.cookies["sessionid"].value
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, base_url=live_server.url)
    context.add_cookies([{"name": "sessionid", "value": session, "domain": host or "", "path": "/desk/"}])
    page = context.new_page()
    page.goto("/desk/media/photo/")
    return page


def cell(page: Page, title: str) -> Locator:
    return page.locator("[data-cell]").filter(has=page.get_by_text(title, exact=True))


def take(page: Page, title: str, kept: str = "") -> None:
    cell(page, title).click()
    expect(page.locator("[data-inspector]").get_by_role("link", name="Open its page")).to_have_attribute(
        "href", f"/desk/media/photo/{Photo.objects.get(title=title).pk}/change/{kept}"
    )


def scroll_to_its_end(wall: Page) -> None:
    """More pictures come by themselves once one is near them."""
    wall.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(wall.locator("[data-cell]")).to_have_count(40)


def refusing(asked: list[str]) -> Callable[[Dialog], None]:
    """Notes what is asked, and stays on the page."""

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    return refuse


def test_a_picture_is_saved_where_one_stands_and_what_is_chosen_stays_chosen(wall: Page) -> None:
    scroll_to_its_end(wall)
    wall.get_by_role("checkbox", name="Choose “Berth 3”").check()

    take(wall, "Berth 2")
    wall.locator(ALT).fill("A crane over berth two")
    wall.get_by_label("Creator").fill("Lena Aho")
    wall.get_by_role("button", name="Save", exact=True).click()

    expect(wall.locator("[data-inspector]").get_by_text("“Berth 2” is saved.")).to_be_visible()
    expect(wall.locator("[data-cell][data-in-hand]")).to_contain_text("Harbour Press / Lena Aho")
    expect(wall.locator("[data-cell]")).to_have_count(40)
    expect(wall.get_by_role("checkbox", name="Choose “Berth 3”")).to_be_checked()
    expect(wall.get_by_role("button", name="Save", exact=True)).to_be_focused()
    assert Photo.objects.get(title="Berth 2").alt_text == "A crane over berth two"
    assert Axe().run(wall).response["violations"] == []


def test_what_was_typed_waits_with_its_picture_while_another_is_in_hand(wall: Page) -> None:
    asked: list[str] = []
    take(wall, "Berth 38")
    wall.locator(ALT).fill("Typed, and not saved")

    take(wall, "Berth 37")
    assert "Typed" not in wall.locator(ALT).input_value()
    expect(cell(wall, "Berth 38")).to_contain_text("not saved")
    take(wall, "Berth 38")
    expect(wall.locator(ALT)).to_have_value("Typed, and not saved")
    wall.once("dialog", refusing(asked))
    wall.get_by_role("link", name="Never used").click()
    expect(wall.locator(ALT)).to_have_value("Typed, and not saved")
    assert asked == ["beforeunload"]

    wall.get_by_role("button", name="Save", exact=True).click()
    expect(wall.get_by_text("“Berth 38” is saved.")).to_be_visible()
    expect(cell(wall, "Berth 38")).not_to_contain_text("not saved")
    wall.get_by_role("link", name="Never used").click()
    expect(wall.get_by_role("heading", name="Never used")).to_be_visible()


def test_a_fault_is_told_beside_the_wall_and_a_lost_line_too(wall: Page) -> None:
    take(wall, "Berth 38")
    wall.get_by_label("Why").fill("The agency wrote. " * 20)
    wall.evaluate("document.querySelector('[data-inspector] [name=why]').maxLength = 9999")
    wall.get_by_label("Why").fill("The agency wrote. " * 20)
    wall.get_by_role("button", name="Save", exact=True).click()
    expect(wall.get_by_text("Not saved. What is wrong stands beside its field.")).to_be_visible()
    expect(wall.get_by_label("Why")).to_be_focused()

    wall.get_by_label("Why").fill("The agency wrote.")
    wall.locator(ALT).fill("Typed without a line")
    wall.context.set_offline(True)
    wall.get_by_role("button", name="Save", exact=True).click()
    expect(wall.get_by_text("Not saved: the desk did not answer, or you are signed out.")).to_be_visible()
    cell(wall, "Berth 37").click()
    expect(wall.get_by_text("The desk did not answer. Try again.")).to_be_visible()
    expect(wall.locator("[data-cell][data-in-hand]")).to_contain_text("Berth 38")
    expect(wall.locator(ALT)).to_have_value("Typed without a line")

    wall.context.set_offline(False)
    wall.get_by_role("button", name="Save", exact=True).click()
    expect(wall.get_by_text("“Berth 38” is saved.")).to_be_visible()


def test_a_photos_page_asks_before_what_was_typed_is_lost_and_not_when_it_is_saved(wall: Page) -> None:
    asked: list[str] = []
    wall.on("dialog", refusing(asked))
    Photo.objects.update(taken_at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC))
    wall.goto(f"/desk/media/photo/{Photo.objects.get(title='Berth 3').pk}/change/")
    wall.get_by_role("link", name="Rights…").click()
    wall.go_back()
    assert asked == []

    wall.get_by_role("textbox", name="Alt text").fill("A crane over berth three")
    wall.get_by_role("link", name="Rights…").click()
    expect(wall.get_by_role("textbox", name="Alt text")).to_have_value("A crane over berth three")
    assert asked == ["beforeunload"]

    wall.get_by_role("button", name="Save", exact=True).click()
    wall.get_by_role("link", name="Rights…").click()
    expect(wall.get_by_role("heading", name="Rights")).to_be_visible()
    assert asked == ["beforeunload"]
    assert Photo.objects.get(title="Berth 3").alt_text == "A crane over berth three"


def test_whoever_comes_back_to_the_wall_finds_the_place_and_the_picture_in_hand(wall: Page) -> None:
    scroll_to_its_end(wall)
    take(wall, "Berth 2")
    was = wall.evaluate("scrollY")
    cell(wall, "Berth 2").click()
    expect(wall.get_by_role("heading", name="Berth 2")).to_be_visible()

    wall.go_back()

    expect(wall.locator("[data-cell]")).to_have_count(40)
    expect(wall.locator("[data-cell][data-in-hand]")).to_contain_text("Berth 2")
    expect(cell(wall, "Berth 2")).to_be_in_viewport()
    wall.wait_for_function("was => Math.abs(scrollY - was) < 5", arg=was)
    expect(wall.get_by_role("link", name="Never used")).to_be_in_viewport()


def test_the_wall_tells_its_keys_when_asked(wall: Page) -> None:
    cell(wall, "Berth 39").focus()
    wall.keyboard.press("?")
    expect(wall.get_by_role("dialog", name="All keys")).to_contain_text("choose it, or leave it")
    assert Axe().run(wall).response["violations"] == []

    wall.keyboard.press("Escape")
    expect(wall.get_by_role("dialog", name="All keys")).to_be_hidden()
    expect(cell(wall, "Berth 39")).to_be_focused()


def test_pictures_dropped_on_the_wall_take_nothing_with_them_that_was_typed(wall: Page) -> None:
    take(wall, "Berth 38")
    wall.locator(ALT).fill("Typed, and not saved")

    drop(wall, [("boat.jpg", a_jpeg())], on="[data-wall]")

    expect(wall.get_by_text("Not sent: save what you typed first, then drop the pictures again.")).to_be_visible()
    expect(wall.locator(ALT)).to_have_value("Typed, and not saved")
    wall.get_by_role("button", name="Save", exact=True).click()
    expect(wall.get_by_text("“Berth 38” is saved.")).to_be_visible()
    drop(wall, [("boat.jpg", a_jpeg())], on="[data-wall]")
    expect(wall.get_by_text("1 of 1 is in.")).to_be_visible(timeout=20_000)


def test_a_picture_is_mended_by_keyboard_alone_from_the_wall_and_back(wall: Page) -> None:
    cell(wall, "Berth 39").focus()
    wall.keyboard.press("ArrowRight")
    expect(wall.locator("[data-cell][data-in-hand]")).to_contain_text("Berth 38")
    expect(wall.get_by_role("link", name="Open its page")).to_have_attribute("href", re.compile(r"/\d+/change/$"))
    expect(wall.locator("[data-inspector]")).not_to_have_attribute("inert", "")

    wall.keyboard.press("e")
    expect(wall.get_by_label("Creator")).to_be_focused()
    wall.keyboard.press("Control+a")
    wall.keyboard.type("Lena Aho")
    wall.keyboard.press("Enter")
    expect(wall.get_by_text("“Berth 38” is saved.")).to_be_visible()
    wall.keyboard.press("Escape")
    expect(cell(wall, "Berth 38")).to_be_focused()

    wall.get_by_label("Find among these pictures").focus()
    wall.keyboard.press("Tab")
    wall.keyboard.press("Tab")
    expect(wall.get_by_role("link", name="Past the pictures, to the one in hand")).to_be_focused()
    wall.keyboard.press("Enter")
    wall.keyboard.press("Tab")
    expect(wall.get_by_label("Creator")).to_be_focused()
    assert Photo.objects.get(title="Berth 38").creator == "Lena Aho"


def test_an_escape_that_closes_the_offered_tags_leads_nowhere_else(wall: Page) -> None:
    Photo.objects.get(title="Berth 1").tags.add("Ports")
    take(wall, "Berth 38")
    wall.get_by_label("Tags").focus()
    wall.keyboard.type("po", delay=20)
    expect(wall.get_by_role("option", name="Ports")).to_be_visible()
    wall.keyboard.press("Escape")
    expect(wall.get_by_label("Tags")).to_be_focused()


def test_the_queues_are_counted_anew_after_a_save_and_the_picture_stays_where_it_hangs(wall: Page) -> None:
    Photo.objects.filter(title__in=["Berth 3", "Berth 2"]).update(alt_text="")
    wall.goto("/desk/media/photo/?queue=no-alt")
    queues = wall.get_by_role("navigation", name="Queues")
    expect(queues.get_by_role("link", name="No alt text 2")).to_have_attribute("aria-current", "true")
    take(wall, "Berth 2", "?_changelist_filters=queue%3Dno-alt")

    wall.locator(ALT).fill("A crane over berth two")
    wall.get_by_role("button", name="Save", exact=True).click()

    expect(queues.get_by_role("link", name="No alt text 1")).to_have_attribute("aria-current", "true")
    expect(wall.locator("[data-said]")).to_have_text("“Berth 2” is saved. It is no longer in “No alt text”.")
    expect(wall.locator("[data-cell]")).to_have_count(2)
    expect(wall.locator("[data-cell][data-in-hand]")).to_contain_text("Berth 2done here")
    expect(queues.locator("[aria-live], [role=status]")).to_have_count(0)
    wall.keyboard.press("Escape")
    expect(cell(wall, "Berth 2")).to_be_focused()
    assert Axe().run(wall).response["violations"] == []
    cell(wall, "Berth 2").press("Enter")
    wall.get_by_role("main").get_by_role("link", name="Photos", exact=True).click()
    expect(wall.locator("[data-cell]")).to_have_count(1)
    expect(wall).to_have_url(re.compile(r"/desk/media/photo/\?queue=no-alt$"))
