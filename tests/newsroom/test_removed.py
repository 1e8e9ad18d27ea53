"""What is deleted on the desk leaves addresses that say so, whoever deletes it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.desk.models import Article
from articles.publishing.sections import remove_section
from articles.reader.models import Section
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of


@pytest.mark.django_db
def test_a_section_and_a_contributor_deleted_on_the_desk_say_gone(client: Client) -> None:
    given.an_outlet()
    section, person = given.a_section("Culture"), given.a_contributor("Omar Darwish")
    client.force_login(given.an_editor())

    client.post(f"/desk/articles/section/{section.pk}/delete/", {"post": "yes"})
    client.post(f"/desk/articles/contributor/{person.pk}/delete/", {"post": "yes"})

    assert client.get("/culture/").status_code == client.get("/people/omar-darwish/").status_code == 410


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["section", "other_sections"])
def test_a_section_into_which_a_story_has_gone_meanwhile_says_why_it_stays(client: Client, place: str) -> None:
    given.an_outlet()
    section = given.a_section("Culture")
    client.force_login(given.an_editor())
    page = f"/desk/articles/section/{section.pk}/delete/"
    assert client.get(page).status_code == 200
    given.a_story(**{"section": section} if place == "section" else {"also_in": [section]})

    answer = client.post(page, {"post": "yes"})

    assert answer.status_code == 403
    assert "Something stands in this section. Move its stories" in answer.content.decode()
    assert Section.objects.filter(pk=section.pk).exists()


@pytest.mark.django_db
def test_an_older_text_comes_back_without_what_was_removed_since_and_says_so(client: Client) -> None:
    given.an_outlet()
    culture, person = given.a_section("Culture"), given.a_contributor("Omar Darwish")
    article = given.a_story(section=given.a_section("News"), also_in=[culture], by=[person])
    client.force_login(given.an_editor())
    typed = as_typed(article, other_sections=[]) | {"bylines-0-contributor": ""}
    client.post(page_of(article), typed)
    client.post(f"/desk/articles/section/{culture.pk}/delete/", {"post": "yes"})
    client.post(f"/desk/articles/contributor/{person.pk}/delete/", {"post": "yes"})

    answer = client.post(page_of(article, "restore"), {"text": "1", "version": 2}, follow=True).content.decode()

    assert "A section under “also in” was removed meanwhile." in answer
    assert "A name over the story was removed meanwhile. Look at its bylines." in answer
    assert "The section was removed meanwhile." not in answer


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time: nothing comes between look and save")
@pytest.mark.parametrize("is_new", [True, False])
def test_a_story_whose_section_is_removed_while_it_is_saved_keeps_its_words_and_asks_for_another(is_new: bool) -> None:
    given.an_outlet()
    section = given.a_section("Culture")
    article = None if is_new else given.a_story("The museum opens")
    typed = as_typed(article, headline="The museum opens at night", section=section.pk)
    page = page_of(article) if article else "/desk/articles/article/add/"

    with connection.execute_wrapper(RemovedOnceItIsFound(section)):
        answer = at_the_desk(given.an_editor()).post(page, typed)

    assert answer.status_code == 422
    assert "The museum opens at night" in answer.content.decode()
    assert "Select a valid choice" in answer.content.decode()
    assert not Article.objects.filter(headline="The museum opens at night").exists()


class RemovedOnceItIsFound:
    """Somebody else removes the section between the moment when a save has looked for it and its commit."""

    def __init__(self, section: Section) -> None:
        self.section: Section | None = section

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = execute(sql, params, many, context)
        section = self.section
        if section and connection.in_atomic_block and 'FROM "articles_section" WHERE' in sql and section.pk in params:
            self.section = None
            with ThreadPoolExecutor() as somebody:
                somebody.submit(_remove, section).result()
        return found


def _remove(section: Section) -> None:
    try:
        remove_section(section)
    finally:
        connection.close()
