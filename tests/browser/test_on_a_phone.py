"""An editor with a phone of 390 px reads, approves, corrects a headline, plans and withdraws; what a thumb meets is big enough."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.desk import workflow
from articles.desk.models import Article, ScheduledAct
from articles.reader.models import Edition
from tests import given
from tests.articles.desk_people import a_reporter, page_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
THUMB_PX = 43.5
# Below 16 px a phone enlarges the page when the field is touched.
SMALL_FIELDS = """[...document.querySelectorAll("input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea")]
  .filter((field) => field.checkVisibility() && parseFloat(getComputedStyle(field).fontSize) < 16).map((field) => field.name)"""


@pytest.fixture
def phone(live_server: LiveServer, browser: Browser, client: Client) -> Page:
    """The phone of somebody who may do everything."""
    given.an_outlet()
    client.force_login(given.an_editor())
    host, session = urlsplit(live_server.url).hostname, client.cookies["sessionid"].value
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, base_url=live_server.url
    )
    context.add_cookies([{"name": "sessionid", "value": session, "domain": host or "", "path": "/desk/"}])
    return context.new_page()


def is_for_thumbs(page: Page) -> bool:
    """Nothing to be scrolled sideways, and each act is high enough."""
    low = [act for act in page.locator("main .act:visible, main .act-button:visible").all() if _height(act) < THUMB_PX]
    assert [act.inner_text() for act in low] == []
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def _height(act: object) -> float:
    box = act.bounding_box()  # type: ignore[attr-defined]
    return float(box["height"]) if box else THUMB_PX


def test_a_review_is_read_and_approved(phone: Page) -> None:
    article = given.a_story()
    workflow.send_to_review(article, by=a_reporter(), reason="The map is new.")

    phone.goto("/desk/")
    assert is_for_thumbs(phone)
    phone.get_by_role("link", name="Read it").tap()
    phone.get_by_role("link", name="Hand it on").tap()
    phone.get_by_role("button", name="Approve").tap()

    expect(phone.get_by_text("Done: the story is “approved”.")).to_be_visible()


def test_a_headline_is_corrected_and_readers_are_told(phone: Page) -> None:
    article = given.a_live_story().working_copy

    phone.goto(page_of(article))
    phone.locator("[name=headline]").fill("The port of Karsand opens")
    phone.get_by_role("button", name="Publish…").locator("visible=true").tap()
    phone.get_by_role("radio", name="Correction").tap()
    phone.get_by_label("Note to readers, for a correction").fill("The headline named the wrong port.")
    assert is_for_thumbs(phone)
    phone.get_by_role("button", name="Publish the changes now").tap()

    expect(phone.get_by_text("Readers have exactly this text.")).to_be_visible()
    assert Edition.objects.get().headline == "The port of Karsand opens"


def test_the_page_keeps_its_size_whatever_field_is_touched(phone: Page) -> None:
    story, photo = given.a_live_story().working_copy, given.a_photo("The boat")
    wall = "/desk/media/photo/"

    small = {}
    for address in (
        page_of(story),
        page_of(story, "publish"),
        page_of(story, "share"),
        wall,
        f"{wall}{photo.pk}/change/",
        "/search/",
    ):
        phone.goto(address)
        small[address] = phone.evaluate(SMALL_FIELDS)

    assert not any(small.values()), small


def test_the_ticks_of_a_list_are_big_enough_and_nothing_stands_where_nothing_is(phone: Page) -> None:
    given.a_source()

    phone.goto("/desk/media/source/")
    sizes = [tick.bounding_box() or {} for tick in phone.locator("tbody input[type=checkbox]").all()]

    assert sizes and all(size["width"] >= 24 and size["height"] >= 24 for size in sizes), sizes
    expect(phone.locator(".is-empty").first).to_be_attached()
    expect(phone.locator(".is-empty:visible")).to_have_count(0)


def test_a_story_is_withdrawn(phone: Page) -> None:
    article = given.a_live_story().working_copy

    phone.goto(page_of(article, "withdraw"))
    phone.get_by_label("Why, for the story's log").fill("It has to be checked once more.")
    assert is_for_thumbs(phone)
    phone.get_by_role("button", name="Withdraw").tap()

    expect(phone.get_by_text("Withdrawn. Readers are told that it is gone.")).to_be_visible()
    assert not Edition.objects.exists()


def test_the_button_says_which_of_now_and_the_hour_is_chosen(phone: Page) -> None:
    article = given.a_story()

    phone.goto(page_of(article, "publish"))
    expect(phone.get_by_role("button", name="Publish now")).to_be_visible()
    phone.get_by_role("radio", name="At an hour").tap()
    phone.get_by_label("The hour", exact=True).fill("2199-11-24T18:00")
    found = Axe().run(phone)
    phone.get_by_role("button", name="Plan it for this hour").tap()

    expect(phone.get_by_role("button", name="Undo: plan nothing")).to_be_visible()
    assert found.violations_count == 0, found.generate_report()
    assert ScheduledAct.objects.get().article == Article.objects.get()
