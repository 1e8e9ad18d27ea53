"""Publish…, now or at an hour: the reasons are kept with the plan, and what would hold it up is said at once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles import publishing
from articles.desk.models import Act, Article, ScheduledAct
from articles.publishing.schedule import do_due_acts
from articles.reader.models import Edition
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db
AT_SIX = {"when": "hour", "due_at": "2199-11-24T18:00"}


def posted(article: Article, *, by: User | None = None, **said: str) -> tuple[int, str]:
    client = at_the_desk(by or given.an_editor())
    answer = client.post(page_of(article, "publish"), {"version": str(article.version), **said}, follow=True)
    return answer.status_code, answer.content.decode()


def test_a_reason_is_kept_with_the_plan_and_used_at_its_hour() -> None:
    given.an_outlet()
    article = given.a_story(standfirst="The minister said TK.")

    _status, page = posted(article, **AT_SIX, **{"reason-tk": "The figure comes at six."})
    ScheduledAct.objects.update(due_at=timezone.now() - timedelta(seconds=5))
    do_due_acts()

    assert "It goes out at 18:00 on 24 November 2199, EET" in page
    assert "Undo: plan nothing" in page
    assert Act.objects.get(verb="publish").overridden == {"tk": "The figure comes at six."}
    assert Edition.objects.exists()


def test_a_warning_without_its_reason_is_not_planned() -> None:
    article = given.a_story(standfirst="The minister said TK.")

    status, page = posted(article, **AT_SIX)

    assert status == 422
    assert 'value="2199-11-24T18:00"' in page
    assert 'name="reason-tk"' in page
    assert not ScheduledAct.objects.exists()


def test_a_blocker_does_not_refuse_the_plan_but_is_named_as_to_be_mended_before() -> None:
    article = given.a_story(by=[])

    _status, page = posted(article, **AT_SIX)

    assert ScheduledAct.objects.get().verb == "publish"
    assert "1 blocker, to be mended before the hour" in page
    assert "Nobody is named." in page


def test_a_story_with_a_plan_may_go_out_now_all_the_same() -> None:
    article = given.a_story()
    publishing.schedule(article, due_at=timezone.now() + timedelta(days=2, seconds=31), by=given.an_editor())
    shown = timezone.localtime(ScheduledAct.objects.get().due_at, given.an_outlet().zone)

    _status, page = posted(Article.objects.get(), when="now", due_at=f"{shown:%Y-%m-%dT%H:%M}")

    assert "Readers have exactly this text." in page
    assert not ScheduledAct.objects.exists()


def test_the_plan_is_undone_from_the_same_screen() -> None:
    article = given.a_story()
    posted(article, **AT_SIX)
    said = {"plan": ScheduledAct.objects.get().pk, "do": "drop", "then": "publish"}

    answer = at_the_desk(given.an_editor()).post(page_of(article, "plan"), said)

    assert answer.headers["Location"] == page_of(article, "publish")
    assert not ScheduledAct.objects.exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"when": "hour"}, "Write the hour, or choose “Now”."),
        ({"when": "hour", "due_at": "2020-11-24T18:00"}, "That time has passed."),
        ({"when": "hour", "due_at": "9999-12-31T23:59"}, "That is too far ahead."),
        ({"when": "now", "due_at": "2199-11-24T18:00"}, "There is an hour here, and “Now” is chosen."),
        ({"when": "hour", "due_at": "2027-03-28T03:30"}, "There is no 03:30 on 28 March 2027: the clocks go forward. Choose 02:30 or 04:30."),
        ({"when": "hour", "due_at": "2027-10-31T03:30"}, "03:30 comes twice on 31 October 2027: the clocks go back. Choose 02:30 or 04:30."),
    ],
)  # fmt: skip
def test_an_hour_that_cannot_be_meant_is_refused_in_a_sentence(said: dict[str, str], sentence: str) -> None:
    given.an_outlet()
    article = given.a_story()

    status, page = posted(article, **said)

    assert status == 422
    assert sentence in page
    assert not Edition.objects.exists()
    assert not ScheduledAct.objects.exists()


def test_the_hours_beside_the_text_say_the_same_of_an_hour_that_the_clocks_leave_out() -> None:
    given.an_outlet()
    article = given.a_story()
    hour = as_typed(article, publish_at="2027-03-28T03:30")

    page = at_the_desk(given.an_editor()).post(page_of(article), hour).content.decode()

    assert "There is no 03:30 on 28 March 2027: the clocks go forward." in page


@pytest.mark.parametrize(
    ("deadline", "said"),
    [("2027-03-28T03:30", "There is no 03:30 on 28 March 2027"), ("9999-12-31T23:59", "That is too far ahead.")],
)
def test_a_deadline_is_refused_in_the_same_words(deadline: str, said: str) -> None:
    given.an_outlet(time_zone="America/New_York" if "9999" in deadline else "Europe/Athens")
    article = given.a_story()

    answer = at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, deadline=deadline))

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_correction_does_not_wait_for_an_hour() -> None:
    article = given.a_live_story().working_copy
    at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, headline="The port opens"))
    article.refresh_from_db()

    status, page = posted(article, **AT_SIX, kind="correction", note="It said Lowmoor.")

    assert status == 422
    assert "At an hour it goes out as an update." in page


def test_the_page_says_home_embargo_and_withdrawal_before_anything_happens() -> None:
    given.an_outlet()
    article = given.a_story()
    six = timezone.now() + timedelta(days=2)
    publishing.set_embargo(article, until=six, by=None)
    publishing.schedule(article, due_at=six + timedelta(days=1), by=None, verb="withdraw")

    page = at_the_desk(given.an_editor()).get(page_of(article, "publish")).content.decode()

    assert "Likely the lead, as things stand now: home arranges itself by what is newest." in page
    assert "in 2 days: it holds whatever else is set." in page
    assert "in 3 days, readers are told that it is gone." in page


def test_the_address_has_the_day_of_the_hour_that_is_planned() -> None:
    given.an_outlet()
    article = given.a_story()

    _status, page = posted(article, **AT_SIX)

    assert ">/news/levant/2199/11/24/" in page


def test_a_live_story_that_newer_ones_pushed_off_home_is_told_so() -> None:
    given.an_outlet()
    article = given.a_live_story().working_copy
    for number in range(14):
        given.a_live_story(f"Newer story {number}", slug=f"newer-{number}")
    at_the_desk(given.an_editor()).post(page_of(article), as_typed(article, headline="The port opens"))

    page = at_the_desk(given.an_editor()).get(page_of(article, "publish")).content.decode()

    assert "Not among what home shows now; newer stories stand there." in page


def test_a_story_for_two_people_names_who_may_be_the_second() -> None:
    given.an_outlet()
    article = given.a_story(needs_two_people=True)
    given.an_editor("omar")

    page = at_the_desk(given.an_editor("mira")).get(page_of(article, "publish")).content.decode()

    assert "Somebody else has to approve it as it stands: petra or omar." in page


def test_a_plan_set_beside_the_text_says_at_once_what_would_hold_it_up_and_keeps_earlier_reasons() -> None:
    given.an_outlet()
    article = given.a_story(standfirst="The minister said TK.")
    client = at_the_desk(given.an_editor())

    page = client.post(page_of(article), as_typed(article, publish_at="2199-11-24T18:00"), follow=True).content.decode()
    posted(article, **AT_SIX, **{"reason-tk": "It comes."})
    client.post(page_of(article), as_typed(Article.objects.get(), publish_at="2199-11-24T19:00"))

    assert "Planned, but as it stands it would not go out:" in page
    assert ScheduledAct.objects.get().overrides == {"tk": "It comes."}
