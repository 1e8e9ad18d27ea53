"""Words that were never saved are offered only where the story has them not, and can be compared with it first."""

from typing import Any

import pytest
from django.test import Client

from articles.desk.models import Article, PersonalDraft
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of
from tests.articles.typing_along import OFFERED, OTHER, WINDOW, send, typed

pytestmark = pytest.mark.django_db


def offers(client: Client, article: Article) -> list[str]:
    """The sentences with which a story's page offers words that were never saved."""
    html = client.get(page_of(article)).content.decode()
    return [text.partition("</span>")[0] for text in html.split("<span data-unsaved-words>")[1:]]


def test_words_that_are_in_the_story_anyway_are_not_offered() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())

    send(client, article, fields=typed(article))
    send(client, article, window=OTHER, fields=typed(article, headline="Typed"))

    assert len(offers(client, article)) == 1


def test_a_draft_that_comes_in_after_the_save_that_has_its_words_is_not_offered() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    mine = typed(article, headline="Saved, and answered with an error", note="For the night desk")

    client.post(page_of(article), {**dict(mine), "window": WINDOW})
    send(client, article, fields=mine)
    article.refresh_from_db()
    at_the_desk(given.an_editor("mira")).post(page_of(article), as_typed(article, headline="Mira's"))

    assert PersonalDraft.objects.exists()
    assert offers(client, article) == []


def test_a_draft_that_went_into_a_merge_is_not_offered() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    mine = typed(article, kicker="Port")
    at_the_desk(given.an_editor("mira")).post(page_of(article), as_typed(article, headline="Mira's headline"))

    client.post(page_of(article), {**dict(mine), "window": WINDOW})
    send(client, article, fields=mine)
    send(client, article, window=OTHER, fields=[*mine, ["standfirst", "And this was not saved"]])

    assert len(offers(client, article)) == 1


def test_two_windows_with_the_same_words_are_one_question() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    for window in (WINDOW, OTHER):
        send(client, article, window=window, fields=typed(article, headline="Typed twice", note="Call Omar"))

    offered = offers(client, article)
    put_back = client.get(page_of(article), {"draft": PersonalDraft.objects.get(window=WINDOW).pk})

    assert len(offered) == 1
    assert OFFERED not in put_back.content.decode()


def test_a_window_that_is_still_open_is_said_to_have_its_words() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    send(client, article, fields=typed(article, headline="Typed"))
    send(client, article, "presence")

    (said,) = offers(client, article)
    send(client, article, "presence", leaving=True)
    (afterwards,) = offers(client, article)

    assert said.startswith("Your other window with this story has words from ")
    assert afterwards.startswith("You have words from ")


def test_words_never_saved_are_compared_with_the_story_as_it_stands() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    send(client, article, fields=typed(article, kicker="Port", note="Call Omar"))
    mira = at_the_desk(given.an_editor("mira"))
    mira.post(page_of(article), as_typed(article, headline="Mira's headline"))
    address = {"old": "draft", "new": f"unsaved-{PersonalDraft.objects.get().pk}"}

    html = client.get(page_of(article, "compare"), address).content.decode()

    assert '<ins><span class="visually-hidden" dir="auto">[added: </span>Port' in html
    assert "Call Omar" in html
    assert "Put them back" in html and "Drop them" in html
    assert html.count('<section class="change">') == 2
    assert mira.get(page_of(article, "compare"), address).status_code == 404


def test_old_words_cost_no_more_however_often_the_story_was_saved_since(
    django_assert_max_num_queries: Any,
) -> None:
    article = given.a_story()
    client, mira = at_the_desk(given.an_editor()), at_the_desk(given.an_editor("mira"))
    send(client, article, fields=typed(article, kicker="Port"))
    for n in range(8):
        article.refresh_from_db()
        mira.post(page_of(article), as_typed(article, headline=f"Mira's headline {n}"))

    with django_assert_max_num_queries(45):
        said = offers(client, article)

    assert len(said) == 1
