"""Captions, known by the credit that ends them, and credits that stand on a line of their own."""

import re

from django.utils.translation import gettext as _

from articles.desk.pasting.datelines import split_dateline
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import has_two_sentences
from articles.desk.pasting.signed_captions import signed_caption
from media.credit_names import known_source
from media.credit_text import Split, certain_credit

_CAPTION_LABEL = re.compile(r"(?:(?:image|photo|picture|media)\s+)?caption\s*[,:]\s+(?=\S)", re.IGNORECASE)
MOST_WORDS = 90
MOST_WORDS_ABOVE = 50


def _split(text: str, rules: Rules) -> Split | None:
    if text.count(" ", 0, 1200) >= MOST_WORDS:
        return None
    split = certain_credit(text, sources=rules.sources, forms=rules.credit_forms)
    return split if split.credit else None


def is_credit(text: str, rules: Rules) -> bool:
    """Whether the whole line is a credit: “(Photo: Lena Aho/The Meridian)”, “[Reuters]”, “(Reuters)”."""
    if len(text) > 240:
        return False
    split = certain_credit(text, sources=rules.sources, forms=rules.credit_forms)
    return bool(split.credit and not split.text) or is_bracketed_source(text, rules)


def is_bracketed_source(text: str, rules: Rules) -> bool:
    """“(Reuters)”, “[AFP]”."""
    return text[:1] + text[-1:] in {"()", "[]"} and known_source(text[1:-1], sources=rules.sources) is not None


def credit_alone(page: Page, at: int) -> Found | None:
    text = page.text(at)
    is_own_block = page.adjoins_above(at) and not page.adjoins_above(at - 1)
    if is_bracketed_source(text, page.rules) and page.is_last(at) and not is_own_block:
        return None  # below the whole text it says whose story it is
    if not page.text_above and page.headline_at is None and text[0] not in "([":
        return None  # “Photos: Blue Harbour Nights” is a headline
    if is_credit(text, page.rules):
        return Found(Mark.CREDIT, _("is a credit and nothing else"))
    return None


def caption_with_credit(page: Page, at: int) -> Found | None:
    """A paragraph, not a long one, that a credit ends."""
    split = _split(page.text(at), page.rules)
    if split is None or not split.text:
        return None
    if split.printed.rstrip(" .")[-1:] in {")", "]"}:
        return Found(Mark.CAPTION, _("ends with a credit in brackets"))
    return Found(Mark.CAPTION, _("ends with the credit “%(credit)s”") % {"credit": split.printed})


def caption_with_name(page: Page, at: int) -> Found | None:
    """A short paragraph that ends with the name of somebody known here, and nothing else behind its last sentence."""
    split = signed_caption(page.text(at), rules=page.rules)
    if split is None or page.is_last(at):
        return None
    return Found(Mark.CAPTION, _("ends with the name “%(name)s”, which is known here") % {"name": split.printed})


def labelled_caption(page: Page, at: int) -> Found | None:
    """“Image caption, Boats in the harbour”: sites hide such labels from the eye, and copying brings them."""
    if caption_label(page.text(at)):
        return Found(Mark.CAPTION, _("begins with the label of a caption"))
    return None


def is_labelled_caption(text: str, rules: Rules) -> bool:
    return bool(caption_label(text))


def caption_label(text: str) -> str:
    """The label that a caption begins with, as printed; empty without one."""
    match = _CAPTION_LABEL.match(text)
    return match[0] if match else ""


def caption_above_credit(page: Page, at: int) -> Found | None:
    """The short paragraph above a credit that stands alone, if that credit has no caption yet."""
    text = page.text(at)
    if page.mark(at + 1) is not Mark.CREDIT or text.count(" ", 0, 600) >= MOST_WORDS_ABOVE or split_dateline(text):
        return None
    if caption_label(page.text(at + 2)):
        return None
    if page.adjoins_above(at + 1) or not has_two_sentences(text):
        return Found(Mark.CAPTION, _("stands above a line that is a credit"))
    return None
