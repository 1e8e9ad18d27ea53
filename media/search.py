"""Finds photos by their words: title, description, alt text, captions, creator, source, via, credit, place, file name, tags."""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.db.models import BooleanField, Exists, F, Func, OuterRef, QuerySet, Value

from media.models import Photo, Source
from media.search_rows import renew, source_word
from media.search_terms import Term, fold, read_terms

__all__ = ["matching", "renew"]

# Of more sources than this, a name that is only begun says nothing.
MOST_SOURCES = 250
_PG_IN = " IN (SELECT photo_id FROM media_search WHERE document @@ to_tsquery('simple', "
# The plus keeps SQLite from fetching and sorting all photos with a common word: it goes through them in the order that
# is asked for and stops when it has enough. At 100,000 photos 30 ms instead of 1.2 s; a rare word takes 13 ms.
_SQLITE_IN = " IN (SELECT rowid FROM media_search WHERE media_search MATCH "


def matching(photos: QuerySet[Photo], *, words: str) -> QuerySet[Photo]:
    """Those of these photos in which all the words stand; the last may be begun. All of them, for no words.

    Takes   words: whatever somebody typed, "phrases in quotes" and -words that must not be there among it
    Cost    one query for the names of sources; the photos are asked for by whoever reads them
    """
    if not words.strip():
        return photos
    terms = read_terms(words)
    if not terms:
        return photos.none()
    sources = _sources(terms)
    if connection.vendor == "postgresql":
        return photos.filter(_found(_tsquery(terms, sources), within=_PG_IN, template="%(expressions)s))"))
    return photos.filter(_found(_fts5(terms, sources), within=_SQLITE_IN, template="+%(expressions)s)"))


def _found(match: str, *, within: str, template: str) -> Func:
    return Func(F("pk"), Value(match), arg_joiner=within, template=template, output_field=BooleanField())


def _sources(terms: Iterable[Term]) -> dict[Term, list[str]]:
    """For each term the words of the sources in whose names it stands."""
    # A source without photos would only lead PostgreSQL to expect some.
    has_photos = Exists(Photo.objects.filter(source=OuterRef("pk")))
    rows = list(Source.objects.filter(has_photos).order_by("name").values_list("pk", "name", "aliases"))
    found = {}
    for term in terms:
        end = "" if term.is_begun else " "
        like = [pk for pk, name, aliases in rows if any(f" {term.words}{end}" in _folded(n) for n in (name, *aliases))]
        found[term] = [source_word(pk) for pk in like[:MOST_SOURCES]]
    return found


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return f" {fold(name)} "


def _tsquery(terms: list[Term], sources: dict[Term, list[str]]) -> str:
    """The search as PostgreSQL has it. Folded words are letters and digits alone, so that none can be an operator."""
    parts = []
    for term in terms:
        phrase = " <-> ".join(term.words.split()) + (":*" if term.is_begun else "")
        either = " | ".join([phrase, *sources[term]])
        parts.append(f"({either})" if term.is_wanted else f"!({either})")
    return " & ".join(parts)


def _fts5(terms: list[Term], sources: dict[Term, list[str]]) -> str:
    """The search as SQLite has it, each word or phrase in quotation marks."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in terms:
        phrase = f'"{term.words}"' + (" *" if term.is_begun else "")
        either = " OR ".join([phrase, *(f'"{word}"' for word in sources[term])])
        (wanted if term.is_wanted else unwanted).append(f"({either})")
    return f"({' AND '.join(wanted)})" + "".join(f" NOT {part}" for part in unwanted)
