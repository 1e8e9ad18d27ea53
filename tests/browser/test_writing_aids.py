"""The list of what is in the way leads to the very words in the editor, and counts follow what is typed."""

from typing import Any

import pytest

from articles.body import from_paragraphs
from tests import given
from tests.browser.test_writing_desk import BODY, desk, write_at  # noqa: F401  a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SELECTED = "getSelection().toString()"


def test_a_word_to_come_and_a_dead_link_are_selected_where_they_stand(desk: Any) -> None:  # noqa: F811
    text = (
        from_paragraphs(["The gates open."])
        + '\n<p>The toll is <em>TK</em> a ton, says <a href="/none/">the board</a>.</p>'
    )
    article = given.a_story("The toll of Karsand TK", body=text)
    write_at(desk, article)
    to_come, in_text, dead = desk.locator("a[data-passage]").all()

    in_text.click()
    assert desk.evaluate(SELECTED) == "The toll is TK a ton, says the board."
    dead.click()
    assert desk.evaluate(SELECTED) == "the board"
    to_come.click()
    assert desk.evaluate("document.activeElement.name") == "headline"


def test_what_is_typed_moves_the_counts(desk: Any) -> None:  # noqa: F811
    article = given.a_story("Talks", body=from_paragraphs(["The gates open."]))
    write_at(desk, article)

    desk.fill("[name=headline]", "x" * 75)
    desk.locator(BODY).click()
    desk.evaluate("Object.values(CKEDITOR.instances)[0].insertText('word '.repeat(700))")

    counted = desk.locator("[data-count-for=id_headline][data-most]")
    assert counted.inner_text() == "75 of about 60"
    desk.locator("[data-minutes]", has_text="3 min").wait_for()
