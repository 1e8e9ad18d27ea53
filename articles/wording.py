"""Two texts compared word by word, for the desk and for readers alike. Pure: it knows no story."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# Above this a pair of paragraphs is shown whole, old then new: difflib's time grows with the square of the words.
MOST_WORDS = 1_500


@dataclass(frozen=True)
class Piece:
    """A run of words: in both texts, only in the new (in), or only in the old (out)."""

    kind: Literal["same", "in", "out"]
    text: str


def words_compared(old: str, new: str) -> list[Piece]:
    """Two paragraphs as one, with the words that went and came.

    Shape  joining "same" and "out" gives the old text, "same" and "in" the new, letter by letter
    """
    a, b = _words(old), _words(new)
    if len(a) > MOST_WORDS or len(b) > MOST_WORDS:
        return [Piece("out", old), Piece("in", new)]
    pieces: list[Piece] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(a[a1:a2])))
            continue
        if a2 > a1:
            pieces.append(Piece("out", "".join(a[a1:a2])))
        if b2 > b1:
            pieces.append(Piece("in", "".join(b[b1:b2])))
    return pieces


def lines_compared(old: list[str], new: list[str]) -> Iterator[list[Piece]]:
    """Two runs of paragraphs, each compared with the one at its place, then what is left over."""
    paired = min(len(old), len(new))
    for was, now in zip(old, new, strict=False):
        yield words_compared(was, now)
    yield from ([Piece("out", line)] for line in old[paired:])
    yield from ([Piece("in", line)] for line in new[paired:])


def changed_lines(old: list[str], new: list[str]) -> list[list[Piece]]:
    """The paragraphs in which two texts differ, in order; those that are the same are left out."""
    found: list[list[Piece]] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind != "equal":
            found += lines_compared(old[a1:a2], new[b1:b2])
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
