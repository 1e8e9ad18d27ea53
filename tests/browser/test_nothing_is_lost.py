"""Whatever happens while one writes, no word is lost: each way of losing one, in a real browser."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Browser, BrowserContext

from articles.desk.models import Article, PersonalDraft
from articles.publishing import publish
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = ".cke_wysiwyg_div"
KEPT = ".story-kept:has-text('Kept')"


class Desk:
    """Browsers at the desk: one tab, another tab, another person, the same person somewhere else."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def sign_in(self, context: BrowserContext, person: User) -> None:
        value = at_the_desk(person).cookies["sessionid"].value
        host = str(urlsplit(self.address).hostname)
        context.add_cookies([{"name": "sessionid", "value": value, "domain": host, "path": "/desk/"}])

    def at(self, article: Article | None, *, by: User | None = None, context: BrowserContext | None = None) -> Any:
        """A tab in which this story is open; without a context, in a browser of its own."""
        if context is None:
            context = self.browser.new_context(reduced_motion="reduce")
            context.set_default_timeout(15_000)
            self.contexts.append(context)
            self.sign_in(context, by or given.an_editor())
        page: Any = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda m: "Content Security Policy" in m.text and self.faults.append(m.text))
        self.open(page, article)
        return page

    def open(self, page: Any, article: Article | None) -> None:
        page.goto(self.address + (page_of(article) if article else "/desk/articles/article/add/"))
        page.wait_for_selector(BODY)


@pytest.fixture
def desk(browser: Browser, live_server: Any) -> Iterator[Desk]:
    made = Desk(browser, live_server.url)
    yield made
    for context in made.contexts:
        context.close()
    assert made.faults == []


def type_at_the_end(page: Any, words: str, *, paragraph: int = 0) -> None:
    page.click(f"{BODY} p >> nth={paragraph}")
    page.keyboard.press("End")
    page.keyboard.type(words)


def put_back(page: Any) -> None:
    page.click("[data-put-back]:visible")
    page.wait_for_selector(BODY)


def save(page: Any) -> None:
    with page.expect_navigation():
        page.click("[data-save]")
    page.wait_for_selector(BODY)


def test_a_closed_tab(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)

    type_at_the_end(page, " Typed, then closed.")
    page.wait_for_selector(KEPT)
    page.close(run_before_unload=True)
    again = desk.at(article, context=desk.contexts[0])
    put_back(again)
    save(again)

    article.refresh_from_db()
    assert "Typed, then closed." in article.body
    assert not PersonalDraft.objects.exists()
    assert again.locator("[data-unsaved]").count() == 0


def test_a_tab_closed_before_anything_was_sent(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)
    page.route("**/draft/", lambda route: route.abort())

    type_at_the_end(page, " Hardly typed.")
    page.close(run_before_unload=True)
    again = desk.at(article, context=desk.contexts[0])
    put_back(again)

    assert "Hardly typed." in again.inner_text(BODY)


def test_two_tabs_of_one_person(desk: Desk) -> None:
    article = given.a_story()
    one = desk.at(article)
    other = desk.at(article, context=desk.contexts[0])

    type_at_the_end(one, " From the one.", paragraph=0)
    type_at_the_end(other, " From the other.", paragraph=2)
    one.wait_for_selector(KEPT)
    other.wait_for_selector(KEPT)
    drafts = PersonalDraft.objects.count()
    save(one)
    save(other)

    article.refresh_from_db()
    assert drafts == 2
    assert "From the one." in article.body
    assert "From the other." in article.body


def test_two_people(desk: Desk) -> None:
    article = given.a_story()
    mine = desk.at(article)
    hers = desk.at(article, by=given.an_editor("Mira"))
    hers.focus("#id_standfirst")

    mine.wait_for_selector("[data-with]:has-text('Mira')")
    type_at_the_end(mine, " Mine.", paragraph=0)
    type_at_the_end(hers, " Hers.", paragraph=2)
    save(hers)
    save(mine)

    article.refresh_from_db()
    assert " Mine." in article.body
    assert " Hers." in article.body


def test_a_connection_that_is_lost_for_minutes(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)
    page.clock.install()

    page.context.set_offline(True)
    type_at_the_end(page, " Typed without a line.")
    page.clock.run_for(3_000)
    page.wait_for_selector("[data-trouble]:has-text('no connection')")
    page.clock.run_for(5 * 60_000)
    page.click("[data-save]")
    said = page.inner_text("[data-trouble]")
    page.context.set_offline(False)
    page.clock.run_for(6_000)
    page.wait_for_selector(KEPT)
    save(page)

    article.refresh_from_db()
    assert said == "Not kept yet: no connection. Your words are kept in this browser."
    assert "Typed without a line." in article.body


def test_a_session_that_ran_out(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)
    Session.objects.all().delete()
    page.context.clear_cookies()

    type_at_the_end(page, " Typed while signed out.")
    page.wait_for_selector("[data-trouble]:has-text('Signed out.')")
    page.click("[data-save]")
    page.click("#sign-in-again [data-go-on]")
    page.wait_for_selector("#sign-in-again [data-not-yet]")
    desk.sign_in(page.context, given.an_editor())
    with page.expect_navigation():
        page.click("#sign-in-again [data-go-on]")
    page.wait_for_selector(BODY)

    article.refresh_from_db()
    assert "Typed while signed out." in article.body


def test_an_error_of_the_server_during_a_save(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)
    failed = {"status": 500, "body": "Something went wrong"}
    page.route(
        "**/change/", lambda route: route.fulfill(**failed) if route.request.method == "POST" else route.continue_()
    )

    type_at_the_end(page, " Sent into an error.")
    page.click("[data-save]")
    page.wait_for_selector("text=Something went wrong")
    page.unroute("**/change/")
    desk.open(page, article)
    put_back(page)
    save(page)

    article.refresh_from_db()
    assert "Sent into an error." in article.body


def test_a_browser_that_was_killed(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)
    type_at_the_end(page, " Typed before the crash.")
    page.fill("#id_headline", "Typed before the crash")
    page.wait_for_selector(KEPT)
    page.wait_for_timeout(2_000)
    desk.contexts.pop(0).close()

    elsewhere = desk.at(article)
    put_back(elsewhere)

    assert "Typed before the crash." in elsewhere.inner_text(BODY)
    assert elsewhere.input_value("#id_headline") == "Typed before the crash"


def test_another_persons_publish_meanwhile(desk: Desk, client: Client) -> None:
    article = given.a_live_story().working_copy
    page = desk.at(article)
    mira = given.an_editor("Mira")

    at_the_desk(mira).post(page_of(article), as_typed(article, kicker="Port"))
    article.refresh_from_db()
    publish(article, by=mira)
    type_at_the_end(page, " Written meanwhile.")
    page.focus("#id_headline")
    page.wait_for_selector("[data-since]:has-text('Mira published at')")
    save(page)

    article.refresh_from_db()
    assert article.kicker == "Port"
    assert "Written meanwhile." in article.body


def test_words_that_are_not_wanted_are_dropped(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)
    type_at_the_end(page, " Not wanted.")
    page.wait_for_selector(KEPT)

    desk.open(page, article)
    page.click("[data-drop]")
    page.wait_for_selector("[data-unsaved]", state="detached")

    assert not PersonalDraft.objects.exists()


def test_a_new_story_is_kept_before_its_first_save(desk: Desk) -> None:
    given.a_section("News")
    page = desk.at(None)
    page.fill("#id_headline", "Pilots return to the strait")
    page.wait_for_selector(KEPT)
    page.close()

    again = desk.at(None, context=desk.contexts[0])
    put_back(again)
    save(again)

    assert Article.objects.get().headline == "Pilots return to the strait"
    assert not PersonalDraft.objects.exists()
