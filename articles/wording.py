"""Two texts compared word by word, for the desk and for readers alike; by character where words have no spaces between.

Pure: it knows no story.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from articles.unspaced import is_unspaced, pieces_of

# Above these a pair of paragraphs is shown whole, old then new: difflib's time grows with the square of the words, and
# where one word stands again and again, with each pair of places at which it stands in both.
MOST_WORDS = 1_500
MOST_PAIRS = 150_000


@dataclass(frozen=True)
class Piece:
    """A run of words: in both texts, only in the new (in), or only in the old (out)."""

    kind: Literal["same", "in", "out"]
    text: str


class Stretch(NamedTuple):
    """A run of words of either text: `a1` to `a2` in the old, `b1` to `b2` in the new."""

    is_same: bool
    a1: int
    a2: int
    b1: int
    b2: int

    @property
    def size(self) -> int:
        return max(self.a2 - self.a1, self.b2 - self.b1)


def words_compared(old: str, new: str) -> list[Piece]:
    """Two paragraphs as one, with the words that went and came.

    Shape  joining "same" and "out" gives the old text, "same" and "in" the new, letter by letter
    """
    a, b = pieces_of(old), pieces_of(new)
    if len(a) > MOST_WORDS or len(b) > MOST_WORDS or _pairs(a, b) > MOST_PAIRS:
        return [Piece("out", old), Piece("in", new)]
    pieces: list[Piece] = []
    for is_same, a1, a2, b1, b2 in _stretches(a, b):
        if is_same:
            pieces.append(Piece("same", "".join(a[a1:a2])))
            continue
        if a2 > a1:
            pieces.append(Piece("out", "".join(a[a1:a2])))
        if b2 > b1:
            pieces.append(Piece("in", "".join(b[b1:b2])))
    return pieces


def _pairs(a: list[str], b: list[str]) -> int:
    """How often a place in one text and a place in the other have the same word."""
    there = Counter(b)
    return sum(there[word] for word in a)


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


def _stretches(a: list[str], b: list[str]) -> list[Stretch]:
    """Where two texts are the same and where not, in turn; a few characters that both have by chance part no change."""
    found: list[Stretch] = []
    for kind, *places in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        found.append(Stretch(kind == "equal", *places))
        while len(found) > 2 and not found[-1].is_same and _is_chance(*found[-3:], words=a):
            first, _between, last = found[-3:]
            found[-3:] = [Stretch(False, first.a1, last.a2, first.b1, last.b2)]
    return found


def _is_chance(before: Stretch, between: Stretch, after: Stretch, *, words: list[str]) -> bool:
    """Whether what is the same between two changes is no longer than either: “的” in two sentences tells nothing.

    Source  the “semantic cleanup” of N. Fraser, "Diff Strategies" (2006); in words with spaces each one tells something
    """
    size = between.a2 - between.a1
    return size <= min(before.size, after.size) and all(map(is_unspaced, words[between.a1 : between.a2]))
