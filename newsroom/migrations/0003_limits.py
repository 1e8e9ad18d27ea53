"""The table in which attempts to sign in are counted: Django's own cache table, the same on every engine."""

from django.core.management import call_command
from django.db import migrations

from newsroom.signing_in import LIMITS_TABLE


def make_table(apps, schema_editor):
    call_command("createcachetable", LIMITS_TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(LIMITS_TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0002_who_withdraws_photos")]

    operations = [migrations.RunPython(make_table, drop_table)]
