"""Reads what a browser sent outside of a form's fields: numbers that a column can hold, words that a database can keep."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def number(sent: str | None) -> int:
    """The number that was sent; 0 for anything that is none, or none that a row could have."""
    return int(sent) if sent and re.fullmatch(r"[0-9]{1,18}", sent) else 0


def words(sent: str | None) -> str:
    """The words that were sent, without characters that no database and no feed can carry."""
    return _CONTROL.sub("", sent or "")
