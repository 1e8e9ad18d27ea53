"""A pasted text as numbered, cleaned lines. Lines are numbered from 1, as editors and grep number them."""

import re
from dataclasses import dataclass

from articles.desk.pasting.cleaners import cleaned

_BREAKS = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")
_BETWEEN_WORDS = re.compile(r"(?<=[^\s\f])([ \t]*\f)(?=[ \t\f]*[^\s\f])")


@dataclass(frozen=True)
class Line:
    """One line: its number, its cleaned text, how far it was indented, and whether a form feed stands in it."""

    number: int
    text: str
    indent: int = 0
    feeds_before: bool = False
    feeds_after: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text


def lines_of(text: str) -> list[Line]:
    """The lines of the text, cleaned.

    Shape  a line break at the very end opens no line; a form feed between words ends a line as a line break does
    Cost   linear in the text
    """
    pieces = _BREAKS.split(_BETWEEN_WORDS.sub(r"\1\n", text))
    if pieces[-1] == "":
        pieces.pop()
    return [_line(number, piece) for number, piece in enumerate(pieces, start=1)]


def _line(number: int, piece: str) -> Line:
    clean = cleaned(piece)
    before, feed, _after = piece.partition("\f")
    starts = bool(feed) and not before.strip()
    spaces = piece.replace("\f", "").expandtabs(4)
    return Line(
        number=number,
        text=clean,
        indent=len(spaces) - len(spaces.lstrip()),
        feeds_before=starts,
        feeds_after=bool(feed) and not starts,
    )
