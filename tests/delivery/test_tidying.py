"""The worker removes the rows that nobody else does: its own forerunners, and sessions that have ended."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db.models.functions import Now

from delivery import worker
from delivery.models import Worker
from delivery.tidying import tidies_daily


def a_session(*, ends_in: timedelta) -> str:
    session = SessionStore()
    session.set_expiry(int(ends_in.total_seconds()))
    session.create()
    return str(session.session_key)


@pytest.mark.django_db
def test_a_worker_that_starts_removes_those_silent_for_a_week_and_sessions_that_have_ended() -> None:
    Worker.objects.create(name="old:1", beat_at=Now() - timedelta(days=7, minutes=1))
    Worker.objects.create(name="quiet:2", beat_at=Now() - timedelta(days=6, hours=23))
    a_session(ends_in=timedelta(seconds=-1))
    holding = a_session(ends_in=timedelta(hours=1))

    call_command("worker", "--once")

    assert set(Worker.objects.values_list("name", flat=True)) == {"quiet:2", "once"}
    assert list(Session.objects.values_list("session_key", flat=True)) == [holding]


@pytest.mark.django_db
def test_a_worker_that_goes_on_tidies_in_its_first_round_and_not_in_each() -> None:
    doing = [tidies_daily()]
    a_session(ends_in=timedelta(seconds=-1))
    worker.one_round("here", doing=doing)
    assert not Session.objects.exists()

    a_session(ends_in=timedelta(seconds=-1))
    done = worker.one_round("here", doing=doing)

    assert (done, Session.objects.count()) == (0, 1)
