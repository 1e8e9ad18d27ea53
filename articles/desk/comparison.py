"""Two contents of a story, compared in words: which fields differ, and which words came and went."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.readable import LABELS, Readable, readable
from articles.desk.snapshot import Content, changed_fields

# Above this a pair of paragraphs is shown whole, old then new: difflib's time grows with the square of the words.
MOST_WORDS = 1_500
# Unchanged paragraphs in a row beyond this are counted, not printed.
MOST_UNCHANGED = 2


@dataclass(frozen=True)
class Piece:
    """A run of words: in both texts, only in the new (in), or only in the old (out)."""

    kind: Literal["same", "in", "out"]
    text: str


@dataclass(frozen=True)
class Line:
    """One paragraph of a comparison, or a note in place of unchanged ones."""

    pieces: list[Piece]
    note: str = ""


@dataclass(frozen=True)
class FieldChange:
    name: str
    label: str
    lines: list[Line]


def compare(old: Content, new: Content) -> list[FieldChange]:
    """The fields in which two contents differ, in the form's order, each with its words compared.

    Cost  three queries a content, for the names of sections, contributors and photos
    """
    was, now = readable(old), readable(new)
    return [FieldChange(name, str(LABELS[name]), list(_lines(was, now, name))) for name in changed_fields(old, new)]


def count_of_changes(old: Content, new: Content) -> int:
    """How many changes an editor would count: each field is one, in the text each run of paragraphs."""
    fields = changed_fields(old, new)
    total = len([name for name in fields if name != "body"])
    if "body" in fields:
        opcodes = SequenceMatcher(a=old["body"].split("\n"), b=new["body"].split("\n"), autojunk=False).get_opcodes()
        total += sum(1 for opcode in opcodes if opcode[0] != "equal") or 1
    return total


def _lines(was: Readable, now: Readable, name: str) -> Iterator[Line]:
    old, new = was.lines[name], now.lines[name]
    if old == new:
        yield Line([Piece("same", line) for line in new[:1]], note=_("The words are the same; their form changed."))
        return
    for kind, a1, a2, b1, b2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _unchanged(new[b1:b2])
            continue
        yield from (Line(pieces) for pieces in lines_compared(old[a1:a2], new[b1:b2]))


def lines_compared(old: list[str], new: list[str]) -> Iterator[list[Piece]]:
    """Two runs of paragraphs, each compared with the one at its place, then what is left over."""
    paired = min(len(old), len(new))
    for was, now in zip(old, new, strict=False):
        yield words_compared(was, now)
    yield from ([Piece("out", line)] for line in old[paired:])
    yield from ([Piece("in", line)] for line in new[paired:])


def _unchanged(lines: list[str]) -> Iterator[Line]:
    if len(lines) <= MOST_UNCHANGED:
        yield from (Line([Piece("same", line)]) for line in lines)
        return
    count = len(lines)
    yield Line(
        [], note=ngettext("%(count)s paragraph as before", "%(count)s paragraphs as before", count) % {"count": count}
    )


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


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
