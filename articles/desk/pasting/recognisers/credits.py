"""Captions, known by the credit that ends them, and credits that stand on a line of their own."""

from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import has_two_sentences
from media.credit_names import known_source
from media.credit_text import Split, certain_credit

MOST_WORDS = 90
MOST_WORDS_ABOVE = 50


def _split(text: str, rules: Rules) -> Split | None:
    if text.count(" ", 0, 1200) >= MOST_WORDS:
        return None
    split = certain_credit(text, sources=rules.sources)
    return split if split.credit else None


def is_credit(text: str, rules: Rules) -> bool:
    """Whether the whole line is a credit: “(Photo: Lena Aho/The Meridian)”, “[Reuters]”, “(Reuters)”."""
    if len(text) > 240:
        return False
    split = certain_credit(text, sources=rules.sources)
    bracketed = text[:1] + text[-1:] in {"()", "[]"}
    return bool(split.credit and not split.text) or (
        bracketed and bool(known_source(text[1:-1], sources=rules.sources))
    )


def credit_alone(page: Page, at: int) -> Found | None:
    if is_credit(page.text(at), page.rules):
        return Found(Mark.CREDIT, "is a credit and nothing else")
    return None


def caption_with_credit(page: Page, at: int) -> Found | None:
    """A paragraph, not a long one, that a credit ends."""
    split = _split(page.text(at), page.rules)
    if split is None or not split.text:
        return None
    where = "in brackets" if split.printed[-1:] in ")]" else f"“{split.printed}”"
    return Found(Mark.CAPTION, f"ends with a credit {where}")


def caption_above_credit(page: Page, at: int) -> Found | None:
    """The short paragraph above a credit that stands alone, if that credit has no caption yet."""
    text = page.text(at)
    if page.mark(at + 1) is not Mark.CREDIT or text.count(" ", 0, 600) >= MOST_WORDS_ABOVE:
        return None
    adjoins = page.paragraphs[at].lines[-1].number + 1 == page.paragraphs[at + 1].number
    if adjoins or not has_two_sentences(text):
        return Found(Mark.CAPTION, "stands above a line that is a credit")
    return None
