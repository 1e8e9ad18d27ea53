"""Two contents of a story, compared in words: which fields differ, which words came and went, and what moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.readable import LABELS, Readable, readable
from articles.desk.snapshot import Content, changed_fields
from articles.moves import Passage, passages
from articles.wording import Piece

# Unchanged paragraphs in a row beyond this are counted, not printed.
MOST_UNCHANGED = 2
FIRST_WORDS = 6
FIRST_LETTERS = 60


@dataclass(frozen=True)
class Line:
    """One paragraph of a comparison, or a note in place of unchanged ones; `moved` is "here", "away" or ""."""

    pieces: list[Piece]
    note: str = ""
    moved: str = ""


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
    return [
        FieldChange(name, str(LABELS[name]), list(_lines(was, now, name, names=(_names(old, name), _names(new, name)))))
        for name in changed_fields(old, new)
    ]


def count_of_changes(old: Content, new: Content) -> int:
    """How many changes an editor would count: each field is one, in the text each run of paragraphs."""
    fields = changed_fields(old, new)
    total = len([name for name in fields if name != "body"])
    if "body" in fields:
        opcodes = SequenceMatcher(a=old["body"].split("\n"), b=new["body"].split("\n"), autojunk=False).get_opcodes()
        total += sum(1 for opcode in opcodes if opcode[0] != "equal") or 1
    return total


def _names(content: Content, name: str) -> list[int]:
    """What each line of a field stands for, where it stands for a row: the photo of a caption, the name of a byline."""
    if name == "captions":
        return [caption["photo"] for caption in content["captions"]]
    return [byline["contributor"] for byline in content["bylines"]] if name == "bylines" else []


def _lines(was: Readable, now: Readable, name: str, *, names: tuple[list[int], list[int]]) -> Iterator[Line]:
    old, new = was.lines[name], now.lines[name]
    if old == new:
        yield Line([Piece("same", line) for line in new[:1]], note=_("The words are the same; their form changed."))
        return
    for kind, run in groupby(passages(old, new, names=names), key=lambda passage: passage.kind):
        found = list(run)
        yield from _unchanged(found) if kind == "same" else map(_line, found)


def _line(passage: Passage) -> Line:
    if passage.kind == "here":
        return Line(passage.pieces, note=_("Moved here."), moved="here")
    if passage.kind == "away":
        words = "".join(piece.text for piece in passage.pieces).split()
        first = " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
        first = Truncator(first).chars(FIRST_LETTERS)
        return Line([], note=_("From here “%(words)s” moved.") % {"words": first}, moved="away")
    return Line(passage.pieces)


def _unchanged(run: list[Passage]) -> Iterator[Line]:
    if len(run) <= MOST_UNCHANGED:
        yield from (Line(passage.pieces) for passage in run)
        return
    count = len(run)
    yield Line(
        [], note=ngettext("%(count)s paragraph as before", "%(count)s paragraphs as before", count) % {"count": count}
    )
