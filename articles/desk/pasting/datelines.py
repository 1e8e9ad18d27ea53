"""The dateline at the head of a news story: “DAMASCUS, March 10 (Reuters) —”."""

import re
from typing import NamedTuple

from media.credit_names import looks_like_a_name

_HEAD = 90
_DASH = re.compile(r"\s+[-–—―]+\s+|(?<=[^\W\d_]{4})\s*[—―]\s*|(?<=\))\s*[-–—―:]+\s*|\s*--+\s*")
_SHAPE = re.compile(
    r"(?P<place>[^\d()\[\]–—:;!?“”\"]{2,60}?)"
    r"(?:,?\s+(?P<date>(?:[^\W\d_]{3,10}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,10}\.?)(?:,?\s+\d{4})?))?"
    r"(?:,?\s*[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?"
)


class Dateline(NamedTuple):
    """A dateline as printed, without its dash, and the text that it stood before."""

    text: str
    place: str
    date: str | None
    agency: str | None
    rest: str
    dash: str


def split_dateline(text: str) -> Dateline | None:
    """The dateline at the head of this paragraph; None without one.

    Shape  text keeps place, date and agency as printed: “DAMASCUS, March 10 (Reuters)”
    Cost   constant: only the first characters are looked at
    """
    head = text[:_HEAD]
    for dash in _DASH.finditer(head):
        found = head[: dash.start()].rstrip()
        rest = text[dash.end() :]
        match = _SHAPE.fullmatch(found)
        if match and rest and _is_dateline(match, begins_lower=rest[0].islower()):
            return Dateline(found, match["place"].strip(" ,،"), match["date"], match["agency"], rest, dash[0].strip())
    return None


def is_dateline(text: str) -> bool:
    """Whether the whole line is a dateline: a place with its date or agency, and no text behind."""
    match = _SHAPE.fullmatch(text.rstrip("-–—― ")) if len(text) <= _HEAD else None
    return bool(match and (match["date"] or match["agency"]) and looks_like_a_name(match["place"].strip(" ,،")))


def _is_dateline(match: re.Match[str], *, begins_lower: bool) -> bool:
    """A place in capitals is one by itself, if a sentence follows; any other needs its date or agency."""
    place = match["place"].strip(" ,،")
    if not looks_like_a_name(place) or len(place.split()) > 5:
        return False
    city = re.split(r"[,/]", place)[0].strip()
    return bool(match["date"] or match["agency"]) or (city.isupper() and len(city) > 3 and not begins_lower)
