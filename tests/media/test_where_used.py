"""Where a photo is used: each place by its kind, linked, counted once, and only what the person may see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from articles.desk.models import Article, Caption
from articles.desk.saving import save
from articles.publishing.people import save_contributor
from articles.publishing.publish import publish
from articles.publishing.schedule import schedule
from articles.publishing.withdraw import withdraw
from media.models import Photo
from media.uses import Use, counted, old_places_of, places_of, uses_of
from tests import given

pytestmark = pytest.mark.django_db


def places(photo: Photo) -> dict[str, tuple[str, str, str]]:
    """Kind, state and place of each use, by its name."""
    found = places_of(photo, person=given.an_editor())
    assert len({(use.name, use.kind) for use in found}) == len(found)
    return {use.name: (use.kind, use.state, use.place) for use in found}


def without_its_captions(article: Article) -> None:
    save(article, by=given.an_editor(), store=lambda: Caption.objects.filter(article=article).delete() and None)


def test_a_photo_that_stands_nowhere_says_so() -> None:
    given.an_outlet()

    assert counted(places_of(given.a_photo(), person=given.an_editor())) == "In no story yet"


def test_a_draft_alone_is_counted_as_a_draft() -> None:
    given.an_outlet()
    photo = given.a_photo()
    given.a_story("Insurers return to the strait, at a price", lead=photo)

    assert places(photo) == {"Insurers return to the strait, at a price": ("draft", "draft", "lead")}
    assert counted(places_of(photo, person=given.an_editor())) == "In 1 draft"
    assert counted(uses_of(photo, person=given.an_editor())) == "In 1 draft"


def test_a_live_story_counts_once_with_the_fronts_that_show_it() -> None:
    given.an_outlet()
    photo = given.a_photo()
    given.a_live_story("The wheat is in", lead=photo, photos=[photo])

    assert places(photo) == {
        "The wheat is in": ("live", "live", "lead, photo 2 of the story"),
        "Home page": ("front", "live", "with its story"),
        "News": ("front", "live", "with its story"),
        "News / Levant": ("front", "live", "with its story"),
    }
    assert counted(places_of(photo, person=given.an_editor())) == "Live in 1 story, on 3 fronts"
    assert counted(uses_of(photo, person=given.an_editor())) == "Live in 1 story"


def test_a_draft_of_a_live_story_is_no_live_use_until_it_goes_out() -> None:
    given.an_outlet()
    photo = given.a_photo("New one")
    article = given.a_live_story("The wheat is in").working_copy
    save(article, by=given.an_editor(), store=lambda: Caption.objects.create(article=article, photo=photo) and None)

    assert places(photo) == {
        "The wheat is in": ("draft", "only in the draft of the live story", "photo 1 of the story")
    }


def test_a_story_whose_draft_has_let_it_go_still_shows_it_to_readers() -> None:
    given.an_outlet()
    photo = given.a_photo()
    article = given.a_live_story("The wheat is in", photos=[photo]).working_copy
    without_its_captions(article)

    assert places(photo)["The wheat is in"] == ("live", "live", "photo 1 of the story, no longer in the draft")


def test_a_scheduled_story_says_its_hour() -> None:
    given.an_outlet()
    photo = given.a_photo()
    article = given.a_story("Out at noon", lead=photo)
    due_at = timezone.now() + timedelta(days=1)
    schedule(article, due_at=due_at, by=given.an_editor())

    kind, state, _ = places(photo)["Out at noon"]
    assert kind == "scheduled" and state == f"scheduled for {timezone.localtime(due_at):%-d %b %H:%M}"


def test_a_withdrawn_story_is_neither_live_nor_a_draft() -> None:
    given.an_outlet()
    photo = given.a_photo()
    article = given.a_live_story("Gone", lead=photo).working_copy
    withdraw(Article.objects.get(pk=article.pk), by=given.an_editor(), reason="It was wrong.")

    assert counted(places_of(photo, person=given.an_editor())) == "In 1 withdrawn story"


def test_a_fallback_photo_is_used_in_drafts_and_before_readers() -> None:
    given.an_outlet()
    photo = given.a_photo("Falls in")
    article = given.a_story("A story with a fallback", fallback_photo=photo, lead=given.a_photo("Another"))
    assert places(photo) == {"A story with a fallback": ("draft", "draft", "fallback photo")}

    publish(article, by=given.an_editor())

    assert places(photo)["A story with a fallback"] == ("live", "live", "fallback photo")


def test_a_portrait_is_a_use() -> None:
    given.an_outlet()
    photo = given.a_photo()
    dunja = given.a_contributor()
    dunja.portrait = photo
    save_contributor(dunja)

    assert places(photo) == {"Dunja Kovac": ("portrait", "live", "portrait")}


@pytest.mark.parametrize("as_fallback", [False, True])
def test_a_story_that_had_it_once_is_found_in_its_old_saves_alone(as_fallback: bool) -> None:
    given.an_outlet()
    photo, others = given.a_photo(), [given.a_photo(f"Other {number}") for number in range(12)]
    used = {"fallback_photo": photo} if as_fallback else {"lead": photo}
    article = given.a_story("Dropped it", **used)
    article.fallback_photo = None
    without_its_captions(article)
    given.a_story("Has it still", lead=photo)

    found = old_places_of(photo, person=given.an_editor())

    assert [(use.name, use.kind, use.place) for use in found] == [("Dropped it", "revision", "last in save 1")]
    assert f"/{article.pk}/history/" in found[0].url
    assert counted(found) == "In old saves of 1 story"
    assert all(old_places_of(other, person=given.an_editor()) == [] for other in others)


def test_drafts_of_others_are_neither_listed_nor_counted() -> None:
    given.an_outlet()
    photo = given.a_photo()
    without_its_captions(given.a_story("Had it in secret", lead=photo))
    given.a_story("A secret draft", lead=photo)
    given.a_live_story("Open to all", photos=[photo])
    teodor = User.objects.create_user("teodor", is_staff=True)
    teodor.groups.add(Group.objects.get(name="Photo desk"))

    assert counted(places_of(photo, person=teodor)) == "Live in 1 story"
    assert old_places_of(photo, person=teodor) == []


def test_the_sentence_names_each_kind_in_the_order_of_its_weight() -> None:
    uses = [Use("", "", "", "", "", False, kind=kind) for kind in ("draft", "revision", "live", "scheduled", "live")]

    said = "Live in 2 stories, scheduled in 1 story, in 1 draft, in old saves of 1 story"
    assert counted(uses) == said
