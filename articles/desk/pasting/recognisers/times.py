"""Lines that say when a story came out or was changed: “Published: 10 March 2017”, “Fri Mar 10, 2017 2:26PM”."""

import re

from django.utils.translation import gettext as _

from articles.desk.pasting.datelines import is_dateline
from articles.desk.pasting.dates import read_date
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.months import MONTHS, ZONES
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules

MOST_CHARACTERS = 140
_UPDATED = re.compile(
    r"(?:last\s+)?(?:updated|modified|corrected|mis à jour|aktualisiert|actualizado|آخر تحديث|تحديث|עודכן)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:publish(?:ed)?(?:\s+date)?|publication\s+date|date\s+published|posted|issued|publié|veröffentlicht|publicado|date|تاريخ النشر|نشر|نُشر|פורסם)\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b\d{1,2}([./-])\d{1,2}\1\d{4}\b")  # a date, even where nobody can say which
_LABELS = re.compile(
    rf"[(\[]?\s*(?:{_PUBLISHED.pattern}|{_UPDATED.pattern})\s*(?:on|at|le|am|el|في)?\s*:?\s*", re.IGNORECASE
)
_WORDS_OF_DATES_IN_ROWS = """
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday of at
    on the am pm st nd rd th de local time montag dienstag mittwoch donnerstag freitag samstag sonntag uhr le
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
    الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد في published updated last first posted modified
"""
_WORDS_OF_DATES = frozenset(_WORDS_OF_DATES_IN_ROWS.split()) | {"a", "p", "m"}


def is_time_line(text: str, rules: Rules) -> bool:
    return time_line(text) is not None


def time_line(text: str) -> Mark | None:
    """PUBLISHED or UPDATED when the line, to its end, says when; a line that says both is PUBLISHED."""
    if len(text) > MOST_CHARACTERS:
        return None
    label = _LABELS.match(text)
    if not _NUMERIC.search(text) and read_date(text) is None or not _is_all_date(text):
        return None
    if label is None:
        return Mark.PUBLISHED
    return Mark.PUBLISHED if _PUBLISHED.search(label[0]) else Mark.UPDATED


def _is_all_date(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", _LABELS.sub(" ", text).casefold())
    return all(word in _WORDS_OF_DATES or word in MONTHS or word in ZONES for word in words)


def published_part(text: str) -> str:
    """The part of a line that says when the story came out: what stands before “Updated”."""
    cut = _UPDATED.search(text)
    return text[: cut.start()] if cut and cut.start() else text


def updated_part(text: str) -> str:
    cut = _UPDATED.search(text)
    return text[cut.start() :] if cut else ""


def dateline_alone(page: Page, at: int) -> Found | None:
    if page.is_below_headline(at) and page.is_near_top(at) and is_dateline(page.text(at)):
        return Found(Mark.DATELINE, _("is a place with its date or agency, and nothing else"))
    return None


def labelled_time(page: Page, at: int) -> Found | None:
    text = page.text(at)
    mark = time_line(text)
    if mark is None:
        return None
    if _LABELS.match(text) is None and not page.is_near_top(at):
        return None
    is_published = mark is Mark.PUBLISHED
    says = _("says when the story came out, and nothing else") if is_published else _("says when the story was changed")
    return Found(mark, says)
