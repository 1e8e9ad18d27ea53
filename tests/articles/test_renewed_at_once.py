"""A section or a name that changes while somebody publishes: readers have the newest words under the newest address."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from articles.publishing import withdraw
from articles.reader.models import Contributor, Edition
from tests import given

pytestmark = pytest.mark.django_db(transaction=True)


def beside(act: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def until_somebody_waits() -> None:
    """Return when another connection stands before a lock of ours. SQLite has one writer, so there it stands already."""
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(asked)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)


def test_what_is_published_meanwhile_is_not_put_back_when_its_section_is_renamed() -> None:
    given.an_outlet()
    edition = given.a_live_story("Two ships are at the quay")

    with transaction.atomic():
        given.a_change(edition, headline="Three ships are at the quay")
        meanwhile = beside(lambda: given.a_moved_section(edition.section, name="The Levant", slug="the-levant"))
        until_somebody_waits()
    meanwhile.join()

    edition = Edition.objects.get()
    assert edition.headline == "Three ships are at the quay"
    assert edition.path.startswith("news/the-levant/")


def test_what_is_withdrawn_meanwhile_does_not_come_back_under_a_new_byline() -> None:
    given.an_outlet()
    edition = given.a_live_story()

    with transaction.atomic():
        withdraw(edition.working_copy, by=given.an_editor(), reason="Wrong from end to end.")
        meanwhile = beside(lambda: given.a_renamed_contributor(Contributor.objects.get(), name="Dunja Kovac-Reyes"))
        until_somebody_waits()
    meanwhile.join()

    assert not Edition.objects.exists()
    assert Contributor.objects.get().name == "Dunja Kovac-Reyes"
