"""Lines into paragraphs: a blank line parts them; so does every line break, unless the text was wrapped to a width."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from articles.desk.pasting.lines import Line
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Paragraph
from articles.desk.pasting.recognisers import BEGIN, STAND_ALONE
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import ends_a_sentence, runs_on

NARROWEST, WIDEST = 25, 110  # nobody wraps narrower, and longer lines were not wrapped


def paragraphs_of(lines: Iterable[Line], *, rules: Rules, marks: Mapping[int, Mark]) -> list[Paragraph]:
    """The paragraphs that these lines make, in order; every line with words is in exactly one.

    Takes  marks: a line that a person marked begins a paragraph; one marked JOINED goes on with the paragraph above
    """
    groups: list[list[Line]] = []
    for block in _blocks(lines):
        for wrapped in _joined(block, rules=rules):
            for part in _split(wrapped, marks=marks):
                if groups and marks.get(part[0].number) is Mark.JOINED:
                    groups[-1] += part
                else:
                    groups.append(part)
    return [Paragraph(tuple(group), _text(group)) for group in groups]


def _blocks(lines: Iterable[Line]) -> Iterable[list[Line]]:
    """Runs of lines without a blank one between them."""
    block: list[Line] = []
    for line in lines:
        if line.is_blank and block:
            yield block
            block = []
        elif not line.is_blank:
            block.append(line)
    if block:
        yield block


def _joined(block: list[Line], *, rules: Rules) -> Iterable[list[Line]]:
    """The block's lines, those together that one paragraph was wrapped into."""
    width = max(len(line.text) for line in block)
    is_wrapped = NARROWEST <= width <= WIDEST
    ends_at_sentences = not is_wrapped or not _breaks_within_sentences(block, width=width)
    group = [block[0]]
    for line in block[1:]:
        is_whole = ends_at_sentences and ends_a_sentence(group[-1].text)
        if not is_whole and _go_on(group[-1], line, width=width if is_wrapped else 0, rules=rules):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _breaks_within_sentences(block: list[Line], *, width: int) -> bool:
    """Whether a full line of this block breaks off within a sentence: the sign of a text that was wrapped."""
    return any(
        _is_full(line, below, width=width) and not ends_a_sentence(line.text) and below.text[0].islower()
        for line, below in pairwise(block)
    )


def _is_full(line: Line, below: Line, *, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on this one."""
    return len(line.text) + 1 + len(below.text.split(" ", 1)[0]) > width


def _go_on(line: Line, below: Line, *, width: int, rules: Rules) -> bool:
    """Whether the line below goes on with this one: it was wrapped here, or the sentence does not end here."""
    if max(len(line.text), len(below.text)) > WIDEST or below.indent > line.indent + 1:
        return False
    is_full = bool(width) and _is_full(line, below, width=width)
    if not is_full and not runs_on(line.text, below=below.text):
        return False
    return not any(alone(line.text, rules) for alone in STAND_ALONE) and not any(
        begins(below.text, rules) for begins in BEGIN
    )


def _split(group: list[Line], *, marks: Mapping[int, Mark]) -> list[list[Line]]:
    """The group, parted before each line that a person marked."""
    parts = [group[:1]]
    for line in group[1:]:
        if marks.get(line.number, Mark.JOINED) is Mark.JOINED:
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _text(group: list[Line]) -> str:
    """The lines as one text; a word parted at its own hyphen stays one word with that hyphen."""
    pieces = [group[0].text]
    for line in group[1:]:
        hyphenated = pieces[-1][-2:-1].isalpha() and pieces[-1].endswith("-") and line.text[:1].isalpha()
        pieces.append(line.text if hyphenated else f" {line.text}")
    return "".join(pieces)
