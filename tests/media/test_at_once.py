"""Two acts on one photo at the same moment: neither is lost, and neither stands in the other's way for good."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from media.leasing import grant
from media.merging import merge
from media.models import CreditChange, Lease, Photo
from media.reconcilers.rights import tell_of_rights
from media.withdrawing import withdraw_photo
from outlet.models import Outlet
from tests import given

pytestmark = pytest.mark.django_db


@contextmanager
def meanwhile(act: Callable[[], object]) -> Iterator[list[Exception]]:
    """The act runs beside the block from its end on; what it raised is in the list when all is over."""
    raised: list[Exception] = []

    def run() -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001  whatever it is, the test says it
            raised.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        yield raised
        thread.start()
        while connection.vendor == "postgresql" and thread.is_alive() and not somebody_waits():
            time.sleep(0.01)
    thread.join()


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_a_photo_is_withdrawn_while_the_worker_tells_of_its_rights() -> None:
    given.an_outlet()
    photo = given.a_photo(rights_until=Outlet.objects.current().today() - timedelta(days=1))

    with meanwhile(lambda: withdraw_photo(photo, by=None, reason="The agency asked")) as raised:
        assert tell_of_rights() == 1

    assert raised == []
    assert Photo.objects.get(pk=photo.pk).status == Photo.Status.WITHDRAWN


def test_what_is_done_to_a_photo_that_was_merged_meanwhile_is_done_to_the_one_that_is_left() -> None:
    given.an_outlet()
    gone, left = given.a_photo("From the wire"), given.a_photo("Berths")
    merge(Photo.objects.get(pk=gone.pk), into=left, by=None, why="The same frame")

    days = {"first_day": given.noon("2026-11-24").date(), "last_day": None}
    grant(gone, verdict="deny", use="web", reason="The family asked", by=None, **days)
    withdraw_photo(gone, by=None, reason="The agency asked")

    assert dict(Photo.objects.values_list("pk", "status")) == {gone.pk: "merged", left.pk: "withdrawn"}
    assert Lease.objects.get().photo_id == left.pk
    assert CreditChange.objects.get(why="The agency asked").photo_id == left.pk
