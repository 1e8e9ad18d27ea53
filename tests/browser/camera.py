"""A tab of a real Chromium that keeps what it sees as small WebP files, and what its pages did wrong as sentences."""

import io
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
MOST_BYTES = 250_000
PHONE_PX = 390
# How the desk says that somebody saved first, or that a form needs another look.
ASKED_AGAIN = (409, 422)


class Camera(AbstractContextManager["Camera"]):
    """One tab at one width and in one light. `session` is what a login left, for the desk's pages."""

    def __init__(
        self, browser: Browser, *, site: str, width: int = 1440, scheme: str = "light", session: Any = None
    ) -> None:
        self.faults: list[str] = []
        self._site = site
        # A phone's picture has two dots a CSS pixel: it would be hard to read with one.
        sharp = 2 if width <= PHONE_PX else 1
        self._context = browser.new_context(
            viewport={"width": width, "height": 900}, device_scale_factor=sharp, base_url=site,
            color_scheme=scheme, reduced_motion="reduce", storage_state=session, locale="en-GB",
        )  # fmt: skip
        self.page: Page = self._context.new_page()
        self.page.on("response", self._judge)
        self.page.on("console", self._read)
        self.page.on("pageerror", lambda error: self._wrong(str(error)))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._context.close()

    def session(self) -> Any:
        """What this tab's logins left, to be given to another camera."""
        return self._context.storage_state()

    def open(self, path: str) -> Page:
        self.page.goto(path, wait_until="networkidle")
        return self.page

    def shoot(self, name: str, *, height: int = 900, at: int = 0) -> None:
        """Keep what stands in this window, scrolled so far down, as docs/screenshots/NAME.webp."""
        width = (self.page.viewport_size or {"width": 0})["width"]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate("y => scrollTo(0, y)", at)
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_function("[...document.images].every(i => i.complete || i.loading == 'lazy')")
        self.page.evaluate("document.fonts.ready")
        keep(self.page.screenshot(animations="disabled"), name=name)

    def _judge(self, answer: Response) -> None:
        where = urlsplit(answer.url)
        if where.scheme in {"http", "https"} and not answer.url.startswith(self._site):
            self._wrong(f"asked another host: {answer.url}")

    def _read(self, line: ConsoleMessage) -> None:
        """What the console says: refusals of the policy, errors of scripts, and every answer that is an error, the icon's too."""
        if line.type == "error" and not any(f"status of {status}" in line.text for status in ASKED_AGAIN):
            self._wrong(f"{line.text} {line.location.get('url', '')}")

    def _wrong(self, sentence: str) -> None:
        self.faults.append(f"{self.page.url}: {sentence}")


def keep(png: bytes, *, name: str) -> None:
    """Writes the picture as WebP, as good as the bytes allow."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for quality in (86, 78, 70, 60, 50):
        written = io.BytesIO()
        picture.save(written, "WEBP", quality=quality, method=5)
        if written.tell() <= MOST_BYTES:
            break
    (FOLDER / f"{name}.webp").write_bytes(written.getvalue())
    print(f"  {name}.webp  {picture.width} × {picture.height}  {written.tell() // 1000} KB", flush=True)
