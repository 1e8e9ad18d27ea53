"""Search over everything public: a tsvector on PostgreSQL, FTS5 on SQLite, both kept in the publishing transaction."""

from django.db import connection

from articles.reader.models import Edition

# The text search configurations that PostgreSQL ships for the languages an outlet is likely to write in.
CONFIGURATIONS = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "ne": "nepali", "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip

_PG_INDEX = """
INSERT INTO articles_search (edition_id, published_at, document) VALUES (%(id)s, %(at)s,
    setweight(to_tsvector('simple', %(headline)s), 'A') || setweight(to_tsvector('simple', %(standfirst)s), 'B')
    || setweight(to_tsvector('simple', %(text)s), 'C')
    || setweight(to_tsvector(%(config)s::regconfig, %(headline)s), 'A')
    || setweight(to_tsvector(%(config)s::regconfig, %(standfirst)s), 'B')
    || setweight(to_tsvector(%(config)s::regconfig, %(text)s), 'C'))
ON CONFLICT (edition_id) DO UPDATE SET published_at = excluded.published_at, document = excluded.document
"""


def configuration(language: str) -> str:
    """PostgreSQL's text search configuration for a language tag such as `en-GB`."""
    return CONFIGURATIONS.get(language.split("-")[0].lower(), "simple")


def index(edition: Edition) -> None:
    """The search index says what this edition says. Call it in the transaction that writes the edition."""
    values = {
        "id": edition.pk,
        "at": edition.first_published_at,
        "headline": f"{edition.kicker} {edition.headline}",
        "standfirst": edition.standfirst,
        "text": edition.text,
        "config": configuration(edition.language),
    }
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_PG_INDEX, values)
            return
        cursor.execute("DELETE FROM articles_search WHERE rowid = %(id)s", values)
        cursor.execute(
            "INSERT INTO articles_search (rowid, headline, standfirst, text)"
            " VALUES (%(id)s, %(headline)s, %(standfirst)s, %(text)s)",
            values,
        )


def remove(edition: Edition) -> None:
    """The search index forgets this edition."""
    key = "edition_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM articles_search WHERE {key} = %s", [edition.pk])
