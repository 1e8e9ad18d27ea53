"""A pasted story's text as body HTML: paragraphs, headings, lists, pull quotes, and the places of its captions. Pure."""

from collections.abc import Mapping
from html import escape

from articles import body
from articles.desk.pasting.marks import TEXT_MARKS, Mark
from articles.desk.pasting.story import Block, PastedStory

_TAGS = {Mark.BODY: "p", Mark.HEADING: "h2"}


def body_html(story: PastedStory, *, figures: Mapping[int, list[int]]) -> str:
    """The story's text in the house's vocabulary; every word of it, in order.

    Takes  figures: after how many paragraphs (0: before the first) → the ids of the captions that stand there
    """
    written = [body.figure(caption) for caption in figures.get(0, [])]
    group: list[Block] = []
    count = 0
    for block in story.blocks:
        if group and not _belong_together(group[-1], block):
            written.append(_set(group))
            group = []
        group.append(block)
        count += block.mark in TEXT_MARKS
        if block.mark in TEXT_MARKS and count in figures:
            written += [_set(group), *(body.figure(caption) for caption in figures[count])]
            group = []
    return "\n".join([*written, _set(group)] if group else written)


def _belong_together(block: Block, below: Block) -> bool:
    """Items of one list, and a quotation with its speaker."""
    if block.mark is not below.mark or block.mark not in {Mark.LIST_ITEM, Mark.QUOTE}:
        return False
    return block.mark is Mark.QUOTE or (_number(block) is None) is (_number(below) is None)


def _set(group: list[Block]) -> str:
    first, texts = group[0], [escape(block.text, quote=False) for block in group]
    if first.mark is Mark.BREAK:
        return "<hr>"
    if first.mark is Mark.QUOTE:
        return f'<blockquote class="pull">{"".join(f"<p>{text}</p>" for text in texts)}</blockquote>'
    if first.mark is Mark.LIST_ITEM:
        items, number = "".join(f"<li>{text}</li>" for text in texts), _number(first)
        start = f' start="{number}"' if number not in {None, 1} else ""
        return f"<ul>{items}</ul>" if number is None else f"<ol{start}>{items}</ol>"
    return f"<{_TAGS[first.mark]}>{texts[0]}</{_TAGS[first.mark]}>"


def _number(block: Block) -> int | None:
    digits = block.marker.strip("().")
    return int(digits) if digits.isdecimal() else None
