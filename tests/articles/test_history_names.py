"""The history at a glance: what each save changed in figures, which of them readers had, and names that are kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.desk.history import words_that_changed
from articles.desk.models import Act, Article, Revision
from articles.desk.saving import save
from articles.desk.snapshot import snapshot
from articles.publishing import publish
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db


def saved_again(article: Article, headline: str) -> Article:
    article.headline = headline
    save(article, by=given.an_editor())
    return article


def test_the_words_that_came_and_went_are_counted() -> None:
    old = snapshot(given.a_story("Talks reopen the port", paragraphs=["One two three.", "Four five."]))
    moved = {**old, "body": "<p>Four five.</p>\n<p>One two three.</p>"}
    changed = {**moved, "headline": "Talks close the port of Karsand", "standfirst": "At noon"}

    assert words_that_changed(old, moved) == ""
    assert words_that_changed(old, changed) == "+5 −1 words"
    assert words_that_changed(None, old) == "+9 words"


def test_the_history_says_what_readers_have_and_what_they_had() -> None:
    article = given.a_live_story().working_copy
    publish(saved_again(article, "The second that goes out"), by=given.an_editor())
    saved_again(Article.objects.get(pk=article.pk), "A third that does not")

    page = at_the_desk(given.an_editor()).get(page_of(article, "history")).content.decode()

    rows = page.split('<tr id="save-')[1:]
    assert ["what readers have" in row for row in rows] == [False, True, False]
    assert ["went out" in row for row in rows] == [False, False, True]
    assert "words" in rows[0]


def test_a_long_history_costs_no_more_questions_than_a_short_one() -> None:
    short, long = given.a_story(), given.a_story("Another story")
    client = at_the_desk(given.an_editor())
    for turn in range(35):
        saved_again(long, f"Save {turn}")
    client.get(page_of(short, "history"))

    asked = []
    for article in (short, long):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_of(article, "history")).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_a_save_is_named_and_the_log_says_who_did() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor("mira"))

    answer = client.post(
        page_of(article, "name"), {"number": "1", "name": "  Before the\nlawyers read it "}, follow=True
    )

    assert Revision.objects.get(article=article).label == "Before the lawyers read it"
    act = Act.objects.get(article=article, verb="name")
    assert (act.by.username, act.revision_number) == ("mira", 1)
    page = answer.content.decode()
    assert "Save 1 is called “Before the lawyers read it”, and is kept for good." in page
    assert "Named a save" in page


def test_a_name_can_be_taken_off_again() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    client.post(page_of(article, "name"), {"number": "1", "name": "Before the lawyers"})

    client.post(page_of(article, "name"), {"number": "1", "name": " "})

    assert Revision.objects.get(article=article).label == ""


@pytest.mark.parametrize("number", ["", "2", "x", "99999999999999999999"])
def test_only_a_save_of_this_story_can_be_named(number: str) -> None:
    article, other = given.a_story(), given.a_story("Another story")
    saved_again(other, "Its second save")

    answer = at_the_desk(given.an_editor()).post(page_of(article, "name"), {"number": number, "name": "Mine"})

    assert answer.status_code == 404
    assert not Revision.objects.exclude(label="").exists()


def test_who_only_reads_a_story_names_none_of_its_saves() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(a_reporter())

    assert client.post(page_of(article, "name"), {"number": "1", "name": "Mine"}).status_code == 403
    assert "Name this save" not in client.get(page_of(article, "history")).content.decode()
    assert at_the_desk(given.an_editor()).get(page_of(article, "name")).status_code == 405


def test_a_name_is_no_note_to_the_next_person() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    client.post(page_of(article, "name"), {"number": "1", "name": "Before the lawyers"}, follow=True)

    assert "Before the lawyers" not in client.get(page_of(article)).content.decode()


def test_an_unnamed_save_by_the_form_counts_its_words() -> None:
    article = given.a_story("Talks reopen the port")
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, headline="Talks reopen the port of Karsand"))

    assert "+2 words" in client.get(page_of(article, "history")).content.decode()
