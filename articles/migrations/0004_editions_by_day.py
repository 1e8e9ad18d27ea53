from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_kept_copies")]
    operations = [
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["dated_on", "published_at", "retracted_at"], name="editions_by_day"),
        ),
    ]
