"""The search over photos: by every word that a photo has, kept in the transaction that changes it, whatever is typed."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from articles.desk import workflow
from articles.desk.models import Article
from articles.desk.saving import save
from media.describing import save_photo
from media.intake.take_in import take_in
from media.models import Photo, Source
from media.search import matching
from media.search_terms import Term, fold, read_terms
from tests import given
from tests.articles.desk_people import at_the_desk
from tests.articles.searched import HARD
from tests.media.made import a_jpeg, upload

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    """The titles of the photos that the desk's search finds, newest first."""
    page = at_the_desk(given.an_editor()).get("/desk/find/", {"q": words})
    return [photo.title for photo in page.context["found"].photos]


def a_pilot_boat() -> Photo:
    return given.a_photo(
        "Pilot boat, north mole",
        creator="Łukasz Sørensen",
        source="Harbour Press",
        alt_text="A white boat under a red sky",
        description="It left at eleven for the outer anchorage.",
        via="Reuters Connect",
        place="Karsand",
    )


@pytest.mark.parametrize(
    "words",
    ["pilot", "WHITE boat", "anchorage eleven", "lukasz sorensen", "harbour", "press lukasz", "connect", "karsand",
     "anchor", '"pilot boat"', "pilot -ferry", "“outer anchorage” karsand", "Sørensen", "harbour pre"],
)  # fmt: skip
def test_every_word_of_a_photo_finds_it(words: str) -> None:
    given.an_outlet()
    a_pilot_boat()
    given.a_photo("Radar mast", source="Mole Pictures", alt_text="A mast", description="", creator="Dina Okoro")

    assert found(words) == ["Pilot boat, north mole"]


@pytest.mark.parametrize(
    "words",
    [
        "pilo boat",
        '"boat pilot"',
        '"mole it"',
        "pilot -karsand",
        "-pilot",
        '"anchor"',
        "p",
        "ferry",
        "ø",
        "press okoro",
    ],
)
def test_what_does_not_stand_there_does_not_find_it(words: str) -> None:
    given.an_outlet()
    a_pilot_boat()

    assert found(words) == []


def test_a_renamed_source_is_found_by_its_new_name_and_its_other_names() -> None:
    client = at_the_desk(given.an_editor())
    given.an_outlet()
    a_pilot_boat()
    source = Source.objects.get(name="Harbour Press")
    form = client.get(f"/desk/media/source/{source.pk}/change/").context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields} | {"name": "Mole Agency", "aliases": "MA Photos"}

    client.post(f"/desk/media/source/{source.pk}/change/", typed)

    assert found("mole agency") == found('"ma photos"') == ["Pilot boat, north mole"]
    assert found("harbour") == []


def test_what_is_corrected_is_found_by_its_new_words_alone() -> None:
    given.an_outlet()
    photo = a_pilot_boat()
    photo.creator, photo.title = "Dina Okoro", "Tug at the quay"

    save_photo(photo, by=None, fields=["creator", "title"])

    assert found("okoro tug") == ["Tug at the quay"]
    assert found("sorensen") == found("pilot") == []


def test_a_change_that_fails_leaves_the_search_as_it_was() -> None:
    given.an_outlet()
    photo = a_pilot_boat()
    photo.title = "Tug at the quay"

    with transaction.atomic():
        save_photo(photo, by=None, fields=["title"])
        transaction.set_rollback(True)

    assert found("pilot") and not found("tug")


def test_a_new_picture_is_found_by_the_name_of_its_file() -> None:
    given.an_outlet()
    photo = take_in(upload(a_jpeg(), name="DSC_0042-karsand.jpg"), by=None)

    assert [p.pk for p in matching(Photo.objects.all(), words="dsc_0042")] == [photo.pk]
    assert [p.pk for p in matching(Photo.objects.all(), words="0042 karsand.jpg")] == [photo.pk]


def test_captions_find_their_photo_once_the_story_has_left_its_draft() -> None:
    given.an_outlet()
    lead = given.a_photo("Berth nine")
    story = given.a_story(lead=lead, lead_text="Stevedores wait for the first vessel.")
    assert found("stevedores") == []

    workflow.send_to_review(story, by=None)
    assert found("stevedores") == ["Berth nine"]

    workflow.spike(Article.objects.get(pk=story.pk), by=None)
    assert found("stevedores") == []


def test_a_caption_that_is_rewritten_in_a_live_story_finds_its_photo_by_its_new_words() -> None:
    given.an_outlet()
    lead = given.a_photo("Berth nine")
    story = Article.objects.get(pk=given.a_live_story(lead=lead, lead_text="Stevedores wait.").working_copy_id)
    assert found("stevedores") == ["Berth nine"]

    save(story, by=None, store=lambda: story.captions.update(text="Dockers wait."))

    assert found("dockers") == ["Berth nine"]
    assert found("stevedores") == []


def test_a_photo_that_leaves_its_story_leaves_the_captions_words_there() -> None:
    given.an_outlet()
    story = Article.objects.get(pk=given.a_live_story(lead=given.a_photo("One"), lead_text="Dockers.").working_copy_id)

    save(story, by=None, store=lambda: story.captions.update(photo=given.a_photo("Other")))

    assert found("dockers") == ["Other"]


@pytest.mark.parametrize("words", HARD, ids=range(len(HARD)))
def test_nothing_that_can_be_typed_is_an_error(words: str) -> None:
    given.a_photo()

    assert list(matching(Photo.objects.all(), words=words)) in ([], list(Photo.objects.all()))


def test_a_library_from_before_there_was_a_search_is_indexed_by_a_command() -> None:
    given.an_outlet()
    a_pilot_boat()
    given.a_live_story(lead=given.a_photo("Berth nine"), lead_text="Stevedores wait.")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM media_search")
    assert found("pilot") == []
    said = StringIO()

    call_command("index_photos", stdout=said)

    assert found("pilot") == ["Pilot boat, north mole"] and found("stevedores") == ["Berth nine"]
    assert "2 photos can be found by their words." in said.getvalue()


def test_who_puts_a_photo_in_finds_it_by_any_of_its_words(client: Client) -> None:
    given.an_outlet()
    story = given.a_story()
    a_pilot_boat()
    client.force_login(given.an_editor())

    page = client.get(f"/desk/articles/article/{story.pk}/photos/", {"q": "connect karsand"}).content.decode()

    assert "Pilot boat, north mole" in page


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("boat karsand", [Term("boat"), Term("karsand", is_begun=True)]),
        ('"north mole"', [Term("north mole")]),
        ('boat "north mo', [Term("boat"), Term("north mo")]),
        ("boat -ferry", [Term("boat"), Term("ferry", is_wanted=False)]),
        ("DSC_0042", [Term("dsc 0042", is_begun=True)]),
        ("a", [Term("a")]),
        ("–", []),
        ("-ferry", []),
    ],
)
def test_what_is_typed_is_read_as_terms(typed: str, terms: list[Term]) -> None:
    assert read_terms(typed) == terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Straße, Ärger — GARÇON", "strasse arger garcon"),
        ("Øresund/Łódź", "oresund lodz"),
        ("ميناء كَرْسَنْد", "ميناء كرسند"),
        ("港口", "港 口"),
        ("a\x00b\ufffec\ud800d\u00ade", "a b c de"),
        ("DSC_0042.JPG", "dsc 0042 jpg"),
    ],
)
def test_words_are_folded_the_same_for_both_engines(text: str, words: str) -> None:
    assert fold(text) == words
