"""What an outlet knows about the pages it is sent: sources, boilerplate, sections and names. Data, never code."""

from dataclasses import dataclass
from functools import cached_property

from articles.desk.pasting.keys import words_key
from media.credit_names import SourceRule, name_key

__all__ = ["BoilerplateRule", "Rules", "SourceRule"]

MOST_CHARACTERS = 400


@dataclass(frozen=True)
class BoilerplateRule:
    """A line that pages carry around a story. `*` stands for any words, `{outlet}` for the outlet's name."""

    pattern: str
    kind: str = "other"  # or "addresses", "channel"

    def pieces(self, outlet_name: str) -> list[str]:
        """The words between the stars, as keys."""
        return [words_key(piece) for piece in self.pattern.replace("{outlet}", outlet_name).split("*")]


def _in_order(key: str, *, pieces: list[str]) -> bool:
    """Whether the pieces stand in the key in this order, the first at its start and the last at its end. Linear."""
    if len(pieces) == 1:
        return key == pieces[0] != ""
    first, *middle, last = pieces
    if not any(pieces) or not key.startswith(first) or not key.endswith(last) or len(key) < len(first) + len(last):
        return False
    at, end = len(first), len(key) - len(last)
    for piece in middle:
        found = key.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


@dataclass(frozen=True)
class Rules:
    """All that reading a page needs to know of the outlet."""

    sources: tuple[SourceRule, ...] = ()
    boilerplate: tuple[BoilerplateRule, ...] = ()
    outlet_name: str = ""
    trails: tuple[tuple[str, ...], ...] = ()
    contributors: tuple[str, ...] = ()
    credit_forms: tuple[str, ...] = ()

    @cached_property
    def section_keys(self) -> frozenset[str]:
        return frozenset(words_key(step) for trail in self.trails for step in trail)

    @cached_property
    def contributor_names(self) -> dict[str, str]:
        """Known contributors by what the spellings of their names have in common."""
        return {name_key(name): name for name in self.contributors}

    def contributor_called(self, name: str) -> str | None:
        """The contributor whom this name means, whole or with initials: “Y. Nasser”. None when it could be two."""
        key = name_key(name)
        return self.contributor_names.get(key) or self._initialled.get(key)

    @cached_property
    def _initialled(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for name in self.contributors:
            first, _, rest = name_key(name).partition(" ")
            if rest:
                found.setdefault(f"{first[0]} {rest}", []).append(name)
        return {key: names[0] for key, names in found.items() if len(names) == 1}

    def boilerplate_for(self, line: str) -> BoilerplateRule | None:
        """The first rule that the whole line is an example of. Case, curly quotes and runs of spaces do not count."""
        if len(line) > MOST_CHARACTERS:
            return None
        key = words_key(line)
        return next((rule for rule, pieces in self._boilerplate_pieces if _in_order(key, pieces=pieces)), None)

    @cached_property
    def _boilerplate_pieces(self) -> list[tuple[BoilerplateRule, list[str]]]:
        """Each rule with its words, worked out once for all the lines of a page."""
        return [(rule, rule.pieces(self.outlet_name)) for rule in self.boilerplate]
