"""The ledger of credits is append-only, and it is the database that says so, on both engines."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SENTENCE = "The ledger of credits is append-only: write a new row instead."
SQLITE = [
    f"""CREATE TRIGGER media_creditchange_no_{act} BEFORE {act.upper()} ON media_creditchange
        BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"""
    for act in ("update", "delete")
]
POSTGRESQL = [
    f"""CREATE FUNCTION media_creditchange_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$""",
    """CREATE TRIGGER media_creditchange_append_only BEFORE UPDATE OR DELETE ON media_creditchange
        FOR EACH ROW EXECUTE FUNCTION media_creditchange_refuse()""",
]


def refuse(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)


def allow(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION media_creditchange_refuse() CASCADE", params=None)
        return
    for act in ("update", "delete"):
        editor.execute(f"DROP TRIGGER media_creditchange_no_{act}", params=None)


class Migration(migrations.Migration):
    dependencies = [("media", "0004_may_withdraw_photos")]
    operations = [migrations.RunPython(refuse, allow)]
