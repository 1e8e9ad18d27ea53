"""The whole way once, as its people go it: a page is pasted, mended, given its picture, published, and read."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.desk.models import Article
from delivery import worker
from media.models import Source
from tests import given
from tests.media.made import a_jpeg

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The seed's shape in our own words: a trail, a headline, a lead caption, text with a second caption in it, boilerplate.
PAGE = """News   /   Syria

Envoys hail closer ties over the strait

The two envoys shake hands in the reading room on Old Quay, on March 10, 2017. (Photo by TASS news agency)

Both envoys praised what they called close work on the strait, where the closure has kept forty-one ships at anchor.

Read this line as a caption

The envoys meet in the long gallery, on March 10, 2017. (Photo by Reuters)

The talks go on in May, the pilots’ guild said.

The outlet’s website can also be accessed at the following alternate addresses:

Meridian News Roku
"""


@pytest.fixture
def editor() -> User:
    given.an_outlet()
    for name, aliases in (("TASS", ["TASS news agency"]), ("Reuters", [])):
        Source.objects.get_or_create(name=name, defaults={"aliases": aliases})
    person = given.an_editor("mira")
    person.set_password("nine-closed-nights")
    person.save()
    return person


def log_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Username").fill("mira")
    page.get_by_label("Password").fill("nine-closed-nights")
    page.get_by_role("button", name="Log in").click()


def paste(page: Page) -> None:
    """The page is pasted, one mark is mended with one click, and the draft is made."""
    page.get_by_label("Paste a story").fill(PAGE)
    page.get_by_role("button", name="Read it").click()
    row = page.get_by_role("group", name="Read this line as a caption")
    row.get_by_role("radio", name="Boilerplate", exact=True).check()
    expect(row.locator(".score-mark strong")).to_have_text("Boilerplate")
    page.get_by_role("button", name="Make the draft").click()
    expect(page).to_have_url(re.compile(r"/desk/articles/article/\d+/change/"))


def give_the_lead_its_file(page: Page, folder: Path) -> None:
    picture = folder / "envoys.jpg"
    picture.write_bytes(a_jpeg(1400, 900))
    page.locator("[data-captions] .is-lead").get_by_role("link", name="Add the file").click()
    page.get_by_label("The file").set_input_files(picture)
    page.get_by_label("Alt text").fill("Two envoys shake hands in a reading room")
    page.get_by_role("button", name="Add the file").click()
    worker.one_round("test")


def publish(page: Page) -> str:
    """Names who wrote it, goes through the door with a reason for what is still missing; answers the address."""
    page.get_by_label("No byline: this story names nobody, on purpose").check()
    page.get_by_role("button", name="Publish…").click()
    expect(page).to_have_url(re.compile(r"/publish/(#.*)?$"))
    for reason in page.get_by_label("It goes out all the same, because").all():
        reason.fill("The file comes tonight.")
    page.get_by_role("button", name="Publish now").click()
    return page.locator(".live-at a").get_attribute("href") or ""


def test_a_pasted_page_is_mended_given_its_picture_published_and_read(
    page: Page, live_server: LiveServer, editor: User, tmp_path: Path
) -> None:
    log_in(page, f"{live_server.url}/desk/login/?next=/desk/paste/")
    paste(page)
    give_the_lead_its_file(page, tmp_path)
    address = publish(page)

    page.goto(live_server.url + address)

    expect(page.get_by_role("heading", level=1)).to_have_text("Envoys hail closer ties over the strait")
    expect(page.get_by_role("navigation", name="Trail").get_by_role("link")).to_have_text(["News", "Syria"])
    figure = page.locator("figure").first
    expect(figure).to_contain_text(
        "The two envoys shake hands in the reading room on Old Quay, on March 10, 2017. TASS"
    )
    assert figure.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
    expect(page.get_by_text("Both envoys praised what they called close work")).to_be_visible()
    expect(page.get_by_text("Read this line as a caption")).to_have_count(0)
    expect(page.get_by_text("The envoys meet in the long gallery")).to_have_count(0)
    assert page.context.cookies(live_server.url + address) == []
    assert Article.objects.get().status == Article.Status.LIVE
