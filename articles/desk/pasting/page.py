"""A story's page while it is being read: its paragraphs, what has been found of each, and what the rules know."""

from dataclasses import dataclass, field
from typing import NamedTuple

from articles.desk.pasting.lines import Line
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.rules import Rules

LONG_CHARACTERS = 250
_BELOW_THE_TEXT = frozenset({Mark.BOILERPLATE, Mark.BYLINE, Mark.PUBLISHED, Mark.UPDATED})


class Found(NamedTuple):
    """What a paragraph is, and why, in one short sentence for the person who pasted it."""

    mark: Mark
    why: str
    is_forced: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, and their words as one text."""

    lines: tuple[Line, ...]
    text: str

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1


@dataclass
class Page:
    """One story's paragraphs in order. `found` grows as the recognisers do their work, each over the whole page."""

    paragraphs: list[Paragraph]
    rules: Rules
    found: list[Found | None] = field(default_factory=list)
    headline_at: int | None = None
    text_above: int = (
        0  # paragraphs above that are text, or nothing yet; kept by the reading while it walks down the page
    )
    sayings: frozenset[str] = frozenset()  # sentences and quotations that stand inside longer paragraphs, as keys

    def mark(self, at: int) -> Mark | None:
        found = self.found[at] if 0 <= at < len(self.paragraphs) else None
        return found.mark if found else None

    def text(self, at: int) -> str:
        return self.paragraphs[at].text if 0 <= at < len(self.paragraphs) else ""

    def next_unmarked(self, at: int) -> int:
        """The next paragraph below that nobody has claimed, at most three further down; past the end without one."""
        below = range(at + 1, min(at + 4, len(self.paragraphs)))
        return next((each for each in below if self.found[each] is None), len(self.paragraphs))

    def is_below_headline(self, at: int) -> bool:
        return self.headline_at is not None and self.headline_at < at

    def is_last(self, at: int) -> bool:
        """Whether nothing below is text, or could be: a sign-off stands here."""
        return all(self.mark(below) in _BELOW_THE_TEXT for below in range(at + 1, len(self.paragraphs)))

    def adjoins_above(self, at: int) -> bool:
        """Whether no blank line parts this paragraph from the one above."""
        return at > 0 and self.paragraphs[at - 1].lines[-1].number + 1 == self.paragraphs[at].number

    def is_near_top(self, at: int) -> bool:
        """Whether only short lines stand above, and few: a date may stand here."""
        return self.text_above <= (2 if self.is_below_headline(at) else 4) and len(self.text(at - 1)) < LONG_CHARACTERS
