"""Operators ask /healthz and /readyz, by any host, and are told facts without secrets."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.models.functions import Now
from django.test import Client

from articles.desk.models import Notice, ScheduledAct
from delivery.log import append_change
from delivery.models import Change, Follower, Worker
from media.models import CreditRenewal, RenditionOrder
from newsroom import health
from tests import given


def readiness(client: Client, **headers: str) -> tuple[int, dict[str, Any]]:
    response = client.get("/readyz", headers=headers)
    told: dict[str, Any] = response.json()
    return response.status_code, told.get("facts", {})


@pytest.fixture
def worker() -> Worker:
    return Worker.objects.create(name="desk:1")


def test_the_process_answers_without_a_database(client: Client) -> None:
    response = client.get("/healthz", headers={"host": "10.0.0.3:8000"})

    assert response.status_code == 200
    assert response.json() == {"ok": True}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_all_is_well(client: Client) -> None:
    status, facts = readiness(client, host="10.0.0.3:8000")

    assert status == 200
    told = {name: fact["value"] for name, fact in facts.items()}
    assert (told.pop("database"), told.pop("workers"), told.pop("followers_behind")) == ("reached", 1, [])
    kinds = {"scheduledacts", "renditionorders", "rightsletters", "passwordletters", "notices"}
    owed = {f"{word}_{kind}" for word in ("overdue", "failing") for kind in kinds}
    assert told == dict.fromkeys({"migrations", "failing_creditrenewals", "asking_scheduledacts", *owed}, 0)


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_an_answer_is_never_kept(client: Client) -> None:
    assert "no-store" in client.get("/readyz")["Cache-Control"]


@pytest.mark.django_db
def test_without_a_worker_or_with_one_that_stopped_it_is_not_ready(client: Client) -> None:
    assert readiness(client)[0] == 503

    Worker.objects.create(name="desk:1", beat_at=Now() - timedelta(seconds=61))

    status, facts = readiness(client)
    assert (status, facts["workers"]) == (503, {"ok": False, "value": 0})


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_work_that_is_overdue_is_counted(client: Client) -> None:
    given.an_outlet()
    ScheduledAct.objects.create(article=given.a_story(), due_at=Now() - timedelta(seconds=61))
    for seconds in (61, 59):
        RenditionOrder.objects.create(photo=given.a_photo(), due_at=Now() - timedelta(seconds=seconds))

    status, facts = readiness(client)

    assert status == 503
    assert facts["overdue_scheduledacts"] == facts["overdue_renditionorders"] == {"ok": False, "value": 1}


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("last_error", ["", "The lead photo names nobody."])
def test_a_story_that_asks_somebody_first_is_told_and_does_not_take_the_site_away(
    client: Client, last_error: str
) -> None:
    given.an_outlet()
    plan = ScheduledAct.objects.create(
        article=given.a_story(), due_at=Now() - timedelta(hours=2), last_error=last_error
    )

    assert readiness(client)[0] == 200
    assert readiness(client)[1]["asking_scheduledacts"] == {"ok": True, "value": 1}

    ScheduledAct.objects.filter(pk=plan.pk).update(confirmed_at=Now())
    assert readiness(client)[0] == 503


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_a_letter_to_who_was_named_is_overdue_when_nobody_takes_it_up(client: Client) -> None:
    given.an_outlet()
    Notice.objects.create(who=given.an_editor(), article=given.a_story(), due_at=Now() - timedelta(seconds=61))

    status, facts = readiness(client)

    assert (status, facts["overdue_notices"]) == (503, {"ok": False, "value": 1})


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_credits_that_take_long_over_a_library_are_no_alarm_and_their_failure_is_told(client: Client) -> None:
    CreditRenewal.objects.create(
        of=CreditRenewal.Of.OUTLET, due_at=Now() - timedelta(hours=1), last_error="The disk is full."
    )

    status, facts = readiness(client)

    assert (status, facts["failing_creditrenewals"]) == (200, {"ok": True, "value": 1})


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_work_that_somebody_holds_is_not_overdue(client: Client) -> None:
    RenditionOrder.objects.create(
        photo=given.a_photo(), due_at=Now() - timedelta(hours=1), leased_until=Now() + timedelta(minutes=1)
    )

    assert readiness(client)[0] == 200


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_work_that_failed_is_told_and_does_not_take_the_site_away(client: Client) -> None:
    RenditionOrder.objects.create(
        photo=given.a_photo(),
        due_at=Now() - timedelta(hours=1),
        retry_at=Now() + timedelta(minutes=1),
        last_error="The file is cut short.",
    )

    status, facts = readiness(client)

    assert status == 200
    assert facts["failing_renditionorders"] == {"ok": True, "value": 1}


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_a_follower_that_lags_is_named(client: Client) -> None:
    change = append_change({"article:1"})
    Follower.objects.create(name="purge", last_change_id=change.pk - 1)
    assert readiness(client)[0] == 200

    Change.objects.update(at=Now() - timedelta(seconds=61))

    status, facts = readiness(client)
    assert (status, facts["followers_behind"]["value"]) == (503, ["purge"])


@pytest.mark.django_db
@pytest.mark.usefixtures("worker")
def test_a_migration_that_is_missing_is_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    known = health._migrations_of_the_code()
    monkeypatch.setattr(health, "_migrations_of_the_code", lambda: known | {("articles", "9999_later")})

    status, facts = readiness(client)

    assert (status, facts["migrations"]) == (503, {"ok": False, "value": 1})


@pytest.mark.django_db
def test_a_database_that_cannot_be_reached_is_said_so_and_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OperationalError('connection to "db.internal" as "petra" failed')

    monkeypatch.setattr(health, "pending_migrations", refuse)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json() == {"ok": False, "facts": {"database": {"ok": False, "value": "cannot be reached"}}}
    assert connection.is_usable()
