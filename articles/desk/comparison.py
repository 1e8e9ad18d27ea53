"""Two contents of a story, compared in words: which fields differ, and which words came and went."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.readable import LABELS, Readable, readable
from articles.desk.snapshot import Content, changed_fields
from articles.wording import Piece, lines_compared

# Unchanged paragraphs in a row beyond this are counted, not printed.
MOST_UNCHANGED = 2


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


def _unchanged(lines: list[str]) -> Iterator[Line]:
    if len(lines) <= MOST_UNCHANGED:
        yield from (Line([Piece("same", line)]) for line in lines)
        return
    count = len(lines)
    yield Line(
        [], note=ngettext("%(count)s paragraph as before", "%(count)s paragraphs as before", count) % {"count": count}
    )
