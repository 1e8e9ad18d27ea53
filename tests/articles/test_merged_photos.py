"""Two records of one picture become one: its uses move, both ledgers stay, and readers see no seam."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from articles.desk.merging import save_merged
from articles.desk.models import Article, Caption, Revision
from articles.desk.rewriting import rewrite
from articles.desk.saving import StaleCopy, save
from articles.desk.snapshot import snapshot
from articles.desk.state import state_of
from articles.publishing import publish
from articles.publishing.people import save_contributor
from articles.reader.models import Edition
from delivery.models import Change
from media.merging import merge
from media.models import Photo
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outlet() -> Iterator[None]:
    given.an_outlet()
    yield


def two_records() -> tuple[Photo, Photo]:
    return given.a_photo("Berths, from the wire"), given.a_photo("Berths", creator="Sami Quist", source="TASS")


def merged(gone: Photo, left: Photo) -> None:
    merge(gone, into=left, by=given.an_editor(), why="The same frame, sent twice")


def test_a_live_story_shows_the_photo_that_is_left_and_its_credit(reader: Reader) -> None:
    gone, left = two_records()
    edition = given.a_live_story(lead=gone)
    assert "Amal Haddad" in reader.get(edition.get_absolute_url()).content.decode()

    merged(gone, left)

    page = reader.get(edition.get_absolute_url()).content.decode()
    assert "Sami Quist" in page and "Amal Haddad" not in page
    assert left.public_id in page and gone.public_id not in page


def test_one_change_names_both_photos_and_each_public_story() -> None:
    gone, left = two_records()
    one, other = given.a_live_story(lead=gone), given.a_live_story("Another", photos=[gone])
    given.a_live_story("A third", lead=left)
    given.a_story("A draft", lead=gone)
    before = Change.objects.latest("pk").pk

    merged(gone, left)

    keys = {
        f"photo:{gone.pk}",
        f"photo:{left.pk}",
        f"article:{one.working_copy_id}",
        f"article:{other.working_copy_id}",
    }
    assert set(Change.objects.get(pk__gt=before).keys.split()) == keys


def test_every_edition_is_what_its_own_revision_makes_of_it() -> None:
    gone, left = two_records()
    given.a_live_story(lead=gone, photos=[given.a_photo("Radar mast")], fallback_photo=gone)
    moved_on = given.a_live_story("Its draft has moved on", photos=[gone])
    save(moved_on.working_copy, by=given.an_editor(), store=moved_on.working_copy.captions.all().delete)

    merged(gone, left)

    out = StringIO()
    call_command("rebuild_editions", "--check", stdout=out)
    assert out.getvalue() == "2 editions looked at, nothing to change.\n"
    assert {caption["photo"] for caption in Edition.objects.get(pk=moved_on.pk).captions} == {left.pk}


def test_a_draft_is_saved_with_it_and_an_open_form_is_told() -> None:
    gone, left = two_records()
    draft = given.a_story(lead=gone, fallback_photo=gone)

    merged(gone, left)

    now = Article.objects.get(pk=draft.pk)
    assert (now.captions.get().photo, now.fallback_photo, now.version) == (left, left, draft.version + 1)
    assert Revision.objects.filter(article=draft).latest("number").label == "Photo merged into another"
    with pytest.raises(StaleCopy):
        save(draft, by=given.an_editor("dunja"))


def test_an_open_form_whose_words_alone_changed_is_saved_without_a_question() -> None:
    gone, left = two_records()
    draft = given.a_story(lead=gone)
    mine = snapshot(draft)
    mine["captions"][0]["text"] = "The berths on Monday."

    merged(gone, left)
    save_merged(Article.objects.get(pk=draft.pk), mine=mine, by=given.an_editor("dunja"), based_on=draft.version)

    caption = Caption.objects.get(article=draft)
    assert (caption.photo, caption.text) == (left, "The berths on Monday.")


def test_a_page_that_was_open_meanwhile_is_saved_whole_fallback_photo_and_all() -> None:
    gone, left = two_records()
    draft = given.a_story(lead=gone, fallback_photo=gone)
    caption = draft.captions.get()
    typed = as_typed(draft, headline="A better line", fallback_photo=gone.pk)
    typed[f"caption-{caption.pk}-text"] = "The berths on Monday."

    merged(gone, left)
    at_the_desk(given.an_editor("dunja")).post(page_of(draft), typed)

    now = Article.objects.get(pk=draft.pk)
    caption.refresh_from_db()
    assert (now.headline, now.fallback_photo, caption.photo) == ("A better line", left, left)
    assert caption.text == "The berths on Monday."


def test_an_old_save_taken_back_and_a_story_published_again_have_the_photo_that_is_left() -> None:
    gone, left = two_records()
    edition = given.a_live_story(lead=gone)
    old: Any = Revision.objects.get(article=edition.working_copy_id, number=edition.revision_number).content
    assert old["captions"][0]["photo"] == gone.pk

    merged(gone, left)
    article = Article.objects.get(pk=edition.working_copy_id)
    assert state_of(article).changes == 0
    rewrite(article, content=old, by=given.an_editor())
    again = publish(article, by=given.an_editor())

    assert article.captions.get().photo == left
    assert again.captions[0]["photo"] == left.pk


def test_portraits_move_as_well(reader: Reader) -> None:
    gone, left = two_records()
    person = save_contributor(given.a_contributor(portrait=gone))

    merged(gone, left)

    person.refresh_from_db()
    assert person.portrait == left
    assert left.public_id in reader.get(person.get_absolute_url()).content.decode()


def test_nothing_that_picks_a_photo_offers_one_that_was_merged() -> None:
    gone, left = two_records()
    story = given.a_story(photos=[gone], fallback_photo=gone)
    merged(gone, left)
    desk = at_the_desk(given.an_editor())
    of_people = {"app_label": "articles", "model_name": "contributor", "field_name": "portrait", "term": "Berths"}
    uses = ("text", "lead", "fallback")

    picked = [desk.get(page_of(story, "photos"), {"use": use, "q": "Berths"}).context["choices"] for use in uses]
    assert [[choice.picture.photo for choice in choices] for choices in picked] == [[left]] * 3
    assert list(desk.get(page_of(story)).context["form"].fields["fallback_photo"].queryset) == [left]
    assert desk.get("/desk/find/", {"q": "Berths"}).context["found"].photos == [left]
    assert [cell.photo for cell in desk.get("/desk/media/photo/", {"q": "Berths"}).context["cells"]] == [left]
    assert [row["id"] for row in desk.get("/desk/autocomplete/", of_people).json()["results"]] == [str(left.pk)]


def test_a_persons_form_that_was_opened_before_means_the_photo_that_is_left() -> None:
    gone, left = two_records()
    person = save_contributor(given.a_contributor(portrait=gone))
    merged(gone, left)
    login = {f"login-{name}_FORMS": number for name, number in (("TOTAL", 0), ("INITIAL", 0))}

    typed = {"name": person.name, "kind": person.kind, "slug": person.slug, "portrait": gone.pk, **login}
    answer = at_the_desk(given.an_editor()).post(f"/desk/articles/contributor/{person.pk}/change/", typed)

    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.portrait == left


def test_what_the_wall_has_at_its_side_of_a_merged_photo_is_the_page_of_the_one_that_is_left() -> None:
    gone, left = two_records()
    merged(gone, left)
    desk = at_the_desk(given.an_editor())

    for page in ("inspect", "file", "put"):
        answer = desk.post(f"/desk/media/photo/{gone.pk}/{page}/", {"creator": "Somebody"})
        assert answer.headers["Location"] == f"/desk/media/photo/{left.pk}/change/"
    gone.refresh_from_db()
    assert gone.creator == "Amal Haddad"
