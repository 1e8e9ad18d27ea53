"""Which known source a name or a credit means: by its own name, by another of its names, or by a pattern. Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from media.credit_words import TRAILING_LABELS
from media.supplier_patterns import starred, weight

MOST_CHARACTERS = 160
_LABELS = "|".join(sorted(TRAILING_LABELS, key=len, reverse=True))
TRAILING = re.compile(rf"\s+(?:{_LABELS})$", re.IGNORECASE)
BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_GAP = re.compile(r"\W+")
_CURLY = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"'})


@dataclass(frozen=True)
class SourceRule:
    """A known source: the name it is credited by, the other names that mean it, and patterns of credits."""

    name: str
    aliases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class By(StrEnum):
    """The kinds of rules, the first that fits deciding."""

    NAME = "name"
    OTHER_NAME = "other name"
    PATTERN = "pattern"


class Known(NamedTuple):
    """A known source, and the rule that says so, as its own page has it."""

    source: str
    by: By
    rule: str


def name_key(name: str) -> str:
    """What two spellings of one name have in common: case, quotes, points and a leading “the” do not count."""
    plain = " ".join(BIDI.sub("", name).translate(_CURLY).casefold().replace(".", "").split())
    return plain.removeprefix("the ")


def source_named(text: str, *, sources: tuple[SourceRule, ...]) -> Known | None:
    """The source that this name or whole credit means; None when it means none that is known.

    Order  its own name, then another of its names, both also as “Reuters photo”; then the pattern that says most
    """
    return named_exactly(text, sources=sources) or named_by_pattern(text, sources=sources)


def known_source(name: str, *, sources: tuple[SourceRule, ...]) -> str | None:
    """The canonical name of the source that this name means; None for an unknown one."""
    known = source_named(name, sources=sources)
    return known.source if known else None


def named_exactly(name: str, *, sources: tuple[SourceRule, ...]) -> Known | None:
    """As source_named, without patterns: for words that may hold more names than one."""
    if len(name) > MOST_CHARACTERS:
        return None
    known = _by_key(sources)
    return known.get(name_key(name)) or known.get(name_key(TRAILING.sub("", name.strip())))


def named_by_pattern(text: str, *, sources: tuple[SourceRule, ...]) -> Known | None:
    """As source_named, by patterns alone. Of two that say as much, the first source's wins."""
    fitting = (rule for rule in _patterns(sources) if starred(rule.rule, text) is not None)
    return max(fitting, key=lambda rule: weight(rule.rule), default=None)


def rule_in(printed: str, *, source: str, sources: tuple[SourceRule, ...]) -> Known | None:
    """By which of its rules this source was read in a printed credit: the longest of its names there, else a pattern."""
    words = _spaced(printed)
    for rule in (each for each in sources if each.name == source):
        names = [name for name in (rule.name, *rule.aliases) if name_key(name) and _spaced(name) in words]
        longest = max(names, key=len, default="")
        if longest:
            is_own = name_key(longest) == name_key(rule.name)
            return Known(source, By.NAME if is_own else By.OTHER_NAME, rule.name if is_own else longest)
        ends = [printed[at:].strip(" ()[].") for at in (0, *(match.end() for match in _GAP.finditer(printed)))]
        found = (named_by_pattern(end, sources=(rule,)) for end in ends)
        return next(filter(None, found), None)
    return None


def may_name_one(text: str, *, words_of_rules: frozenset[str]) -> bool:
    """Whether the words of a known source stand anywhere in this text: cheap, so that most texts need no reading."""
    words = _spaced(text) if text else ""
    return any(each in words for each in words_of_rules)


def words_of_rules(sources: tuple[SourceRule, ...]) -> frozenset[str]:
    """What a text that names a known source has: the words of a name, or the longest between a pattern's stars."""
    names = {_spaced(name) for source in sources for name in (source.name, *source.aliases)}
    pieces = (map(str.strip, map(_spaced, rule.rule.split("*"))) for rule in _patterns(sources))
    return frozenset(filter(str.strip, names | {max(words, key=len) for words in pieces}))


def _spaced(text: str) -> str:
    """The words of a text, their case and the signs between them left out, with a space at both ends."""
    return f" {' '.join(_GAP.sub(' ', name_key(text)).split())} "


@lru_cache(maxsize=32)
def _by_key(sources: tuple[SourceRule, ...]) -> dict[str, Known]:
    known = {
        key: Known(source.name, By.NAME, source.name) for source in reversed(sources) if (key := name_key(source.name))
    }
    for source in sources:
        for name in filter(name_key, source.aliases):
            known.setdefault(name_key(name), Known(source.name, By.OTHER_NAME, name))
    return known


@lru_cache(maxsize=32)
def _patterns(sources: tuple[SourceRule, ...]) -> tuple[Known, ...]:
    return tuple(Known(source.name, By.PATTERN, pattern) for source in sources for pattern in source.patterns)
