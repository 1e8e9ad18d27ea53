"""A section or a contributor is removed in the instant in which somebody names it: no word is lost, and a sentence says so."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from articles.desk.models import Article, KeptCopy
from articles.desk.moving import move
from articles.publishing.people import remove_contributor, save_contributor
from articles.publishing.sections import remove_section
from articles.reader.models import Contributor, Section
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of
from tests.articles.test_renewed_at_once import beside
from tests.media.test_at_once import meanwhile, somebody_waits

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time: nothing comes between"),
]

GONE = "The section was removed meanwhile. Choose another."
A_SECTION = 'FROM "articles_section" WHERE "articles_section"."id" = '


class Once:
    """Somebody else does this, and is done with it, as soon as a statement with these words has run."""

    def __init__(self, words: str, act: Callable[[], object]) -> None:
        self.words = words
        self.act: Callable[[], object] | None = act

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = execute(sql, params, many, context)
        if self.act and self.words in sql:
            act, self.act = self.act, None
            with ThreadPoolExecutor() as somebody:
                somebody.submit(_elsewhere, act).result()
        return found


def _elsewhere(act: Callable[[], object]) -> None:
    try:
        act()
    finally:
        connection.close()


@pytest.fixture
def desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor("mira"))


def test_a_choice_between_two_texts_is_saved_without_the_section_that_was_removed(desk: Client) -> None:
    culture, article = given.a_section("Culture"), given.a_story()
    opened = as_typed(article)
    at_the_desk(given.an_editor("omar")).post(page_of(article), {**opened, "headline": "Omar's headline"})
    clash = desk.post(page_of(article), {**opened, "headline": "Mira's headline", "section": culture.pk})
    theirs = clash.context["theirs"].number
    chosen = {"kept": KeptCopy.objects.get().pk, "version": theirs, "keep-headline": "mine"}

    with connection.execute_wrapper(Once(A_SECTION, lambda: remove_section(culture))):
        answer = desk.post(page_of(article, "settle"), chosen, follow=True)

    assert GONE in answer.content.decode()
    assert Article.objects.get(section=None).headline == "Mira's headline"
    assert not Section.objects.filter(pk=culture.pk).exists()


def test_an_older_text_comes_back_without_the_section_that_was_removed(desk: Client) -> None:
    culture = given.a_section("Culture")
    article = given.a_story("The museum opens", section=culture)
    desk.post(page_of(article), as_typed(article, headline="It shuts", section=given.a_section("News").pk))

    with connection.execute_wrapper(Once(A_SECTION, lambda: remove_section(culture))):
        answer = desk.post(page_of(article, "restore"), {"text": "1", "version": 2}, follow=True)

    assert GONE in answer.content.decode()
    assert Article.objects.get(section=None).headline == "The museum opens"


def test_stories_moved_into_a_section_that_was_removed_stay_where_they_were(desk: Client) -> None:
    culture, article = given.a_section("Culture"), given.a_story(section=given.a_section("News"))
    posted = {"action": "move_stories", "_selected_action": [article.pk], "section": "culture", "index": 0}

    with connection.execute_wrapper(Once('"articles_section"."path" = ', lambda: remove_section(culture))):
        answer = desk.post("/desk/articles/article/", posted, follow=True)

    assert "The section was removed meanwhile. Choose another for the stories." in answer.content.decode()
    assert Article.objects.get().section == given.a_section("News")


def test_a_section_into_which_a_story_is_being_moved_waits_and_stays() -> None:
    culture, article = given.a_section("Culture"), given.a_story(section=given.a_section("News"))

    with meanwhile(lambda: remove_section(culture)) as raised:
        move(article, to=culture, by=None)

    (refused,) = raised
    assert isinstance(refused, ValidationError)
    assert "Something stands in this section." in refused.messages[0]
    assert Article.objects.get().section == culture


def test_a_contributor_who_has_a_first_byline_meanwhile_is_not_removed_and_the_page_says_why(desk: Client) -> None:
    person, section = given.a_contributor("Omar Darwish"), given.a_section("News")
    first_byline = Once('INSERT INTO "django_admin_log"', lambda: given.a_story(by=[person], section=section))

    with connection.execute_wrapper(first_byline):
        answer = desk.post(f"/desk/articles/contributor/{person.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 403
    assert "This name stands over a story on the desk. Take it off there first." in answer.content.decode()
    assert Contributor.objects.filter(pk=person.pk).exists()


def test_a_story_whose_contributor_is_removed_while_it_is_saved_keeps_its_words(desk: Client) -> None:
    person, article = given.a_contributor("Omar Darwish"), given.a_story(by=[])
    typed = as_typed(article, headline="At night") | {"bylines-0-contributor": "Omar Darwish"}
    removed = Once('"articles_contributor"."id" IN (', lambda: remove_contributor(person))

    with connection.execute_wrapper(removed):
        answer = desk.post(page_of(article), typed)

    assert answer.status_code == 422
    assert "At night" in answer.content.decode()
    assert "Nobody here is called “Omar Darwish”." in answer.content.decode()


def test_a_contributor_is_removed_once_a_change_to_them_is_saved() -> None:
    person = given.a_contributor("Omar Darwish")
    removing = []

    def removed_beside() -> None:
        removing.append(beside(lambda: remove_contributor(person)))
        while removing[0].is_alive() and not somebody_waits():
            time.sleep(0.01)

    person.bio = "Writes about the port."
    with connection.execute_wrapper(Once('UPDATE "articles_contributor"', removed_beside)):
        save_contributor(person)
    removing[0].join()

    assert not Contributor.objects.filter(name="Omar Darwish").exists()


def test_a_section_put_below_one_that_is_removed_meanwhile_asks_for_another_place(desk: Client) -> None:
    culture = given.a_section("Culture")
    typed = {"name": "Museums", "slug": "museums", "parent": culture.pk, "position": 0}

    with connection.execute_wrapper(Once(f' AS "a" {A_SECTION}', lambda: remove_section(culture))):
        answer = desk.post("/desk/articles/section/add/", typed)

    assert answer.status_code == 200
    assert "Select a valid choice" in answer.content.decode()
    assert not Section.objects.filter(slug="museums").exists()
