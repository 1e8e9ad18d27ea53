"""The search index: FTS5 on SQLite, a tsvector with GIN on PostgreSQL. Its words come from articles.reader.search."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRESQL = """
CREATE TABLE articles_search (
    edition_id bigint PRIMARY KEY,
    published_at timestamptz NOT NULL,
    document tsvector NOT NULL
);
-- Beside the row, not in a table of their own: PostgreSQL does not count what fetching them from there costs, and would
-- read all 30,000 for a rare word (0.9 s) instead of asking the index (0.1 ms).
ALTER TABLE articles_search ALTER COLUMN document SET STORAGE MAIN;
ALTER TABLE articles_search ALTER COLUMN document SET STATISTICS 1000;
CREATE INDEX articles_search_document ON articles_search USING gin (document);
CREATE INDEX articles_search_newest ON articles_search (published_at DESC, edition_id DESC);
"""
SQLITE = """
CREATE VIRTUAL TABLE articles_search USING fts5(
    headline, standfirst, text, tokenize = 'porter unicode61 remove_diacritics 2'
)
"""


def create(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE)


def drop(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE articles_search")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
