"""Who reaches which page of a story, the secondary ones above all; and nonsense sent to any of them is no fault of ours."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.desk.models import Article
from articles.desk.snapshot import snapshot
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db

SECONDARY = ("change", "history", "compare", "preview", "publish", "photos", "withdraw", "retract", "reinstate")


@pytest.mark.parametrize("name", SECONDARY)
def test_the_draft_of_another_is_not_there_for_a_reporter(name: str) -> None:
    article = given.a_story()

    response = at_the_desk(a_reporter()).get(page_of(article, name))

    assert response.status_code == 404
    assert given.HEADLINE not in response.content.decode()


@pytest.mark.parametrize("name", ["restore", "settle", "step", "photos"])
def test_the_draft_of_another_takes_no_post_from_a_reporter(name: str) -> None:
    article = given.a_story()
    before = snapshot(article)

    response = at_the_desk(a_reporter()).post(page_of(article, name), {"text": "1", "verb": "review", "photo": "1"})

    assert response.status_code == 404
    assert snapshot(article) == before


def test_a_reporter_reads_a_live_story_of_another_and_changes_nothing() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(a_reporter())

    shown = client.get(page_of(article))
    posted = client.post(page_of(article), as_typed(article, headline="Mine now"))

    assert shown.status_code == 200
    assert "You may read this story." in shown.content.decode()
    assert posted.status_code == 403
    for name in ("publish", "photos", "withdraw", "retract"):
        assert client.get(page_of(article, name)).status_code == 403
    article.refresh_from_db()
    assert article.headline == given.HEADLINE


def test_somebody_without_a_login_sees_nothing(client: Client) -> None:
    article = given.a_live_story().working_copy

    for name in (*SECONDARY, "restore", "settle", "step"):
        response = client.get(page_of(article, name))
        assert response.status_code == 302
        assert "/desk/login/" in response.headers["Location"]


HOSTILE = ["", "x", "-1", "²", "9" * 40, "1; drop", "\x00", "١"]


@pytest.mark.parametrize("sent", HOSTILE)
def test_nonsense_from_a_browser_is_no_error_of_ours(sent: str) -> None:
    article = given.a_live_story(lead=given.a_photo()).working_copy
    caption = article.captions.get()
    client = at_the_desk(given.an_editor())
    typed = as_typed(
        article, version=sent, move=f"{sent}-up", lead=sent, assignee=sent, section=sent, tags=sent, then=sent
    )
    typed |= {f"caption-{caption.pk}-text": sent, "bylines-0-ORDER": sent, "bylines-0-contributor": sent}

    answers = [
        client.post(page_of(article), typed),
        client.post(page_of(article), {**typed, "bylines-TOTAL_FORMS": sent}),
        client.post(page_of(article, "settle"), {"kept": sent, "version": sent}),
        client.post(page_of(article, "restore"), {"text": sent, "version": sent}),
        client.post(page_of(article, "publish"), {"version": sent, "reason-tk": sent}),
        client.post(page_of(article, "photos"), {"photo": sent, "version": sent, "use": sent}),
        client.post(page_of(article, "step"), {"verb": sent}),
        client.post(page_of(article, "retract"), {"reason": sent, "notice": sent}),
        client.get(page_of(article, "compare"), {"old": sent, "new": f"kept-{sent}"}),
        client.get(page_of(article, "photos"), {"q": sent, "page": sent}),
        client.get(page_of(article, "history"), {"page": sent}),
        client.get(reverse("admin:articles_article_tag_names"), {"q": sent}),
        client.get(f"/desk/articles/article/{sent or 'x'}/change/"),
    ]

    assert all(answer.status_code < 500 for answer in answers)


def test_nobody_deletes_a_story() -> None:
    article = given.a_story()

    response = at_the_desk(given.an_editor()).post(page_of(article, "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


def test_tags_are_offered_only_to_who_writes_stories() -> None:
    given.a_story(tags=["Karsand", "Harbour and Karsand"])
    address = reverse("admin:articles_article_tag_names")

    offered = at_the_desk(a_reporter()).get(address, {"q": "kar"}).json()
    refused = at_the_desk(a_reporter("nobody", permissions=())).get(address, {"q": "kar"})

    assert offered == {"names": ["Karsand", "Harbour and Karsand"]}
    assert refused.status_code == 403
