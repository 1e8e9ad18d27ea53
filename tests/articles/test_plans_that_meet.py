"""Two plans of one story, and what somebody does between a plan and its hour: nothing goes out that should be gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.desk import workflow
from articles.desk.models import Article, Byline, ScheduledAct
from articles.publishing.schedule import do_due_acts, do_scheduled_act
from articles.reader.models import Edition
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_story_that_is_spiked_cannot_be_planned() -> None:
    article = given.a_story()
    workflow.spike(article, by=given.an_editor())
    posted = {"version": article.version, "when": "hour", "due_at": "2199-11-24T18:00"}

    answer = at_the_desk(given.an_editor()).post(page_of(article, "publish"), posted)

    assert answer.status_code == 422
    assert "The story is spiked. Take it off the spike first." in answer.content.decode()
    assert Article.objects.get().status == Article.Status.SPIKED
    assert not ScheduledAct.objects.exists()


def test_a_story_that_is_taken_away_does_not_come_back_by_an_older_plan() -> None:
    article = given.a_live_story().working_copy
    publishing.schedule(article, due_at=timezone.now() + HOUR, by=given.an_editor())

    publishing.withdraw(article, by=given.an_editor(), reason="The lawyers called")

    assert not ScheduledAct.objects.exists()
    assert article.acts.filter(verb="unschedule").exists()


def test_a_withdrawn_story_whose_plan_is_dropped_is_withdrawn_again() -> None:
    article = given.a_live_story().working_copy
    publishing.withdraw(article, by=given.an_editor(), reason="The lawyers called")
    publishing.schedule(article, due_at=timezone.now() + HOUR, by=given.an_editor())

    publishing.unschedule(article, by=given.an_editor())

    assert Article.objects.get().status == Article.Status.WITHDRAWN


@pytest.mark.parametrize("is_kept_back", [True, False])
def test_a_story_whose_hour_to_be_withdrawn_has_passed_does_not_go_out_any_more(is_kept_back: bool) -> None:
    article = given.a_story(by=[] if is_kept_back else None)
    now, editor = timezone.now(), given.an_editor()
    publishing.schedule(article, due_at=now + HOUR, by=editor)
    publishing.schedule(article, due_at=now + 2 * HOUR, by=editor, verb="withdraw")
    ScheduledAct.objects.filter(verb="publish").update(due_at=now - timedelta(minutes=20))
    ScheduledAct.objects.filter(verb="withdraw").update(due_at=now - timedelta(minutes=10))

    do_due_acts()
    if is_kept_back:
        Byline.objects.create(article=article, contributor=given.a_contributor())
    ScheduledAct.objects.update(retry_at=None)
    do_due_acts()

    assert not Edition.objects.exists()
    assert "It was to be withdrawn at" in ScheduledAct.objects.get(verb="publish").last_error


def test_the_page_of_publishing_refuses_an_hour_after_the_withdrawal() -> None:
    article = given.a_story()
    publishing.schedule(article, due_at=timezone.now() + HOUR, by=given.an_editor(), verb="withdraw")
    posted = {"version": article.version, "when": "hour", "due_at": "2199-11-24T18:00"}

    answer = at_the_desk(given.an_editor()).post(page_of(article, "publish"), posted)

    assert answer.status_code == 422
    assert "It would be withdrawn before it is out" in answer.content.decode()


def test_both_hours_are_moved_together_past_what_was_planned() -> None:
    given.an_outlet()
    article = given.a_story()
    publishing.schedule(article, due_at=timezone.now() + HOUR, by=given.an_editor())
    publishing.schedule(article, due_at=timezone.now() + 2 * HOUR, by=given.an_editor(), verb="withdraw")
    later = as_typed(article, publish_at="2199-11-24T18:00", withdraw_at="2199-11-25T18:00")

    at_the_desk(given.an_editor()).post(page_of(article), later)

    years = ScheduledAct.objects.filter(done_at__isnull=True).values_list("due_at__year", flat=True)
    assert list(years) == [2199, 2199]


def test_hours_of_which_one_is_refused_are_all_left_as_they_were() -> None:
    given.an_outlet()
    article = given.a_story()
    opened = as_typed(article, publish_at="", embargo_until="2199-11-10T18:00", withdraw_at="2199-11-20T18:00")
    out_at = timezone.now().replace(year=2199, month=11, day=24)
    publishing.schedule(article, due_at=out_at, by=given.an_editor())

    page = at_the_desk(given.an_editor()).post(page_of(article), opened, follow=True).content.decode()

    assert "It would be withdrawn before it is out" in page
    assert Article.objects.get().embargo_until is None
    assert not article.acts.filter(verb="embargo").exists()
    assert ScheduledAct.objects.get().due_at == out_at


def test_a_plan_that_was_dropped_while_a_worker_held_it_is_not_carried_out() -> None:
    article = given.a_story()
    held = publishing.schedule(article, due_at=timezone.now() + HOUR, by=given.an_editor())
    publishing.unschedule(article, by=given.an_editor())

    do_scheduled_act(held)

    assert not Edition.objects.exists()


def test_an_embargo_ends_at_its_hour_even_where_the_clock_of_the_worker_is_behind() -> None:
    article = given.a_story()
    ahead = timezone.now() + timedelta(seconds=20)
    publishing.set_embargo(article, until=ahead, by=given.an_editor())
    due = publishing.schedule(article, due_at=ahead, by=given.an_editor())

    do_scheduled_act(due)

    assert Edition.objects.get().first_published_at == ahead
