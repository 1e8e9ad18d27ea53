"""The hour that a story waits for stands with the story, whatever is done to it: the list's order is that hour."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from articles.desk import workflow
from articles.desk.models import NO_HOUR, Article, ScheduledAct
from articles.desk.saving import save
from articles.desk.waiting import with_due
from articles.publishing import publish, schedule, unschedule, withdraw
from articles.publishing.schedule import do_due_acts
from tests import given

pytestmark = pytest.mark.django_db
Step = Callable[[Article], object]


def kept(story: Article) -> Article:
    """The story as it stands; the hour kept with it is the computed one."""
    found = with_due(Article.objects.filter(pk=story.pk)).get()
    assert found.next_hour == (found.due_at or NO_HOUR)
    return found


def test_the_hour_is_kept_through_every_act_on_a_story() -> None:
    given.an_outlet()
    by, now = given.an_editor(), timezone.now()
    story = given.a_story("Boats wait", deadline=now + timedelta(hours=9))
    steps: list[tuple[Step, timedelta | None]] = [
        (lambda a: workflow.send_to_review(a, by=by), timedelta(hours=9)),
        (lambda a: workflow.spike(a, by=by), None),
        (lambda a: workflow.unspike(a, by=by), timedelta(hours=9)),
        (lambda a: schedule(a, due_at=now + timedelta(hours=12), by=by), timedelta(hours=12)),
        (lambda a: schedule(a, due_at=now + timedelta(hours=11), by=by), timedelta(hours=11)),
        (lambda a: schedule(a, verb="withdraw", due_at=now + timedelta(days=1), by=by), timedelta(hours=11)),
        (lambda a: unschedule(a, by=by), timedelta(days=1)),
        (lambda a: publish(a, by=by), timedelta(days=1)),
        (lambda a: unschedule(a, verb="withdraw", by=by), None),
        (lambda a: withdraw(a, by=by, reason="Wrong berth"), None),
    ]
    assert kept(story).next_hour == now + timedelta(hours=9)

    for step, after in steps:
        step(Article.objects.get(pk=story.pk))
        assert kept(story).next_hour == (now + after if after else NO_HOUR)


def test_a_new_deadline_moves_the_hour_and_none_takes_it_away() -> None:
    given.an_outlet()
    story = given.a_story("Boats wait", deadline=timezone.now() + timedelta(hours=9))

    story.deadline = timezone.now() + timedelta(hours=2)
    save(story, by=given.an_editor())
    assert kept(story).next_hour == story.deadline
    story.deadline = None
    save(story, by=given.an_editor())

    assert kept(story).next_hour == NO_HOUR


@pytest.mark.parametrize("verb", ["publish", "withdraw"])
def test_a_plan_that_is_carried_out_is_no_hour_any_more(verb: str) -> None:
    given.an_outlet()
    story = given.a_live_story("Boats wait").working_copy if verb == "withdraw" else given.a_story("Boats wait")
    plan = schedule(story, verb=verb, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())
    ScheduledAct.objects.filter(pk=plan.pk).update(due_at=timezone.now() - timedelta(minutes=1))

    assert do_due_acts() == 1

    assert ScheduledAct.objects.get().done_at
    assert kept(story).next_hour == NO_HOUR


def test_stories_from_before_get_their_hour() -> None:
    given.an_outlet()
    story = given.a_story("Boats wait", deadline=timezone.now() + timedelta(hours=9))
    planned = given.a_story("Berths shut")
    schedule(planned, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())
    Article.objects.update(next_hour=NO_HOUR)

    import_module("articles.migrations.0009_next_hours").fill(apps, None)

    assert kept(story).next_hour < NO_HOUR and kept(planned).next_hour < NO_HOUR
