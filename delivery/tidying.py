"""Rows that no act removes: workers that stopped long ago, and browsers' sessions that have ended."""

import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.db.models.functions import Now

from delivery.models import Worker

SILENT_FOR = timedelta(days=7)
ONCE_IN_SECONDS = 24 * 60 * 60


def tidy() -> None:
    """Workers without a beat for a week, and sessions that have ended, are removed. Safe to repeat, and beside others."""
    Worker.objects.filter(beat_at__lt=Now() - SILENT_FOR).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def tidies_daily() -> Callable[[], int]:
    """A reconciler that tidies in its first round, and then once a day. It answers 0: none of this is owed work."""
    due = time.monotonic()

    def tidy_once_a_day() -> int:
        nonlocal due
        if time.monotonic() >= due:
            tidy()
            due = time.monotonic() + ONCE_IN_SECONDS
        return 0

    return tidy_once_a_day
