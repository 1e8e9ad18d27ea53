"""Two people's changes of one text put together: what does not collide is merged; what does is left for a person.

Pure functions over contents: no database, no request. `base` is what both began from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal, cast

from articles import body
from articles.desk.snapshot import CaptionContent, Content

# A field whose values are a set: what either added is there, what either took away is not.
SETS = ("tags", "other_sections")
BODY: Literal["body"] = "body"
CAPTIONS: Literal["captions"] = "captions"
Chosen = Mapping[str, str]


@dataclass(frozen=True)
class Collision:
    """One place that both changed: a field, a caption or a run of paragraphs, as it was and as each has it.

    Shape  values as the content has them; for the body a list of blocks, for a caption None where it was taken out
    """

    name: str
    field: str
    base: Any
    mine: Any
    theirs: Any

    def settled(self, choice: str) -> Any:
        """The value that was chosen: "theirs", "both" (paragraphs, one after the other) or mine."""
        if choice == "both" and self.field == BODY:
            return [*self.theirs, *self.mine]
        return self.theirs if choice == "theirs" else self.mine


@dataclass(frozen=True)
class Merged:
    """A content made of two, and the places where somebody has to choose."""

    content: Content
    collisions: list[Collision]
    blocks: "list[list[str] | Collision]"

    def settled(self, chosen: Chosen) -> Content:
        """The content with what was chosen for each collision by its name; what nobody chose is mine."""
        content = cast("dict[str, Any]", dict(self.content))
        for collision in self.collisions:
            value = collision.settled(chosen.get(collision.name, "mine"))
            if collision.field == CAPTIONS:
                content[CAPTIONS] = _with_caption(content[CAPTIONS], value, number=collision.name)
            elif collision.field != BODY:
                content[collision.field] = value
        parts = (
            part.settled(chosen.get(part.name, "mine")) if isinstance(part, Collision) else part for part in self.blocks
        )
        content[BODY] = "\n".join(block for part in parts for block in part)
        content[CAPTIONS] = _with_one_lead(content[CAPTIONS], preferred=self.content[CAPTIONS])
        return cast("Content", content)


def merge(base: Content, *, mine: Content, theirs: Content) -> Merged:
    """What both changed since `base`, as one content; where both changed one place, a collision.

    Order  merging mine into theirs gives the same as theirs into mine, but for the sides of a collision
    """
    content: dict[str, Any] = {}
    collisions: list[Collision] = []
    for field in mine:
        was, my, their = (cast("dict[str, Any]", side).get(field) for side in (base, mine, theirs))
        if field in {BODY, CAPTIONS}:
            continue
        if field in SETS:
            content[field] = _of_sets(was or [], mine=my or [], theirs=their or [])
        elif my in (their, was):
            content[field] = their
        elif their == was:
            content[field] = my
        else:
            content[field] = their
            collisions.append(Collision(field, field, was, my, their))
    captions, of_captions = _of_captions(base[CAPTIONS], mine=mine[CAPTIONS], theirs=theirs[CAPTIONS])
    content[CAPTIONS] = captions
    blocks = _of_blocks(*(body.blocks(side[BODY]) for side in (base, mine, theirs)))
    of_body = [part for part in blocks if isinstance(part, Collision)]
    provisional = (part.theirs if isinstance(part, Collision) else part for part in blocks)
    content[BODY] = "\n".join(block for part in provisional for block in part)
    ordered = cast("Content", {field: content[field] for field in mine})
    return Merged(ordered, [*collisions, *of_body, *of_captions], blocks)


def _of_sets(base: list[Any], *, mine: list[Any], theirs: list[Any]) -> list[Any]:
    taken_out = (set(base) - set(mine)) | (set(base) - set(theirs))
    return sorted((set(mine) | set(theirs)) - taken_out)


def _of_captions(
    base: list[CaptionContent], *, mine: list[CaptionContent], theirs: list[CaptionContent]
) -> tuple[list[CaptionContent], list[Collision]]:
    was, my, their = ({caption["id"]: caption for caption in side} for side in (base, mine, theirs))
    kept: list[CaptionContent] = []
    collisions = []
    for pk in sorted({**their, **my}):
        old, one, other = was.get(pk), my.get(pk), their.get(pk)
        if one in (other, old):
            found = other
        elif other == old:
            found = one
        elif one and other and (parts := _of_one_caption(old, one, other)):
            found = parts
        else:
            found = other or one
            collisions.append(Collision(f"caption-{pk}", CAPTIONS, old, one, other))
        if found:
            kept.append(found)
    return _with_one_lead(kept, preferred=kept), collisions


def _of_one_caption(old: CaptionContent | None, one: CaptionContent, other: CaptionContent) -> CaptionContent | None:
    """A caption of which each changed another part; None where both changed one."""
    found: dict[str, Any] = {}
    for part in one:
        was, my, their = (cast("dict[str, Any]", side or {}).get(part) for side in (old, one, other))
        if my not in (their, was) and their != was:
            return None
        found[part] = their if my in (their, was) else my
    return cast("CaptionContent", found)


def _with_one_lead(captions: list[CaptionContent], *, preferred: list[CaptionContent]) -> list[CaptionContent]:
    """At most one caption leads: of two that were made so, the first."""
    leads = [caption["id"] for caption in preferred if caption["is_lead"]]
    standing = [caption["id"] for caption in captions if caption["is_lead"]]
    lead = next((pk for pk in standing if pk in leads), standing[0] if standing else None)
    return [CaptionContent(**{**caption, "is_lead": caption["id"] == lead}) for caption in captions]


def _with_caption(
    captions: list[CaptionContent], wanted: CaptionContent | None, *, number: str
) -> list[CaptionContent]:
    pk = int(number.removeprefix("caption-"))
    others = [caption for caption in captions if caption["id"] != pk]
    return sorted([*others, wanted], key=lambda caption: caption["id"]) if wanted else others


def _of_blocks(base: list[str], mine: list[str], theirs: list[str]) -> "list[list[str] | Collision]":
    """The body's blocks merged: runs of blocks, and collisions between them."""
    found: list[list[str] | Collision] = []
    count = 0
    for was, my, their in _regions(base, mine, theirs):
        for old, one, other in _finer(was, my, their):
            if one in (other, old):
                found.append(other)
            elif other == old:
                found.append(one)
            else:
                count += 1
                found.append(Collision(f"body-{count}", BODY, old, one, other))
    return found


Region = tuple[list[str], list[str], list[str]]


def _regions(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[Region]:
    """The texts parted where all three agree: what is between two such places belongs together.

    Source  S. Khanna, K. Kunal, B. Pierce, "A Formal Investigation of Diff3" (2007)
    """
    at_base = at_mine = at_theirs = 0
    for start, in_mine, in_theirs, size in _agreed(base, mine, theirs):
        yield base[at_base:start], mine[at_mine:in_mine], theirs[at_theirs:in_theirs]
        same = base[start : start + size]
        yield same, same, same
        at_base, at_mine, at_theirs = start + size, in_mine + size, in_theirs + size
    yield base[at_base:], mine[at_mine:], theirs[at_theirs:]


def _agreed(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where each run of blocks of the base stands in both texts: its place in all three, and its length."""
    one, other = _places(base, mine), _places(base, theirs)
    at = 0
    while at < len(base):
        size = 0
        while at + size in one and at + size in other and _goes_on(at, size, one) and _goes_on(at, size, other):
            size += 1
        if size:
            yield at, one[at], other[at], size
        at += size or 1


def _goes_on(at: int, size: int, places: dict[int, int]) -> bool:
    return places[at + size] == places[at] + size


def _places(base: Sequence[str], text: Sequence[str]) -> dict[int, int]:
    """For each block of the base that stands in the text unchanged, its place there."""
    matcher = SequenceMatcher(a=base, b=text, autojunk=False)
    return {start + n: there + n for start, there, size in matcher.get_matching_blocks() for n in range(size)}


def _finer(was: list[str], my: list[str], their: list[str]) -> Iterator[Region]:
    """A region block by block where nobody added or took away one: neighbours that two people changed do not collide."""
    if len(was) == len(my) == len(their):
        yield from (([old], [one], [other]) for old, one, other in zip(was, my, their, strict=True))
    else:
        yield was, my, their
