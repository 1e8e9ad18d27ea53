"""What readers' pages must know of leases for other uses than the web, and work owed to many photos at once."""

from collections import defaultdict

import django.db.models.functions.datetime
from django.db import migrations, models


def tell_of_leases(apps, schema_editor):
    alias = schema_editor.connection.alias
    spans = defaultdict(list)
    leases = apps.get_model("media", "Lease").objects.using(alias).filter(taken_back_at__isnull=True)
    for photo, verdict, use, first, last in leases.exclude(verdict="deny", use="web").values_list(
        "photo", "verdict", "use", "first_day", "last_day"
    ):
        spans[photo].append([verdict, use, first.isoformat(), last.isoformat() if last else None])
    photos = apps.get_model("media", "Photo").objects.using(alias)
    for photo, found in spans.items():
        photos.filter(pk=photo).update(leased_uses=sorted(found, key=str))


class Migration(migrations.Migration):
    dependencies = [("media", "0014_photo_words")]

    operations = [
        migrations.AddField(
            model_name="photo",
            name="leased_uses",
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name="uses leased"),
        ),
        migrations.CreateModel(
            name="CreditRenewal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "due_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), db_index=True, verbose_name="due"
                    ),
                ),
                (
                    "leased_until",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="held until"),
                ),
                ("lease_token", models.CharField(blank=True, default="", editable=False, max_length=32)),
                (
                    "retry_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="tried again at"),
                ),
                ("attempts", models.PositiveIntegerField(default=0, editable=False, verbose_name="attempts")),
                ("last_error", models.TextField(blank=True, default="", editable=False, verbose_name="last error")),
                ("done_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="done")),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("source", "photos of a source"),
                            ("licence", "photos under a licence"),
                            ("ended", "photos whose licence ends"),
                            ("outlet", "all photos"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "of_id",
                    models.BigIntegerField(default=0, help_text="The source or the licence; 0 for all photos."),
                ),
                (
                    "with_files",
                    models.BooleanField(default=False, help_text="On: their files; off: the pages that show them."),
                ),
                ("after", models.BigIntegerField(default=0, help_text="The last photo that was told.")),
            ],
            options={
                "verbose_name": "renewal of credits",
                "verbose_name_plural": "renewals of credits",
                "constraints": [
                    models.UniqueConstraint(fields=("of", "of_id", "with_files"), name="one_renewal_of_each")
                ],
            },
        ),
        migrations.RunPython(tell_of_leases, migrations.RunPython.noop),
    ]
