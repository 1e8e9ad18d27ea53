"""The photo desk's wall at 1,000 and at 100,000 pictures: milliseconds and SQL queries of its pages.

On SQLite in a folder of its own; DATABASE_URL names another, empty database. Run: python -m tests.bench.library
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench import stories

SIZES = (1_000, 100_000)
RUNS = 7
WALL = "/desk/media/photo/"
BATCH = 2_000


def built(start: int, stop: int) -> None:
    """Pictures `start` to `stop` with all that a library has of each; the newest is number `stop`."""
    from django.db import connection

    from delivery.progress import progress
    from tests.bench import library_rows

    for first in progress(range(start, stop, BATCH), total=(stop - start) // BATCH or 1, label="pictures"):
        library_rows.make(first, min(first + BATCH, stop))
    if connection.vendor == "postgresql":  # which its own cleaner would do a little later; SQLite has none
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def pages() -> dict[str, str]:
    """What is measured, and where it is."""
    from media.admin.queues import LIBRARY, WORK

    queues = [queue for queue in (*WORK, *LIBRARY) if queue.key]
    return {
        "first screen": WALL,
        "next cells, as one scrolls": f"{WALL}?only=cells&after={_cursor(0.01)}",
        "deep page": f"{WALL}?after={_cursor(0.9)}",
        **{f"queue: {queue.word}": f"{WALL}?queue={queue.key}" for queue in queues},
        "source": f"{WALL}?source={_source()}",
        "search, one word": f"{WALL}?q=harbour",
        "search, two words": f"{WALL}?q=mole+tern",
        "search, a rare word": f"{WALL}?q=berth17",
        "search, nothing found": f"{WALL}?q=zebra",
        "search in a queue": f"{WALL}?queue=unused&q=harbour",
    }


def _cursor(depth: float) -> str:
    from media.admin.wall_pages import cursor_of
    from media.models import Photo

    at = int(Photo.objects.count() * depth)
    return cursor_of(Photo.objects.order_by("-created_at", "-pk")[at])


def _source() -> int:
    from media.models import Source

    return int(Source.objects.get(name="Agency 1").pk)


def measured() -> dict[str, tuple[float, int]]:
    """For each page the fewest milliseconds of some runs, and its queries, as Teodor of the photo desk gets it."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client

    asked = 0

    def count(execute: Any, *query: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*query)

    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.get(username="teodor"))
    found = {}
    for name, address in pages().items():
        times, asked = [], 0
        client.get(address)
        with connection.execute_wrapper(count):
            assert client.get(address).status_code == 200, address
        for _run in range(RUNS):
            began = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - began) * 1000)
        found[name] = (min(times), asked)
    return found


def table(few: dict[str, tuple[float, int]], many: dict[str, tuple[float, int]]) -> str:
    small, large = SIZES
    lines = [f"{'ms in the server, queries':<38}{small:>10,}{'':>5}{large:>10,}{'':>5}{'ratio':>8}"]
    for name, (before, asked) in few.items():
        after, asked_then = many[name]
        lines.append(f"{name:<38}{before:>10.1f}{asked:>5}{after:>10.1f}{asked_then:>5}{after / before:>8.2f}")
    return "\n".join(lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SECOND_FACTOR"] = "0"  # Teodor shows none here
        stories.set_up(Path(folder))
        from media.models import Photo

        if Photo.objects.exists():
            raise SystemExit("It needs a database without pictures: name another in DATABASE_URL, and run it alone.")
        found: list[Any] = []
        for start, stop in zip((0, *SIZES), SIZES, strict=False):
            built(start, stop)
            found.append(measured())
    sys.stdout.write(table(*found) + "\n")


if __name__ == "__main__":
    main()
