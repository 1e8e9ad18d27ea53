"""For operators: `/healthz` says that the process answers, `/readyz` that it can do its work, and what stands in the way.

It answers before hosts are looked at, since a load balancer asks by whatever name it has. It tells facts, no secrets.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Q
from django.db.models.functions import Now
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers

from articles.desk.models import Notice, ScheduledAct
from articles.publishing.schedule import asks_first
from delivery.models import Change, Follower, Owed, Worker
from media.models import CreditRenewal, RenditionOrder
from media.rights_rows import RightsLetter
from newsroom.models import PasswordLetter

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=60)
# Work that is overdue when it is still owed a minute after its time
OWED: tuple[type[Owed], ...] = (ScheduledAct, RenditionOrder, RightsLetter, PasswordLetter, Notice)
# What goes through a whole library may take hours: that it fails is told, that it takes long is no alarm.
LONG: tuple[type[Owed], ...] = (CreditRenewal,)

Fact = tuple[str, bool, object]


class HealthMiddleware:
    """Answers `/healthz` and `/readyz`, whatever the host, and lets everything else pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info == "/healthz":
            return _answer({"ok": True}, status=200)
        if request.path_info == "/readyz":
            return readiness()
        return self.get_response(request)


def readiness() -> JsonResponse:
    """The facts as JSON: 200 when all are well, else 503. Cost: one query a fact."""
    try:
        found = list(facts())
    except Error:
        # What the driver says may name hosts and users: it goes to the log alone.
        log.warning("The database cannot be reached.", exc_info=True)
        found = [("database", False, "cannot be reached")]
    is_ready = all(is_well for _name, is_well, _value in found)
    told = {name: {"ok": is_well, "value": value} for name, is_well, value in found}
    return _answer({"ok": is_ready, "facts": told}, status=200 if is_ready else 503)


def facts() -> Iterator[Fact]:
    """Each fact: its name, whether it is well, and what was found. Times are by the database's clock."""
    pending = pending_migrations()
    yield "database", True, "reached"
    yield "migrations", not pending, len(pending)
    if pending:
        return
    beats = Worker.objects.filter(beat_at__gte=Now() - PATIENCE).count()
    yield "workers", beats > 0, beats
    for model in OWED:
        late = _overdue(model)
        yield f"overdue_{model._meta.model_name}s", late == 0, late
    for model in (*OWED, *LONG):
        # Told and no more: one story that cannot go out is the desk's to mend, and the site serves on.
        yield f"failing_{model._meta.model_name}s", True, _failing(model)
    # Nor is it an operator's to say whether a story should still go out, long after its hour.
    yield "asking_scheduledacts", True, ScheduledAct.objects.filter(asks_first()).count()
    behind = followers_behind()
    yield "followers_behind", not behind, behind


def _overdue(model: type[Owed]) -> int:
    """How many rows should have been taken up a minute ago and were not.

    What failed waits for its next try, and a plan that asks somebody first waits for the answer: neither is overdue.
    """
    late = Now() - PATIENCE
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=late)
    not_waiting = Q(retry_at__isnull=True) | Q(retry_at__lt=late)
    owed = model._default_manager.filter(free, not_waiting, done_at__isnull=True, due_at__lt=late)
    return (owed.exclude(asks_first()) if model is ScheduledAct else owed).count()


def _failing(model: type[Owed]) -> int:
    return model._default_manager.filter(done_at__isnull=True).exclude(last_error="").count()


def followers_behind() -> list[str]:
    """The followers that have not handled what changed more than a minute ago, by name."""
    settled = Change.objects.filter(at__lt=Now() - PATIENCE).aggregate(newest=Max("pk"))["newest"] or 0
    return sorted(Follower.objects.filter(last_change_id__lt=settled).values_list("name", flat=True))


def pending_migrations() -> list[str]:
    """Migrations that this code has and the database has not. Cost: two queries, no file read after the first time."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in _migrations_of_the_code() - applied.keys())


@cache
def _migrations_of_the_code() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _answer(told: dict[str, object], *, status: int) -> JsonResponse:
    response = JsonResponse(told, status=status)
    add_never_cache_headers(response)
    return response
