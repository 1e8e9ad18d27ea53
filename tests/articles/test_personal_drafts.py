"""Words that were typed and not saved: kept for their writer alone, beside the story, and gone with the save that has them."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.desk.models import Article, KeptCopy, PersonalDraft, Presence, Revision
from articles.desk.personal_drafts import KEPT_DAYS, MOST_BYTES, forget_old_drafts
from tests import given
from tests.articles.desk_people import a_reporter, as_typed, at_the_desk, page_of
from tests.articles.typing_along import OFFERED, OTHER, WINDOW, send, typed

pytestmark = pytest.mark.django_db


def test_what_is_typed_is_kept_beside_the_story_and_not_in_it() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    before = (article.version, Revision.objects.count())

    answer = send(client, article, fields=typed(article, headline="Typed and not saved"))

    article.refresh_from_db()
    draft = PersonalDraft.objects.get()
    assert (answer.status_code, answer.json()["turn"]) == (200, 1)
    assert ["headline", "Typed and not saved"] in draft.fields
    assert (article.version, Revision.objects.count()) == before
    assert article.headline == given.HEADLINE


def test_an_older_turn_never_overwrites_a_newer_one() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())

    send(client, article, turn=2, fields=[["headline", "The newer words"]])
    answer = send(client, article, turn=1, fields=[["headline", "The older words"]])

    assert answer.json()["turn"] == 2
    assert PersonalDraft.objects.get().fields == [["headline", "The newer words"]]


def test_a_save_takes_the_draft_of_its_own_window_with_it_and_no_other() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    for window in (WINDOW, OTHER):
        send(client, article, window=window, fields=typed(article, headline="Saved now"))

    client.post(page_of(article), as_typed(article, headline="Saved now", window=WINDOW))

    assert [draft.window for draft in PersonalDraft.objects.all()] == [OTHER]


def test_a_save_that_is_refused_leaves_the_draft() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    send(client, article, fields=typed(article, headline="Not saved yet"))

    answer = client.post(page_of(article), as_typed(article, kind="nonsense", window=WINDOW))

    assert answer.status_code == 422
    assert f'name="window" value="{WINDOW}"' in answer.content.decode()
    assert PersonalDraft.objects.exists()


def test_words_never_saved_are_offered_and_put_back_into_the_form() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    send(client, article, fields=typed(article, headline="Typed and not saved", kicker="Port"))

    offered = client.get(page_of(article)).content.decode()
    put_back = client.get(page_of(article), {"draft": PersonalDraft.objects.get().pk}).content.decode()

    assert "that were never saved" in offered and OFFERED in offered
    assert "Typed and not saved" not in offered
    assert "Typed and not saved" in put_back
    assert f'name="window" value="{WINDOW}"' in put_back
    assert OFFERED not in put_back
    article.refresh_from_db()
    assert article.headline == given.HEADLINE


def test_words_put_back_onto_a_story_that_another_saved_are_merged_with_it() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    mine = as_typed(article, kicker="Port")
    at_the_desk(given.an_editor("mira")).post(page_of(article), as_typed(article, headline="Mira's headline"))

    client.post(page_of(article), {**mine, "window": WINDOW})

    article.refresh_from_db()
    assert (article.kicker, article.headline) == ("Port", "Mira's headline")


def test_a_draft_goes_only_once_its_writer_has_settled_what_collides() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    mine = as_typed(article, headline="Mine", window=WINDOW)
    send(client, article, fields=typed(article, headline="Mine"))
    at_the_desk(given.an_editor("mira")).post(page_of(article), as_typed(article, headline="Hers"))

    asked = client.post(page_of(article), mine)
    waits = PersonalDraft.objects.count()
    settled = {"kept": KeptCopy.objects.get().pk, "version": article.version + 1, "window": WINDOW}
    client.post(page_of(article, "settle"), settled)

    assert f'name="window" value="{WINDOW}"' in asked.content.decode()
    assert (asked.status_code, waits, PersonalDraft.objects.count()) == (409, 1, 0)


def test_a_story_that_was_never_saved_has_drafts_too() -> None:
    client = at_the_desk(given.an_editor())
    add = reverse("admin:articles_article_add")
    send(client, None, fields=typed(None, headline="A new story"))

    offered = client.get(add).content.decode()
    put_back = client.get(add, {"draft": PersonalDraft.objects.get().pk}).content.decode()
    client.post(add, as_typed(headline="A new story", window=WINDOW))

    assert OFFERED in offered
    assert "A new story" in put_back
    assert not PersonalDraft.objects.exists()


def test_nobody_sees_puts_back_or_drops_the_draft_of_another() -> None:
    article = given.a_story()
    send(at_the_desk(given.an_editor()), article, fields=typed(article, headline="Mine alone"))
    draft = PersonalDraft.objects.get()
    another = at_the_desk(given.an_editor("mira"))

    page = another.get(page_of(article), {"draft": draft.pk}).content.decode()
    another.post(page_of(article, "draft_drop"), {"window": WINDOW})

    assert "Mine alone" not in page
    assert OFFERED not in page
    assert PersonalDraft.objects.filter(pk=draft.pk).exists()


def test_a_draft_that_is_no_longer_wanted_is_dropped() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    send(client, article, fields=typed(article))

    answer = client.post(page_of(article, "draft_drop"), {"window": WINDOW})

    assert answer.headers["Location"] == page_of(article)
    assert not PersonalDraft.objects.exists()


def test_only_who_may_edit_a_story_keeps_words_beside_it() -> None:
    hidden, live = given.a_story(), given.a_live_story("Another").working_copy
    reporter = at_the_desk(a_reporter())

    assert [send(reporter, story, fields=[["headline", "x"]]).status_code for story in (hidden, live)] == [404, 403]
    assert [send(reporter, story, "presence").status_code for story in (hidden, live)] == [404, 403]
    assert not PersonalDraft.objects.exists()


def test_who_is_signed_out_or_signed_in_as_another_is_told_so(client: Client) -> None:
    article = given.a_story()
    editor = at_the_desk(given.an_editor())

    signed_out = client.post(page_of(article, "draft"), "{}", content_type="application/json")
    as_another = send(editor, article, who=0, fields=[["headline", "x"]])

    assert (signed_out.status_code, as_another.status_code) == (401, 401)
    assert signed_out.json()["sentence"] == "You are signed out. Sign in again, then go on."
    assert not PersonalDraft.objects.exists()


def test_a_draft_has_a_bounded_size_and_any_nonsense_is_no_error_of_ours() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    nonsense: list[Any] = [None, "x", -1, 2**40, [1], [["a"]], [["a", "\x00\ud800b"]], {"a": 1}, True]

    too_long = send(client, article, fields=[["body", "x" * (MOST_BYTES + 1)]])
    far_too_long = send(client, article, fields=[["body", "x" * (2 * MOST_BYTES)]])
    answers = [
        send(client, article, **{name: sent}) for name in ("fields", "turn", "based_on", "age") for sent in nonsense
    ]
    answers += [send(client, article, "presence", **{name: sent}) for name in ("window", "field") for sent in nonsense]

    assert (too_long.status_code, far_too_long.status_code) == (413, 413)
    assert all(answer.status_code < 500 for answer in answers)


def test_opening_a_story_writes_nothing() -> None:
    article = given.a_story()

    at_the_desk(given.an_editor()).get(page_of(article))

    assert not PersonalDraft.objects.exists()
    assert not Presence.objects.exists()


def test_old_drafts_go_only_where_the_story_was_saved_since() -> None:
    saved, waiting = given.a_story(), given.a_story("Second")
    client = at_the_desk(given.an_editor())
    send(client, saved, window=WINDOW, fields=[["headline", "x"]])
    send(client, waiting, window=OTHER, fields=[["headline", "x"]])
    send(client, waiting, "presence")
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS + 1)
    PersonalDraft.objects.update(saved_at=long_ago)
    Presence.objects.update(seen_at=long_ago)
    Article.objects.filter(pk=waiting.pk).update(saved_at=long_ago - timedelta(days=1))

    assert forget_old_drafts() == 2
    assert [draft.window for draft in PersonalDraft.objects.all()] == [OTHER]


def test_words_that_never_became_a_story_stand_on_the_home_page_until_opened_or_dropped() -> None:
    person = given.an_editor()
    client = at_the_desk(person)
    send(client, None, fields=typed(None, body="<p>Pilots return to the strait</p>"))
    send(client, None, window=OTHER, fields=typed(None))

    home = client.get(reverse("admin:index")).content.decode()
    draft = PersonalDraft.objects.get(window=WINDOW)
    opened = client.get(reverse("admin:articles_article_add"), {"draft": draft.pk}).content.decode()
    dropped = client.post(reverse("admin:articles_article_new_draft_drop"), {"window": WINDOW, "back": "home"})

    assert home.count("Words that never became a story") == 1
    assert f'?draft={draft.pk}">Pilots return to the strait</a>' in home
    assert "Pilots return to the strait" in opened
    assert dropped.headers["Location"] == reverse("admin:index")
    assert "never became a story" not in client.get(reverse("admin:index")).content.decode()


def test_words_that_never_became_a_story_wait_until_their_writer_has_been_back() -> None:
    back, away = given.an_editor("back"), given.an_editor("away")
    for person in (back, away):
        send(at_the_desk(person), None, fields=typed(None, headline="My only copy"))
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS + 1)
    PersonalDraft.objects.update(saved_at=long_ago)
    User.objects.filter(pk=away.pk).update(last_login=long_ago)

    forget_old_drafts()

    assert [draft.by for draft in PersonalDraft.objects.all()] == [away]
