"""Captions that a name known here ends, without any word for it: “… before the second slide. Y. Nasser”."""

import re

from articles.desk.pasting.rules import Rules
from media.credit_names import Credit
from media.credit_text import Split

MOST_NAME_CHARACTERS = 60
MOST_WORDS = 60
_SENTENCE_END = re.compile(r"[.!?…”\"’)]\s+")


def signed_caption(text: str, *, rules: Rules) -> Split | None:
    """The caption and whom its last words name; None when they are not the name of a contributor, whole or with initials."""
    if text.count(" ", 0, 800) >= MOST_WORDS:
        return None
    for start in _starts(text):
        printed = text[start:].strip()
        name = rules.contributor_called(printed)
        if name:
            return Split(text[:start].rstrip(), Credit(creator=name), printed)
    return None


def _starts(text: str) -> list[int]:
    """Where a name could begin: behind the ends of the last sentences, the earliest first."""
    begin = max(0, len(text) - MOST_NAME_CHARACTERS)
    return [match.end() for match in _SENTENCE_END.finditer(text, begin)]
