"""The index of the desk's search over stories, on PostgreSQL; articles.desk.story_words asks it in the same words."""

from django.db import migrations

INDEX = """
CREATE INDEX articles_article_words ON articles_article USING gin
(to_tsvector('simple'::regconfig, kicker || ' ' || headline || ' ' || standfirst))
"""


def create(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute(INDEX, params=None)


def drop(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX articles_article_words", params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_next_hours")]
    operations = [migrations.RunPython(create, drop)]
