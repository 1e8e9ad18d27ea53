"""A story that is live in one section while its working copy was moved into another: whose reach counts for what readers have."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from articles.desk.models import Article, ScheduledAct
from articles.desk.moving import move
from articles.publishing import publish
from articles.reader.models import Edition
from tests import given
from tests.articles.desk_people import at_the_desk, page_of
from tests.articles.test_reach import a_limited_publisher

pytestmark = pytest.mark.django_db

REFUSED = "Readers have this story in News, where your role does not reach."


def a_moved_story(**changes: Any) -> Article:
    """Live in News, its working copy in Sport since."""
    given.an_outlet()
    story = given.a_live_story(section=given.a_section("News"), **changes).working_copy
    story = Article.objects.get(pk=story.pk)
    move(story, to=given.a_section("Sport"), by=given.an_editor())
    return story


def published(story: Article) -> Article:
    publish(Article.objects.get(pk=story.pk), by=given.an_editor())
    return Article.objects.get(pk=story.pk)


@pytest.mark.parametrize("name", ["withdraw", "retract", "reinstate", "publish"])
def test_who_reaches_only_the_new_section_touches_nothing_that_readers_have_in_the_old_one(name: str) -> None:
    story = a_moved_story()
    client = at_the_desk(a_limited_publisher(("Sport",)))
    before = Edition.objects.values().get()

    answers = [
        client.get(page_of(story, name)),
        client.post(page_of(story, name), {"version": story.version, "reason": "Wrong", "notice": "Wrong"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert all(REFUSED in answer.content.decode() for answer in answers)
    assert Edition.objects.values().get() == before


def test_nor_do_they_undo_it_or_settle_a_plan_to_withdraw_it() -> None:
    story = a_moved_story()
    tomorrow = timezone.now() + timedelta(days=1)
    plan = ScheduledAct.objects.create(article=story, verb="withdraw", due_at=tomorrow)
    client = at_the_desk(a_limited_publisher(("Sport",)))
    number = Edition.objects.get().revision_number

    undone = client.post(page_of(story, "undo"), {"number": number})
    settled = client.post(page_of(story, "plan"), {"plan": plan.pk, "do": "drop"})

    assert [undone.status_code, settled.status_code] == [403, 403]
    assert Edition.objects.exists()
    assert ScheduledAct.objects.exists()


def test_the_form_says_why_and_offers_neither_the_acts_nor_the_hours() -> None:
    story = a_moved_story()

    page = at_the_desk(a_limited_publisher(("Sport",))).get(page_of(story)).content.decode()

    assert REFUSED in page
    for name in ("publish", "withdraw", "retract"):
        assert page_of(story, name) not in page
    assert 'name="withdraw_at"' not in page
    assert 'value="publish"' not in page


def test_who_reaches_only_the_old_section_does_not_reach_the_story_any_more() -> None:
    story = a_moved_story()
    client = at_the_desk(a_limited_publisher(("News",)))

    assert client.get(page_of(story, "withdraw")).status_code == 404
    assert client.post(page_of(story, "publish"), {"version": story.version}).status_code == 404
    assert Edition.objects.get().section.name == "News"


@pytest.mark.parametrize("who", ["both sections", "everywhere"])
def test_who_reaches_both_publishes_it_into_the_new_section_where_its_desk_withdraws_it(who: str) -> None:
    story = a_moved_story()
    everywhere = who == "everywhere"
    mover = given.an_editor() if everywhere else a_limited_publisher(("Sport",), ("News",), role="Both desks")

    out = at_the_desk(mover).post(page_of(story, "publish"), {"version": story.version})
    section = Edition.objects.get().section.name
    client = at_the_desk(a_limited_publisher(("Sport",)))
    withdrawn = client.post(page_of(story, "withdraw"), {"reason": "Wrong from end to end."})

    assert [out.status_code, section, withdrawn.status_code] == [302, "Sport", 302]
    assert not Edition.objects.exists()


def test_another_section_in_which_readers_have_it_counts_until_it_goes_out_without_it() -> None:
    given.an_outlet()
    story = given.a_live_story(section=given.a_section("Sport"), also_in=[given.a_section("News")]).working_copy
    story.other_sections.clear()
    client = at_the_desk(a_limited_publisher(("Sport",)))

    before = client.get(page_of(story, "withdraw"))
    story = published(story)

    assert before.status_code == 403
    assert REFUSED in before.content.decode()
    assert client.get(page_of(story, "withdraw")).status_code == 200


def test_taking_the_section_off_an_own_story_does_not_bring_what_is_live_within_reach() -> None:
    given.an_outlet()
    person = a_limited_publisher(("Sport",))
    story = given.a_live_story(section=given.a_section("News")).working_copy
    Article.objects.update(created_by=person, section=None)

    answer = at_the_desk(person).get(page_of(story, "withdraw"))

    assert answer.status_code == 403
    assert REFUSED in answer.content.decode()


def test_nobody_undoes_a_publication_back_into_a_section_beyond_their_reach() -> None:
    story = published(a_moved_story())
    client = at_the_desk(a_limited_publisher(("Sport",)))
    number = Edition.objects.get().revision_number

    page = client.get(page_of(story, "publish"), {"out": 1}).content.decode()
    answer = client.post(page_of(story, "undo"), {"number": number})

    assert page_of(story, "withdraw") in page
    assert page_of(story, "undo") not in page
    assert answer.status_code == 403
    assert "Readers had this story in News before, where your role does not reach." in answer.content.decode()
    assert Edition.objects.get().section.name == "Sport"


def test_a_late_plan_waits_on_the_desk_of_those_alone_who_may_carry_it_out() -> None:
    story = a_moved_story()
    missed = timezone.now() - timedelta(days=2)
    ScheduledAct.objects.create(article=story, verb="withdraw", due_at=missed)
    Article.objects.update(next_hour=missed, assignee=None, created_by=None)
    sport, both = a_limited_publisher(("Sport",)), a_limited_publisher(("Sport",), ("News",), role="Both desks")

    homes = [at_the_desk(person).get(reverse("admin:index")).content.decode() for person in (sport, both)]

    assert ["Set a new time" in home for home in homes] == [False, True]


@pytest.mark.parametrize("is_limited", [True, False])
def test_the_question_costs_few_queries_and_none_more_where_nothing_is_limited(
    is_limited: bool, django_assert_max_num_queries: Any
) -> None:
    story = a_moved_story()
    person: User = a_limited_publisher(("Sport",), ("News",)) if is_limited else given.an_editor()
    client = at_the_desk(person)
    client.get(page_of(story, "withdraw"))

    with django_assert_max_num_queries(23 if is_limited else 9):
        client.get(page_of(story, "withdraw"))
