"""What somebody typed to find photos, as terms; and words folded so that both engines hold the same. Knows no database."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200
MOST_TERMS = 12
# One letter or digit begins half of all words: all of them would be gone through.
BEGUN = 2

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TERM = re.compile(r'([-−–]?)(?:"([^"]*)"?|([^\s"]+))')
# Letters that Unicode does not take apart, as people type them who have no such key.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
# Scripts that put no space between words: each sign is found by itself, several as they stand side by side.
_SIGN = re.compile(r"[\u0e01-\u0e3a\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_BETWEEN = re.compile(r"[\W_]+")
_UNSEEN = {"Mn", "Mc", "Me", "Cf"}


@dataclass(frozen=True)
class Term:
    """Words that stand side by side, folded; wanted, or not; the last of them whole, or begun."""

    words: str
    is_wanted: bool = True
    is_begun: bool = False


def read_terms(typed: str) -> list[Term]:
    """The terms of a search: words, "phrases in quotes", -words that must not be there. The last word may be begun.

    Shape   at most 12, of at most 200 characters together; none at all when nothing is asked for, as in "-word"
    """
    terms = []
    found = _TERM.findall(typed[:LONGEST].translate(_QUOTES))
    for at, (minus, phrase, word) in enumerate(found, start=1):
        words = fold(phrase or word)[:LONGEST].strip()
        if words:
            is_last = bool(word) and not minus and at == len(found)
            is_begun = is_last and len(words.split()[-1]) >= BEGUN
            terms.append(Term(words, is_wanted=not minus, is_begun=is_begun))
    terms = list(dict.fromkeys(terms))[:MOST_TERMS]
    return terms if any(term.is_wanted for term in terms) else []


def fold(text: str) -> str:
    """The words of a text: small letters without accents, and digits; parted by one space, and nothing else."""
    letters = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    kept = "".join(letter for letter in letters if unicodedata.category(letter) not in _UNSEEN)
    signs = _SIGN.sub(r" \g<0> ", unicodedata.normalize("NFC", kept))
    return " ".join(_BETWEEN.sub(" ", signs).split())
