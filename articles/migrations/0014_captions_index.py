"""The index by which a photo finds the public stories it stands in, on PostgreSQL; articles.desk.photo_places asks it."""

from django.db import migrations

INDEX = "CREATE INDEX articles_edition_captions ON articles_edition USING gin (captions jsonb_path_ops)"


def create(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(INDEX, params=None)


def drop(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX articles_edition_captions", params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_outside_links")]
    operations = [migrations.RunPython(create, drop)]
