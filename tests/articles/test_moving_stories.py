"""Many stories are moved into a section at once: as saves, within one's reach, and nothing that readers see moves."""

import pytest
from django.test import Client

from articles.desk.models import Article
from articles.reader.models import Edition, Section
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk
from tests.articles.test_reach import a_limited_publisher

pytestmark = pytest.mark.django_db
LIST = "/desk/articles/article/"


def moved(client: Client, *stories: Article, to: Section) -> str:
    chosen = [story.pk for story in stories]
    posted = {"action": "move_stories", "_selected_action": chosen, "section": to.path, "index": 0}
    return client.post(LIST, posted, follow=True).content.decode()


def test_chosen_stories_are_moved_and_readers_see_it_when_they_are_published_again() -> None:
    draft, live = given.a_story("Boats wait"), given.a_live_story("Berths shut").working_copy
    sport = given.a_section("Sport")

    said = moved(at_the_desk(given.an_editor()), draft, live, to=sport)

    assert "2 stories are in Sport now; what is live moves when it is published again." in said
    assert [story.section for story in Article.objects.all()] == [sport, sport]
    assert [story.revisions.count() for story in Article.objects.order_by("pk")] == [2, 2]
    assert Edition.objects.get().section.name == "Levant"


def test_nobody_moves_a_story_out_of_their_reach_or_one_that_is_not_theirs() -> None:
    inside, beyond = given.a_story(section=given.a_section("Sport")), given.a_story(section=given.a_section("News"))
    limited, reporter = a_limited_publisher(("Sport",)), a_reporter()

    said = moved(at_the_desk(limited), inside, to=given.a_section("News"))
    moved(at_the_desk(limited), beyond, to=given.a_section("Sport"))
    moved(at_the_desk(reporter), inside, to=given.a_section("News"))
    page = at_the_desk(limited).get(LIST).content.decode()

    assert '<option value="sport">' in page
    assert '<option value="news">' not in page
    assert "Choose the section for the stories, then press Move." in said
    assert [story.section.name for story in Article.objects.order_by("pk") if story.section] == ["Sport", "News"]


def test_a_story_that_stands_there_already_is_not_saved_again() -> None:
    story = given.a_story(section=given.a_section("Sport"))

    moved(at_the_desk(given.an_editor()), story, to=given.a_section("Sport"))

    assert story.revisions.count() == 1
