"""What the wall of photos keeps in order, and which alt texts are only the name of a file."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from media.alt_text import is_file_name


def look_at_alt_texts(apps, schema_editor):
    alias = schema_editor.connection.alias
    photos = apps.get_model("media", "Photo").objects.using(alias)
    said = photos.exclude(alt_text="").exclude(original=None).order_by("pk")
    for pk, alt_text, name in said.values_list("pk", "alt_text", "original__name").iterator():
        if is_file_name(alt_text, name=name):
            photos.filter(pk=pk).update(alt_is_file_name=True)


class Migration(migrations.Migration):
    dependencies = [("media", "0012_hash_parts")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="alt_is_file_name",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AlterField(
            model_name="photo",
            name="source",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="photos",
                to="media.source",
                verbose_name="source",
            ),
        ),
        migrations.AlterField(
            model_name="photo",
            name="licence",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="photos",
                to="media.licence",
                verbose_name="licence",
            ),
        ),
        migrations.AlterField(
            model_name="original",
            name="uploaded_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="uploaded by",
            ),
        ),
        migrations.AddIndex(
            model_name="lookalike",
            index=models.Index(
                condition=models.Q(("settled_at__isnull", True)), fields=["photo", "other"], name="wall_open_pairs"
            ),
        ),
        migrations.AddIndex(
            model_name="original",
            index=models.Index(fields=["uploaded_by", "-uploaded_at", "photo"], name="wall_of_a_person"),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("status", "merged"), _negated=True),
                fields=["-created_at", "-id"],
                name="wall_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                fields=["source", "-created_at", "-id", "status"],
                name="wall_of_a_source",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                fields=["licence", "-created_at", "-id", "status"],
                name="wall_of_a_licence",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(
                    models.Q(("status", "merged"), _negated=True),
                    ("creator", ""),
                    ("credit_override", ""),
                    ("source", None),
                    ("via", ""),
                ),
                fields=["source", "-created_at", "-id"],
                name="wall_no_credit",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(
                    ("status", "ready"), models.Q(("alt_text", ""), ("alt_is_file_name", True), _connector="OR")
                ),
                fields=["-created_at", "-id"],
                name="wall_no_alt_text",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(("status", "awaited")), fields=["-created_at", "-id"], name="wall_awaits_its_file"
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(
                    models.Q(("status", "merged"), _negated=True),
                    models.Q(("status", "withdrawn"), _negated=True),
                    ("rights_until__isnull", False),
                ),
                fields=["rights_until", "-created_at", "-id"],
                name="wall_rights_to_end",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(models.Q(("status", "merged"), _negated=True), ("legal_hold", True)),
                fields=["-created_at", "-id"],
                name="wall_held",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(models.Q(("status", "merged"), _negated=True), ("licence", None)),
                fields=["source", "-created_at", "-id"],
                name="wall_no_licence",
            ),
        ),
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(
                condition=models.Q(models.Q(("status", "merged"), _negated=True), ("rights_until", None)),
                fields=["source", "-created_at", "-id"],
                name="wall_no_end",
            ),
        ),
        migrations.RunPython(look_at_alt_texts, migrations.RunPython.noop),
    ]
