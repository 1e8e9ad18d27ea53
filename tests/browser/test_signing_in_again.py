"""The login runs out while one writes: back in over the story itself, and not a word lost or put under another's name."""

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session

from articles.desk.models import PersonalDraft
from tests import given
from tests.browser.at_work import Desk
from tests.browser.writing import BODY, type_at_the_end, until_the_editor_is_ready
from tests.newsroom.test_signing_in import PASSWORD, SECRET, code_of

pytestmark = [pytest.mark.browser, pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


def with_a_password(name: str) -> User:
    person = given.an_editor(name)
    person.set_password(PASSWORD)
    person.save()
    return person


def end_every_session(page: Any) -> None:
    Session.objects.all().delete()
    page.context.clear_cookies()


def sign_in_here(page: Any, person: User, *, password: str = PASSWORD) -> None:
    # Until the answer is drawn, the dialog holds the form that was sent, and takes no other.
    page.wait_for_selector("#sign-in-again[aria-busy=false]")
    page.fill("#sign-in-again [name=login]", person.username)
    page.fill("#sign-in-again [name=password]", password)
    page.keyboard.press("Enter")


def a_code_that_lasts() -> str:
    """What the app shows, with ten of its thirty seconds left: a slow page must not outlast it."""
    while time.time() % 30 > 20:
        time.sleep(0.5)
    return code_of()


def test_a_session_that_ran_out_is_taken_up_again_in_a_dialog(desk: Desk) -> None:
    article, omar = given.a_story(), with_a_password("Omar")
    page = desk.at(article, by=omar)
    end_every_session(page)

    type_at_the_end(page, " Typed while signed out.")
    page.wait_for_selector("[data-trouble]:has-text('Signed out.')")
    page.click("[data-save]")
    page.wait_for_selector("#sign-in-again [name=password]:focus")
    known = page.input_value("#sign-in-again [name=login]")
    sign_in_here(page, omar, password="not this")
    page.wait_for_selector("#sign-in-again [data-said]:has-text('Capitals count in both.')")
    with page.expect_navigation():
        sign_in_here(page, omar)
    until_the_editor_is_ready(page)

    article.refresh_from_db()
    assert known == omar.username
    assert "Typed while signed out." in article.body


def test_who_came_back_in_another_tab_goes_on(desk: Desk) -> None:
    article, omar = given.a_story(), with_a_password("Omar")
    page = desk.at(article, by=omar)
    end_every_session(page)

    type_at_the_end(page, " Typed while signed out.")
    page.click("[data-save]")
    page.wait_for_selector("#sign-in-again [name=password]:focus")
    desk.sign_in(page.context, omar)
    with page.expect_navigation():
        page.click("#sign-in-again [data-go-on]")
    until_the_editor_is_ready(page)

    article.refresh_from_db()
    assert "Typed while signed out." in article.body


def test_a_session_that_ran_out_asks_for_the_second_step_too(desk: Desk, settings: Any) -> None:
    article, omar = given.a_story(), with_a_password("Omar")
    totp.TOTP.activate(omar, SECRET)
    page = desk.at(article, by=omar)
    settings.SECOND_FACTOR = True
    end_every_session(page)

    type_at_the_end(page, " Typed while signed out.")
    page.click("[data-save]")
    sign_in_here(page, omar)
    page.fill("#sign-in-again [name=code]", "000000")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sign-in-again .errorlist:has-text('This was not right.')")
    page.fill("#sign-in-again [name=code]", a_code_that_lasts())
    with page.expect_navigation():
        page.keyboard.press("Enter")
    until_the_editor_is_ready(page)

    article.refresh_from_db()
    assert "Typed while signed out." in article.body


def test_a_form_that_another_tab_made_old_is_asked_for_anew(desk: Desk) -> None:
    article, omar = given.a_story(), with_a_password("Omar")
    page = desk.at(article, by=omar)
    end_every_session(page)

    type_at_the_end(page, " Typed while signed out.")
    page.click("[data-save]")
    page.wait_for_selector("#sign-in-again [name=password]:focus")
    page.context.clear_cookies()
    sign_in_here(page, omar)
    page.wait_for_selector("#sign-in-again [data-said]:has-text('Enter it once more.')")
    with page.expect_navigation():
        sign_in_here(page, omar)
    until_the_editor_is_ready(page)

    article.refresh_from_db()
    assert "Typed while signed out." in article.body


def test_nothing_is_saved_for_somebody_else_who_signs_in_there(desk: Desk) -> None:
    article, omar, mira = given.a_story(), with_a_password("Omar"), with_a_password("Mira")
    page = desk.at(article, by=omar)
    end_every_session(page)

    type_at_the_end(page, " Omar's words.")
    page.click("[data-save]")
    sign_in_here(page, mira)
    page.wait_for_selector("#sign-in-again [data-said]:has-text('Mira is signed in here now')")
    article.refresh_from_db()
    before = (article.version, PersonalDraft.objects.count())
    page.click("#sign-in-again [data-as-oneself]")
    with page.expect_navigation():
        sign_in_here(page, omar)
    until_the_editor_is_ready(page)

    article.refresh_from_db()
    assert before == (1, 0)
    assert "Omar's words." in article.body
    assert article.saved_by == omar


def test_too_many_attempts_are_said_in_the_dialog_and_the_words_stay(desk: Desk) -> None:
    article, omar = given.a_story(), with_a_password("Omar")
    page = desk.at(article, by=omar)
    end_every_session(page)

    type_at_the_end(page, " Typed while signed out.")
    page.click("[data-save]")
    for _attempt in range(6):
        with page.expect_response("**/desk/login/"):
            sign_in_here(page, omar, password="not this")
    page.wait_for_selector("#sign-in-again [data-said]:has-text('Too many attempts have failed. Wait 5 minutes')")
    page.keyboard.press("Escape")

    assert "Typed while signed out." in page.inner_text(BODY)
    assert page.evaluate("document.activeElement.closest('#story') !== null")
