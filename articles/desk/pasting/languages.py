"""The language that a pasted text is in, as far as its script tells it. Pure."""

import re

_SCRIPTS = (
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("fa", re.compile("[پچژگی]")),  # letters that Persian has and Arabic has not
    ("ar", re.compile("[\u0621-\u064a\u0671-\u06d3]")),
)
_LETTERS = re.compile(r"[^\W\d_]")
LEAST_SHARE = 0.5  # of the letters in the script: a Latin story may quote a line of Arabic
LEAST_SHARE_OF_PERSIAN_LETTERS = 0.05


def language_of(text: str, *, otherwise: str) -> str:
    """“ar”, “fa” or “he” where the text is in that script; the outlet's own language where it is in another."""
    sample = text[:20_000]
    letters = len(_LETTERS.findall(sample)) or 1
    shares = {language: len(form.findall(sample)) / letters for language, form in _SCRIPTS}
    if shares["he"] > LEAST_SHARE:
        return "he"
    if shares["ar"] + shares["fa"] > LEAST_SHARE:
        return "fa" if shares["fa"] > LEAST_SHARE_OF_PERSIAN_LETTERS else "ar"
    return otherwise
