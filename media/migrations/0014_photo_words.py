"""The words by which the desk finds photos: FTS5 on SQLite, a tsvector with GIN on PostgreSQL. See media.search_rows."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

POSTGRESQL = """
CREATE TABLE media_search (photo_id bigint PRIMARY KEY, document tsvector NOT NULL);
-- Beside the row, as in articles_search, and for its reasons.
ALTER TABLE media_search ALTER COLUMN document SET STORAGE MAIN;
ALTER TABLE media_search ALTER COLUMN document SET STATISTICS 1000;
CREATE INDEX media_search_document ON media_search USING gin (document);
"""
# The words come folded, so that the tokenizer has only to part them.
SQLITE = """
CREATE VIRTUAL TABLE media_search USING fts5(
    document, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3', columnsize = 0
)
"""


def create(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE)


def drop(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE media_search")


class Migration(migrations.Migration):
    dependencies = [("media", "0013_wall_indexes")]
    operations = [migrations.RunPython(create, drop)]
