"""Stories imported a second, pages served a second, SQL queries a page: at 1,000 and at 10,000 stories.

On SQLite in a folder of its own; DATABASE_URL names another, empty database. Loopback only, bounded, and it stops by itself.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

SIZES = (1_000, 10_000)
REQUESTS = 600
CLIENTS = 2
SECTIONS = ("News / Levant", "News / Orlec", "Politics / Elections", "Business / Shipping", "Culture / Places")
PAGE = """{section}

Vessel {number} clears the strait after a night of fog

The pilot station at dawn, seen from vessel {number}. (Photo by Harbour Press)

By Dunja Kovac

Vessel {number} cleared the strait at six, the pilots’ guild said, after a night in which nothing had moved.

“We count them in, and we count them out,” said Petra Lindqvist, who keeps the tally on the north mole.

The harbour authority put the waiting time at {hours} hours, which is {hours} more than its own timetable allows.
"""


def page_text(number: int) -> str:
    return PAGE.format(section=SECTIONS[number % len(SECTIONS)], number=number, hours=number % 40 + 1)


def imported(start: int, stop: int) -> float:
    """Makes drafts of pages `start` to `stop`; answers how many a second."""
    from articles.desk.pasting import read
    from articles.desk.pasting.drafting import drafts_from
    from articles.desk.pasting.known_rules import rules_in_force
    from delivery.progress import progress

    rules = rules_in_force()
    began = time.perf_counter()
    for number in progress(range(start, stop), total=stop - start, label="import"):
        stories = read(page_text(number), rules=rules)
        drafts_from(stories, by=None, make_sections=True)
    return (stop - start) / (time.perf_counter() - began)


def published() -> float:
    """Publishes every draft, one a minute back from now; answers how many a second."""
    from articles.desk.models import Article
    from articles.publishing import publish
    from delivery.progress import progress

    drafts = list(Article.objects.filter(status=Article.Status.DRAFT).order_by("pk"))
    reasons = dict.fromkeys(("awaits_file", "lead_awaits_file"), "a benchmark")
    newest = datetime.now(tz=UTC)
    began = time.perf_counter()
    for back, article in enumerate(progress(drafts, total=len(drafts), label="publish")):
        publish(article, by=None, at=newest - timedelta(minutes=back), overrides=reasons)
    return len(drafts) / (time.perf_counter() - began)


def pages() -> dict[str, str]:
    """What is measured, and where it is."""
    from articles.reader.models import Edition, Section

    edition = Edition.objects.order_by("-first_published_at")[0]
    section = Section.objects.get(path="news")
    return {
        "home": "/",
        "section": section.get_absolute_url(),
        "article": edition.get_absolute_url(),
        "search": "/search/?q=strait",
        "feed": "/feeds/site.xml",
    }


def queries(path: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        answer = Client().get(path, HTTP_HOST="localhost")
    assert answer.status_code == 200, f"{path} answered {answer.status_code}"
    return len(caught)


@contextmanager
def served(*, page_cache_megabytes: int) -> Iterator[int]:
    """The site under granian, one worker, with a page cache of this size or none; answers its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--port", str(port)]
    env = {**os.environ, "PAGE_CACHE_MEGABYTES": str(page_cache_megabytes)}
    server = subprocess.Popen([*command, "--no-ws", "--log-level", "error", "newsroom.wsgi:application"], env=env)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port: int) -> None:
    for _attempt in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit("The server did not start within 20 seconds.")


def requests_a_second(port: int, path: str) -> float:
    """REQUESTS requests from CLIENTS connections that stay open."""

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for _number in range(REQUESTS // CLIENTS):
            connection.request("GET", path, headers={"Host": "localhost"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")
        connection.close()

    threads = [threading.Thread(target=ask) for _client in range(CLIENTS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return REQUESTS / (time.perf_counter() - began)


def measured(start: int, stop: int) -> dict[str, Any]:
    row: dict[str, Any] = {
        "stories": stop,
        "imported a second": imported(start, stop),
        "published a second": published(),
    }
    with served(page_cache_megabytes=0) as port:
        for name, path in pages().items():
            row[f"{name}: queries"] = queries(path)
            row[f"{name}: made a second"] = requests_a_second(port, path)
    with served(page_cache_megabytes=64) as port:
        for name, path in pages().items():
            row[f"{name}: from the cache a second"] = requests_a_second(port, path)
    return row


def table(rows: list[dict[str, Any]]) -> str:
    lines = []
    for name in rows[0]:
        values = [row[name] for row in rows]
        cells = "".join(f"{value:>12,.0f}" if isinstance(value, float) else f"{value:>12,}" for value in values)
        lines.append(f"{name:<34}{cells}")
    return "\n".join(lines)


def set_up(folder: Path) -> None:
    """An empty outlet in this folder, under the settings of production but for HTTPS."""
    (folder / "fonts").mkdir()
    os.environ.update(VAR_DIR=str(folder), LOG_LEVEL="ERROR", DJANGO_SETTINGS_MODULE="newsroom.settings")
    os.environ.update(SECRET_KEY="b" * 60, ALLOWED_HOSTS="localhost", DEBUG="0", HTTPS="0", PAGE_CACHE_MEGABYTES="0")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("cut_fonts", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from outlet.models import Outlet

    Outlet.objects.create(name="The Meridian", wordmark="The/Meridian")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
        rows = [measured(start, stop) for start, stop in zip((0, *SIZES), SIZES, strict=False)]
    print(table(rows))


if __name__ == "__main__":
    main()
