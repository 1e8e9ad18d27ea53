"""Twenty pictures dropped in a real browser, three of them bad: seventeen come in, three are named, nothing is lost."""

import base64
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from django.test import Client
from PIL import Image
from playwright.sync_api import BrowserContext, expect

from media.models import LookAlike, Photo
from media.reconcilers.renditions import make_owed_renditions
from tests import given
from tests.media.made import a_jpeg, as_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WALL, PAGE, ONE = "/desk/media/photo/", "/desk/media/photo/add/", "**/photo/add/one/"
DROP = """([target, files]) => {
    const carried = new DataTransfer();
    for (const [name, type, content] of files) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        carried.items.add(new File([bytes], name, { type }));
    }
    for (const kind of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
        document.querySelector(target).dispatchEvent(event);
    }
}"""


@pytest.fixture
def desk(live_server: Any, context: BrowserContext, client: Client) -> Iterator[Any]:
    """A browser tab at the desk, logged in as somebody who may upload."""
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


def a_good_one(n: int) -> bytes:
    """A picture of its own: sixteen fields, light or dark as the number's bits say."""
    image = Image.new("L", (480, 320), 90)
    for at in range(16):
        shade = 240 if (n * 40503 >> at) & 1 else 20
        image.paste(shade, (at % 4 * 120, at // 4 * 80, at % 4 * 120 + 120, at // 4 * 80 + 80))
    return as_file(image.convert("RGB"), quality=85)


def twenty() -> list[tuple[str, bytes]]:
    good = [(f"berth-{n:02}.jpg", a_good_one(n)) for n in range(1, 18)]
    bad = [
        ("torn.jpg", a_jpeg()[:9_000]),
        ("drawn.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("empty.jpg", b""),
    ]
    return [*good[:5], bad[0], *good[5:11], bad[1], *good[11:], bad[2]]


def drop(page: Any, files: list[tuple[str, bytes]], *, on: str) -> None:
    carried = [(name, "image/jpeg", base64.b64encode(content).decode()) for name, content in files]
    page.evaluate(DROP, [on, carried])


def test_of_twenty_dropped_files_seventeen_come_in_and_three_are_named(desk: Any) -> None:
    desk.goto(desk.at + PAGE)
    drop(desk, twenty(), on="#content")

    expect(desk.get_by_role("progressbar", name="berth-17.jpg")).to_be_visible()
    expect(desk.get_by_role("status")).to_have_text("17 of 20 are in; 3 were not taken.", timeout=60_000)

    failed = desk.locator("[data-failed-rows] > li")
    expect(failed).to_have_count(3)
    expect(failed.filter(has_text="torn.jpg")).to_contain_text("This picture is damaged or cut off")
    expect(failed.filter(has_text="drawn.jpg")).to_contain_text("This is a file of the kind SVG.")
    expect(failed.filter(has_text="empty.jpg")).to_contain_text("This file is empty.")
    expect(desk.get_by_role("button", name="Try again")).to_have_count(0)
    assert Photo.objects.filter(status="ready").count() == Photo.objects.count() == 17

    while make_owed_renditions():
        pass
    desk.goto(desk.at + WALL)
    expect(desk.locator("[data-cell] img")).to_have_count(17)


def test_a_cut_connection_is_named_and_the_picture_sent_again_from_the_list_on_the_wall(desk: Any) -> None:
    desk.goto(desk.at + WALL)
    desk.route(ONE, lambda route: route.abort(), times=1)
    drop(desk, [("berth-01.jpg", a_good_one(1))], on="#content")

    expect(desk).to_have_url(desk.at + PAGE)
    expect(desk.get_by_role("status")).to_have_text("0 of 1 are in; 1 was not taken.")
    expect(desk.locator("[data-failed-rows]")).to_contain_text("The connection was lost before this picture was in.")
    assert not Photo.objects.exists()

    desk.get_by_role("button", name="Try again").press("Enter")

    expect(desk.get_by_role("status")).to_have_text("1 of 1 is in.", timeout=20_000)
    expect(desk.get_by_role("heading", name="Not taken")).to_be_hidden()
    desk.get_by_role("link", name="Change them together").click()
    expect(desk.get_by_role("heading", name="1 picture together")).to_be_visible()


def test_a_picture_that_is_here_is_answered_with_it_and_one_like_it_stands_beside_it(desk: Any) -> None:
    desk.goto(desk.at + PAGE)
    drop(desk, [("boat.jpg", a_jpeg())], on="#content")
    expect(desk.get_by_role("status")).to_have_text("1 of 1 is in.", timeout=20_000)

    drop(desk, [("copy.jpg", a_jpeg()), ("smaller.jpg", a_jpeg(600, 400))], on="#content")

    expect(desk.get_by_role("status")).to_have_text("2 of 3 are in; 1 was here already.", timeout=20_000)
    expect(desk.get_by_text("This file is in the library already")).to_be_visible()
    expect(desk.get_by_text("Is it the same one?")).to_be_visible()
    assert Axe().run(desk).response["violations"] == []
    desk.get_by_role("button", name="Keep both").click()
    expect(desk.get_by_text("Both are kept.")).to_be_visible()
    assert LookAlike.objects.filter(settled_at=None).count() == 0
