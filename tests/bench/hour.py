"""A thousand stories due in the same second, a hundred of which cannot go out: how long one worker takes, and how long eight.

On SQLite in a folder of its own; DATABASE_URL names another, empty database. It stops by itself.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

STORIES, FAILING = 1_000, 100
WORKER = "from articles.publishing.schedule import do_due_acts\nwhile do_due_acts():\n    pass\n"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'hour.sqlite3'}")
        os.environ |= {"DEBUG": "1", "VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        print(f"{'workers':>8} {'seconds':>8} {'out':>6} {'listed with a reason':>21} {'done twice':>11}")
        for workers in (1, 8):
            print(measured(workers), flush=True)


def measured(workers: int) -> str:
    """One row: so many worker processes over a thousand stories that are due."""
    from articles.desk.models import Act, ScheduledAct

    first = due_stories()
    began = time.perf_counter()
    running = [
        subprocess.Popen([sys.executable, "-c", f"import django; django.setup()\n{WORKER}"]) for _ in range(workers)
    ]
    for process in running:
        process.wait()
    took = time.perf_counter() - began
    acts = ScheduledAct.objects.filter(pk__gte=first)
    out = acts.filter(done_at__isnull=False).count()
    listed = acts.filter(done_at__isnull=True).exclude(last_error="").count()
    published = Act.objects.filter(verb="publish", article__in=acts.values("article"))
    twice = published.count() - published.values("article").distinct().count()
    return f"{workers:>8} {took:>8.1f} {out:>6} {listed:>21} {twice:>11}"


def due_stories() -> int:
    """A thousand approved stories, all due ten seconds ago, every tenth without its headline; the first plan's number."""
    from django.utils import timezone

    from articles.desk.models import Article, ScheduledAct
    from tests import given

    before = Article.objects.count()
    stories = [
        given.a_story(f"Vessel {n} clears the strait", slug=f"vessel-{n}") for n in range(before, before + STORIES)
    ]
    Article.objects.filter(pk__in=[story.pk for story in stories[:: STORIES // FAILING]]).update(headline="")
    due = timezone.now() - timedelta(seconds=10)
    return ScheduledAct.objects.bulk_create([ScheduledAct(article=story, due_at=due) for story in stories])[0].pk


if __name__ == "__main__":
    main()
