"""Marked paragraphs into one story. Every word goes on: into a part of the story, or beside it as it was printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from articles.desk.pasting.bylines import Name, bare_names, explicit_names, signed_name
from articles.desk.pasting.datelines import split_dateline
from articles.desk.pasting.dates import read_date
from articles.desk.pasting.marks import TEXT_MARKS, Mark
from articles.desk.pasting.page import Paragraph
from articles.desk.pasting.recognisers.credits import caption_label
from articles.desk.pasting.recognisers.lists import split_marker
from articles.desk.pasting.recognisers.times import published_part, updated_part
from articles.desk.pasting.recognisers.trail import steps_of
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.signed_captions import signed_caption
from articles.desk.pasting.story import Block, PastedCaption, PastedStory
from media.credit_names import Credit, known_source, name_key, read_names
from media.credit_text import caption_credit

Marked = tuple[Mark, Paragraph]


@dataclass
class Parts:
    """A story's paragraphs, gathered by what they are."""

    rules: Rules
    texts: dict[Mark, list[str]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    captions: list[PastedCaption] = field(default_factory=list)


def assembled(marked: Iterable[Marked], *, rules: Rules) -> PastedStory:
    """The story that these paragraphs make, without its lines."""
    parts = Parts(rules)
    count = 0
    for mark, paragraph in marked:
        if mark in {Mark.CAPTION, Mark.CREDIT}:
            _add_caption(parts, mark, paragraph, after=count)
        elif mark in TEXT_MARKS or mark is Mark.BREAK:
            parts.blocks.append(_block(mark, paragraph))
            count += mark in TEXT_MARKS
        else:
            parts.texts.setdefault(mark, []).append(paragraph.text)
    _take_off_dateline(parts)
    return _story(parts)


def _block(mark: Mark, paragraph: Paragraph) -> Block:
    marker, text = "", paragraph.text
    if mark is Mark.LIST_ITEM:
        marker, text = split_marker(text)
    elif mark is Mark.QUOTE and text.startswith((">", "&gt;")):
        text = text.removeprefix("&gt;").lstrip("> ")
        marker = paragraph.text[: len(paragraph.text) - len(text)].strip()
    return Block(mark, text, marker, paragraph.number)


def _add_caption(parts: Parts, mark: Mark, paragraph: Paragraph, *, after: int) -> None:
    """A caption with the credit that ends it; a credit alone goes to the caption beside it that lacks one."""
    label = caption_label(paragraph.text) if mark is Mark.CAPTION else ""
    rules = parts.rules
    text, credit, printed = caption_credit(
        paragraph.text[len(label) :], sources=rules.sources, forms=rules.credit_forms
    )
    if credit is None and (signed := signed_caption(text, rules=rules)):
        text, credit, printed = signed
    printed = f"{label}{printed}"
    if mark is Mark.CREDIT and not credit:
        named = read_names(paragraph.text, sources=rules.sources)
        text, credit, printed = "", named or Credit(note=paragraph.text), paragraph.text
    new = PastedCaption(text, credit, after, printed.strip(), paragraph.number)
    above = parts.captions[-1] if parts.captions and parts.captions[-1].after_paragraph == after else None
    if above and _complete_each_other(above, new, is_credit=mark is Mark.CREDIT, is_labelled=bool(label)):
        printed = f"{above.printed_credit} {new.printed_credit}".strip()
        parts.captions[-1] = replace(
            above, text=above.text or new.text, credit=above.credit or new.credit, printed_credit=printed
        )
    else:
        parts.captions.append(new)


def _complete_each_other(above: PastedCaption, new: PastedCaption, *, is_credit: bool, is_labelled: bool) -> bool:
    """A credit below its caption; or above it, where the caption's own label says that they are one picture's."""
    if is_credit:
        return above.credit is None and not new.text
    return is_labelled and not above.text and new.credit is None


def _take_off_dateline(parts: Parts) -> None:
    """The dateline is taken off the first paragraph, unless it stood on a line of its own."""
    first = next((at for at, block in enumerate(parts.blocks) if block.mark in TEXT_MARKS), None)
    if first is None or parts.blocks[first].mark is not Mark.BODY or Mark.DATELINE in parts.texts:
        return
    dateline = split_dateline(parts.blocks[first].text)
    if dateline:
        parts.blocks[first] = replace(parts.blocks[first], text=dateline.rest)
        parts.texts[Mark.DATELINE] = [dateline.text]


def _story(parts: Parts) -> PastedStory:
    texts = parts.texts
    times = texts.get(Mark.PUBLISHED, [])
    updates = [part for part in map(updated_part, times) if part] + texts.get(Mark.UPDATED, [])
    return PastedStory(
        trail=tuple(step for text in texts.get(Mark.TRAIL, []) for step in steps_of(text)),
        kicker=" ".join(texts.get(Mark.KICKER, [])),
        headline=" ".join(texts.get(Mark.HEADLINE, [])),
        standfirst="\n".join(texts.get(Mark.STANDFIRST, [])),
        bylines=tuple(name for text in texts.get(Mark.BYLINE, []) for name in _names(text, rules=parts.rules)),
        dateline=" ".join(texts.get(Mark.DATELINE, [])).rstrip("-–—― "),
        published=next(filter(None, (read_date(published_part(text)) for text in times)), None),
        updated=next(filter(None, map(read_date, updates)), None),
        blocks=tuple(parts.blocks),
        captions=tuple(parts.captions),
        boilerplate=tuple(texts.get(Mark.BOILERPLATE, [])),
        printed={mark: tuple(found) for mark, found in texts.items()},
    )


def _names(text: str, *, rules: Rules) -> list[Name]:
    """The names of a byline; the line as one name when a person said that it is a byline and no name is seen in it."""
    known = rules.contributor_names
    signed = signed_name(text)
    agency = known_source(signed, sources=rules.sources)
    if agency and name_key(signed) not in known:
        return [Name(agency, "by")]
    return explicit_names(text, known=known) or bare_names(signed, known=known) or [Name(signed or text, "by")]
