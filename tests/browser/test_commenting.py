"""Comments in a real browser: words selected in the text become the passage, and what is typed in the story stays."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext

from articles.desk.models import Article, Comment
from articles.desk.reviewing import share
from tests import given
from tests.articles.desk_people import page_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SELECT = """([from, to]) => {
  const words = document.createTreeWalker(document.querySelector(".cke_editable p"), NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(words, from);
  range.setEnd(words, to);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def desk(live_server: Any, context: BrowserContext, client: Client) -> Iterator[Any]:
    """A tab at the desk, logged in as an editor; what its policy refuses fails the test."""
    client.force_login(given.an_editor())
    given.an_outlet()
    cookie, host = client.cookies["sessionid"], urlsplit(live_server.url).hostname
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "domain": host, "path": "/desk/"}])
    page: Any = context.new_page()
    page.refused = []
    page.on("console", lambda m: "Content Security Policy" in m.text and page.refused.append(m.text))
    page.on("pageerror", lambda error: page.refused.append(str(error)))
    page.at = lambda path: page.goto(live_server.url + path)
    yield page
    assert page.refused == []


def test_words_that_are_selected_are_what_a_comment_is_about(desk: Any) -> None:
    article = given.a_story()
    desk.at(page_of(article))
    desk.wait_for_selector(".cke_editable p")
    desk.fill("[name=headline]", "Typed and not saved")

    desk.evaluate(SELECT, [4, 18])
    desk.click("[data-comment-selection]")
    desk.keyboard.type("Which port?")
    desk.click("[data-comment-new] button[type=submit]")
    desk.wait_for_selector(".thread >> text=Which port?")

    comment = Comment.objects.get()
    assert (comment.passage, comment.before) == ("port of Karsan", "The")
    assert desk.input_value("[name=headline]") == "Typed and not saved"


def test_a_comment_is_answered_and_done_beside_the_text(desk: Any) -> None:
    article = given.a_story()
    Comment.objects.create(article=article, by=given.an_editor(), text="Which port?")
    desk.at(page_of(article))

    desk.click("[data-reply]")
    desk.keyboard.type("Karsand.")
    desk.click("[data-comment-new] button[type=submit]")
    desk.wait_for_selector(".reply >> text=Karsand.")
    desk.click(".thread button[name=done]")
    desk.wait_for_selector("#comments >> text=Nothing is open.")

    assert Comment.objects.get(parent__isnull=True).done_at is not None
    assert urlsplit(desk.url).path == page_of(article)


def test_a_guest_presses_comment_at_a_paragraph_and_writes_about_that_one(
    live_server: Any, context: BrowserContext
) -> None:
    given.an_outlet()
    article: Article = given.a_story()
    _link, token = share(
        article, by=given.an_editor(), guest="Nadia Haddad", ends_at=timezone.now() + timedelta(days=1)
    )
    guest = context.new_page()
    guest.goto(f"{live_server.url}/review/{token}/")

    guest.click(".review-mark >> nth=1")
    guest.keyboard.type("It was forty.")
    guest.click("text=Send the comment")
    guest.wait_for_selector("text=Thank you: your comment is with the desk.")

    assert Comment.objects.get().passage.startswith("The agreement runs to four pages.")
    assert context.cookies() == []
