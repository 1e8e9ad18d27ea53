"""The log of public changes: one row a change, written in the transaction that made it, followed by everything else."""

from collections.abc import Callable, Iterable

from django.db import connection
from django.db.transaction import TransactionManagementError

from delivery.models import Change

# Holds appenders back until the one before has committed, so that ids become visible in order and a follower that has
# handled id 7 can never find a late 6. SQLite has one writer anyway.
_APPEND_LOCK = 7_366_211


def append_change(keys: Iterable[str]) -> Change:
    """Say what moved. Call it last in the transaction: on PostgreSQL other appenders wait from here to the commit.

    Takes   keys such as `article:12`, `photo:9`, `list:section:3`; their order does not matter
    Raises  TransactionManagementError outside a transaction
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("append_change must run in the transaction of the change itself.")
    take_turn()
    change = Change.objects.create(keys=" ".join(sorted(set(keys))))
    for tell in _told:
        tell()
    return change


def take_turn() -> None:
    """Wait until no other transaction is appending, and keep others waiting until this one ends. Safe to repeat."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_APPEND_LOCK])


_told: list[Callable[[], object]] = []


def when_appended(tell: Callable[[], object]) -> None:
    """Call this in the transaction of every change that this process appends: a courtesy to followers that live in it."""
    _told.append(tell)


def newest_change_id() -> int:
    """The id of the last public change; 0 before the first."""
    newest: int | None = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def changes_after(change_id: int, *, limit: int = 500) -> list[Change]:
    """The changes that follow `change_id`, oldest first."""
    return list(Change.objects.filter(pk__gt=change_id).order_by("pk")[:limit])
