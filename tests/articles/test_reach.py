"""Roles limited to sections reach there and below, and nowhere else."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from articles.desk import policy
from articles.desk.models import Article, Reach, ScheduledAct
from articles.desk.waiting import waiting_for
from articles.publishing.sections import remove_section
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db


def a_limited_publisher(*trails: tuple[str, ...], role: str = "Sport desk") -> User:
    """Somebody who may do all to stories, in the sections of this role alone."""
    person = User.objects.create(username=role.lower().replace(" ", "-"), is_staff=True)
    group = Group.objects.create(name=role)
    group.permissions.set(Permission.objects.filter(codename__endswith="_article"))
    reach = Reach.objects.create(group=group)
    reach.sections.set([given.a_section(*trail) for trail in trails])
    person.groups.add(group)
    return person


def test_a_role_reaches_its_section_and_all_below_it() -> None:
    person = a_limited_publisher(("Sport",))
    inside, below, beside = (
        given.a_story(section=given.a_section(*trail))
        for trail in (("Sport",), ("Sport", "Rowing"), ("Sporting life",))
    )

    allowed = [policy.may(person, "publish", story) for story in (inside, below, beside)]

    assert allowed == [True, True, False]
    assert set(policy.stories_of(person)) == {inside, below}


def test_the_pages_of_a_story_beyond_ones_reach_are_not_there() -> None:
    client = at_the_desk(a_limited_publisher(("Sport",)))
    story = given.a_live_story(section=given.a_section("News")).working_copy

    for name in ("change", "history", "preview", "publish", "withdraw", "photos", "compare"):
        assert client.get(page_of(story, name)).status_code == 404, name
    assert given.HEADLINE not in client.get(reverse("admin:articles_article_changelist")).content.decode()
    assert given.HEADLINE not in client.get(reverse("admin:find"), {"q": "ceasefire"}).content.decode()


def test_the_home_shows_what_is_live_within_ones_reach_and_links_to_nothing_beyond_it() -> None:
    client = at_the_desk(a_limited_publisher(("Sport",)))
    inside = given.a_live_story("Rowers wait", section=given.a_section("Sport", "Rowing")).working_copy
    beyond = given.a_live_story("Boats wait", section=given.a_section("News")).working_copy

    home = client.get(reverse("admin:index")).content.decode()

    assert page_of(inside) in home
    assert page_of(beyond) not in home
    assert "Boats wait" not in home


def test_the_form_offers_the_sections_within_reach_alone_and_refuses_others() -> None:
    client = at_the_desk(a_limited_publisher(("Sport",)))
    sport, news = given.a_section("Sport"), given.a_section("News")
    story = given.a_story(section=sport)

    page = client.get(page_of(story)).content.decode()
    answer = client.post(page_of(story), as_typed(story, section=news.pk))

    assert ">News</option>" not in page
    assert answer.status_code == 422
    assert Article.objects.get().section == sport


def test_a_story_that_goes_out_beyond_ones_reach_too_is_not_ones_to_publish() -> None:
    person = a_limited_publisher(("Sport",))
    story = given.a_story(section=given.a_section("Sport"), also_in=[given.a_section("News")])

    assert not policy.may(person, "publish", story)
    assert policy.may(person, "edit", story)


def test_nobody_plans_a_story_into_a_section_beyond_their_reach_with_the_save_that_moves_it_there() -> None:
    given.an_outlet()
    person, news = a_limited_publisher(("Sport",)), given.a_section("News")
    person.groups.add(Group.objects.get(name="Reporter"))
    story = given.a_story(section=given.a_section("Sport"))
    typed = as_typed(story, section=news.pk, publish_at="2199-11-24T18:00")

    answer = at_the_desk(person).post(page_of(story), typed, follow=True)

    assert (
        "Saved, but nothing is planned: your role does not publish where the story stands now."
        in answer.content.decode()
    )
    assert Article.objects.get().section == news
    assert not ScheduledAct.objects.exists()


def test_a_story_that_goes_out_beyond_ones_reach_too_does_not_wait_for_one_to_publish_it() -> None:
    person, sport = a_limited_publisher(("Sport",)), given.a_section("Sport")
    theirs = given.a_story(section=sport, also_in=[given.a_section("Sport", "Rowing")])
    given.a_story(section=sport, also_in=[given.a_section("News")])
    Article.objects.update(status=Article.Status.APPROVED, assignee=None, created_by=None)

    assert list(waiting_for(person, at=timezone.now())) == [theirs]


def test_two_roles_reach_as_far_as_both_and_one_without_limits_reaches_everywhere() -> None:
    person = a_limited_publisher(("Sport",))
    person.groups.add(a_limited_publisher(("Culture",), role="Culture desk").groups.get())
    stories = [given.a_story(section=given.a_section(name)) for name in ("Sport", "Culture", "News")]

    both = {story.section.name for story in policy.stories_of(User.objects.get(pk=person.pk)) if story.section}
    Reach.objects.first().sections.clear()  # type: ignore[union-attr]
    everywhere = policy.stories_of(User.objects.get(pk=person.pk))

    assert both == {"Sport", "Culture"}
    assert set(everywhere) == set(stories)


def test_a_role_is_limited_on_its_own_page_and_the_limit_counts_from_the_next_request() -> None:
    person = a_limited_publisher(("Sport",))
    role, news = person.groups.get(), given.a_section("News")
    story = given.a_story(section=news)
    reach = role.reach
    form = {
        "name": role.name, "permissions": [p.pk for p in role.permissions.all()],
        "reach-TOTAL_FORMS": 1, "reach-INITIAL_FORMS": 1, "reach-MIN_NUM_FORMS": 0, "reach-MAX_NUM_FORMS": 1,
        "reach-0-id": reach.pk, "reach-0-group": role.pk, "reach-0-sections": [news.pk],
    }  # fmt: skip
    theirs = at_the_desk(person)
    before = theirs.get(page_of(story)).status_code

    at_the_desk(given.an_editor()).post(reverse("admin:auth_group_change", args=[role.pk]), form)

    assert [before, theirs.get(page_of(story)).status_code] == [404, 200]


def test_a_reporter_changes_an_own_story_until_it_is_handed_in() -> None:
    reporter = User.objects.create(username="dunja", is_staff=True)
    reporter.groups.add(Group.objects.get(name="Reporter"))
    story = given.a_story()
    Article.objects.update(created_by=reporter)
    client = at_the_desk(reporter)

    client.post(page_of(story, "step"), {"verb": "review"})
    answer = client.post(page_of(story), as_typed(story, headline="A word more"))

    assert Article.objects.get().status == "in_review"
    assert answer.status_code == 403
    assert client.get(page_of(story)).status_code == 200


def test_a_section_to_which_a_role_is_limited_is_not_deleted_since_the_role_would_reach_everywhere() -> None:
    person = a_limited_publisher(("Sport",))
    sport, news = given.a_section("Sport"), given.a_story(section=given.a_section("News"))
    page = reverse("admin:articles_section_delete", args=[sport.pk])

    answer = at_the_desk(given.an_editor()).post(page, {"post": "yes"})
    with pytest.raises(ValidationError, match="“Sport desk” is limited to this section"):
        remove_section(sport)

    assert answer.status_code == 403
    assert not policy.may(User.objects.get(pk=person.pk), "read", news)
