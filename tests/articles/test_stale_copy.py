"""Two people save the same story: the second is told, sees both texts, and loses nothing."""

from typing import Any

import pytest
from django.test import Client

from articles.desk.models import Article, KeptCopy, Revision
from articles.desk.snapshot import snapshot
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db
Clash = tuple[Article, Client, Any]


@pytest.fixture
def clash() -> Clash:
    """Mira and Omar opened the same story; Omar saved first, then Mira. Gives the story, Mira's browser, her answer."""
    article = given.a_story(standfirst="As it was.")
    mira, omar = (at_the_desk(given.an_editor(name)) for name in ("mira", "omar"))
    opened = as_typed(article)
    omar.post(page_of(article), {**opened, "headline": "Omar's headline", "standfirst": "Omar's standfirst."})
    answer = mira.post(page_of(article), {**opened, "headline": "Mira's headline", "tags": "Mira's tag"})
    article.refresh_from_db()
    return article, mira, answer


def chosen(answer: Any, **choices: str) -> dict[str, Any]:
    kept = KeptCopy.objects.latest("pk")
    theirs = answer.context["theirs"].number
    return {"kept": kept.pk, "version": theirs, **{f"keep-{name}": whose for name, whose in choices.items()}}


def test_changes_in_different_places_are_put_together_without_a_question() -> None:
    article = given.a_story(standfirst="As it was.")
    mira, omar = (at_the_desk(given.an_editor(name)) for name in ("mira", "omar"))
    opened = as_typed(article)
    first, *rest = opened["body"].split("\n")
    omar.post(page_of(article), {**opened, "headline": "Omar's headline", "body": "\n".join([*rest])})

    answer = mira.post(
        page_of(article),
        {**opened, "standfirst": "Mira's standfirst.", "body": "\n".join([first, *rest, "<p>Mira's end.</p>"])},
        follow=True,
    )

    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Omar's headline", "Mira's standfirst.")
    assert article.body == "\n".join([*rest, "<p>Mira's end.</p>"])
    assert "Put together with what others saved meanwhile: headline, text" in answer.content.decode()
    assert Revision.objects.filter(article=article).latest("number").label == "Merged with what omar saved"


def test_the_second_is_told_and_sees_both_side_by_side(clash: Clash) -> None:
    article, _mira, answer = clash

    page = answer.content.decode()

    assert answer.status_code == 409
    assert "omar saved this story after you opened it. Both texts are kept." in page
    assert "Omar&#x27;s" in page
    assert "Mira&#x27;s" in page
    assert "Put together without a question: standfirst, tags." in page
    assert article.headline == "Omar's headline"


def test_only_what_both_changed_is_asked_about(clash: Clash) -> None:
    _article, _mira, answer = clash

    assert [(choice.name, choice.label) for choice in answer.context["choices"]] == [("headline", "Headline")]


def test_closing_the_page_loses_nothing(clash: Clash) -> None:
    article, mira, _answer = clash
    kept = KeptCopy.objects.get()

    history = mira.get(page_of(article, "history")).content.decode()
    comparison = mira.get(page_of(article, "compare"), {"old": "draft", "new": f"kept-{kept.pk}"}).content.decode()

    assert kept.content["headline"] == "Mira's headline"
    assert "Kept, because somebody had saved first" in history
    assert "Mira&#x27;s" in comparison


def test_the_second_chooses_and_what_is_not_chosen_is_a_revision_with_a_name(clash: Clash) -> None:
    article, mira, answer = clash

    mira.post(page_of(article, "settle"), chosen(answer, headline="theirs"))

    article.refresh_from_db()
    assert (article.headline, article.standfirst) == ("Omar's headline", "Omar's standfirst.")
    assert [tag.name for tag in article.tags.all()] == ["Mira's tag"]
    told = {revision.label: revision.content["headline"] for revision in Revision.objects.order_by("number")}
    assert told["Not chosen: the text of mira"] == "Mira's headline"
    assert told["Settled"] == "Omar's headline"


def test_the_first_text_stays_a_revision_and_is_named_when_it_is_given_up(clash: Clash) -> None:
    article, mira, answer = clash

    mira.post(page_of(article, "settle"), chosen(answer, headline="mine"))

    told = [(revision.content["headline"], revision.label) for revision in Revision.objects.order_by("number")]
    assert told == [
        (given.HEADLINE, ""), ("Omar's headline", "Not chosen: the text of omar"), ("Mira's headline", "Settled"),
    ]  # fmt: skip


def test_of_a_paragraph_that_both_changed_both_can_be_kept() -> None:
    article = given.a_story()
    mira, omar = (at_the_desk(given.an_editor(name)) for name in ("mira", "omar"))
    opened = as_typed(article)
    rest = opened["body"].split("\n")[1:]
    omar.post(page_of(article), {**opened, "body": "\n".join(["<p>Omar begins.</p>", *rest])})
    answer = mira.post(page_of(article), {**opened, "body": "\n".join(["<p>Mira begins.</p>", *rest])})

    mira.post(page_of(article, "settle"), chosen(answer, **{"body-1": "both"}))

    article.refresh_from_db()
    assert article.body == "\n".join(["<p>Omar begins.</p>", "<p>Mira begins.</p>", *rest])


def test_a_third_save_meanwhile_is_no_silent_loss_either(clash: Clash) -> None:
    article, mira, answer = clash
    at_the_desk(given.an_editor("omar")).post(page_of(article), as_typed(article, headline="Omar again"))

    again = mira.post(page_of(article, "settle"), chosen(answer, headline="mine"))

    article.refresh_from_db()
    assert again.status_code == 409
    assert article.headline == "Omar again"
    assert KeptCopy.objects.count() == 2


def test_the_kept_text_of_another_cannot_be_settled(clash: Clash) -> None:
    article, _mira, answer = clash
    before = snapshot(article)

    response = at_the_desk(given.an_editor("omar")).post(page_of(article, "settle"), chosen(answer, headline="mine"))

    assert response.status_code == 404
    assert snapshot(article) == before


def test_deadline_and_note_of_the_second_are_not_lost() -> None:
    article = given.a_story()
    mira, omar = (at_the_desk(given.an_editor(name)) for name in ("mira", "omar"))
    opened = as_typed(article)
    omar.post(page_of(article), {**opened, "headline": "Omar's headline"})
    errands = {"note": "Look at the third quote", "deadline": "2026-11-24T18:00"}

    answer = mira.post(page_of(article), {**opened, **errands, "headline": "Mira's headline"})
    mira.post(page_of(article, "settle"), chosen(answer, headline="theirs"))

    article.refresh_from_db()
    assert article.note == "Look at the third quote"
    assert article.deadline is not None
    assert article.headline == "Omar's headline"


def test_the_same_text_saved_twice_by_one_person_is_kept_once() -> None:
    article = given.a_story()
    mira, omar = (at_the_desk(given.an_editor(name)) for name in ("mira", "omar"))
    opened = as_typed(article)
    omar.post(page_of(article), {**opened, "headline": "Omar's headline"})

    for _ in range(3):
        mira.post(page_of(article), {**opened, "headline": "Mira's headline"})

    assert KeptCopy.objects.count() == 1
