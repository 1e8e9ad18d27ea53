"""Two texts compared paragraph by paragraph, with those that moved seen as moved. Pure: it knows no story."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from articles.unspaced import is_unspaced, pieces_of
from articles.wording import Piece, words_compared

# Two paragraphs are one that was rewritten when this share of their words is in both.
ALIKE = 0.8
# Above so many pairs only paragraphs with the very same words are looked for.
MOST_PAIRS = 20_000


@dataclass(frozen=True)
class Passage:
    """One paragraph of a comparison.

    `kind` is "same" or "changed" where it stands in its place; "here" where it came to, with its words compared;
    "away" where it had stood, whole, as the old text.
    """

    kind: Literal["same", "changed", "here", "away"]
    pieces: list[Piece]


def passages(
    old: list[str], new: list[str], *, names: tuple[Sequence[object], Sequence[object]] = ((), ())
) -> list[Passage]:
    """Every paragraph of both texts, in the order of both.

    Takes  names: what each paragraph stands for, where it has a name of its own (a photo, a person); equal names are twins
    Shape  all but "here" hold the old text in "same" and "out", all but "away" the new in "same" and "in", letter by letter
    """
    twins = _twins(old, new, names=names)
    keys = [twins.get(place, -1 - place) for place in range(len(new))]
    found: list[Passage] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(a=range(len(old)), b=keys, autojunk=False).get_opcodes():
        if kind == "equal":
            found += (_in_place(was, now) for was, now in zip(old[a1:a2], new[b1:b2], strict=True))
        else:
            found += _gap(old, new, range(a1, a2), range(b1, b2), twins=twins)
    return found


def _in_place(was: str, now: str) -> Passage:
    return Passage("same", [Piece("same", now)]) if was == now else Passage("changed", words_compared(was, now))


def _gap(old: list[str], new: list[str], went: range, came: range, *, twins: dict[int, int]) -> Iterator[Passage]:
    """Where the texts differ: what moved away, what moved here, and the rest, each with the one at its place."""
    moved = set(twins.values())
    pairs = zip(
        [place for place in went if place not in moved], [place for place in came if place not in twins], strict=False
    )
    at, by = went.start, came.start
    for a, b in [*pairs, (went.stop, came.stop)]:
        yield from (_away(old[place], is_moved=place in moved) for place in range(at, a))
        yield from (_here(place, old, new, twins=twins) for place in range(by, b))
        if a < went.stop and b < came.stop:
            yield Passage("changed", words_compared(old[a], new[b]))
        at, by = a + 1, b + 1


def _away(text: str, *, is_moved: bool) -> Passage:
    return Passage("away" if is_moved else "changed", [Piece("out", text)])


def _here(place: int, old: list[str], new: list[str], *, twins: dict[int, int]) -> Passage:
    if place in twins:
        return Passage("here", words_compared(old[twins[place]], new[place]))
    return Passage("changed", [Piece("in", new[place])])


def _twins(old: list[str], new: list[str], *, names: tuple[Sequence[object], Sequence[object]]) -> dict[int, int]:
    """For paragraphs of the new text the one of the old that each is, by place; one to one."""
    twins: dict[int, int] = {}
    for _kind, a1, a2, b1, _b2 in (each for each in _opcodes(old, new) if each[0] == "equal"):
        twins |= zip(range(b1, b1 + a2 - a1), range(a1, a2), strict=True)
    for was, now in ((names), (old, new)):
        _pair_equal(was, now, twins=twins)
    _pair_alike(old, new, twins=twins)
    return twins


def _opcodes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes())


def _pair_equal(old: Sequence[object], new: Sequence[object], *, twins: dict[int, int]) -> None:
    taken, free = set(twins.values()), defaultdict(list)
    for place in reversed(range(len(old))):
        if place not in taken:
            free[old[place]].append(place)
    for place, text in enumerate(new):
        if place not in twins and free[text]:
            twins[place] = free[text].pop()


def _pair_alike(old: list[str], new: list[str], *, twins: dict[int, int]) -> None:
    """The likest first; of pairs that are equally alike, the one that stands first."""
    taken = set(twins.values())
    was = {place: _words(text) for place, text in enumerate(old) if place not in taken}
    now = {place: _words(text) for place, text in enumerate(new) if place not in twins}
    if len(was) * len(now) > MOST_PAIRS:
        return
    likely = ((_alike(a, b), -here, -there) for there, a in was.items() for here, b in now.items())
    for share, here, there in sorted((each for each in likely if each[0] >= ALIKE), reverse=True):
        if share and -here not in twins and -there not in taken:
            twins[-here] = -there
            taken.add(-there)


def _words(text: str) -> Counter[str]:
    """Its words; of a script without spaces each character with the next, for two texts share most single ones."""
    words = [word for piece in pieces_of(text) if (word := piece.strip())]
    return Counter(word + after if is_unspaced(word) else word for word, after in pairwise([*words, ""]))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)
