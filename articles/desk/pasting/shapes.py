"""Questions about the look of a few words: asked by several recognisers. Knows nothing of pages."""

import re

_SENTENCE_END = re.compile(r"[.!?؟…。۔:;][”\"'’»)\]\u200f]*$")
_LAST_BRACKET = re.compile(r"\s*[(\[][^()\[\]]{1,60}[)\]]$")
_FULL_STOP = re.compile(r"[.。۔…][”\"'’»)\]\u200f]*$")
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?؟。۔][”\"'’»)\]]*\s+\S")
_RUNS_ON_IN_ROWS = """
    a an and as at but by for from in into its his her their of off on or over per the than that to under up via
    with who which when where while after before amid against between near says
"""
_RUNS_ON = frozenset(_RUNS_ON_IN_ROWS.split())


def ends_a_sentence(text: str) -> bool:
    """Whether a sentence ends here; an agency's name in brackets may stand behind it."""
    return bool(_SENTENCE_END.search(_LAST_BRACKET.sub("", text[-80:])[-12:]))


def ends_with_full_stop(text: str) -> bool:
    return bool(_FULL_STOP.search(text[-12:]))


def has_two_sentences(text: str) -> bool:
    """Whether a sentence ends within the first two thousand characters and another begins."""
    return bool(_INNER_STOP.search(text[:2000]))


def runs_on(line: str, *, below: str) -> bool:
    """Whether the line below goes on with this one: it begins in lower case, or this one ends in a small word."""
    if not line or not below or ends_a_sentence(line):
        return False
    last = line.rsplit(" ", 1)[-1]
    return (
        below.lstrip("“‘\"'(")[:1].islower() or last.casefold() in _RUNS_ON or last.endswith((",", "،", "-", "–", "—"))
    )


def is_in_capitals(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) > 1


def quoted_whole(text: str) -> str | None:
    """What stands between the quotation marks, when the whole text is one quotation."""
    match = re.fullmatch(r"[“\"«„‟](?P<words>[^“”\"«»„]+)[”\"»“]", text) if len(text) <= 600 else None
    return match["words"].strip() if match else None
