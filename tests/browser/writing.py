"""The text of a story in a browser: it is typed in, saved, and put back. Knows no database: pictures are taken with it too."""

from collections.abc import Callable
from typing import Any

BODY = ".cke_wysiwyg_div"
KEPT = ".story-kept:has-text('Kept')"


def until_the_editor_is_ready(page: Any) -> None:
    """It can be typed in a moment before the page listens to it."""
    page.wait_for_selector(BODY)
    until(page, lambda: page.evaluate("Object.values(CKEDITOR.instances).every(one => one.status === 'ready')"))


def type_at_the_end(page: Any, words: str, *, paragraph: int = 0) -> None:
    page.click(f"{BODY} p >> nth={paragraph}")
    page.keyboard.press("End")
    page.keyboard.type(words)


def until(page: Any, question: Callable[[], bool]) -> None:
    """Waits until the answer is yes: for what the desk's database says and no page shows."""
    for _asked in range(600):
        if question():
            return
        page.wait_for_timeout(50)
    raise AssertionError("The answer was no for 30 seconds.")


def put_back(page: Any) -> None:
    page.click("[data-put-back]:visible")
    until_the_editor_is_ready(page)


def save(page: Any) -> None:
    with page.expect_navigation():
        page.click("[data-save]")
    until_the_editor_is_ready(page)
