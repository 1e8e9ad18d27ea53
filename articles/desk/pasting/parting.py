"""Several stories in one text: parted by a form feed, or by a line of three or more of one of the signs - = *."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.desk.pasting.lines import Line
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found
from articles.desk.pasting.recognisers.trail import is_trail
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import ends_a_sentence

_SEPARATOR = re.compile(r"([-=*])\1{2,}")
_SPACED = re.compile(r"([-=*_—–~#•·])(?: ?\1){2,}|[⁂☙❧]")
MOST_HEAD_CHARACTERS = 120


@dataclass
class Piece:
    """The lines of one story, and what is known already of those that hold none of its words."""

    lines: list[Line] = field(default_factory=list)
    known: dict[int, Found] = field(default_factory=dict)
    has_words: bool = False

    def add(self, line: Line, *, found: Found | None) -> None:
        self.lines.append(line)
        if found:
            self.known[line.number] = found
        else:
            self.has_words = True

    def words(self) -> list[Line]:
        """The lines, those without a story's words as blank ones."""
        return [Line(line.number, "") if line.number in self.known else line for line in self.lines]


def pieces_of(lines: list[Line], *, rules: Rules, marks: Mapping[int, Mark]) -> list[Piece]:
    """One piece a story, in order; every line is in exactly one, separators at the end of the story above them."""
    pieces = [Piece()]
    for at, line in enumerate(lines):
        if line.feeds_before and pieces[-1].has_words:
            pieces.append(Piece())
        found = _found(lines, at, rules=rules, marks=marks)
        pieces[-1].add(line, found=found)
        parts = line.feeds_after or (found is not None and found.mark is Mark.SEPARATOR)
        if parts and pieces[-1].has_words:
            pieces.append(Piece())
    if len(pieces) > 1 and not pieces[-1].has_words:
        last = pieces.pop()
        pieces[-1].lines += last.lines
        pieces[-1].known |= last.known
    return pieces


def _found(lines: list[Line], at: int, *, rules: Rules, marks: Mapping[int, Mark]) -> Found | None:
    line, forced = lines[at], marks.get(lines[at].number)
    if line.is_blank:
        is_feed = line.feeds_before or line.feeds_after
        return Found(Mark.SEPARATOR, _("is a form feed")) if is_feed else Found(Mark.BLANK, _("holds no words"))
    if line.text == ">" and forced is None:
        return Found(Mark.BLANK, _("holds no words"))
    if not _SPACED.fullmatch(line.text):
        return None
    if forced in {Mark.SEPARATOR, Mark.BREAK, Mark.BLANK}:
        return Found(forced, _("was marked so by a person"), is_forced=True)
    if forced:
        return None
    if _SEPARATOR.fullmatch(line.text):
        return Found(Mark.SEPARATOR, _("is a line of three or more of one sign"))
    if line.text[0] in "-=*" and _a_head_follows(lines, at, rules=rules):
        return Found(Mark.SEPARATOR, _("is a line of signs, and the head of a story follows"))
    return Found(Mark.BREAK, _("is a line of signs within the story"))


def _a_head_follows(lines: list[Line], at: int, *, rules: Rules) -> bool:
    below = next((line.text for line in lines[at + 1 : at + 20] if not line.is_blank), "")
    return bool(below) and len(below) <= MOST_HEAD_CHARACTERS and (is_trail(below, rules) or not ends_a_sentence(below))
