"""A pasted text as a score: one row a paragraph, one point a row, and the stories that it will make. Pure; the screen draws it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.desk.pasting.marks import WORDLESS_MARKS, Mark
from articles.desk.pasting.reading import Reading
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.story import Block, PastedCaption, PastedStory, ReadLine
from articles.unspaced import word_count
from media.supplier_trying import Read

WORDS = {
    Mark.TRAIL: _("Trail"),
    Mark.KICKER: _("Kicker"),
    Mark.HEADLINE: _("Headline"),
    Mark.STANDFIRST: _("Standfirst"),
    Mark.BYLINE: _("Byline"),
    Mark.DATELINE: _("Dateline"),
    Mark.PUBLISHED: _("Published"),
    Mark.UPDATED: _("Updated"),
    Mark.CAPTION: _("Caption"),
    Mark.CREDIT: _("Credit"),
    Mark.BODY: _("Body"),
    Mark.HEADING: _("Heading"),
    Mark.QUOTE: _("Pull quote"),
    Mark.LIST_ITEM: _("List item"),
    Mark.BOILERPLATE: _("Boilerplate"),
    Mark.SEPARATOR: _("Next story"),
}
COLUMNS = (Mark.TRAIL, Mark.HEADLINE, Mark.CAPTION, Mark.CREDIT, Mark.BODY, Mark.BOILERPLATE)
OTHER_MARKS = tuple(mark for mark in WORDS if mark not in {*COLUMNS, Mark.SEPARATOR})


@dataclass(frozen=True)
class Row:
    """One paragraph of the text: its first line's number, its words, its mark and why."""

    number: int
    text: str
    mark: Mark
    why: str
    is_forced: bool

    @property
    def word(self) -> str:
        return str(WORDS.get(self.mark, self.mark))

    @property
    def css(self) -> str:
        return str(self.mark).replace(" ", "-")


def rows_of(reading: Reading) -> list[Row]:
    """A row for each paragraph with words, and for each line that parts two stories, in the order of the text."""
    return list(_rows(reading.lines))


def _rows(lines: tuple[ReadLine, ...]) -> Iterator[Row]:
    texts: dict[int, list[str]] = {}
    heads: dict[int, ReadLine] = {}
    for line in lines:
        number = line.number if line.paragraph is None else line.paragraph
        if line.mark in WORDLESS_MARKS and line.mark is not Mark.SEPARATOR:
            continue
        heads.setdefault(number, line)
        texts.setdefault(number, []).append(line.text.strip())
    for number, head in heads.items():
        yield Row(number, "\n".join(texts[number]), head.mark, head.why, head.is_forced)


@dataclass(frozen=True)
class CaptionView:
    """A caption, and what the rules of the sources say of its credit."""

    caption: PastedCaption
    told: Read | None


@dataclass(frozen=True)
class DraftView:
    """A story as the draft will show it, and what there is to ask about it."""

    story: PastedStory
    pieces: list[Block | CaptionView]
    lead: CaptionView | None
    has_section: bool
    words: int
    has_an_offer: bool = False


def draft_view(
    story: PastedStory, *, rules: Rules, told: Callable[[PastedCaption], Read | None] = lambda caption: None
) -> DraftView:
    """The story with its captions between its paragraphs, where they will stand.

    Takes  told: what the rules of the sources say of a caption
    """
    captions = [CaptionView(caption, told(caption)) for caption in story.captions]
    lead = next((view for view in captions if view.caption.after_paragraph == 0), None)
    pieces: list[Block | CaptionView] = [v for v in captions if v.caption.after_paragraph == 0 and v is not lead]
    paragraph = 0
    for block in story.blocks:
        pieces.append(block)
        if block.mark is not Mark.BREAK:
            paragraph += 1
            pieces += [view for view in captions if view.caption.after_paragraph == paragraph]
    known = {tuple(step.casefold() for step in trail) for trail in rules.trails}
    return DraftView(
        story=story,
        pieces=pieces,
        lead=lead,
        has_section=tuple(step.casefold() for step in story.trail) in known,
        words=sum(map(word_count, story.paragraphs)),
        has_an_offer=any(view.told and view.told.offer and not view.told.offer.is_empty for view in captions),
    )


def marks_in(form: Mapping[str, str]) -> dict[int, Mark]:
    """The marks that a person gave, read from the posted score.

    Takes  `mark-7` as chosen now, `was-7` as it was drawn, `forced-7` where a person had chosen it before
    """
    chosen: dict[int, Mark] = {}
    for name, value in form.items():
        kind, _dash, number = name.partition("-")
        if kind not in {"mark", "forced"} or not number.isdecimal() or value not in set(Mark):
            continue
        if kind == "forced":
            chosen.setdefault(int(number), Mark(value))
        elif value != form.get(f"was-{number}"):
            chosen[int(number)] = Mark(value)
    return chosen
