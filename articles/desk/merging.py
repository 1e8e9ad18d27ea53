"""Saving a text that somebody else has saved over meanwhile: merged where nothing collides, settled by a person where it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.models import Article, Revision
from articles.desk.readable import LABELS, body_lines, readable
from articles.desk.rewriting import rewrite
from articles.desk.saving import StaleCopy
from articles.desk.snapshot import Content, changed_fields
from articles.desk.survivors import all_with_survivors
from articles.desk.three_way import BODY, CAPTIONS, Chosen, Collision, Merged, merge
from articles.wording import Piece, lines_compared

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Collided(StaleCopy):
    """What somebody saved meanwhile changes the same places: a person has to choose."""

    def __init__(self, theirs: Revision, merged: Merged) -> None:
        super().__init__(theirs)
        self.merged = merged


@dataclass(frozen=True)
class Side:
    """One paragraph of a collision as one of the two has it, word by word."""

    pieces: list[Piece]


@dataclass(frozen=True)
class Choice:
    """A collision as a page shows it: both sides, each word marked that the other does not have."""

    name: str
    label: str
    theirs: list[Side]
    mine: list[Side]
    may_keep_both: bool


def save_merged(article: Article, *, mine: Content, by: "User | None", based_on: int) -> tuple[Revision, list[str]]:
    """This content is saved, with what others saved since it was opened put together with it.

    Writes  as `rewrite`: one Revision
    Shape   the revision, and the names of the fields that came from others (none when nobody saved meanwhile)
    Raises  Collided when both changed one place; articles.body.UnfitBody
    """
    content, number, label = mine, based_on, ""
    others: list[str] = []
    while True:
        try:
            return rewrite(article, content=content, by=by, based_on=number, label=label), others
        except StaleCopy as stale:
            merged = merge_onto(stale.theirs, mine=mine, based_on=based_on)
            if merged.collisions:
                raise Collided(stale.theirs, merged) from stale
            content, number = merged.content, stale.theirs.number
            label = _("Merged with what %(who)s saved") % {"who": name_of(stale.theirs)}
            others = changed_fields(mine, content)


def merge_onto(theirs: Revision, *, mine: Content, based_on: int) -> Merged:
    """What both changed since the revision that mine began from, put together. Cost: one query."""
    began = Revision.objects.filter(article=theirs.article_id, number=based_on).first()
    began_from = cast("Content", began.content) if began else _nothing(mine)
    # Photos may have been merged since: that alone is nothing to ask about.
    base, mine, other = all_with_survivors([began_from, mine, theirs.content])
    return merge(base, mine=mine, theirs=other)


def _nothing(content: Content) -> Content:
    """A base that has none of it: whatever differs collides."""
    return cast("Content", {name: [] if isinstance(value, list) else "" for name, value in content.items()})


def settle(
    article: Article, *, merged: Merged, chosen: Chosen, mine: Content, theirs: Revision, by: "User | None"
) -> Revision:
    """The story says what was chosen; the text that was not chosen is kept as a named revision.

    Writes  one Revision, and before it one of mine where a place of mine was given up: all or none
    Raises  StaleCopy when somebody saved since `theirs`
    """
    given_up = {chosen.get(collision.name, "mine") for collision in merged.collisions}
    with transaction.atomic():
        number = theirs.number
        if "theirs" in given_up:
            label = _("Not chosen: the text of %(who)s") % {"who": _name(by)}
            number = rewrite(article, content=mine, by=by, based_on=number, label=label).number
        if "mine" in given_up and not theirs.label:
            label = _("Not chosen: the text of %(who)s") % {"who": name_of(theirs)}
            Revision.objects.filter(pk=theirs.pk).update(label=label[:120])
        return rewrite(article, content=merged.settled(chosen), by=by, based_on=number, label=_("Settled"))


def choices(merged: Merged, *, theirs: Content) -> list[Choice]:
    """The collisions as a page shows them. Cost: three queries for each that is not of the body."""
    return [_choice(collision, merged=merged, theirs=theirs) for collision in merged.collisions]


def _choice(collision: Collision, *, merged: Merged, theirs: Content) -> Choice:
    if collision.field == BODY:
        names = {caption["id"]: caption["text"] for caption in merged.content["captions"]}
        there, here = (body_lines("\n".join(side), names=names) for side in (collision.theirs, collision.mine))
        return _shown(collision, there, here, label=str(LABELS[BODY]))
    if collision.field == CAPTIONS:
        there, here = ([side["text"]] if side else [_("(taken out)")] for side in (collision.theirs, collision.mine))
        return _shown(collision, there, here, label=_("Caption"))
    both = (cast("Content", {**theirs, collision.field: side}) for side in (collision.theirs, collision.mine))
    there, here = (readable(content).lines[collision.field] for content in both)
    return _shown(collision, there, here, label=str(LABELS[collision.field]))


def _shown(collision: Collision, theirs: list[str], mine: list[str], *, label: str) -> Choice:
    lines = list(lines_compared(theirs, mine))
    return Choice(
        name=collision.name,
        label=label,
        theirs=_side(lines, "out"),
        mine=_side(lines, "in"),
        may_keep_both=collision.field == BODY and bool(collision.theirs and collision.mine),
    )


def _side(lines: Iterable[list[Piece]], kind: str) -> list[Side]:
    kept = ([piece for piece in pieces if piece.kind in ("same", kind)] for pieces in lines)
    return [Side(pieces) for pieces in kept if pieces]


def field_words(names: Iterable[str]) -> str:
    """The names of these fields as a sentence has them."""
    return ", ".join(str(LABELS[name]).lower() for name in names if name in LABELS)


def name_of(revision: Revision) -> str:
    return _name(revision.by)


def _name(person: "User | None") -> str:
    return (person.get_full_name() or person.get_username()) if person else _("somebody")
