"""The preview: the page that readers would have, for the desk alone."""

import re

import pytest
from django.test import Client

from articles.desk.models import Article, Revision
from delivery import content_policy
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db


def main_part(page: str) -> str:
    return re.sub(r"\s+", " ", page.partition("<article")[2].partition("</article>")[0])


def test_a_preview_is_the_page_that_readers_get_once_it_is_out(client: Client) -> None:
    article = given.a_story(
        lead=given.a_photo(), photos=[given.a_photo("The boat")], tags=["Ports"], dateline="Karsand"
    )
    editor = at_the_desk(given.an_editor())

    preview = editor.get(page_of(article, "preview")).content.decode()
    editor.post(page_of(article, "publish"), {"version": article.version})
    public = client.get(Article.objects.get().edition.get_absolute_url()).content.decode()

    without_dates = [re.sub(r'<p class="story-dates">.*?</p>', "", main_part(page)) for page in (preview, public)]
    assert without_dates[0] == without_dates[1]
    assert without_dates[0]


def test_a_preview_shows_the_draft_and_not_what_readers_have() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, headline="Only on the desk"))

    assert "Only on the desk" in client.get(page_of(article, "preview")).content.decode()


def test_a_preview_of_a_live_story_does_not_offer_the_story_itself_to_read_next() -> None:
    edition = given.a_live_story("What readers have", tags=["Ports"])
    client = at_the_desk(given.an_editor())
    client.post(page_of(edition.working_copy), as_typed(edition.working_copy, headline="Only on the desk"))

    preview = client.get(page_of(edition.working_copy, "preview")).content.decode()

    assert "Only on the desk" in preview
    assert "What readers have" not in preview


def test_a_preview_is_never_kept_nor_found_and_has_the_public_policy() -> None:
    article = given.a_story()

    response = at_the_desk(given.an_editor()).get(page_of(article, "preview"))

    assert "no-store" in response.headers["Cache-Control"]
    assert "public" not in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Content-Security-Policy"] == content_policy.PUBLIC
    assert "Surrogate-Key" not in response.headers


def test_a_preview_writes_nothing() -> None:
    article = given.a_story()
    before = (Revision.objects.count(), article.version)

    at_the_desk(given.an_editor()).get(page_of(article, "preview"))

    article.refresh_from_db()
    assert (Revision.objects.count(), article.version) == before


def test_the_barest_draft_has_a_preview() -> None:
    client = at_the_desk(given.an_editor())
    client.post("/desk/articles/article/add/", as_typed())

    response = client.get(page_of(Article.objects.get(), "preview"))

    assert response.status_code == 200
    assert "This is the draft as readers would see it." in response.content.decode()


def test_preview_saves_first_and_then_shows() -> None:
    article = given.a_story()

    response = at_the_desk(given.an_editor()).post(
        page_of(article), as_typed(article, headline="Typed just now", then="preview"), follow=True
    )

    assert response.redirect_chain[0][0] == page_of(article, "preview")
    assert "Typed just now" in response.content.decode()


def test_a_reporter_previews_what_is_in_review_but_no_draft_of_another() -> None:
    draft, reviewed = given.a_story("A draft of another"), given.a_story("In review of another")
    Article.objects.filter(pk=reviewed.pk).update(status=Article.Status.IN_REVIEW)
    client = at_the_desk(a_reporter())

    assert client.get(page_of(draft, "preview")).status_code == 404
    assert client.get(page_of(reviewed, "preview")).status_code == 200
