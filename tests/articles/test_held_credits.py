"""Captions that still hold a credit: found, reviewed, parted in one act, and the act taken back."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from articles.desk import splitting
from articles.desk.held_credits import held_credits
from articles.desk.models import Article, Caption, Revision
from articles.desk.saving import save
from media.bulk_rows import BulkAct
from media.models import CreditChange, Photo
from tests import given
from tests.articles.desk_people import REPORTER, a_reporter, at_the_desk

pytestmark = pytest.mark.django_db

QUEUE = "/desk/media/photo/credits-in-captions/"
WORDS = "The ferry Amalia at the north mole on Sunday."
HELD = f"{WORDS} (Photo by Lena Aho/Reuters)"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    caches["memory"].clear()


def a_bare_photo(**changes: Any) -> Photo:
    return given.a_photo("The ferry Amalia", **{"creator": "", "source": "", "description": "", **changes})


def a_credited_photo() -> Photo:
    return given.a_photo("The ferry Amalia", creator="Lena Aho", source="Reuters")


def a_held_caption(text: str = HELD, *, photo: Photo | None = None, **changes: Any) -> Caption:
    story = given.a_story(lead=photo or a_bare_photo(), lead_text=text, **changes)
    return story.captions.get()


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def ticks(*answers: tuple[str, str]) -> dict[str, Any]:
    """What the page posts with every row ticked, and these answers."""
    rows = held_credits(given.an_editor()).rows
    return {"tick": [f"{row.key}:{row.split.digest}" for row in rows], **{f"answer-{k}": said for k, said in answers}}


def the_act() -> BulkAct:
    return BulkAct.objects.order_by("-pk")[:1].get()


def test_the_page_shows_the_caption_before_and_after_and_what_its_photo_gets() -> None:
    client = the_desk()
    a_held_caption()
    a_held_caption("The berths at dusk.", headline="A story without one")

    page = client.get(QUEUE).content.decode()

    assert f"<del>{HELD}</del>" in page and f"<ins>{WORDS}</ins>" in page
    assert "Lena Aho" in page and "Reuters" in page
    assert page.count('name="tick"') == 1
    assert "Readers of a live story have the shorter caption once the story is published again" in page


def test_the_wall_leads_there_with_its_count() -> None:
    client = the_desk()
    a_held_caption()

    page = client.get("/desk/media/photo/").content.decode()

    assert f'<a href="{QUEUE}"><span>Caption still holds a credit</span> <span class="queue-count">1</span></a>' in page


def test_the_ticked_captions_lose_their_credit_and_their_photos_say_it() -> None:
    client = the_desk()
    caption = a_held_caption()

    answer = client.post(QUEUE, ticks())

    caption.refresh_from_db()
    assert answer.url == reverse("admin:bulk_act", args=[the_act().pk])
    assert caption.text == WORDS
    assert (caption.photo.creator, caption.photo.source.name) == ("Lena Aho", "Reuters")
    assert set(CreditChange.objects.values_list("field", "why")) == {
        ("creator", splitting.WHY),
        ("source", splitting.WHY),
    }
    newest = Revision.objects.filter(article=caption.article).order_by("-number")[:1].get()
    assert newest.label == "Credits taken out of captions"
    assert newest.content["captions"][0]["text"] == WORDS
    assert client.get(QUEUE).content.decode().count('name="tick"') == 0


def test_a_live_story_says_the_same_until_it_is_published_again() -> None:
    client = the_desk()
    edition = given.a_live_story(lead=a_credited_photo(), lead_text=HELD)

    client.post(QUEUE, ticks())

    edition.refresh_from_db()
    assert edition.captions[0]["text"] == HELD


def test_a_credit_that_is_there_is_never_written_over_without_an_answer() -> None:
    client = the_desk()
    caption = a_held_caption(photo=given.a_photo(creator="Amal Haddad", source=""))

    client.post(QUEUE, ticks())

    caption.refresh_from_db()
    assert caption.text == HELD and caption.photo.creator == "Amal Haddad"
    page = client.get(reverse("admin:bulk_act", args=[the_act().pk])).content.decode()
    assert "The photo and the caption name different people. Say first which is right." in page


@pytest.mark.parametrize(("answer", "creator"), [("photo", "Amal Haddad"), ("caption", "Lena Aho")])
def test_the_answer_says_whose_word_stands(answer: str, creator: str) -> None:
    client = the_desk()
    caption = a_held_caption(photo=given.a_photo(creator="Amal Haddad", source=""))

    client.post(QUEUE, ticks((f"c{caption.pk}", answer)))

    caption.refresh_from_db()
    assert caption.text == WORDS
    assert (caption.photo.creator, caption.photo.source.name) == (creator, "Reuters")


def test_a_caption_that_changed_since_is_named_and_holds_up_no_other() -> None:
    client = the_desk()
    changed, other = a_held_caption(), a_held_caption(headline="Another story")
    posted = ticks()
    Caption.objects.filter(pk=changed.pk).update(text=f"Rewritten. {HELD}")

    page = client.post(QUEUE, posted, follow=True).content.decode()

    other.refresh_from_db()
    assert other.text == WORDS
    assert "Its text has changed since you read it. Look at it again." in page


def test_a_story_saved_in_the_same_moment_is_named_and_nothing_of_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    client = the_desk()
    caption = a_held_caption()

    def saved_by_another_first(article: Article, **what: Any) -> Revision:
        Article.objects.filter(pk=article.pk).update(version=article.version + 1)
        return save(article, **what)

    monkeypatch.setattr(splitting, "save", saved_by_another_first)
    page = client.post(QUEUE, ticks(), follow=True).content.decode()

    caption.refresh_from_db()
    assert "Somebody saved this story in the same moment. Try it again." in page
    assert caption.text == HELD and caption.photo.creator == ""
    assert not the_act().changes.exists()


def test_a_description_is_parted_as_a_caption_is() -> None:
    client = the_desk()
    photo = a_bare_photo(description=HELD)

    client.post(QUEUE, ticks())

    photo.refresh_from_db()
    assert (photo.description, photo.creator, photo.source.name) == (WORDS, "Lena Aho", "Reuters")


def test_a_note_such_as_handout_is_kept_with_the_photo() -> None:
    client = the_desk()
    caption = a_held_caption(f"{WORDS} (Handout via Reuters)")

    client.post(QUEUE, ticks())

    caption.refresh_from_db()
    assert caption.text == WORDS and caption.photo.description == "(Handout)"


def test_one_click_takes_the_whole_act_back_and_a_second_does_nothing() -> None:
    client = the_desk()
    caption, photo = a_held_caption(), a_bare_photo(description=HELD)
    client.post(QUEUE, ticks())
    page = reverse("admin:bulk_act", args=[the_act().pk])

    first = client.post(page, follow=True).content.decode()
    revisions, lines = Revision.objects.count(), CreditChange.objects.count()
    client.post(page)

    caption.refresh_from_db()
    photo.refresh_from_db()
    assert "It is taken back." in first
    assert (caption.text, caption.photo.creator, caption.photo.source) == (HELD, "", None)
    assert (photo.description, photo.creator) == (HELD, "")
    assert (Revision.objects.count(), CreditChange.objects.count()) == (revisions, lines)


def test_taking_back_leaves_what_somebody_changed_since_and_names_it() -> None:
    client = the_desk()
    changed, other = a_held_caption(), a_held_caption(headline="Another story")
    client.post(QUEUE, ticks())
    Caption.objects.filter(pk=changed.pk).update(text="Rewritten.")

    page = client.post(reverse("admin:bulk_act", args=[the_act().pk]), follow=True).content.decode()

    changed.refresh_from_db()
    other.refresh_from_db()
    assert "Taken back, all but what is named below." in page
    assert "Somebody has changed this caption since. It stays." in page
    assert (changed.text, changed.photo.creator) == ("Rewritten.", "Lena Aho")
    assert (other.text, other.photo.creator) == (HELD, "")


def test_who_may_not_change_photos_has_no_such_page() -> None:
    client = the_desk()
    a_held_caption()
    client.post(QUEUE, ticks())
    reporter = at_the_desk(a_reporter())

    assert reporter.get(QUEUE).status_code == 403
    assert reporter.post(QUEUE, {"tick": "c1:x"}).status_code == 403
    assert reporter.post(reverse("admin:bulk_act", args=[the_act().pk])).status_code == 403
    assert "Caption still holds a credit" not in reporter.get("/desk/media/photo/").content.decode()


def test_the_story_of_another_is_neither_changed_nor_its_draft_shown() -> None:
    the_desk()
    caption = a_held_caption()
    live = given.a_live_story("A story that is out", lead=a_credited_photo(), lead_text=HELD)
    desk = at_the_desk(a_reporter("jonas", permissions=(*REPORTER, "change_photo")))
    posted = ticks()

    shown = desk.get(QUEUE).content.decode()
    desk.post(QUEUE, posted)

    caption.refresh_from_db()
    assert caption.text == HELD
    assert Caption.objects.get(article=live.working_copy_id).text == HELD
    assert shown.count('name="tick"') == 1 and "This story is not yours to edit." in shown
    assert "This story is not yours to edit." in str(the_act().refused)


def test_nonsense_from_a_browser_is_nothing() -> None:
    client = the_desk()

    assert client.post(QUEUE, {"tick": ["x1:", "c²:1", "c", "c99999999999999999999:1"]}).status_code == 422
    assert client.get(f"{QUEUE}?after=c²").status_code == 200
    assert client.get(f"{QUEUE}?after=%00").status_code == 200


def test_a_page_costs_the_same_for_many_captions(django_assert_max_num_queries: Any) -> None:
    client = the_desk()
    story = given.a_story()
    photo = a_bare_photo()
    Caption.objects.bulk_create(Caption(article=story, photo=photo, text=HELD) for _ in range(1100))
    client.get(QUEUE)

    with django_assert_max_num_queries(20):
        page = client.get(QUEUE).content.decode()

    assert page.count('name="tick"') == 100
    assert "Older ones" in page
