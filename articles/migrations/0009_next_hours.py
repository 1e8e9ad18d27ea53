"""Fills the hour that each story waits for, and adds the indexes of the list's filters."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import migrations, models
from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

NO_HOUR = datetime(9999, 1, 1, tzinfo=UTC)
LIST = ["next_hour", "-saved_at", "-id"]
UNFINISHED = ("draft", "in_review", "approved", "scheduled")


def fill(apps, editor):
    Article = apps.get_model("articles", "Article")
    plans = apps.get_model("articles", "ScheduledAct").objects.filter(article=OuterRef("pk"), done_at__isnull=True)
    deadline = When(status__in=UNFINISHED, deadline__isnull=False, then=F("deadline"))
    hour = Coalesce(
        Subquery(plans.order_by("due_at").values("due_at")[:1]),
        Case(deadline, default=Value(NO_HOUR, output_field=models.DateTimeField())),
    )
    open_plans = apps.get_model("articles", "ScheduledAct").objects.filter(done_at__isnull=True).values("article")
    waiting = Article.objects.filter(models.Q(status__in=UNFINISHED) | models.Q(pk__in=open_plans))
    waiting.update(next_hour=hour)


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0008_append_only_acts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex("article", models.Index(fields=["status", *LIST], name="stories_by_status_and_hour")),
        migrations.AddIndex("article", models.Index(fields=["kind", *LIST], name="stories_by_kind_and_hour")),
        migrations.AddIndex("article", models.Index(fields=["language", *LIST], name="stories_by_language_and_hour")),
        migrations.AddIndex("article", models.Index(fields=["-saved_at", "-id"], name="newest_stories")),
    ]
