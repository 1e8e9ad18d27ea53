"""The photo desk's pages for docs/photo-desk.md: files dropped, two that look alike, a crop, rights, several at once, the statement."""

import base64
import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.camera import PHONE_PX, Camera
from tests.browser.demo_site import ROOT

PICTURES = ROOT / "articles" / "demo" / "pictures"
WALL = "/desk/media/photo/"
ALL_TOLD = re.compile("2 of 4 are in.*not taken")
DROP = """files => {
    const carried = new DataTransfer();
    for (const [name, content] of files) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type: "image/jpeg" }));
    }
    for (const kind of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
        document.querySelector("#content").dispatchEvent(event);
    }
}"""


def photograph(studio: Any) -> None:
    """`studio` is tests.browser.screenshots.Studio. The upload comes last: it adds to the wall."""
    with studio.camera(width=1440, at_the_desk=True) as desk:
        photo = address_of(desk, "berths at dusk")
        for name, page, height in (
            ("desk-crop", "crop/4:5", 1060),
            ("desk-rights", "rights", 900),
            ("desk-withdraw", "withdraw", 620),
            ("desk-replace", "replace", 700),
        ):
            desk.open(f"{photo}{page}/")
            desk.shoot(name, height=height)
        several(desk)
        statement(desk)
    with studio.camera(width=1440, scheme="dark", at_the_desk=True) as desk:
        desk.open(WALL)
        desk.shoot("desk-photos-dark", height=1000)
    with studio.camera(width=PHONE_PX, at_the_desk=True) as desk:
        desk.open(f"{photo}change/")
        desk.shoot("desk-photo-phone", height=844)
    with studio.camera(width=1440, at_the_desk=True) as desk:
        upload(desk)
        studio.develop()
        desk.page.get_by_role("link", name="Look at both").first.click()
        desk.page.wait_for_load_state("networkidle")
        desk.shoot("desk-pair", height=1000)


def address_of(desk: Camera, words: str) -> str:
    """Where the desk has the photo that these words find; its pages stand below."""
    page = desk.open(f"{WALL}?q={words}")
    link = page.locator(f'a[href*="{WALL}"][href*="/change/"]').first
    return (link.get_attribute("href") or "").partition("change/")[0]


def several(desk: Camera) -> None:
    """Two pictures without a credit get one; what would change is shown, and left at that."""
    page = desk.open(f"{WALL}?queue=no-credit")
    cells = page.locator("[data-cell]")
    cells.nth(0).focus()
    page.keyboard.press("Space")
    cells.nth(1).click(modifiers=["Shift"])
    page.get_by_role("button", name="Change the chosen ones together").click()
    page.get_by_role("textbox", name="Creator").fill("Ines Brandt")
    page.get_by_label("Why, for the ledger of each photo").fill("Her invoice of Monday names both.")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    desk.shoot("desk-together", height=1000)


def statement(desk: Camera) -> None:
    page = desk.open(f"{WALL}usage/")
    page.get_by_label("Source").select_option(label="Harbour Press")
    today = datetime.now(UTC).date()
    for label, day in (("From", today.replace(day=1)), ("To", today)):
        page.get_by_label(label, exact=True).fill(day.isoformat())
    page.get_by_role("button", name="Show").click()
    page.wait_for_load_state("networkidle")
    desk.shoot("desk-usage", height=760)


def upload(desk: Camera) -> None:
    """Four files: a new one, one that is here, a smaller copy, and one that is cut off."""
    page = desk.open(f"{WALL}add/")
    drop(
        page,
        [
            ("tram-depot.jpg", _turned("city-at-night.jpg")),
            ("berths.jpg", (PICTURES / "container-port-dusk.jpg").read_bytes()),
            ("pilot-small.jpg", _smaller("pilot-boat.jpg")),
            ("torn.jpg", (PICTURES / "hill-road.jpg").read_bytes()[:9_000]),
        ],
    )
    expect(page.get_by_role("status")).to_have_text(ALL_TOLD, timeout=60_000)
    desk.shoot("desk-uploaded", height=1000)


def drop(page: Page, files: list[tuple[str, bytes]]) -> None:
    page.evaluate(DROP, [(name, base64.b64encode(content).decode()) for name, content in files])


def _turned(name: str) -> bytes:
    """A picture that the library does not have."""
    return _written(_opened(PICTURES / name).transpose(Image.Transpose.ROTATE_180).crop((0, 0, 1200, 900)))


def _smaller(name: str) -> bytes:
    return _written(_opened(PICTURES / name).resize((900, 600)))


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB")


def _written(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=86)
    return written.getvalue()
