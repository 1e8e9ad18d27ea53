"""The editors' desk at many stories and revisions: milliseconds and SQL queries of its list, filters, home and story page.

On SQLite in a folder of its own; DATABASE_URL names another, empty database. Stories, then revisions:
python -m tests.bench.desk 200000 3000000
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import stories

STORIES, REVISIONS = 20_000, 100_000
RUNS = 5
BATCH = 4_000
LIST = "/desk/articles/article/"


def built(count: int, *, revisions: int) -> None:
    """So many stories, and so many revisions of them."""
    from django.db import connection

    from delivery.progress import progress
    from tests.bench import desk_rows

    for first in progress(range(0, count, BATCH), total=count // BATCH or 1, label="stories"):
        desk_rows.make(first, min(first + BATCH, count), of=count)
    desk_rows.make_revisions(revisions // count)
    if connection.vendor == "postgresql":  # which its own cleaner would do a little later; SQLite has none
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


ASKED = {
    "state: late": "state=late",
    "state: mine": "state=mine",
    "state: live": "state=live",
    "state: drafts": "state=draft",
    "state: spiked": "state=spiked",
    "section with all below": "section=section-3",
    "a small section": "section=section-9/part-3",
    "with whom": "with=writer3",
    "with nobody": "with=nobody",
    "changed today": "changed=today",
    "changed in thirty days": "changed=month",
    "kind: pictures": "kind__exact=pictures",
    "language: ar": "language=ar",
    "language: of no story": "language=xx",
    "search, one word": "q=harbour",
    "search, two words": "q=pilots+mole",
    "search, a rare word": "q=berth17",
    "search, a name": "q=Writer+3",
    "search, nothing found": "q=zebra",
    "newest first": "order=newest",
    "newest live": "order=newest&state=live",
}


def pages() -> dict[str, str]:
    """What is measured, and where it is."""
    from articles.desk.models import Article

    story = Article.objects.filter(status=Article.Status.LIVE).order_by("pk")[100]
    return {
        "home": "/desk/",
        "list": LIST,
        **{name: f"{LIST}?{query}" for name, query in ASKED.items()},
        "story page": f"{LIST}{story.pk}/change/",
    }


def best_of(ask: Callable[[], Any]) -> tuple[float, int]:
    """The fewest milliseconds of some runs, and the queries of one."""
    from django.db import connection

    asked = 0

    def count(execute: Any, *query: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*query)

    ask()
    with connection.execute_wrapper(count):
        ask()
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    return min(times), asked


def measured() -> dict[str, tuple[float, int]]:
    """Each page as a publisher gets it, the list as a reporter does, one who is limited to a section, and one revision."""
    from django.test import Client

    from articles.desk.models import Article
    from articles.desk.saving import newest_revision
    from tests.bench import desk_rows

    found = {}
    for person in desk_rows.people():
        client = Client(HTTP_HOST="localhost")
        client.force_login(person)
        wanted = pages() if person.username == "mira" else {"home": "/desk/", "list": LIST}
        for name, address in wanted.items():
            assert client.get(address).status_code == 200, address
            label = name if person.username == "mira" else f"{name}, for a {person.username}"
            found[label] = best_of(lambda client=client, address=address: client.get(address))
    story = Article.objects.order_by("pk")[Article.objects.count() // 2]
    found["latest revision"] = best_of(lambda: newest_revision(story))
    return found


def main() -> None:
    count, revisions = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (STORIES, REVISIONS)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SECOND_FACTOR"] = "0"  # nobody shows one here
        stories.set_up(Path(folder))
        from articles.desk.models import Article

        if not Article.objects.exists():
            built(count, revisions=revisions)
        found = measured()
    sys.stdout.write(f"{'ms in the server, queries':<40}{count:>10,} stories, {revisions:,} revisions\n")
    for name, (milliseconds, asked) in found.items():
        sys.stdout.write(f"{name:<40}{milliseconds:>10.1f}{asked:>5}\n")


if __name__ == "__main__":
    main()
