"""The walk of docs/tour.md: an example page is pasted, mended, edited, given its picture, published and read."""

import io
import re
from collections.abc import Callable

from PIL import Image, ImageOps
from playwright.sync_api import Page, expect

from tests.browser.camera import Camera
from tests.browser.demo_site import ROOT

PAGE = ROOT / "docs" / "examples" / "envoys-on-old-quay.txt"
HALL = ROOT / "articles" / "demo" / "pictures" / "hall.jpg"
QUOTE = "“The ships can hear us again,”"
ALT_TEXT = "Rows of people, seen from behind, in a hall with seven lit windows"
STANDFIRST = "Nine nights after the lamp went out, both shores will hold a key, and the pilots get a chair."


def write(desk: Camera) -> None:
    """Paste the page, see its marks, mend one, and make the draft; then edit that."""
    page = desk.open("/desk/paste/")
    page.get_by_label("Paste a story").fill(PAGE.read_text())
    desk.shoot("tour-1-pasted", height=700)
    page.get_by_role("button", name="Read it").click()
    desk.shoot("tour-2-read", height=1000)
    mend(page)
    desk.shoot("tour-3-mended", height=1000)
    page.get_by_role("button", name="Make the draft").click()
    expect(page).to_have_url(re.compile(r"/desk/articles/article/\d+/change/"))
    edit(page)
    desk.shoot("tour-4-draft", height=1000)


def mend(page: Page) -> None:
    """The short quote is set off as a pull quote: another mark, by its word."""
    row = page.get_by_role("group", name=re.compile(QUOTE))
    row.locator("summary").click()
    row.get_by_role("radio", name="Pull quote").check()
    expect(row.locator(".score-mark strong")).to_have_text("Pull quote")


def edit(page: Page) -> None:
    page.get_by_label("Standfirst").first.fill(STANDFIRST)
    page.locator("[data-byline] input").first.fill("Dunja Kovac")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.wait_for_load_state("networkidle")


def give_the_lead_its_file(desk: Camera, *, develop: Callable[[], None]) -> None:
    """Add the file of the photo that the lead caption speaks of; the worker makes what readers get."""
    page = desk.page
    page.locator("[data-captions] .is-lead").get_by_role("link", name="Add the file").click()
    page.get_by_label("The file").set_input_files({"name": "hall.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    desk.shoot("tour-5-file", height=520)
    page.get_by_role("button", name="Add the file").click()
    page.wait_for_load_state("networkidle")
    develop()
    page.reload()
    desk.shoot("tour-6-picture", height=1000)


def picture() -> bytes:
    """A picture that the library does not have: it would refuse a second copy of one."""
    hall = Image.open(HALL)
    written = io.BytesIO()
    ImageOps.mirror(hall).crop((0, 0, hall.width, hall.height * 5 // 6)).save(written, "JPEG", quality=88)
    return written.getvalue()


def describe_the_picture(desk: Camera) -> None:
    """What it shows, for readers who cannot see it: written on the photo's own page."""
    page = desk.page
    story = page.url
    page.locator("#before").get_by_role("link", name="Open the photo").first.click()
    page.get_by_label("Alt text").fill(ALT_TEXT)
    desk.shoot("tour-7-photo", height=1000)
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state("networkidle")
    desk.open(story)


def publish(desk: Camera) -> str:
    """Through the door, with a reason for each warning; answers the address."""
    page = desk.page
    page.get_by_role("button", name="Publish…").click()
    page.wait_for_load_state("networkidle")
    for reason in page.get_by_label("It goes out all the same, because").all():
        reason.fill("Reuters sends its file tonight.")
    desk.shoot("tour-8-publish", height=760)
    page.get_by_role("button", name="Publish now").click()
    page.wait_for_load_state("networkidle")
    desk.shoot("tour-9-out", height=560)
    return page.locator(".live-at a").get_attribute("href") or ""


def read(reader: Camera, *, path: str, name: str, height: int) -> None:
    page = reader.open(path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("two keys")
    reader.shoot(name, height=height)
