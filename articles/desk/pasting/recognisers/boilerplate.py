"""Lines that the outlet prints around every story. Which they are is the outlet's to say, in its boilerplate rules."""

import re

from django.utils.translation import gettext as _

from articles.desk.pasting.keys import words_key
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import ends_a_sentence

_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{2,5})?(?:/\S{0,200})?", re.IGNORECASE)
MOST_CHARACTERS = 150
_END_MARKS = re.compile(
    r"(?:-\s?30\s?-|#{3,}|[(\[–—-]*\s*(?:ends?|end of story|more to come|انتهى)\s*[)\]–—-]*)", re.IGNORECASE
)


def is_boilerplate(text: str, rules: Rules) -> bool:
    return rules.boilerplate_for(text) is not None


def is_address(text: str, rules: Rules) -> bool:
    """“www.meridian.example”, alone on its line."""
    return len(text) < 300 and _ADDRESS.fullmatch(text) is not None


def boilerplate(page: Page, at: int) -> Found | None:
    if words_key(page.text(at)[:MOST_CHARACTERS]) == words_key(page.rules.outlet_name) and page.rules.outlet_name:
        return Found(Mark.BOILERPLATE, _("is the outlet's name, and nothing else"))
    rule = page.rules.boilerplate_for(page.text(at))
    if rule is None:
        return None
    return Found(Mark.BOILERPLATE, _("is the outlet's line “%(line)s”") % {"line": rule.pattern})


def address_below(page: Page, at: int) -> Found | None:
    """Bare addresses below a line of boilerplate belong to it: “www.meridian.example”."""
    if page.mark(at - 1) is Mark.BOILERPLATE and is_address(page.text(at), page.rules):
        return Found(Mark.BOILERPLATE, _("is an address, below a line of boilerplate"))
    return None


def named_below(page: Page, at: int) -> Found | None:
    """What “Read more:” leads to: the line below it, and those that no blank line parts from that."""
    text = page.text(at)
    if page.mark(at - 1) is not Mark.BOILERPLATE or len(text) > MOST_CHARACTERS or ends_a_sentence(text):
        return None
    if page.text(at - 1).endswith(":") or page.adjoins_above(at) and page.found[at - 1] == _named_below():
        return _named_below()
    return None


def _named_below() -> Found:
    return Found(Mark.BOILERPLATE, _("is what the line of boilerplate above leads to"))


def end_mark(page: Page, at: int) -> Found | None:
    """What wires print below a story: “-30-”, “ENDS”, “###”."""
    if at and len(page.text(at)) < 30 and _END_MARKS.fullmatch(page.text(at)):
        return Found(Mark.BOILERPLATE, _("marks the end of the story"))
    return None
