"""What was understood of a pasted page: stories, their parts, and where each line of the text landed."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from articles.desk.pasting.bylines import Name
from articles.desk.pasting.marks import TEXT_MARKS, Mark
from media.credit_names import Credit


@dataclass(frozen=True)
class ReadLine:
    """A line of the text, the one place where it landed, and why."""

    number: int
    text: str
    mark: Mark
    why: str
    story: int
    paragraph: int | None = None  # the number of the first line of its paragraph; None without words
    is_forced: bool = False


@dataclass(frozen=True)
class Block:
    """A piece of the text: body, heading, quote, list item or break. The marker is the bullet or number it had."""

    mark: Mark
    text: str
    marker: str = ""
    line: int = 0


@dataclass(frozen=True)
class PastedCaption:
    """A caption without its credit, the credit, and after how many paragraphs it stands: 0 for the lead."""

    text: str
    credit: Credit | None
    after_paragraph: int
    printed_credit: str = ""
    line: int = 0

    def as_json(self) -> dict[str, Any]:
        credit = self.credit or Credit()
        return {
            "text": self.text,
            "creator": credit.creator,
            "source": credit.source,
            "via": credit.via,
            "after_paragraph": self.after_paragraph,
        }


@dataclass(frozen=True)
class PastedStory:
    """One story as it was understood. `printed` keeps trail, bylines, dateline and times as they stood there."""

    trail: tuple[str, ...] = ()
    kicker: str = ""
    headline: str = ""
    standfirst: str = ""
    bylines: tuple[Name, ...] = ()
    dateline: str = ""
    published: date | datetime | None = None
    updated: date | datetime | None = None
    blocks: tuple[Block, ...] = ()
    captions: tuple[PastedCaption, ...] = ()
    boilerplate: tuple[str, ...] = ()
    lines: tuple[ReadLine, ...] = ()
    printed: dict[Mark, tuple[str, ...]] = field(default_factory=dict)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The story's text in order: paragraphs, headings, quotes and list items, as plain text."""
        return tuple(block.text for block in self.blocks if block.mark in TEXT_MARKS)

    def as_json(self) -> dict[str, Any]:
        """What `import_story --json` prints: one value for each key of the contract, None for what is not there."""
        return {
            "trail": list(self.trail) or None,
            "kicker": self.kicker or None,
            "headline": self.headline or None,
            "standfirst": self.standfirst or None,
            "bylines": [{"name": name.name, "role": name.role} for name in self.bylines],
            "dateline": self.dateline or None,
            "published": self.published.isoformat() if self.published else None,
            "paragraphs": list(self.paragraphs),
            "captions": [caption.as_json() for caption in self.captions],
            "boilerplate": list(self.boilerplate),
            "lines": [{"number": line.number, "mark": str(line.mark)} for line in self.lines],
        }
