"""What a reader typed, as terms to look for, whatever it was; and the marks around what was found. Knows no database."""

import re
import unicodedata
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

LONGEST = 200
MOST_TERMS = 12
# Characters of the private use area: they stand around a find until the text is escaped.
MARK, UNMARK = "\ue000", "\ue001"
# Stands for "<", behind which PostgreSQL takes words for markup and drops them.
LESS = "\ue002"

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_MINUSES = "-−–"
_TERM = re.compile(rf'([{_MINUSES}]?)(?:"([^"]*)"?|([^\s"]+))')
_KEPT_FORMATS = {
    "\u200c",
    "\u200d",
}  # joiners: part of a word in Persian and in Indic scripts


@dataclass(frozen=True)
class Term:
    """A word, or words that stand side by side; wanted, or not."""

    words: str
    is_wanted: bool = True


def read_terms(query: str) -> list[Term]:
    """The terms of a query: words, "phrases in quotes", and -words that must not be there.

    Shape   at most 12, of at most 200 characters together; none at all when nothing is asked for, as in "-word"
    """
    terms = []
    for minus, phrase, word in _TERM.findall(plain(query)[:LONGEST].translate(_QUOTES)):
        words = " ".join((phrase or word).split())
        if any(letter.isalnum() for letter in words):
            terms.append(Term(words, is_wanted=not minus))
    terms = list(dict.fromkeys(terms))[:MOST_TERMS]
    return terms if any(term.is_wanted for term in terms) else []


def plain(text: str) -> str:
    """The text on one line, composed, without characters that nobody can see and no database should be asked for."""
    # Composing may make three letters of one: what is far too long is cut before as well.
    composed = unicodedata.normalize("NFC", text[: 4 * LONGEST].encode("utf-8", "replace").decode())
    seen = (_visible(letter) for letter in composed)
    return " ".join("".join(seen).split())


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cf":
        return letter if letter in _KEPT_FORMATS else ""
    return " " if category.startswith(("C", "Z")) else letter


_MARKED = re.compile(f"{MARK}([^{MARK}{UNMARK}]*){UNMARK}")


def with_marks(text: str) -> SafeString:
    """The text as HTML, what stands between marks in `<mark>`; everything else in it is escaped."""
    marked = _MARKED.sub(r"<mark>\1</mark>", escape(text.replace(LESS, "<")))
    return mark_safe(marked.replace(MARK, "").replace(UNMARK, ""))  # noqa: S308  escaped in the line above


def has_marks(text: str) -> bool:
    return _MARKED.search(text) is not None
