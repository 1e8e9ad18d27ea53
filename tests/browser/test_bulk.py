"""Acts on many in a real browser: fifty old captions parted, pictures chosen and changed together, both taken back."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from django.test import Client
from playwright.sync_api import BrowserContext, expect

from articles.desk.models import Caption
from media.models import Photo
from tests import given
from tests.browser.test_inspecting import refusing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "The ferry Amalia at the north mole on Sunday."


@pytest.fixture
def desk(live_server: Any, context: BrowserContext, client: Client) -> Iterator[Any]:
    """A browser tab at the desk, logged in as an editor."""
    caches["memory"].clear()
    given.an_outlet()
    client.force_login(given.an_editor())
    cookie = client.cookies["sessionid"].value
    host = urlsplit(live_server.url).hostname
    context.add_cookies([{"name": "sessionid", "value": cookie, "domain": host, "path": "/desk/"}])
    page: Any = context.new_page()
    page.at = live_server.url
    yield page
    page.close()


def test_fifty_old_captions_are_parted_at_once_and_put_together_again(desk: Any) -> None:
    for n in range(10):
        photos = [given.a_photo(f"The ferry, {n} {m}", creator="", source="") for m in range(5)]
        given.a_story(f"The ferry, part {n}", photos=photos)
    Caption.objects.update(text=f"{WORDS} (Photo by Lena Aho/Reuters)")

    desk.goto(f"{desk.at}/desk/media/photo/")
    desk.get_by_role("link", name="Caption still holds a credit 50").click()
    desk.get_by_role("button", name="Apply to the ticked ones").click()
    expect(desk.get_by_role("heading", name="What was done")).to_be_visible()

    assert Caption.objects.filter(text=WORDS).count() == 50
    assert Photo.objects.filter(creator="Lena Aho", source__name="Reuters").count() == 50

    desk.get_by_role("button", name="Take it all back").click()
    expect(desk.get_by_text("It is taken back.")).to_be_visible()

    assert not Caption.objects.filter(text=WORDS).exists()
    assert not Photo.objects.exclude(creator="").exists()


def test_pictures_chosen_by_keyboard_are_corrected_together_and_taken_back(desk: Any) -> None:
    for n in range(6):
        given.a_photo(f"Berth {n}")

    desk.goto(f"{desk.at}/desk/media/photo/")
    cells = desk.locator("[data-cell]")
    cells.nth(0).focus()
    desk.keyboard.press("Space")
    cells.nth(3).click(modifiers=["Shift"])
    expect(desk.locator("[name=photo]:checked")).to_have_count(4)
    desk.get_by_role("button", name="Change the chosen ones together").click()
    desk.get_by_role("textbox", name="Creator").fill("Lena Aho")
    desk.get_by_label("Why, for the ledger of each photo").fill("The agency wrote on Monday.")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="What would change")).to_be_visible()
    assert not Photo.objects.filter(creator="Lena Aho").exists()

    desk.get_by_role("button", name="Change the ticked ones").click()
    expect(desk.get_by_role("heading", name="What was done")).to_be_visible()
    assert Photo.objects.filter(creator="Lena Aho").count() == 4

    desk.get_by_role("button", name="Take it all back").click()
    expect(desk.get_by_text("It is taken back.")).to_be_visible()
    assert Photo.objects.filter(creator="Amal Haddad").count() == 6


def test_one_box_ticks_all_pictures_or_none_and_says_when_it_is_mixed(desk: Any) -> None:
    chosen = "&".join(f"photo={given.a_photo(f'Berth {n}').pk}" for n in range(3))
    desk.goto(f"{desk.at}/desk/media/photo/together/?{chosen}")
    desk.get_by_role("textbox", name="Creator").fill("Lena Aho")
    desk.get_by_label("Why, for the ledger of each photo").fill("The agency wrote on Monday.")
    desk.get_by_role("button", name="Show what would change").click()
    all_rows, ticked = desk.get_by_role("checkbox", name="Tick all, or none"), desk.locator("[name=tick]:checked")
    expect(all_rows).to_be_checked()

    desk.get_by_role("checkbox", name="Berth 1").uncheck()
    expect(all_rows).to_be_checked(indeterminate=True)
    all_rows.focus()
    desk.keyboard.press("Space")
    expect(ticked).to_have_count(3)
    desk.keyboard.press("Space")
    expect(ticked).to_have_count(0)
    expect(all_rows).not_to_be_checked()
    desk.get_by_role("checkbox", name="Berth 2").check()
    assert Axe().run(desk).response["violations"] == []
    desk.get_by_role("button", name="Change the ticked ones").click()

    expect(desk.get_by_role("heading", name="What was done")).to_be_visible()
    assert [photo.title for photo in Photo.objects.filter(creator="Lena Aho")] == ["Berth 2"]


def test_leaving_what_was_typed_for_several_pictures_is_asked_about_and_sending_it_is_not(desk: Any) -> None:
    asked: list[str] = []
    desk.on("dialog", refusing(asked))
    chosen = "&".join(f"photo={given.a_photo(f'Berth {n}').pk}" for n in range(2))
    desk.goto(f"{desk.at}/desk/media/photo/together/?{chosen}")
    desk.get_by_role("link", name="Berth 1").click()
    desk.go_back()
    assert asked == []

    desk.get_by_role("textbox", name="Creator").fill("Lena Aho")
    desk.get_by_role("link", name="Berth 1").click()
    expect(desk.get_by_role("textbox", name="Creator")).to_have_value("Lena Aho")
    assert asked == ["beforeunload"]

    desk.get_by_label("Why, for the ledger of each photo").fill("The agency wrote on Monday.")
    desk.get_by_role("checkbox", name="creator").check()
    desk.get_by_role("button", name="Show what would change").click()
    expect(desk.get_by_text("creator: either a new value or empty, not both.")).to_be_visible()
    desk.get_by_role("link", name="Berth 1").click()
    assert asked == ["beforeunload"] * 2
    desk.get_by_role("checkbox", name="creator").uncheck()
    desk.get_by_role("button", name="Show what would change").click()
    desk.get_by_role("button", name="Change the ticked ones").click()
    expect(desk.get_by_role("heading", name="What was done")).to_be_visible()
    assert asked == ["beforeunload"] * 2
