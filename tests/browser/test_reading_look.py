"""Pages as a browser draws them: open to everybody, on a phone and in the dark, with nothing wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Hafenbehördenverwaltungsvorschriftenverzeichnis und ein Streit, der länger dauert als jede Überschrift"


@pytest.fixture
def addresses() -> list[str]:
    given.an_outlet(breaking="Harbour authority lifts the night closure from 18:00")
    story = given.a_live_story(lead=given.a_photo(), photos=[given.a_photo()], tags=["Ports"], kicker="Ceasefire talks")
    given.a_live_story(LONG, standfirst="Ein Satz.", language="de")
    arabic = given.a_live_story("محادثات الهدنة تعيد فتح ميناء كارساند", language="ar", lead=given.a_photo())
    given.a_live_story("Publish the minutes, all of them", kind="leading-article", section=given.a_section("Opinion"))
    fixed = ["/", "/news/", "/tags/ports/", "/people/", "/people/dunja-kovac/", "/archive/", "/reach-us/", "/no/page/"]
    return [*fixed, "/search/?q=port", story.get_absolute_url(), arabic.get_absolute_url()]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_every_page_is_open_to_everybody_and_fits_its_screen(
    browser: Browser, live_server: LiveServer, addresses: list[str], width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)

    for address in addresses:
        page.goto(live_server.url + address)
        found = Axe().run(page).response["violations"]

        assert not [(each["id"], [node["html"] for node in each["nodes"]]) for each in found], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.locator("h1").count() == 1, address
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
        assert len(ids) == len(set(ids)), address
    assert not complaints
    context.close()


def test_what_a_finger_touches_on_a_phone_is_large_enough(
    browser: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()

    for address in addresses:
        page.goto(live_server.url + address)
        small = page.evaluate(
            """[...document.querySelectorAll('nav a, .wordmark a, .masthead a, .foot a, button')]
               .filter(a => !a.closest('p') && a.getBoundingClientRect().height < 44).map(a => a.textContent)"""
        )

        assert not small, address
    context.close()


def test_nothing_but_this_host_is_asked_for_anything(
    browser: Browser, live_server: LiveServer, addresses: list[str]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for address in addresses:
        page.goto(live_server.url + address)

    assert not [url for url in asked if not url.startswith((live_server.url, "data:"))]
    assert context.cookies() == []
    context.close()
