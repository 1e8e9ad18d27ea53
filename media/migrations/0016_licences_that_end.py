"""What has been told of the ends of licences."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0015_uses_and_renewals"),
    ]

    operations = [
        migrations.CreateModel(
            name="LicenceNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("30", "30 days before"),
                            ("7", "7 days before"),
                            ("1", "1 day before"),
                            ("ended", "ended"),
                            ("denied", "denied to readers from this day"),
                        ],
                        max_length=8,
                    ),
                ),
                ("until", models.DateField(help_text="The last day of the licence, when this was told.")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "letter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.rightsletter",
                    ),
                ),
                (
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="media.licence"
                    ),
                ),
            ],
            options={
                "verbose_name": "notice of a licence",
                "verbose_name_plural": "notices of licences",
                "constraints": [models.UniqueConstraint(fields=("licence", "until", "kind"), name="licence_told_once")],
            },
        ),
    ]
