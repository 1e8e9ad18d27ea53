"""Pull quotes: lines set off by “>”, a quotation with its speaker below it, and words that the text says as well."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.desk.pasting.keys import words_key
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import ends_a_sentence, quoted_whole
from media.credit_names import looks_like_a_name

_SET_OFF = re.compile(r"(?:>|&gt;)\s*\S")
_SPEAKER = re.compile(r"[-–—―]{1,2}\s*(?P<name>.+)$")
_SENTENCES = re.compile(r"(?<=[.!?؟。”\"])\s+")
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{1,400})[”\"»“]")
LEAST_WORDS, MOST_WORDS = 4, 45


def is_set_off(text: str, rules: Rules) -> bool:
    return bool(_SET_OFF.match(text))


def is_speaker(text: str, rules: Rules) -> bool:
    """“— Hanne Brik, shopkeeper”."""
    match = _SPEAKER.match(text) if len(text) <= 100 else None
    return match is not None and looks_like_a_name(re.split(r"[,،]", match["name"])[0])


def _is_name_and_role(text: str) -> bool:
    """“Hanne Brik, shopkeeper”, without a dash."""
    name, comma, role = text.partition(",")
    is_short = len(text) <= 80 and 2 <= len(name.split()) <= 4 and len(role.split()) <= 8
    return is_short and bool(comma and role) and not ends_a_sentence(text) and looks_like_a_name(name)


def set_off_quote(page: Page, at: int) -> Found | None:
    if is_set_off(page.text(at), page.rules):
        return Found(Mark.QUOTE, _("begins with the sign “>”"))
    return None


def spoken_quote(page: Page, at: int) -> Found | None:
    """A whole quotation above its speaker, and the speaker below a quotation."""
    text, below = page.text(at), page.text(at + 1)
    if quoted_whole(text) and page.mark(at + 1) is None and (is_speaker(below, page.rules) or _is_name_and_role(below)):
        return Found(Mark.QUOTE, _("is a quotation, with its speaker on the line below"))
    if page.mark(at - 1) is Mark.QUOTE and (is_speaker(text, page.rules) or _is_name_and_role(text)):
        return Found(Mark.QUOTE, _("names who said the quotation above"))
    return None


def unfinished_quote(page: Page, at: int) -> Found | None:
    """A quotation alone, without a full stop: speech within a story has one."""
    words = quoted_whole(page.text(at)) if page.text_above else None
    if words and LEAST_WORDS <= words.count(" ") + 1 <= MOST_WORDS and words[-1].isalnum():
        return Found(Mark.QUOTE, _("is a quotation alone, without a full stop"))
    return None


def repeated_quote(page: Page, at: int) -> Found | None:
    """Words, set apart, that stand in the text as well: that is what a pull quote is."""
    text = page.text(at)
    if not LEAST_WORDS <= text.count(" ", 0, 400) + 1 <= MOST_WORDS or len(text) > 400:
        return None
    if sayings_key(quoted_whole(text) or text) in page.sayings:
        return Found(Mark.QUOTE, _("repeats words of the text"))
    return None


def sayings_of(texts: Iterable[str]) -> frozenset[str]:
    """The sentences and quotations inside paragraphs that say more than that. Linear in the text."""
    found: set[str] = set()
    for text in texts:
        whole = sayings_key(quoted_whole(text) or text)
        pieces = [*_SENTENCES.split(text), *_QUOTED.findall(text)]
        keys = {sayings_key(piece) for piece in pieces if piece.count(" ", 0, 400) + 1 >= LEAST_WORDS}
        found |= keys - {whole, ""}
    return frozenset(found)


def sayings_key(text: str) -> str:
    return words_key(text).strip(" .,!?\"'“”…")
