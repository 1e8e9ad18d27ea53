"""Marks of writing direction: kept where both directions meet in one line, dropped where they can do nothing."""

import re

_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_AT_THE_ENDS = re.compile("^[\u200e\u200f\u061c\\s]+|[\u200e\u200f\u061c\\s]+$")


def without_idle_bidi_marks(line: str) -> str:
    if _RIGHT_TO_LEFT.search(line):
        return _AT_THE_ENDS.sub("", line)
    return _MARKS.sub("", line)
