"""Whatever a page asks for is there, and asked of this host alone: sheets, scripts, faces, pictures, the icon."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests import given
from tests.browser.camera import Camera

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SITE = ("/", "{story}", "/news/levant/", "/people/", "/search/?q=port", "/feeds/", "/reach-us/")
DESK = (
    "/desk/login/", "/desk/", "/desk/articles/article/", "/desk/articles/article/add/", "/desk/paste/",
    "/desk/articles/article/{copy}/change/", "/desk/articles/article/{copy}/preview/",
    "/desk/articles/article/{copy}/publish/", "/desk/articles/article/{copy}/history/", "/desk/media/photo/",
)  # fmt: skip


@pytest.fixture
def addresses() -> dict[str, object]:
    """A story that is live, to be put into the addresses above."""
    given.an_outlet()
    edition = given.a_live_story()
    return {"story": edition.get_absolute_url(), "copy": edition.working_copy_id}


@pytest.fixture(params=["light", "dark"])
def camera(request: pytest.FixtureRequest, live_server: LiveServer, browser: Browser) -> Iterator[Camera]:
    assert finders.find("fonts/fonts.css"), (
        "The fonts are not cut yet: manage.py cut_fonts does it, and so does make test."
    )
    with Camera(browser, site=live_server.url, width=1280, scheme=request.param) as found:
        yield found


def test_no_page_of_the_site_asks_in_vain_or_elsewhere(camera: Camera, addresses: dict[str, object]) -> None:
    for address in SITE:
        camera.open(address.format(**addresses))

    assert camera.faults == []


def test_no_page_of_the_desk_asks_in_vain_or_elsewhere(
    camera: Camera, addresses: dict[str, object], live_server: LiveServer, client: Client
) -> None:
    client.force_login(given.an_editor())
    session = client.cookies["sessionid"].value
    camera.page.context.add_cookies([{"name": "sessionid", "value": session, "url": f"{live_server.url}/desk/"}])

    for address in DESK:
        camera.open(address.format(**addresses))

    assert camera.faults == []
