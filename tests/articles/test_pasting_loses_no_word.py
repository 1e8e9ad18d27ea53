"""Whatever is pasted: every line lands in exactly one place, and every word of it is in what was understood, once."""

import re
import unicodedata
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.desk.pasting import Mark, PastedStory, read, read_page
from tests.articles.pages import MERIDIAN, texts

PRINTED = (Mark.TRAIL, Mark.BYLINE, Mark.DATELINE, Mark.PUBLISHED, Mark.UPDATED)


def words(text: str) -> Counter[str]:
    """The words, as somebody counts who knows nothing of the parser: marks without width and controls part no word."""
    kept = "".join(
        sign
        for sign in text
        if sign.isspace() or (unicodedata.category(sign) not in {"Cf", "Cc"} and sign not in "\ufffe\uffff")
    )
    return Counter(re.findall(r"\w+", kept))


def words_understood(story: PastedStory) -> Counter[str]:
    parts = [story.kicker, story.headline, story.standfirst, *story.boilerplate]
    parts += [text for mark in PRINTED for text in story.printed.get(mark, ())]
    parts += [f"{block.marker} {block.text}" for block in story.blocks]
    parts += [f"{caption.text} {caption.printed_credit}" for caption in story.captions]
    return words("\n".join(parts))


marks = st.dictionaries(st.integers(min_value=1, max_value=30), st.sampled_from(list(Mark)), max_size=6)


@settings(deadline=None, max_examples=150)
@given(text=texts)
def test_every_word_is_understood_exactly_once(text: str) -> None:
    stories = read(text, rules=MERIDIAN)

    assert sum(map(words_understood, stories), Counter()) == words(text)


@settings(deadline=None, max_examples=150)
@given(text=texts, marks=marks)
def test_no_mark_that_a_person_sets_loses_a_word(text: str, marks: dict[int, Mark]) -> None:
    stories = read(text, rules=MERIDIAN, marks=marks)

    assert sum(map(words_understood, stories), Counter()) == words(text)


@settings(deadline=None, max_examples=150)
@given(text=texts, marks=marks)
def test_every_line_lands_in_exactly_one_place(text: str, marks: dict[int, Mark]) -> None:
    reading = read_page(text, rules=MERIDIAN, marks=marks)

    assert [line.number for line in reading.lines] == list(range(1, len(reading.lines) + 1))
    assert sum((words(line.text) for line in reading.lines), Counter()) == words(text)
    assert all(line.why for line in reading.lines)
    if reading.stories:
        assert [line for story in reading.stories for line in story.lines] == list(reading.lines)


@settings(deadline=None, max_examples=100)
@given(lines=st.lists(st.text(alphabet="ab .-=*/\u00a0ا", max_size=30), max_size=20))
def test_lines_are_numbered_as_an_editor_numbers_them(lines: list[str]) -> None:
    reading = read_page("".join(f"{line}\n" for line in lines), rules=MERIDIAN)

    assert [words(line.text) for line in reading.lines] == [words(line) for line in lines]


@settings(deadline=None, max_examples=100)
@given(text=texts)
def test_reading_again_with_the_marks_that_were_found_changes_no_place(text: str) -> None:
    first = read_page(text, rules=MERIDIAN)
    found = {line.number: line.mark for line in first.lines if line.paragraph == line.number}

    again = read_page(text, rules=MERIDIAN, marks=found)

    assert [line.mark for line in again.lines] == [line.mark for line in first.lines]
    assert [story.paragraphs for story in again.stories] == [story.paragraphs for story in first.stories]


def test_a_megabyte_on_one_line_is_read_at_once() -> None:
    for piece in ("word ", "“a” ", "((", ". ", "\u200b", "Photo by ", "/ "):
        stories = read(piece * (1_000_000 // len(piece)), rules=MERIDIAN)

        assert len(stories) == (piece != "\u200b")
