"""What two spellings of the same words have in common, for looking them up. Never shown and never stored as text."""

import re
import unicodedata

_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200c\u200d]")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "..."})


def words_key(text: str) -> str:
    """The words in one spelling: composed, without case, curly quotes, bidi marks or runs of spaces."""
    plain = unicodedata.normalize("NFC", _BIDI.sub("", text)).translate(_PLAIN).casefold()
    return " ".join(plain.split())
