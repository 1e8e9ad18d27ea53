"""Comments in a real browser: words selected in the text become the passage, and what is typed in the story stays."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext

from articles.desk.models import Comment, ReviewLink
from articles.desk.reviewing import share
from tests import given
from tests.articles.desk_people import page_of

pytestmark = [pytest.mark.browser, pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]
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


def test_words_that_are_not_sent_stay_when_a_thread_is_done_and_when_the_story_is_saved(desk: Any) -> None:
    article = given.a_story()
    Comment.objects.create(article=article, by=given.an_editor(), text="Which port?")
    desk.at(page_of(article))
    desk.wait_for_selector(".cke_editable p")

    desk.evaluate(SELECT, [4, 18])
    desk.click("[data-comment-selection]")
    desk.keyboard.type("Half of a thought")
    desk.click(".thread button[name=done]")
    desk.wait_for_selector("#comments >> text=Nothing is open.")
    when_done = desk.input_value("#comment-text")
    with desk.expect_navigation():
        desk.keyboard.press("Control+s")
    when_saved = desk.input_value("#comment-text")
    desk.click("[data-comment-new] button[type=submit]")
    desk.wait_for_selector(".thread >> text=Half of a thought")

    assert (when_done, when_saved) == ("Half of a thought", "Half of a thought")
    assert Comment.objects.get(text="Half of a thought").passage == "port of Karsan"
    assert desk.input_value("#comment-text") == ""


def test_a_comment_that_is_sent_twice_in_a_moment_is_said_once(desk: Any) -> None:
    desk.at(page_of(given.a_story()))

    desk.fill("#comment-text", "Which port?")
    desk.eval_on_selector("[data-comment-new] button[type=submit]", "button => { button.click(); button.click(); }")
    desk.wait_for_selector(".thread >> text=Which port?")

    assert Comment.objects.count() == 1


def test_a_passage_over_two_paragraphs_is_selected_where_it_stands(desk: Any) -> None:
    article = given.a_story(body="<p>The gates open.</p>\n<p>They close at <em>nine</em>.</p>")
    passage = "gates open. They close at nine"
    Comment.objects.create(article=article, by=given.an_editor(), text="Do they?", passage=passage, field="body")
    desk.at(page_of(article))
    desk.wait_for_selector(".cke_editable p")

    desk.click(".thread .passage")

    assert " ".join(desk.evaluate("getSelection().toString()").split()) == passage


@pytest.fixture
def guest(live_server: Any, context: BrowserContext) -> Any:
    """A guest's tab, at the story that was shared with them."""
    given.an_outlet()
    ends_at = timezone.now() + timedelta(days=1)
    _link, token = share(given.a_story(), by=given.an_editor(), guest="Nadia Haddad", ends_at=ends_at)
    page = context.new_page()
    page.goto(f"{live_server.url}/review/{token}/")
    return page


def test_a_guest_presses_comment_at_a_paragraph_and_writes_about_that_one(guest: Any, context: BrowserContext) -> None:
    guest.click(".review-mark >> nth=1")
    guest.keyboard.type("It was forty.")
    guest.click("text=Send the comment")
    guest.wait_for_selector("text=Thank you: your comment is with the desk.")

    assert Comment.objects.get().passage.startswith("The agreement runs to four pages.")
    assert context.cookies() == []


def test_a_decision_waits_for_a_comment_that_was_not_sent(guest: Any) -> None:
    guest.fill("#text", "It was forty.")
    guest.click("text=Sign it off")
    told = guest.evaluate("document.activeElement.validationMessage")
    guest.click("text=Send the comment")
    guest.wait_for_selector("text=Thank you: your comment is with the desk.")
    guest.click("text=Sign it off")
    guest.wait_for_selector("text=Kept: signed off by Nadia Haddad.")

    assert told == "This comment is not sent yet. Send it, or empty the field; then decide."
    assert Comment.objects.get().text == "It was forty."


@pytest.mark.parametrize("name", ["Nadia Haddad", "x y" * 60])
def test_the_reason_of_a_decision_is_still_there_once_a_comment_was_sent_or_refused(guest: Any, name: str) -> None:
    guest.fill("#reason", "Not before the union has answered.\nNor then.")
    guest.fill("#text", "It was forty.")
    guest.eval_on_selector(
        "#say-name", "(field, name) => { field.removeAttribute('maxlength'); field.value = name; }", name
    )
    guest.click("text=Send the comment")
    guest.wait_for_selector("#told, #said .review-told")
    kept = guest.input_value("#reason")
    guest.reload()

    assert kept == "Not before the union has answered.\nNor then."
    assert guest.evaluate("sessionStorage.length") == 0


def test_a_guest_whose_link_ended_while_they_wrote_has_both_texts_to_copy(guest: Any) -> None:
    guest.fill("#reason", "Not before the union has answered.")
    guest.fill("#text", "It was forty.")
    ReviewLink.objects.update(ends_at=timezone.now())

    guest.click("text=Send the comment")
    guest.wait_for_selector("text=This link leads nowhere now")

    assert guest.input_value("#typed") == "It was forty.\n\nNot before the union has answered."


def test_a_guest_who_is_refused_sees_why_without_scripts(guest: Any, browser: Browser) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(guest.url)

    plain.click("button[value=refused]")
    told = plain.wait_for_selector("#told")

    assert urlsplit(plain.url).fragment == "told"
    assert told.inner_text() == "Say why you refuse it: the reason goes to whoever sent you the story."
