"""Reads a pasted text: lines, paragraphs, a mark for each, and the stories they make. Knows no database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.desk.pasting.assembling import Marked, assembled
from articles.desk.pasting.grouping import paragraphs_of
from articles.desk.pasting.lines import Line, lines_of
from articles.desk.pasting.marks import TEXT_MARKS, WORDLESS_MARKS, Mark, mark_named
from articles.desk.pasting.page import Found, Page, Paragraph
from articles.desk.pasting.parting import Piece, pieces_of
from articles.desk.pasting.recognisers import RECOGNISERS
from articles.desk.pasting.recognisers.quotes import sayings_of
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.story import PastedStory, ReadLine


@dataclass(frozen=True)
class Reading:
    """A text as it was read: each of its lines once, in order, and its stories."""

    lines: tuple[ReadLine, ...]
    stories: tuple[PastedStory, ...]


def read(text: str, *, rules: Rules, marks: Mapping[int, Mark | str] | None = None) -> list[PastedStory]:
    """The stories in a pasted text, in order; none in a text without words.

    Takes   marks: line number → the mark that a person gave it; it holds for the line's paragraph, which begins there.
            JOINED joins a line to the paragraph above. A number that is no line of the text is passed over.
    Cost    linear in the text
    Raises  ValueError, as a sentence, for a mark that is none
    """
    return list(read_page(text, rules=rules, marks=marks).stories)


def read_page(text: str, *, rules: Rules, marks: Mapping[int, Mark | str] | None = None) -> Reading:
    """As read, with every line of the text, also of a text without words."""
    forced = {number: mark_named(mark) for number, mark in (marks or {}).items()}
    lines: list[ReadLine] = []
    stories: list[PastedStory] = []
    for at, piece in enumerate(pieces_of(lines_of(text), rules=rules, marks=forced)):
        story, read_lines = _read_piece(piece, rules=rules, marks=forced, story_number=at)
        lines += read_lines
        if piece.has_words:
            stories.append(replace(story, lines=tuple(read_lines)))
    return Reading(tuple(lines), tuple(stories))


def _read_piece(
    piece: Piece, *, rules: Rules, marks: Mapping[int, Mark], story_number: int
) -> tuple[PastedStory, list[ReadLine]]:
    paragraphs = paragraphs_of(piece.words(), rules=rules, marks=marks)
    page = Page(paragraphs, rules=rules, found=[_forced(paragraph, marks) for paragraph in paragraphs])
    _recognise(page)
    marked = [(found.mark, paragraph) for found, paragraph in zip(_settled(page), paragraphs, strict=True)]
    story = assembled(_in_order(marked, piece), rules=rules)
    return story, _read_lines(piece, page, story_number=story_number)


def _forced(paragraph: Paragraph, marks: Mapping[int, Mark]) -> Found | None:
    mark = marks.get(paragraph.number)
    if mark is None or mark is Mark.JOINED:
        return None
    if mark in WORDLESS_MARKS:
        return Found(Mark.BOILERPLATE, _("was left out by a person"), is_forced=True)
    return Found(mark, _("was marked so by a person"), is_forced=True)


def _recognise(page: Page) -> None:
    """Asks each rule in turn over the whole page."""
    forced_headlines = [at for at, found in enumerate(page.found) if found and found.mark is Mark.HEADLINE]
    page.headline_at = forced_headlines[0] if forced_headlines else None
    page.sayings = sayings_of(paragraph.text for paragraph in page.paragraphs)
    for recogniser in RECOGNISERS:
        page.text_above = 0
        for at, found in enumerate(page.found):
            now = found or recogniser(page, at)
            page.found[at] = now
            page.text_above += now is None or now.mark in TEXT_MARKS


def _settled(page: Page) -> list[Found]:
    """What each paragraph is, once all rules were asked: what nobody claimed is body."""
    return [found or Found(Mark.BODY, _("is text, and nothing else")) for found in page.found]


def _in_order(marked: list[Marked], piece: Piece) -> Iterator[Marked]:
    """The paragraphs, and the breaks within the story, in the order of their lines."""
    breaks = [
        (Mark.BREAK, Paragraph((line,), line.text))
        for line in piece.lines
        if line.number in piece.known and piece.known[line.number].mark is Mark.BREAK
    ]
    yield from sorted([*marked, *breaks], key=lambda each: each[1].number)


def _read_lines(piece: Piece, page: Page, *, story_number: int) -> list[ReadLine]:
    places: dict[int, tuple[Found, Paragraph]] = {
        line.number: (found, paragraph)
        for found, paragraph in zip(_settled(page), page.paragraphs, strict=True)
        for line in paragraph.lines
    }
    return [_read_line(line, piece, places, story_number=story_number) for line in piece.lines]


def _read_line(
    line: Line, piece: Piece, places: Mapping[int, tuple[Found, Paragraph]], *, story_number: int
) -> ReadLine:
    if line.number in piece.known:
        found = piece.known[line.number]
        return ReadLine(line.number, line.text, found.mark, found.why, story_number)
    found, paragraph = places[line.number]
    is_first = line.number == paragraph.number
    why = found.why if is_first else _("goes on from line %(number)s") % {"number": paragraph.number}
    return ReadLine(line.number, line.text, found.mark, why, story_number, paragraph.number, found.is_forced)
