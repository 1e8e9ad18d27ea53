"""The list of what is in the way leads to the very words in the editor, and counts follow what is typed."""

import re
from typing import Any

import pytest

from articles.unspaced import CHARACTERS, LETTERS, SIGNS, word_count
from tests import given
from tests.articles.test_unspaced import COUNTS
from tests.browser.test_writing_desk import BODY, desk, write_at  # noqa: F401  a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SELECTED = "getSelection().toString()"


def test_a_word_to_come_and_a_dead_link_are_selected_where_they_stand(desk: Any) -> None:  # noqa: F811
    text = (
        given.a_text("The gates open.") + '\n<p>The toll is <em>TK</em> a ton, says <a href="/none/">the board</a>.</p>'
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
    article = given.a_story("Talks", body=given.a_text("The gates open."))
    write_at(desk, article)

    desk.fill("[name=headline]", "x" * 75)
    desk.locator(BODY).click()
    desk.evaluate("Object.values(CKEDITOR.instances)[0].insertText('word '.repeat(700))")

    counted = desk.locator("[data-count-for=id_headline][data-most]")
    assert counted.inner_text() == "75 of about 60"
    desk.locator("[data-minutes]", has_text="3 min").wait_for()


def test_the_words_of_pictures_are_not_counted_while_one_types(desk: Any) -> None:  # noqa: F811
    article = given.a_story("Talks", body=given.a_text("The gates open."), photos=[given.a_photo("Radar mast")])
    write_at(desk, article)
    before = desk.inner_text("[data-words]")

    desk.click(f"{BODY} > p >> nth=0")
    desk.keyboard.press("End")
    desk.keyboard.type(" Again.")

    desk.locator("[data-words]", has_text="4 words").wait_for()
    assert before == "3 words"


def test_words_without_spaces_are_counted_while_one_types_as_they_are_when_one_saves(desk: Any) -> None:  # noqa: F811
    write_at(desk, given.a_story("Talks", body=given.a_text("停火谈判重开卡尔桑港。")))
    before = desk.inner_text("[data-words]")
    edges = [
        chr(n) for start, end in re.findall("(.)-(.)", CHARACTERS + SIGNS + LETTERS) for n in (ord(start), ord(end))
    ]
    texts = [text for text, _count in COUNTS] + [f"a{edge}{chr(ord(edge) + 1)}b" for edge in edges]

    words = desk.evaluate(
        "() => document.querySelector('script[src*=\"desk/story\"]').src.replace(/story[^/]*$/, 'words.js')"
    )
    counted = desk.evaluate(
        "async ([path, texts]) => { const { wordCount } = await import(path); return texts.map(wordCount); }",
        [words, texts],
    )

    assert before == "10 words"
    assert dict(zip(texts, counted, strict=True)) == {text: word_count(text) for text in texts}


@pytest.mark.parametrize("width", [900, 1200, 1280, 1440])
def test_the_row_over_the_text_is_one_line(desk: Any, width: int) -> None:  # noqa: F811
    article = given.a_story("Talks", body=given.a_text("The gates open. " * 400))
    desk.set_viewport_size({"width": width, "height": 900})

    write_at(desk, article)

    row = desk.locator(".story-toolbar")
    assert row.bounding_box()["height"] < 44
    assert row.evaluate("row => row.scrollWidth <= row.clientWidth")
