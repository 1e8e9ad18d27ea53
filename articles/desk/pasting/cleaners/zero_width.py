"""Zero-width marks that mean nothing in any script: the byte order mark, the word joiner, invisible operators."""

import re

_MARKS = re.compile("[\ufeff\u2060-\u2064\u180e]")


def without_zero_width(line: str) -> str:
    return _MARKS.sub("", line)
