"""The worker: goes round the reconcilers, each of which asks the database what is owed and does it."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections, connection
from django.db.models.functions import Now
from django.utils.module_loading import import_string

from delivery.models import Worker
from delivery.tidying import tidies_daily

log = logging.getLogger(__name__)

MOST_PROMPT_SECONDS = 2

Reconciler = Callable[[], int]


def reconcilers() -> list[Reconciler]:
    """What a worker does besides: what may take its time."""
    return [import_string(path) for path in settings.RECONCILERS]


def prompt_reconcilers() -> list[Reconciler]:
    """What has an hour: never behind a picture that takes its time."""
    return [import_string(path) for path in settings.PROMPT_RECONCILERS]


def one_round(name: str, *, doing: list[Reconciler] | None = None) -> int:
    """Every reconciler once, whatever the one before met. Answers how many rows were worked on."""
    Worker.objects.update_or_create(name=name, defaults={"beat_at": Now()})
    done = 0
    for reconcile in [*prompt_reconcilers(), *reconcilers()] if doing is None else doing:
        try:
            done += reconcile()
        except Exception:
            log.exception("%s failed; it is tried again in the next round.", reconcile.__qualname__)
            connection.close_if_unusable_or_obsolete()
    return done


def work_until(stop: threading.Event, *, name: str, beat_seconds: float, doing: list[Reconciler] | None = None) -> None:
    """Round after round until `stop` is set; rests only when nothing was owed."""
    while not stop.is_set():
        close_old_connections()
        try:
            busy = one_round(name, doing=doing)
        except Exception:
            log.exception("The worker cannot reach the database; it tries again.")
            connection.close()
            busy = 0
        if not busy:
            stop.wait(beat_seconds)


def run() -> None:
    """Work until SIGTERM or SIGINT: in one thread what has an hour, in another all else."""
    stop = threading.Event()
    for signal_number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signal_number, lambda *_: stop.set())
    name, beat = f"{socket.gethostname()}:{os.getpid()}", settings.WORKER_BEAT_SECONDS
    prompt = threading.Thread(
        target=work_until,
        args=(stop,),
        kwargs={
            "name": f"{name}:prompt",
            "beat_seconds": min(beat, MOST_PROMPT_SECONDS),
            "doing": prompt_reconcilers(),
        },
    )
    prompt.start()
    work_until(stop, name=name, beat_seconds=beat, doing=[*reconcilers(), tidies_daily()])
    prompt.join()
