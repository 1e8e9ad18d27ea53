"""List items: lines that begin with a bullet, or with numbers that count up from one."""

import re

from django.utils.translation import gettext as _

from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules

_BULLET = re.compile(r"(?P<marker>[•‣▪▫◦●○■□–—*·o-])\s+(?=\S)")
_NUMBER = re.compile(r"(?P<marker>[(]?(?P<number>\d{1,3})[.)])\s+(?=\S)")
_LONE = frozenset("-–—")


def is_list_item(text: str, rules: Rules) -> bool:
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def split_marker(text: str) -> tuple[str, str]:
    """The item's marker, as printed, and its words."""
    match = _BULLET.match(text) or _NUMBER.match(text)
    return (match["marker"], text[match.end() :]) if match else ("", text)


def number_of(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match["number"]) if match else None


def bullet(page: Page, at: int) -> Found | None:
    """A dash alone may begin a sentence of speech, so it needs a neighbour; a bullet does not."""
    match = _BULLET.match(page.text(at))
    if match is None:
        return None
    sign = match["marker"]
    neighbours = (page.text(at - 1), page.text(at + 1))
    if (sign not in _LONE and sign != "o") or any(text.startswith(f"{sign} ") for text in neighbours):
        return Found(Mark.LIST_ITEM, _("begins with the bullet “%(sign)s”") % {"sign": sign})
    return None


def numbered(page: Page, at: int) -> Found | None:
    """1 above 2, or the number after that of the item above; a story's “3. October” alone is no list."""
    number = number_of(page.text(at))
    if number is None:
        return None
    follows = page.mark(at - 1) is Mark.LIST_ITEM and number_of(page.text(at - 1)) == number - 1
    begins = number == 1 and number_of(page.text(at + 1)) == 2
    if follows or begins:
        return Found(Mark.LIST_ITEM, _("is numbered, in a row that counts up"))
    return None
