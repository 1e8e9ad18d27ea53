"""Whatever happens while one writes, no word is lost: each way of losing one, in a real browser."""

from typing import Any

import pytest
from django.test import Client

from articles.desk.models import Article, PersonalDraft
from articles.publishing import publish
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of
from tests.browser.at_work import Desk
from tests.browser.writing import BODY, KEPT, put_back, save, type_at_the_end, until, until_the_editor_is_ready

pytestmark = [pytest.mark.browser, pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]

# Types on in the moment after a save has gone, and before its answer is here.
TYPES_ON = """document.addEventListener("submit", () => {
    setTimeout(() => document.execCommand("insertText", false, " Typed while it saved."));
})"""


def the_draft() -> dict[str, str]:
    """What the desk has kept, field by field."""
    return dict(PersonalDraft.objects.get().fields)


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


def test_two_windows_are_asked_about_words_alone_that_only_the_other_has(desk: Desk) -> None:
    article = given.a_story()
    one = desk.at(article)
    type_at_the_end(one, " x")
    one.wait_for_selector(KEPT)
    for _letter in " x":
        one.keyboard.press("Backspace")
    until(one, lambda: " x<" not in the_draft()["body"])

    other = desk.at(article, context=desk.contexts[0])
    before = other.locator("[data-unsaved]:visible, [data-unsaved-here]:visible").count()
    type_at_the_end(one, " Only here.")
    until(one, lambda: "Only here." in the_draft()["body"])
    desk.open(other, article)
    said = other.inner_text("[data-unsaved-words]")
    with other.expect_navigation():
        other.click("[data-unsaved] >> text=Compare")

    assert before == 0
    assert said.startswith("Your other window with this story has words from ")
    assert "Only here." in other.inner_text(".comparison-body ins")


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


def test_an_error_after_a_save_that_went_through_asks_about_nothing(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)

    def saved_and_answered_with_an_error(route: Any) -> None:
        if route.request.method != "POST":
            return route.continue_()
        route.fetch(max_redirects=0)
        return route.fulfill(status=500, body="Something went wrong")

    page.route("**/change/", saved_and_answered_with_an_error)
    type_at_the_end(page, " Sent into an error.")
    page.click("[data-save]")
    page.wait_for_selector("text=Something went wrong")
    page.unroute("**/change/")
    page.go_back()
    until_the_editor_is_ready(page)
    page.wait_for_timeout(2_500)
    desk.open(page, article)

    article.refresh_from_db()
    assert "Sent into an error." in article.body
    assert page.locator("[data-unsaved]:visible, [data-unsaved-here]:visible").count() == 0


def test_words_typed_while_a_save_is_on_its_way(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)

    type_at_the_end(page, " Saved.")
    page.evaluate(TYPES_ON)
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    until_the_editor_is_ready(page)
    before = page.inner_text(BODY)
    put_back(page)
    save(page)

    article.refresh_from_db()
    assert "Saved. Typed while it saved." not in before
    assert "Saved. Typed while it saved." in article.body


def test_words_that_the_browser_put_back_by_itself_are_not_asked_about(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)

    type_at_the_end(page, " Saved.")
    page.evaluate(TYPES_ON)
    with page.expect_navigation():
        page.eval_on_selector("button[value=preview]", "button => button.form.requestSubmit(button)")
    with page.expect_response("**/draft/"):
        page.go_back()
    page.wait_for_load_state("networkidle")

    assert "Saved. Typed while it saved." in page.inner_text(BODY)
    assert page.locator("[data-unsaved]:visible, [data-unsaved-here]:visible").count() == 0


def test_a_browser_that_was_killed(desk: Desk) -> None:
    article = given.a_story()
    page = desk.at(article)
    type_at_the_end(page, " Typed before the crash.")
    page.fill("#id_headline", "Typed before the crash")
    page.wait_for_selector(KEPT)
    until(page, lambda: the_draft()["headline"] == "Typed before the crash")
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


@pytest.mark.parametrize("late", ["**/desk/autosave*.js", "**/ckeditor/lang/*"])
def test_what_is_typed_before_the_page_has_all_it_needs_is_kept(desk: Desk, late: str) -> None:
    article = given.a_story()
    page = desk.at(article)
    held: list[Any] = []
    page.route(late, lambda route: held.append(route))
    page.goto(desk.address + page_of(article), wait_until="commit")
    page.fill("#id_headline", "Typed at once")
    until(page, lambda: bool(held))

    for route in held:
        route.continue_()

    page.wait_for_selector(KEPT)
    assert the_draft()["headline"] == "Typed at once"
