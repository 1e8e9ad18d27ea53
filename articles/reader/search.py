"""The search index over everything public: a tsvector on PostgreSQL, FTS5 on SQLite, both kept in the publishing
transaction. What is asked of it stands in articles.reader.search_hits.
"""

from typing import Any

from django.db import connection

from articles.reader.models import Edition
from articles.reader.search_hits import Found, Order, find
from articles.reader.search_matches import configuration, parted
from articles.reader.search_terms import LESS, MARK, UNMARK

__all__ = ["Found", "Order", "find", "index", "remove"]

# PostgreSQL refuses a tsvector above 1 MB, and ours holds every word twice: some 20,000 words always fit.
LARGEST_BYTES = 120_000

_NO_MARKS = str.maketrans("", "", MARK + UNMARK + LESS)

_PG_INDEX = """
INSERT INTO articles_search (edition_id, published_at, document) VALUES (%(id)s, %(at)s,
    setweight(to_tsvector('simple', %(headline)s), 'A') || setweight(to_tsvector('simple', %(standfirst)s), 'B')
    || setweight(to_tsvector('simple', %(text)s), 'C')
    || setweight(to_tsvector(%(config)s::regconfig, %(headline)s), 'A')
    || setweight(to_tsvector(%(config)s::regconfig, %(standfirst)s), 'B')
    || setweight(to_tsvector(%(config)s::regconfig, %(text)s), 'C'))
ON CONFLICT (edition_id) DO UPDATE SET published_at = excluded.published_at, document = excluded.document
"""


def index(edition: Edition) -> None:
    """The search index says what this edition says. Call it in the transaction that writes the edition."""
    texts = {
        "headline": f"{edition.kicker} {edition.headline}",
        "standfirst": _fit(edition.standfirst),
        "text": _searched_text(edition),
    }
    about: dict[str, Any] = {
        "id": edition.pk,
        "at": edition.first_published_at,
        "config": configuration(edition.language),
    }
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_PG_INDEX, {**about, **{name: parted(text) for name, text in texts.items()}})
            return
        cursor.execute("DELETE FROM articles_search WHERE rowid = %(id)s", about)
        cursor.execute(
            "INSERT INTO articles_search (rowid, headline, standfirst, text)"
            " VALUES (%(id)s, %(headline)s, %(standfirst)s, %(text)s)",
            {**about, **texts},
        )


def _searched_text(edition: Edition) -> str:
    """The words that stand below headline and standfirst, which are indexed with weights of their own."""
    return _fit(edition.text.removeprefix(f"{edition.kicker} {edition.headline} {edition.standfirst} "))


def _fit(text: str) -> str:
    return text.encode()[:LARGEST_BYTES].decode(errors="ignore").translate(_NO_MARKS)


def remove(edition: Edition) -> None:
    """The search index forgets this edition."""
    key = "edition_id" if connection.vendor == "postgresql" else "rowid"
    sql = f"DELETE FROM articles_search WHERE {key} = %s"  # noqa: S608  one of the two words above
    with connection.cursor() as cursor:
        cursor.execute(sql, [edition.pk])
