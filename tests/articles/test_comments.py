"""Comments on stories: said, answered and settled at the desk, without JavaScript; and who is told of them."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from articles.desk.letters import send_notices
from articles.desk.models import Article, Comment, Notice
from articles.desk.workflow import send_to_review
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db
PASSAGE = "the order in which forty-one vessels will come in"
BEFORE = "The agreement runs to four pages. It names the berths and"


def a_story_in_review() -> Article:
    given.an_outlet()
    article = given.a_story()
    send_to_review(article, by=given.an_editor())
    return article


def said(client: Client, article: Article, text: str = "Was it not forty?", **sent: Any) -> str:
    return client.post(page_of(article, "comments"), {"text": text, **sent}, follow=True).content.decode()


def told(person: User) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(who=person, seen_at__isnull=True).values_list("kind", "text"))


def test_a_comment_stands_on_its_page_and_beside_the_text_with_its_passage() -> None:
    article = a_story_in_review()
    editor = at_the_desk(given.an_editor())

    page = said(editor, article, passage=PASSAGE, before=BEFORE, field="body")

    beside = editor.get(page_of(article)).content.decode()
    part = editor.get(page_of(article, "comments"), {"part": "beside"}).content.decode()
    for shown in (page, beside, part):
        assert "Was it not forty?" in shown and PASSAGE in shown
        assert "The passage has changed since" not in shown


def test_a_passage_is_found_after_edits_around_it_and_said_to_have_changed_when_it_has() -> None:
    article = a_story_in_review()
    editor = at_the_desk(given.an_editor())
    said(editor, article, passage=PASSAGE, before=BEFORE)

    editor.post(page_of(article), as_typed(article, body="<p>New first words.</p>" + article.body))
    moved = editor.get(page_of(article, "comments")).content.decode()
    article.refresh_from_db()
    editor.post(page_of(article), as_typed(article, body=article.body.replace("forty-one", "forty")))
    changed = editor.get(page_of(article, "comments")).content.decode()

    assert "The passage has changed since" not in moved
    assert "The passage has changed since" in changed and PASSAGE in changed


def test_a_comment_is_answered_settled_and_opened_again() -> None:
    article = a_story_in_review()
    editor, reporter = at_the_desk(given.an_editor()), at_the_desk(a_reporter())
    said(editor, article)
    first = Comment.objects.get()

    said(reporter, article, "Forty-one, says the list.", reply=first.pk)
    reporter.post(page_of(article, "comments"), {"done": first.pk})
    settled = editor.get(page_of(article)).content.decode()
    editor.post(page_of(article, "comments"), {"open": first.pk})
    opened = editor.get(page_of(article)).content.decode()

    assert "Was it not forty?" not in settled
    assert "Was it not forty?" in opened and "Forty-one, says the list." in opened


def test_reading_comments_writes_nothing() -> None:
    article = a_story_in_review()
    person = a_reporter()
    said(at_the_desk(given.an_editor()), article, "@dunja look")

    for address in (page_of(article, "comments"), page_of(article), "/desk/"):
        at_the_desk(person).get(address)

    assert told(person) == [("mention", "@dunja look")]


def test_who_is_named_is_told_on_the_desk_until_they_have_seen_it() -> None:
    article = a_story_in_review()
    reporter = at_the_desk(a_reporter())
    said(at_the_desk(given.an_editor()), article, "Could @Dunja. look at this?")

    before = reporter.get("/desk/").content.decode()
    answer = reporter.post(page_of(article, "comments"), {"seen": "home"})
    after = reporter.get("/desk/").content.decode()

    assert "Comments for me" in before and "Could @Dunja. look at this?" in before
    assert answer.headers["Location"] == "/desk/"
    assert "Comments for me" not in after


def test_who_is_picked_is_told_and_whoever_spoke_hears_of_the_answer() -> None:
    article = a_story_in_review()
    editor, reporter = given.an_editor(), a_reporter()
    said(at_the_desk(editor), article, tell="dunja")

    said(at_the_desk(reporter), article, "It was.", reply=Comment.objects.get().pk)

    assert told(editor) == [("reply", "It was.")]
    assert told(reporter) == []  # answering is having seen


def test_somebody_who_may_not_read_the_story_cannot_be_named() -> None:
    given.an_outlet()
    a_reporter()
    draft = given.a_story()

    answer = at_the_desk(given.an_editor()).post(page_of(draft, "comments"), {"text": "See this, @dunja"})

    assert answer.status_code == 422
    assert "dunja may not read this story, so nobody was told." in answer.content.decode()
    assert "See this, @dunja" in answer.content.decode()
    assert not Comment.objects.exists() and not Notice.objects.exists()


def test_a_name_that_nobody_has_is_said() -> None:
    page = said(at_the_desk(given.an_editor()), a_story_in_review(), "Ask @duna, or write to desk@example.org")

    assert "Nobody at the desk is called @duna, so nobody was told by that." in page
    assert not Notice.objects.filter(kind="mention").exists()


def test_comments_on_the_draft_of_another_are_not_found() -> None:
    given.an_outlet()
    draft = given.a_story()
    reporter = at_the_desk(a_reporter())

    assert reporter.get(page_of(draft, "comments")).status_code == 404
    assert reporter.post(page_of(draft, "comments"), {"text": "Hello"}).status_code == 404


def test_a_reply_to_a_comment_of_another_story_is_refused() -> None:
    article, other = a_story_in_review(), given.a_story("Another")
    editor = at_the_desk(given.an_editor())
    said(editor, other)

    answer = editor.post(page_of(article, "comments"), {"done": Comment.objects.get().pk})

    assert answer.status_code == 422
    assert Comment.objects.get().done_at is None


def test_who_is_named_has_one_letter_and_nobody_else(settings: Any) -> None:
    article = a_story_in_review()
    User.objects.filter(pk=a_reporter().pk).update(email="dunja@example.org")
    said(at_the_desk(given.an_editor()), article, "@dunja: was it forty?")

    assert send_notices() == 1
    assert send_notices() == 0

    [letter] = mail.outbox
    notice = Notice.objects.get(kind="mention")
    assert letter.to == ["dunja@example.org"]
    assert letter.subject == "The Meridian: petra named you in a comment"
    assert f"https://meridian.example.org{page_of(article, 'comments')}" in letter.body
    assert letter.message()["Message-ID"].startswith(f"<notice-{notice.pk}-")


def test_no_letter_goes_to_who_has_seen_it_or_may_not_read_it_by_now() -> None:
    article = a_story_in_review()
    person = a_reporter()
    User.objects.filter(pk=person.pk).update(email="dunja@example.org")
    editor = at_the_desk(given.an_editor())
    said(editor, article, "@dunja first")
    at_the_desk(person).post(page_of(article, "comments"), {"seen": "here"})
    said(editor, article, "@dunja look again")
    Article.objects.update(status=Article.Status.DRAFT)

    assert send_notices() == 2
    assert mail.outbox == []
    assert "look again" not in at_the_desk(person).get("/desk/").content.decode()
