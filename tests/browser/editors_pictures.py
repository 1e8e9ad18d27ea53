"""The editors' pages for docs/editors.md: words offered again, a guest's page, corrections, what changed, the way in."""

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.camera import PHONE_PX, Camera
from tests.browser.writing import BODY, until_the_editor_is_ready

STORY = "Who owns the hill road"


def photograph(studio: Any) -> None:
    """`studio` is tests.browser.screenshots.Studio."""
    with studio.camera(width=1440, at_the_desk=True) as desk:
        story = address_of(desk, STORY)
        kept_words(desk, story)
        link = shared(desk, story)
    with studio.camera(width=1280) as guest:
        guest.open(link)
        guest.shoot("review", height=900)
    with studio.camera(width=1280) as reader:
        page = reader.open("/corrections/")
        reader.shoot("corrections", height=760)
        page.get_by_role("link", name=re.compile("What changed")).first.click()
        reader.shoot("changes", height=900)
    with studio.camera(width=1440) as door:
        door.open("/desk/login/")
        door.shoot("desk-login", height=620)
    with studio.camera(width=1440, at_the_desk=True) as desk:
        desk.open("/desk/account/")
        desk.shoot("desk-account", height=760)
    with studio.camera(width=PHONE_PX, at_the_desk=True) as desk:
        desk.open("/desk/articles/article/")
        desk.shoot("desk-stories-phone", height=844)


def address_of(desk: Camera, words: str) -> str:
    page = desk.open(f"/desk/articles/article/?q={words}")
    link = page.locator('a[href$="/change/"]').filter(has_text=words).first
    return (link.get_attribute("href") or "").removesuffix("change/")


def kept_words(desk: Camera, story: str) -> None:
    """Words that were typed and never saved are offered when the story is opened again, and put aside."""
    page = desk.open(f"{story}change/")
    until_the_editor_is_ready(page)
    page.click(f"{BODY} p >> nth=0")
    page.keyboard.press("End")
    page.keyboard.type(" The third ministry says that it never asked for it.")
    page.wait_for_selector(".story-kept:has-text('Kept')")
    page.on("dialog", lambda asked: asked.accept())
    desk.open("/desk/")
    desk.open(f"{story}change/").wait_for_selector("[data-unsaved]")
    desk.shoot("desk-kept-words", height=620)
    page.locator("[data-unsaved] button", has_text=re.compile("Drop")).click()
    page.wait_for_load_state("networkidle")


def shared(desk: Camera, story: str) -> str:
    """The address of a guest's link, without its host."""
    page = desk.open(f"{story}share/")
    page.get_by_label("For whom").fill("Nadia Haddad, lawyer")
    page.get_by_role("button", name=re.compile("link")).click()
    made = page.locator("text=/review/").first
    expect(made).to_be_visible()
    desk.shoot("desk-share", height=620)
    whole = re.search(r"/review/[^\s\"<]+", page.content())
    return whole.group(0) if whole else "/"
