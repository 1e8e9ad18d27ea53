"""Planned hours: embargoes hold, what is late is told of, what an outage left undone asks first."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.desk import workflow
from articles.desk.models import Act, Article, ScheduledAct
from articles.publishing.late import tell_of_late_acts
from articles.publishing.schedule import do_due_acts
from articles.reader.models import Edition
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def a_plan(article: Article, *, ago: timedelta, **changes: Any) -> ScheduledAct:
    """A plan to publish whose hour was so long ago."""
    act = publishing.schedule(article, due_at=timezone.now() + HOUR, by=given.an_editor(), **changes)
    ScheduledAct.objects.filter(pk=act.pk).update(due_at=timezone.now() - ago)
    act.refresh_from_db()
    return act


def test_an_embargo_holds_whatever_else_is_set() -> None:
    article = given.a_story()
    editor = given.an_editor()
    publishing.set_embargo(article, until=timezone.now() + 2 * HOUR, by=editor)

    with pytest.raises(publishing.NotReady, match="It is under embargo until"):
        publishing.publish(article, by=editor)
    with pytest.raises(publishing.NotReady, match="It is under embargo until"):
        publishing.schedule(article, due_at=timezone.now() + HOUR, by=editor)

    assert not Edition.objects.exists()


def test_a_plan_made_before_the_embargo_is_moved_first() -> None:
    article = given.a_story()
    editor = given.an_editor()
    publishing.schedule(article, due_at=timezone.now() + HOUR, by=editor)

    with pytest.raises(publishing.NotReady, match="before this embargo ends"):
        publishing.set_embargo(article, until=timezone.now() + 2 * HOUR, by=editor)

    assert Article.objects.get().embargo_until is None


def test_an_embargo_that_was_let_in_by_the_back_door_still_holds_at_the_hour() -> None:
    article = given.a_story()
    a_plan(article, ago=timedelta(seconds=5))
    Article.objects.update(embargo_until=timezone.now() + HOUR)

    do_due_acts()

    assert "It is under embargo until" in ScheduledAct.objects.get().last_error
    assert not Edition.objects.exists()


def test_the_form_sets_all_three_hours_and_the_log_keeps_them() -> None:
    article = given.a_story()
    hours = {"publish_at": "2199-11-24T18:00", "withdraw_at": "2199-11-30T18:00", "embargo_until": "2199-11-24T17:00"}

    at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, **hours))
    article.refresh_from_db()
    page = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()

    assert article.embargo_until
    assert set(ScheduledAct.objects.values_list("verb", flat=True)) == {"publish", "withdraw"}
    assert set(Act.objects.values_list("verb", flat=True)) == {"schedule", "embargo"}
    assert "2199-11-24T17:00" in page


def test_a_form_opened_before_somebody_set_an_hour_does_not_take_it_away() -> None:
    article = given.a_story()
    opened = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()
    hours = {"publish_at": "2199-11-24T18:00", "withdraw_at": "2199-11-30T18:00", "embargo_until": "2199-11-24T17:00"}
    without_an_hour = as_typed(article, kicker="Strait", **dict.fromkeys(hours, ""))
    meanwhile = as_typed(article, **hours, needs_two_people="on")
    at_the_desk(given.an_editor("Dunja")).post(page_of(article), meanwhile)

    at_the_desk(given.an_editor()).post(page_of(article), without_an_hour)

    article.refresh_from_db()
    assert all(f'name="initial-{name}"' in opened for name in (*hours, "needs_two_people"))
    assert article.kicker == "Strait"
    assert article.embargo_until and article.needs_two_people
    assert set(ScheduledAct.objects.values_list("verb", flat=True)) == {"publish", "withdraw"}


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"publish_at": "2199-11-24T16:00", "embargo_until": "2199-11-24T17:00"}, "That is before the embargo ends."),
        ({"publish_at": "2199-11-24T16:00", "withdraw_at": "2199-11-24T15:00"}, "withdrawn before it is out."),
    ],
)
def test_hours_that_contradict_each_other_are_refused_in_the_form(hours: dict[str, str], said: str) -> None:
    article = given.a_story()

    answer = at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, headline="New", **hours))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ScheduledAct.objects.exists()


def test_what_an_outage_left_undone_for_an_hour_asks_a_person_first() -> None:
    article = given.a_story()
    a_plan(article, ago=HOUR + timedelta(minutes=1))

    do_due_acts()
    page = at_the_desk(given.an_editor()).get(page_of(article)).content.decode()

    assert not Edition.objects.exists()
    assert ScheduledAct.objects.get().attempts == 0
    assert "and nothing did it. Should it still?" in page


def test_it_is_done_once_somebody_has_said_so() -> None:
    article = given.a_story()
    plan = a_plan(article, ago=3 * HOUR)

    at_the_desk(given.an_editor()).post(page_of(article, "plan"), {"plan": plan.pk, "do": "confirm"})
    do_due_acts()

    assert Edition.objects.get().working_copy_id == article.pk
    assert Act.objects.filter(verb="confirm").exists()


def test_a_word_for_a_plan_that_is_still_to_come_counts_for_nothing() -> None:
    plan = publishing.schedule(given.a_story(), due_at=timezone.now() + HOUR, by=given.an_editor())

    publishing.confirm(plan, by=given.an_editor())

    assert ScheduledAct.objects.get().confirmed_at is None


def test_or_dropped_and_nothing_happens_to_the_story() -> None:
    article = given.a_story()
    plan = a_plan(article, ago=3 * HOUR)

    at_the_desk(given.an_editor()).post(page_of(article, "plan"), {"plan": plan.pk, "do": "drop"})
    do_due_acts()

    assert not Edition.objects.exists()
    assert not ScheduledAct.objects.exists()


def test_a_warning_overridden_with_the_plan_does_not_keep_the_story_back() -> None:
    article = given.a_story(standfirst="TK")
    a_plan(article, ago=timedelta(seconds=5), overrides={"tk": "The figure comes at six."})

    do_due_acts()

    assert Edition.objects.exists()
    assert Act.objects.get(verb="publish").overridden == {"tk": "The figure comes at six."}


def test_the_news_desk_is_told_once_of_an_hour_that_was_missed(settings: Any) -> None:
    settings.NEWS_DESK_EMAIL = ["desk@meridian.example.org"]
    given.an_outlet()
    a_plan(given.a_story(headline=""), ago=timedelta(minutes=2))
    do_due_acts()

    assert [tell_of_late_acts(), tell_of_late_acts()] == [1, 0]
    (letter,) = mail.outbox
    assert letter.subject == "The Meridian: 1 story is late"
    assert "The story has no headline. Write one." in letter.body
    assert "https://meridian.example.org/desk/articles/article/" in letter.body


def test_of_a_thousand_due_at_once_those_that_fail_hold_up_no_other(django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        a_plan(given.a_story(f"Story {number}", slug=f"story-{number}"), ago=timedelta(seconds=30 - number))
    Article.objects.filter(headline__in=["Story 3", "Story 7"]).update(headline="")

    while do_due_acts():
        pass

    assert Edition.objects.count() == 10
    assert set(ScheduledAct.objects.filter(done_at=None).values_list("last_error", flat=True)) == {
        "The story has no headline. Write one."
    }


def test_a_story_for_two_people_is_not_published_by_one() -> None:
    article = given.a_story(needs_two_people=True)
    mira, omar = given.an_editor("mira"), given.an_editor("omar")
    workflow.approve(article, by=mira)

    with pytest.raises(publishing.NotReady, match="It needs two people"):
        publishing.publish(Article.objects.get(), by=mira)
    publishing.publish(Article.objects.get(), by=omar)

    assert Edition.objects.exists()


def test_words_changed_after_the_approval_need_it_anew() -> None:
    article = given.a_story(needs_two_people=True)
    mira, omar = given.an_editor("mira"), given.an_editor("omar")
    workflow.approve(article, by=mira)
    at_the_desk(omar).post(page_of(article), as_typed(Article.objects.get(), headline="Other words"))

    page = at_the_desk(omar).get(page_of(article, "publish")).content.decode()
    answer = at_the_desk(omar).post(page_of(article, "publish"), {"version": Article.objects.get().version})

    assert "It needs two people" in page
    assert answer.status_code == 422


def test_whoever_wrote_last_does_not_take_the_mark_off() -> None:
    article = given.a_story(needs_two_people=True)
    writer: Client = at_the_desk(given.an_editor())

    writer.post(page_of(article), as_typed(article, publish_at="", needs_two_people=""), follow=True)

    assert Article.objects.get().needs_two_people
