"""The cleaners that every pasted line goes through, in this order. Each drops or evens out signs, never a word."""

from collections.abc import Callable

from articles.desk.pasting.cleaners.bidi import without_idle_bidi_marks
from articles.desk.pasting.cleaners.controls import without_controls
from articles.desk.pasting.cleaners.joiners import without_idle_joiners
from articles.desk.pasting.cleaners.soft_hyphens import without_soft_hyphens
from articles.desk.pasting.cleaners.spaces import with_plain_spaces
from articles.desk.pasting.cleaners.zero_width import without_zero_width

CLEANERS: tuple[Callable[[str], str], ...] = (
    without_controls,
    without_soft_hyphens,
    without_zero_width,
    without_idle_joiners,
    without_idle_bidi_marks,
    with_plain_spaces,
)


def cleaned(line: str) -> str:
    """The line as it is kept: every word and every visible sign of it, in order.

    Cost  linear; most lines of most texts are plain, and are seen to be so at a glance
    """
    if line.isascii() and line.isprintable():
        return with_plain_spaces(line)
    for cleaner in CLEANERS:
        line = cleaner(line)
    return line
