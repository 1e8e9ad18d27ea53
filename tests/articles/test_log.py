"""One log that everything follows, and rows of owed work that any number of workers share."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models.functions import Now
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from delivery import leases
from delivery.log import append_change, changes_after
from delivery.models import Follower

pytestmark = pytest.mark.django_db(transaction=True)


def a_row(name: str, **values: object) -> Follower:
    return Follower.objects.create(name=name, **values)


def in_threads(count: int, work: Callable[[], None]) -> None:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_change_outside_the_transaction_of_its_cause_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        append_change({"article:1"})


def test_changes_are_read_in_the_order_in_which_they_became_visible() -> None:
    def write() -> None:
        for number in range(5):
            with transaction.atomic():
                append_change({f"article:{number}", "list:site"})

    in_threads(4, write)

    found = changes_after(0)
    assert len(found) == 20
    assert [change.pk for change in found] == sorted(change.pk for change in found)
    assert all("list:site" in change.keys.split() for change in found)


def test_eight_workers_never_do_one_piece_of_work_twice() -> None:
    for number in range(24):
        a_row(f"follower {number}")
    done: list[str] = []

    in_threads(8, lambda: _until_nothing_is_owed(lambda row: done.append(row.name)))

    assert sorted(done) == sorted(f"follower {number}" for number in range(24))


def _until_nothing_is_owed(do: Callable[[Follower], None]) -> None:
    while leases.work_through(Follower.objects.all(), do=do):
        pass


def test_work_that_fails_keeps_its_error_waits_and_holds_up_nobody() -> None:
    a_row("broken")
    a_row("sound")

    def do(row: Follower) -> None:
        if row.name == "broken":
            raise ValueError("The cache did not answer.")

    assert leases.work_through(Follower.objects.all(), do=do) == 2

    broken, sound = (
        Follower.objects.get(name="broken"),
        Follower.objects.get(name="sound"),
    )
    assert (broken.done_at, broken.last_error, broken.attempts) == (
        None,
        "The cache did not answer.",
        1,
    )
    assert broken.due_at < timezone.now() < broken.retry_at
    assert sound.done_at is not None


def test_work_is_never_done_before_its_time() -> None:
    a_row("later", due_at=timezone.now() + timedelta(hours=1))

    assert leases.claim(Follower.objects.all()) == []


def test_what_a_killed_worker_held_is_done_by_another_once_its_lease_ends() -> None:
    a_row("orphan")
    [held] = leases.claim(Follower.objects.all())
    assert leases.claim(Follower.objects.all()) == []

    Follower.objects.update(leased_until=Now() - timedelta(seconds=1))
    [taken_over] = leases.claim(Follower.objects.all())

    leases.finish(taken_over)
    with pytest.raises(leases.LeaseLost):
        leases.finish(held)
