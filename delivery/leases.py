"""Leases over rows of owed work: many workers, any of them killed at any point, nothing done twice or forgotten."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.functions import Now

from delivery.models import Owed

Row = TypeVar("Row", bound=Owed)

LONGEST_DELAY = timedelta(hours=1)


class LeaseLost(Exception):
    """Somebody else holds this row now: what was done under the old lease is rolled back."""


def owed_anew() -> dict[str, Any]:
    """The columns of a row that is owed from now on, whatever it was: a worker that holds it can no longer finish it."""
    return {
        "due_at": Now(), "retry_at": None, "done_at": None, "leased_until": None, "lease_token": "", "attempts": 0,
        "last_error": "",
    }  # fmt: skip


def claim(rows: models.QuerySet[Row], *, limit: int = 1, lease: timedelta = timedelta(minutes=2)) -> list[Row]:
    """Take up to `limit` rows that are due, by the database's clock, and hold them for `lease`.

    Order   the longest due first; rows held by a live lease are passed over
    """
    due = rows.filter(
        Q(leased_until__isnull=True) | Q(leased_until__lt=Now()),
        Q(retry_at__isnull=True) | Q(retry_at__lte=Now()),
        done_at__isnull=True,
        due_at__lte=Now(),
    )
    token = secrets.token_hex(16)
    with transaction.atomic():
        candidates = due.order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            candidates = candidates.select_for_update(skip_locked=True, of=("self",))
        chosen = [row.pk for row in candidates[:limit]]
        rows.model._default_manager.filter(pk__in=chosen).update(
            leased_until=Now() + lease, lease_token=token, attempts=models.F("attempts") + 1
        )
    return list(rows.model._default_manager.filter(pk__in=chosen, lease_token=token).order_by("due_at", "pk"))


def finish(row: Owed) -> None:
    """Mark the row done. Call it in the transaction of its effect, so that both or neither count.

    Raises  LeaseLost when the lease went to somebody else meanwhile
    """
    held = type(row)._default_manager.filter(pk=row.pk, lease_token=row.lease_token, done_at__isnull=True)
    if not held.update(done_at=Now(), leased_until=None, last_error=""):
        raise LeaseLost(f"{row} is held by another worker.")


def fail(row: Owed, error: BaseException | str) -> None:
    """Keep the error with the row and try again later, each time after a longer wait (2 s, 4 s … an hour)."""
    delay = min(timedelta(seconds=2 ** min(row.attempts, 12)), LONGEST_DELAY)
    type(row)._default_manager.filter(pk=row.pk, lease_token=row.lease_token, done_at__isnull=True).update(
        retry_at=Now() + delay, leased_until=None, last_error=str(error)[:2000] or type(error).__name__
    )


def work_through(rows: models.QuerySet[Row], *, do: Callable[[Row], None], limit: int = 20) -> int:
    """Claim rows one by one and do each in its own transaction; one that fails never holds up another.

    Takes   do: makes the effect; it runs in the transaction that also marks the row done
    Shape   the number of rows attempted
    """
    attempted = 0
    while attempted < limit and (claimed := claim(rows)):
        row = claimed[0]
        attempted += 1
        try:
            with transaction.atomic():
                do(row)
                finish(row)
        except LeaseLost:
            continue
        except Exception as error:  # noqa: BLE001  whatever it is, it is kept with the row
            with suppress(LeaseLost):
                fail(row, error)
    return attempted
