"""Patterns that mean a source: “AP Photo*”, “*/AFP via Getty*”. Plain words and stars, never regular expressions. Pure."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _

MOST_CHARACTERS = 80
MOST_STARS = 4
MOST_PATTERNS = 30
LEAST_LETTERS = 3
# A text longer than this is no credit.
MOST_TEXT_CHARACTERS = 240
_SIGNS = frozenset("/|,;·•:")
_IGNORED = frozenset(".\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CURLY = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"'})


class _Folded(NamedTuple):
    """What two spellings of a text have in common, and for each of its letters where it stood in the text."""

    key: str
    places: list[int]


def pattern_key(pattern: str) -> str:
    """What two spellings of one pattern have in common: case, points, quotes and runs of spaces do not count."""
    return "*".join(_folded(piece, is_part=True).key for piece in pattern.split("*"))


def pattern_fault(pattern: str) -> str:
    """Why this pattern cannot be kept, as a sentence with the way out; empty for one that can."""
    if len(pattern) > MOST_CHARACTERS:
        said = _("“%(pattern)s …” is longer than %(most)s characters. Keep the words that tell the source.")
        return said % {"pattern": pattern[:20], "most": MOST_CHARACTERS}
    letters = sum(letter.isalnum() for letter in pattern)
    if "*" not in pattern:
        return _("“%(pattern)s” has no *. Write it among the other names.") % {"pattern": pattern}
    if not letters:
        return _("“%(pattern)s” would mean every credit. Write the words beside the * too.") % {"pattern": pattern}
    if letters < LEAST_LETTERS:
        said = _("“%(pattern)s” would mean too many credits. Write at least %(least)s letters beside the *.")
        return said % {"pattern": pattern, "least": LEAST_LETTERS}
    if pattern.count("*") > MOST_STARS:
        said = _("“%(pattern)s” has more than %(most)s stars. Keep those at its ends.")
        return said % {"pattern": pattern, "most": MOST_STARS}
    return ""


def weight(pattern: str) -> int:
    """How much a pattern says: the letters beside its stars. Of two that fit, the heavier wins."""
    return sum(map(len, _pieces(pattern)))


def starred(pattern: str, text: str) -> list[str] | None:
    """The words that stand for each star of this pattern, as the text has them; None where it does not fit.

    Takes  text: the whole of it must read as the pattern does; nothing at all may stand for a star
    Cost   linear: each piece is sought once, from where the one before it ended
    """
    pieces = _pieces(pattern)
    if len(text) > MOST_TEXT_CHARACTERS or not pieces:
        return None
    first, *middle, last = pieces
    key, places = _folded_text(text)
    if not key.startswith(first) or not key.endswith(last) or len(key) < len(first) + len(last):
        return None
    at, end = len(first), len(key) - len(last)
    gaps = []
    for piece in middle:
        found = key.find(piece, at, end)
        if found < 0:
            return None
        gaps.append((at, found))
        at = found + len(piece)
    return [text[places[start] : places[stop]].strip() for start, stop in [*gaps, (at, end)]]


@lru_cache(maxsize=4096)
def _pieces(pattern: str) -> tuple[str, ...]:
    """The words between the stars; nothing for a pattern that cannot be kept. A space beside a star counts."""
    return () if pattern_fault(pattern) else tuple(pattern_key(pattern).split("*"))


@lru_cache(maxsize=64)
def _folded_text(text: str) -> _Folded:
    """A text is tried on every pattern in turn, and folded once for all of them."""
    return _folded(text)


def _folded(text: str, *, is_part: bool = False) -> _Folded:
    """A space beside a slash or another such sign does not count; one at the ends does for a part of a pattern."""
    key: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter in _IGNORED:
            continue
        if letter in _SIGNS and key[-1:] == [" "]:
            key.pop()
            places.pop()
        if not letter.isspace():
            folded = letter.lower() if letter.isascii() else letter.casefold().translate(_CURLY)
            key += folded
            places += [place] * len(folded)
        elif (key and key[-1] != " " and key[-1] not in _SIGNS) or (is_part and not key):
            key.append(" ")
            places.append(place)
    if not is_part and key[-1:] == [" "]:
        key.pop()
        places.pop()
    return _Folded("".join(key), [*places, len(text)])
