"""Reads credits in the forms that an outlet and its sources print them in: “Pic: {creator} · {source}”. Forms are data."""

import re
from collections.abc import Iterable
from functools import lru_cache

from media.credit_names import Credit, SourceRule, is_somebody, known_source

_PLACE = re.compile(r"\{(creator|source|via)\}")
_TELLING = re.compile(r"[^\W_]|[^\w\s/|,.:;()\[\]–—-]")


def read_by_forms(printed: str, *, forms: tuple[str, ...], sources: tuple[SourceRule, ...]) -> Credit | None:
    """Whom this credit names, when it is printed in one of these forms; None when it is in none of them.

    Takes  forms: with {creator}, {source}, {via}. A form without a word or sign of its own tells nothing and is passed over
    """
    for pattern in _patterns(forms):
        match = pattern.fullmatch(printed.strip())
        if match is None:
            continue
        names = {place: name.strip() for place, name in match.groupdict().items() if name and name.strip()}
        if names and all(is_somebody(name, sources=sources) for name in names.values()):
            return Credit(
                creator=names.get("creator"),
                source=_canonical(names.get("source"), sources=sources),
                via=_canonical(names.get("via"), sources=sources),
            )
    return None


def _canonical(name: str | None, *, sources: tuple[SourceRule, ...]) -> str | None:
    return known_source(name, sources=sources) or name if name else None


@lru_cache(maxsize=32)
def _patterns(forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(form) for form in dict.fromkeys(forms) if _is_telling(form))


def _is_telling(form: str) -> bool:
    return bool(_PLACE.search(form) and _TELLING.search(_PLACE.sub("", form)))


def _pattern(form: str) -> re.Pattern[str]:
    """The form as a pattern: spaces and case do not count, each place is named once."""
    first, *rest = _PLACE.split(form)
    # A text without the form's own words is given up before its names are tried in every length.
    written = "".join(f"(?=(?s:.*?){_words(words)})" for words in (first, *rest[1::2]) if words.strip())
    written += _words(first)
    seen: set[str] = set()
    for place, words in zip(rest[::2], rest[1::2], strict=True):
        written += f"(?P={place})" if place in seen else f"(?P<{place}>.{{1,120}}?)"
        written += _words(words)
        seen.add(place)
    return re.compile(rf"{written}\.?", re.IGNORECASE)


def _words(literal: str) -> str:
    return r"\s*".join(_pieces(literal))


def _pieces(literal: str) -> Iterable[str]:
    return (re.escape(piece) for piece in re.split(r"\s+", literal))
