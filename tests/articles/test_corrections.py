"""A live story goes out again: as a fix, an update, a correction or a clarification, and readers are told accordingly."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.desk.models import Act, Article
from articles.publishing.rebuild import differences
from articles.reader.models import Edition, PublishedVersion
from delivery.models import Change
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db


def out_again(article: Article, *, kind: str, note: str = "", minutes: int = 5, **fields: str) -> Edition:
    """The live story saved with these fields and published again, so many minutes later."""
    editor = given.an_editor()
    at_the_desk(editor).post(page_of(article), as_typed(Article.objects.get(pk=article.pk), **fields))
    at = timezone.now() + timedelta(minutes=minutes)
    return publishing.publish(Article.objects.get(pk=article.pk), by=editor, at=at, kind=kind, note=note)


def test_a_small_fix_tells_readers_nothing(reader: Client) -> None:
    story = given.a_live_story()

    edition = out_again(story.working_copy, kind="fix", standfirst="A letter mended.")
    page = reader.get(edition.get_absolute_url()).content.decode()

    assert edition.modified_at is None
    assert "Updated" not in page
    assert "A letter mended." in page


def test_an_update_says_when_and_a_fix_after_it_leaves_that_hour(reader: Client) -> None:
    story = given.a_live_story()

    updated = out_again(story.working_copy, kind="update", standfirst="More is known.").modified_at
    edition = out_again(story.working_copy, kind="fix", standfirst="More is known!", minutes=30)

    assert updated is not None
    assert edition.modified_at == updated
    assert "Updated" in reader.get(edition.get_absolute_url()).content.decode()


def test_a_correction_wants_a_note_and_keeps_the_persons_words_without_one() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, standfirst="Nine days, not ten."))

    answer = client.post(
        page_of(article, "publish"), {"version": Article.objects.get().version, "kind": "correction", "note": " "}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write the note to readers: what was wrong, and what is right." in page
    assert 'value="correction" checked' in page


def test_a_correction_stands_on_the_page_in_its_data_and_on_the_outlets_page(reader: Client) -> None:
    story = given.a_live_story(standfirst="Ten days.")
    note = "An earlier version said ten days; it was nine."

    edition = out_again(story.working_copy, kind="correction", note=note, standfirst="Nine days.")
    page = reader.get(edition.get_absolute_url()).content.decode()
    listed = reader.get(reverse("corrections")).content.decode()

    assert "Note to readers" in page
    assert page.count(note) == 2
    assert "CorrectionComment" in page
    assert note in listed
    assert edition.headline in listed
    assert "list:corrections" in Change.objects.latest("pk").keys.split()


def test_what_changed_compares_the_published_versions_in_words(reader: Client) -> None:
    story = given.a_live_story(standfirst="It lasted ten days.")
    edition = out_again(story.working_copy, kind="update", standfirst="It lasted nine days.")

    page = reader.get(f"{edition.get_absolute_url()}changes/").content.decode()

    assert "<del>ten </del><ins>nine </ins>" in page
    assert "First published" in page


def test_what_no_version_said_is_on_no_page_of_changes(reader: Client) -> None:
    story = given.a_live_story()
    at_the_desk(given.an_editor()).post(
        page_of(story.working_copy), as_typed(story.working_copy, standfirst="A secret of the desk.")
    )

    page = reader.get(f"{story.get_absolute_url()}changes/").content.decode()

    assert "A secret of the desk." not in page


def test_the_changes_of_a_withdrawn_story_are_gone_with_it(client: Client) -> None:
    story = given.a_live_story()
    edition = out_again(story.working_copy, kind="correction", note="It was nine.", standfirst="Nine.")
    address = f"{edition.get_absolute_url()}changes/"

    publishing.withdraw(Article.objects.get(), by=given.an_editor(), reason="Wrong")

    assert client.get(address).status_code == 410
    assert "It was nine." not in client.get(reverse("corrections")).content.decode()
    assert not PublishedVersion.objects.exists()


def test_an_edition_made_anew_says_the_same_of_its_changes() -> None:
    story = given.a_live_story()
    out_again(story.working_copy, kind="correction", note="It was nine.", standfirst="Nine.")
    out_again(story.working_copy, kind="fix", standfirst="Nine!", minutes=20)

    assert differences(Edition.objects.select_related("section", "working_copy").get()) == []


def test_publishing_again_is_undone_from_the_same_screen() -> None:
    story = given.a_live_story(standfirst="As it was.")
    article = story.working_copy
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, standfirst="Too early."))
    out = client.post(page_of(article, "publish"), {"version": Article.objects.get().version}, follow=True)

    answer = client.post(page_of(article, "undo"), {"number": Edition.objects.get().revision_number}, follow=True)

    assert "Undo: as it was before" in out.content.decode()
    assert "Readers have what they had before." in answer.content.decode()
    assert Edition.objects.get().standfirst == "As it was."
    assert Edition.objects.get().modified_at is None
    assert Article.objects.get().standfirst == "Too early."
    assert Act.objects.filter(verb="undo").exists()


def test_undoing_the_first_publication_withdraws_the_story(client: Client) -> None:
    story = given.a_live_story()

    at_the_desk(given.an_editor()).post(page_of(story.working_copy, "undo"), {"number": story.revision_number})

    assert client.get(story.get_absolute_url()).status_code == 410


def test_what_another_published_meanwhile_is_not_undone() -> None:
    story = given.a_live_story()
    newer = out_again(story.working_copy, kind="update", standfirst="Another's words.")

    at_the_desk(given.an_editor()).post(page_of(story.working_copy, "undo"), {"number": story.revision_number})

    assert Edition.objects.get().revision_number == newer.revision_number


def test_what_anyone_did_to_a_story_can_be_neither_changed_nor_deleted() -> None:
    given.a_live_story()
    act = Act.objects.get(verb="publish")

    for write in (lambda: Act.objects.update(reason="Nothing happened"), act.delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            write()

    assert Act.objects.get(verb="publish").reason == act.reason
