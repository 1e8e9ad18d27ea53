"""Kicker, headline, standfirst and crossheads: short lines without a full stop, known by where they stand."""

from django.utils.translation import gettext as _

from articles.desk.pasting.datelines import split_dateline
from articles.desk.pasting.keys import words_key
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.shapes import ends_a_sentence, ends_with_full_stop, has_two_sentences, is_in_capitals

_KICKERS_IN_ROWS = """
    analysis opinion exclusive breaking live interview explainer comment editorial feature profile obituary
    review watch video investigation report update updated urgent factbox timeline column letters essay dispatch
    background عاجل تحليل رأي حصري تقرير חדשות דעה ניתוח analyse meinung exklusiv reportage analyse opinión
    análisis
"""
_KICKERS = frozenset(_KICKERS_IN_ROWS.split()) | {
    "breaking news",
    "in pictures",
    "fact check",
    "in depth",
    "leading article",
    "q&a",
    "photo essay",
    "live updates",
}
MOST_HEADLINE_CHARACTERS, MOST_HEADLINE_WORDS = 200, 30
MOST_STANDFIRST_WORDS = 55
MOST_HEADING_CHARACTERS, MOST_HEADING_WORDS = 70, 9
_BELOW_STANDFIRST = frozenset({Mark.BYLINE, Mark.PUBLISHED, Mark.UPDATED, Mark.DATELINE, Mark.CAPTION, Mark.CREDIT})
_ABOVE_STANDFIRST = frozenset({Mark.HEADLINE, Mark.BYLINE, Mark.PUBLISHED, Mark.UPDATED})


def kicker(page: Page, at: int) -> Found | None:
    text, below = page.text(at), page.text(page.next_unmarked(at))
    if page.text_above or page.headline_at is not None or not below:
        return None
    if not _could_be_headline(below) or text.count(" ") > 3 or len(text) > 40 or ends_with_full_stop(text):
        return None
    if words_key(text).strip(":| ") in _KICKERS:
        return Found(Mark.KICKER, _("is a word that stands over headlines"))
    if split_dateline(below) or ends_with_full_stop(below):
        return None
    is_label = text.count(" ") < 2 and len(text) < len(below) and all(word[:1].isupper() for word in text.split())
    is_label = is_label or page.mark(at + 1) is Mark.TRAIL
    if text.endswith(":") or is_label or (is_in_capitals(text) and not is_in_capitals(below)):
        return Found(Mark.KICKER, _("is a short line over the headline, set apart from it"))
    return None


def headline(page: Page, at: int) -> Found | None:
    """The first paragraph that is nothing else yet, unless it reads like running text."""
    if page.text_above or page.headline_at is not None:
        return None
    text, below = page.text(at), page.text(at + 1)
    if not _could_be_headline(text) or split_dateline(text):
        return None
    if ends_with_full_stop(text) and (has_two_sentences(text) or len(text) > 100 or len(below) <= len(text)):
        return None
    page.headline_at = at
    return Found(Mark.HEADLINE, _("is the first line that is neither trail nor picture, and short"))


def _could_be_headline(text: str) -> bool:
    return (
        len(text) <= MOST_HEADLINE_CHARACTERS and text.count(" ") < MOST_HEADLINE_WORDS and any(map(str.isalpha, text))
    )


def standfirst(page: Page, at: int) -> Found | None:
    """A sentence or two below the headline that the byline, the picture or the dateline parts from the text."""
    text = page.text(at)
    if page.text_above or not page.is_below_headline(at) or text.count(" ", 0, 900) >= MOST_STANDFIRST_WORDS:
        return None
    if Mark.STANDFIRST in {page.mark(above) for above in range(max(0, at - 5), at)}:
        return None
    if page.mark(at - 1) not in _ABOVE_STANDFIRST or not page.text(at + 1) or split_dateline(text):
        return None
    if not ends_a_sentence(text) and text.count(" ") >= 3:
        return Found(Mark.STANDFIRST, _("stands below the headline and has no full stop"))
    if page.mark(at - 1) is Mark.HEADLINE and page.mark(at + 1) in _BELOW_STANDFIRST and _text_follows(page, at):
        return Found(Mark.STANDFIRST, _("stands between the headline and what goes with the text"))
    if page.mark(at - 1) is Mark.HEADLINE and page.mark(at + 1) is None and split_dateline(page.text(at + 1)):
        return Found(Mark.STANDFIRST, _("stands between the headline and the dateline"))
    return None


def _text_follows(page: Page, at: int) -> bool:
    below = page.found[at + 1 : at + 8]
    return any(found is None for found in below)


def heading(page: Page, at: int) -> Found | None:
    """A short line within the text, with text below it."""
    text, below = page.text(at), page.text(at + 1)
    is_question = text.endswith(("?", "؟"))
    if page.mark(at + 1) is not None or not (page.text_above or (is_question and page.is_below_headline(at))):
        return None
    if len(text) > MOST_HEADING_CHARACTERS or text.count(" ") >= MOST_HEADING_WORDS or text[0].islower():
        return None
    if (
        (ends_a_sentence(text) and not is_question)
        or has_two_sentences(text)
        or text[0] in '“"‘«(–—-'
        or len(below) <= len(text)
    ):
        return None
    if ends_a_sentence(below) and below.count(" ") >= 5:
        return Found(Mark.HEADING, _("is short, has no full stop, and text follows it"))
    return None
