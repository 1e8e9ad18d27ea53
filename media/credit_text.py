"""Takes the printed credit off the end of a caption. Pure: the sources it knows are given to it.

Only the last few hundred characters of a text are looked at, so that a megabyte costs no more than a line.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from media.credit_forms import read_by_forms
from media.credit_names import Credit, SourceRule, by_pattern, known_source, looks_like_a_name, name_key, read_names
from media.credit_words import LABELS, LINKS, NOTES, TRAILING_LABELS, UNNAMED
from media.supplier_names import named_exactly

__all__ = ["Credit", "SourceRule", "split_caption_credit", "split_credit"]

MOST_CHARACTERS = 240
_MARKS = "\u200e\u200f\u061c"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LABEL = re.compile(
    rf"(?:(?P<given>[^\W\d_][\w’'-]{{1,30}})\s+)??(?P<label>{_any_of(LABELS)})s?\s*"
    rf"(?:(?P<mark>[:：©]|(?<=source),|[-–—](?=\s)|(?<=\S)/)\s*(?:(?:{_any_of(LINKS)})\s+)?|(?:credit\s+)?(?P<link>{_any_of(LINKS)})[\s:]+)(?P<names>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?:\s*©)?)\s*(?:\d{4}(?:[-–]\d{2,4})?,?\s+)?(?P<names>.+)$", re.IGNORECASE
)
_COURTESY = re.compile(r"(?:courtesy(?:\s+of)?|cortesía de|באדיבות|بإذن من)\s*[:：]?\s+(?P<names>.+)$", re.IGNORECASE)
_BARE_LABEL = re.compile(r"(?:تصوير|عدسة|بعدسة|צילום)\s+(?P<names>.+)$")  # Arabic and Hebrew need no colon here
_SOURCE = re.compile(r"(?:source|المصدر|quelle|fuente)\s*[:：]\s*(?P<names>.+)$", re.IGNORECASE)
_FILE = re.compile(r"(?:file|archives?)\s*[:–—-]\s*(?P<names>.+)$", re.IGNORECASE)
_TRAILING = re.compile(
    rf"(?P<names>.+?)\s+(?:{_any_of(TRAILING_LABELS)})(?P<unnamed>,\s*(?:{_any_of(UNNAMED)}))?$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?؟…。”\"'’)\]\u06d4][\u200e\u200f]?\s+(?:[|/–—-]+\s+)?|\s[|/–—-]+\s+|\s*\n\s*")
_PLACE_OF_CREDIT = re.compile(r"(?:[.!?؟…۔。”\"'’)\]:;|–—-]|^)[\u200e\u200f]*\s*$")
_NOTE_KEYS = frozenset(name_key(note) for note in NOTES) - {"file", "archive", "archives", "pool"}
_OPENERS = {")": "(", "]": "["}

Reader = Callable[[str, tuple[SourceRule, ...]], Credit | None]


class Split(NamedTuple):
    """A caption's own words, the credit that stood behind them, and that credit as it was printed."""

    text: str
    credit: Credit | None
    printed: str


def split_credit(
    text: str, *, sources: tuple[SourceRule, ...], forms: tuple[str, ...] = ()
) -> tuple[str, Credit | None]:
    """The text without the credit that ends it, and the credit; the text untouched and None when none is certain.

    Takes  any paragraph: words in brackets such as “(Reuters)” or “(photo above)” are left where they are;
           forms: the credit forms of the outlet and its sources, such as “Pic: {creator} · {source}”
    Cost   constant, whatever the text's length
    """
    found = certain_credit(text, sources=sources, forms=forms)
    return found.text, found.credit


def split_caption_credit(
    text: str, *, sources: tuple[SourceRule, ...], forms: tuple[str, ...] = ()
) -> tuple[str, Credit | None]:
    """As split_credit, for a text that is known to be a caption: takes “(Reuters)” and “… on Monday. Reuters” too."""
    found = caption_credit(text, sources=sources, forms=forms)
    return found.text, found.credit


def certain_credit(text: str, *, sources: tuple[SourceRule, ...], forms: tuple[str, ...] = ()) -> Split:
    """As split_credit, with the credit as printed."""
    return _split(text, sources, forms, in_brackets=_certain_in_brackets, after_sentence=_certain_after_sentence)


def caption_credit(text: str, *, sources: tuple[SourceRule, ...], forms: tuple[str, ...] = ()) -> Split:
    """As split_caption_credit, with the credit as printed."""
    return _split(text, sources, forms, in_brackets=_likely_in_brackets, after_sentence=_likely_after_sentence)


def _split(
    text: str, sources: tuple[SourceRule, ...], forms: tuple[str, ...], *, in_brackets: Reader, after_sentence: Reader
) -> Split:
    start = _bracket_start(text)
    if start is not None:
        credit = (
            read_by_forms(text[start:], forms=forms, sources=sources)
            or _pair(_inner(text[start:]), sources=sources, stands_apart=_stands_apart(text, start))
            or in_brackets(text[start:].strip(" ." + _MARKS), sources)
        )
        if credit := credit and by_pattern(credit, printed=_inner(text[start:]), sources=sources):
            return Split(text[:start].rstrip(), credit, text[start:])
    for start in _sentence_starts(text):
        printed = text[start:].strip()
        credit = read_by_forms(printed, forms=forms, sources=sources) or after_sentence(printed, sources)
        if credit := credit and by_pattern(credit, printed=printed, sources=sources):
            kept = text[:start].rstrip(" |–—-/\n")
            return Split(kept, credit, text[len(kept) :].strip())
    return Split(text, None, "")


def _inner(bracket: str) -> str:
    return bracket.strip(" .()[]" + _MARKS)


def _stands_apart(text: str, start: int) -> bool:
    """Whether the bracket that starts here stands behind a whole sentence and ends the text."""
    before = text[max(0, start - 5) : start]
    return text.rstrip(_MARKS + " ")[-1] != "." and bool(_PLACE_OF_CREDIT.search(before))


def _bracket_start(text: str) -> int | None:
    """Where the bracket that closes the text opens; a point after it is allowed."""
    tail = text[-MOST_CHARACTERS:].rstrip(" ." + _MARKS)
    if not tail or tail[-1] not in _OPENERS:
        return None
    closer, depth = tail[-1], 0
    for at in range(len(tail) - 1, -1, -1):
        depth += (tail[at] == closer) - (tail[at] == _OPENERS[closer])
        if depth == 0:
            return max(0, len(text) - MOST_CHARACTERS) + at
    return None


def _sentence_starts(text: str) -> list[int]:
    """Where the last sentences start, the earliest first: a credit without brackets begins at one of them."""
    begin = max(0, len(text) - MOST_CHARACTERS)
    starts = [begin + match.end() for match in _SENTENCE_END.finditer(text[begin:])]
    return [0, *starts] if begin == 0 else starts


def _pair(inner: str, *, sources: tuple[SourceRule, ...], stands_apart: bool) -> Credit | None:
    """“X/Y” and “X via Y” without a label: a credit when it names a known source, or stands behind a full sentence."""
    if not re.search(r"/|\svia\s|\sعبر\s", inner) or _LABEL.match(inner) or _FILE.match(inner):
        return None
    credit = read_names(inner, sources=sources)
    if credit is None or (credit.source is None and credit.via is None):
        return None
    names = {name for name in (credit.source, credit.via) if name}
    is_known = any(known_source(name, sources=sources) for name in names)
    is_marked = credit.note is not None and name_key(credit.note) in UNNAMED
    return credit if is_known or (stands_apart and (is_marked or re.search(r"\s|@", inner))) else None


def _certain_in_brackets(bracket: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    inner = bracket[1:-1].strip(" " + _MARKS)
    if bracket[0] == "[" and (exact := named_exactly(inner, sources=sources)):
        return Credit(source=exact.source)
    if name_key(inner) in _NOTE_KEYS:
        return Credit(note=inner)
    given = _SOURCE.match(inner)
    if given and (known := known_source(given["names"], sources=sources)):
        return Credit(source=known)
    file = _FILE.match(inner)
    if file:
        return read_names(file["names"], sources=sources)
    return _labelled(inner, sources) or _trailing(inner, sources)


def _likely_in_brackets(bracket: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    inner = bracket[1:-1].strip(" " + _MARKS)
    return _certain_in_brackets(bracket, sources) or (
        read_names(inner, sources=sources) if len(inner.split()) <= 5 else None
    )


def _certain_after_sentence(sentence: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    if len(sentence) > MOST_CHARACTERS:
        return None
    return _labelled(sentence, sources) or _pair_after_sentence(sentence, sources)


def _likely_after_sentence(sentence: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    certain = _certain_after_sentence(sentence, sources)
    if certain:
        return certain
    known = named_exactly(sentence.strip("/ ."), sources=sources)
    if known:
        return Credit(source=known.source)
    pair = _pair(sentence, sources=sources, stands_apart=len(sentence.split()) <= 8)
    return pair or by_pattern(None, printed=sentence.strip("/ ."), sources=sources)


def _pair_after_sentence(sentence: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    """“Name/Agency”, known, and “Name/Agency via Agency”, known or not, at the very end."""
    if not re.search(r"\S\s*/\s*\S", sentence) or not looks_like_a_name(re.sub(r"\s*/\s*|\svia\s", " ", sentence)):
        return None
    return _pair(sentence, sources=sources, stands_apart=bool(re.search(r"/.+\svia\s", sentence)))


def _labelled(text: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    """“Photo by X”, “Image: X”, “AP Photo/X”, “© X”, “Courtesy of X”."""
    for form in (_LABEL, _COPYRIGHT, _COURTESY, _BARE_LABEL):
        match = form.match(text)
        if match is None or _is_an_adjective_before(match):
            continue
        credit = read_names(_given_name(match) + match["names"], sources=sources)
        if credit:
            return credit
    return None


def _is_an_adjective_before(match: re.Match[str]) -> bool:
    """“Splendid photo by …” is prose; only an agency with a slash stands before a label."""
    groups = match.groupdict()
    return bool(groups.get("given")) and groups.get("mark") != "/"


def _given_name(match: re.Match[str]) -> str:
    """What names somebody, or is a note, before the names: “AP Photo/Name”, “Handout via Name”."""
    groups = match.groupdict()
    if name_key(groups.get("label") or "") in _NOTE_KEYS and not groups.get("given"):
        if (groups.get("link") or "").casefold() == "via":
            return f"{match['label']} via "
        if groups.get("mark") == "/":
            return f"{match['label']}/"
    return f"{groups['given']}/" if groups.get("given") else ""


def _trailing(text: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    """“Reuters photo”, “Lena Aho photo”: a name and then the label."""
    match = _TRAILING.match(text)
    if match is None or (not match["names"][0].isupper() and not known_source(match["names"], sources=sources)):
        return None
    return read_names(match["names"] + (match["unnamed"] or ""), sources=sources)
