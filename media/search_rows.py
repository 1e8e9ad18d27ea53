"""The words by which photos are found, one row a photo, kept in the transaction that changes them. Desk-only.

A photo's row holds the number of its source, not its names: whoever looks for a name asks the sources first, so that
an agency of 40,000 pictures is renamed by one row.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string

from media.models import Photo
from media.search_terms import fold

# PostgreSQL refuses a tsvector above 1 MB.
LARGEST_BYTES = 120_000
OWN_WORDS = ("title", "description", "alt_text", "creator", "via", "credit_override", "place")
# The fields of a photo that its row is made from.
FOUND_BY = frozenset({*OWN_WORDS, "source"})

_PG_WRITE = """
INSERT INTO media_search (photo_id, document) VALUES (%s, to_tsvector('simple', %s))
ON CONFLICT (photo_id) DO UPDATE SET document = excluded.document
"""


def renew(photo_ids: Iterable[int]) -> None:
    """The search says of these photos what they say now. Call it in the transaction that changes them, last.

    Takes   as many as one statement may name: some hundreds
    Writes  one row a photo, which waits for whoever else is changing the same photo
    Cost    five queries, whatever their number
    """
    numbers = sorted(set(photo_ids))
    if not numbers:
        return
    with transaction.atomic():
        # Not against who only points to the photo; and in order, so that two who renew the same wait for each other.
        held = Photo.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=numbers).order_by("pk")
        rows = [(pk, said) for pk, said in _words_of(list(held.values_list("pk", flat=True))).items()]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.executemany(_PG_WRITE, rows)
                return
            cursor.executemany("DELETE FROM media_search WHERE rowid = %s", [(pk,) for pk, _said in rows])
            cursor.executemany("INSERT INTO media_search (rowid, document) VALUES (%s, %s)", rows)


def source_word(source_id: int) -> str:
    """The word that stands for a source in the rows of its photos. Its letter is one that folding leaves in no word."""
    return f"ø{source_id}ø"


def _words_of(numbers: list[int]) -> dict[int, str]:
    captions: dict[int, str] = import_string(settings.PHOTO_WORDS)(numbers)
    tags: dict[int, list[str]] = {}
    photos = Photo.objects.filter(pk__in=numbers)
    for pk, name in photos.exclude(tags=None).values_list("pk", "tags__name").order_by("pk", "tags__name"):
        tags.setdefault(pk, []).append(name)
    own = photos.order_by("pk").values("pk", "source_id", "original__name", *OWN_WORDS)
    return {row["pk"]: _document(row, [*tags.get(row["pk"], ()), captions.get(row["pk"], "")]) for row in own}


def _document(row: dict[str, Any], more: list[str]) -> str:
    """All words of a photo. A break stands between two fields, so that no phrase runs from one into the next."""
    source = source_word(row["source_id"]) if row["source_id"] else ""
    texts = [row["original__name"] or "", *(row[name] for name in OWN_WORDS), *more]
    parts = [source, *(fold(text) for text in texts)]
    return " ø ".join(part for part in parts if part).encode()[:LARGEST_BYTES].decode(errors="ignore")
