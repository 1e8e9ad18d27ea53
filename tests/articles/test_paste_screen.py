"""*Paste a story*: a text comes in, each paragraph is marked, one click mends a mark, and a draft is made of it."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from articles.desk.models import Article
from articles.reader.models import Edition, Section
from media.models import Licence, Photo, Source
from tests import given

pytestmark = pytest.mark.django_db
PASTE = "/desk/paste/"
PAGE = """News   /   Orlec

Forest board stops felling above Tarn after the second slide

The forest line above Tarn on Monday, seen from the hill road. (Photo by Levant Photo)

Felling above the village of Tarn stopped on Monday after a second slide in a week closed the hill road for two hours.

The forest board, which had called the first slide a matter of one wet week, said it would survey the slope.

Sandbags at the lower gate of the school in Tarn, late on Sunday. (Photo: Sami Quist/Harbour Press)

The board’s own map, dated May, marks the slope as one to be watched, and nobody could say who had been watching it.

Download our app for Roku
"""


@pytest.fixture
def editor() -> Client:
    given.an_outlet()
    for name in ("Levant Photo", "Harbour Press"):
        Source.objects.get_or_create(name=name)
    client = Client()
    client.force_login(given.an_editor())
    return client


def fields(answer: Any) -> dict[str, str]:
    """What the drawn score would post if nothing were touched."""
    html = answer.content.decode()
    hidden = re.findall(r'<input type="hidden" name="((?:was|forced)-\d+)" value="([^"]*)"', html)
    chosen = re.findall(r'<input type="radio" name="(mark-\d+)" value="([^"]*)" checked', html)
    return {"text": PAGE, **dict(hidden), **dict(chosen)}


def test_each_paragraph_is_marked_and_nothing_is_saved(editor: Client) -> None:
    answer = editor.post(PASTE, {"text": PAGE})

    posted = fields(answer)
    assert [posted[name] for name in posted if name.startswith("mark")] == [
        "trail", "headline", "caption", "body", "body", "caption", "body", "boilerplate",
    ]  # fmt: skip
    assert "“News / Orlec” is no section yet. It is made with the draft." in answer.content.decode()
    assert not Article.objects.exists()
    assert not Section.objects.exists()


def test_one_click_mends_a_mark_and_the_mend_is_kept(editor: Client) -> None:
    posted = fields(editor.post(PASTE, {"text": PAGE}))

    once = fields(editor.post(PASTE, {**posted, "mark-9": "caption"}))
    again = fields(editor.post(PASTE, once))

    assert (once["mark-9"], once["forced-9"]) == ("caption", "caption")
    assert again["mark-9"] == "caption"


def test_two_paragraphs_are_joined(editor: Client) -> None:
    posted = fields(editor.post(PASTE, {"text": PAGE}))

    joined = fields(editor.post(PASTE, {**posted, "join": "9"}))

    assert "mark-9" not in joined
    assert joined["forced-9"] == "joined"


def test_the_draft_has_its_trail_its_captions_and_photos_that_await_their_files(editor: Client) -> None:
    posted = fields(editor.post(PASTE, {"text": PAGE}))

    answer = editor.post(PASTE, {**posted, "make": "1"})

    story = Article.objects.get()
    assert answer["Location"] == f"/desk/articles/article/{story.pk}/change/"
    assert str(story.section) == "News / Orlec"
    assert story.headline == "Forest board stops felling above Tarn after the second slide"
    lead, second = story.captions.all()
    assert (lead.is_lead, lead.text) == (True, "The forest line above Tarn on Monday, seen from the hill road.")
    assert (second.photo.creator, second.photo.source.name) == ("Sami Quist", "Harbour Press")
    assert {photo.status for photo in Photo.objects.all()} == {Photo.Status.AWAITED}
    assert "Roku" not in story.body
    assert not Edition.objects.exists()


def test_a_story_pasted_twice_is_opened_and_not_made_again(editor: Client) -> None:
    posted = {**fields(editor.post(PASTE, {"text": PAGE})), "make": "1"}
    editor.post(PASTE, posted)

    answer = editor.post(PASTE, posted, follow=True)

    assert Article.objects.count() == 1
    assert "is there already; nothing was changed." in answer.content.decode()


def test_the_headline_of_a_draft_of_somebody_else_is_not_told(editor: Client) -> None:
    posted = {**fields(editor.post(PASTE, {"text": PAGE})), "make": "1"}
    editor.post(PASTE, posted)
    Article.objects.update(headline="What only the editor knows", created_by=given.an_editor())
    reporter = User.objects.create_user("yara", is_staff=True)
    reporter.user_permissions.add(*Permission.objects.filter(codename__in=["view_article", "add_article"]))
    client = Client()
    client.force_login(reporter)

    answer = client.post(PASTE, posted, follow=True)

    assert "is on the desk already, as the draft of somebody else" in answer.content.decode()
    assert "What only the editor knows" not in answer.content.decode()


def test_an_empty_text_is_answered_with_what_to_do(editor: Client) -> None:
    answer = editor.post(PASTE, {"text": " \n"})

    assert answer.status_code == 422
    assert "Paste the story into the field" in answer.content.decode()


def test_what_cannot_be_kept_is_said_and_the_text_stays(editor: Client) -> None:
    text = PAGE.replace("Forest board stops", "Forest board " * 30 + "stops")
    posted = {**fields(editor.post(PASTE, {"text": text})), "text": text, "mark-3": "headline", "make": "1"}

    answer = editor.post(PASTE, posted)

    assert answer.status_code == 422
    assert "The headline has" in answer.content.decode()
    assert "seen from the hill road" in answer.content.decode()
    assert not Article.objects.exists()


def test_who_may_not_begin_stories_may_not_paste_one() -> None:
    person = User.objects.create_user("reader", is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="view_article"))
    client = Client()
    client.force_login(person)

    assert client.get(PASTE).status_code == 403
    assert client.post(PASTE, {"text": PAGE, "make": "1"}).status_code == 403


def harbour_rules(**changes: object) -> None:
    licence = Licence.objects.create(key="hp", name="Harbour Press, editorial", uses=["web", "social"])
    values = {"default_licence": licence, "rights_days": 30, "warning": "Ask before cropping.", **changes}
    Source.objects.filter(name="Harbour Press").update(**values)


def test_the_preview_says_which_source_was_recognised_by_which_rule_and_what_its_rules_give(editor: Client) -> None:
    harbour_rules(aliases=["HP", "Harbour Pictures"], patterns=["*/Quayside Pool*"])

    by_name = editor.post(PASTE, {"text": PAGE}).content.decode()
    by_pattern = editor.post(PASTE, {"text": PAGE.replace("Harbour Press", "Quayside Pool 4")}).content.decode()
    unknown = editor.post(PASTE, {"text": PAGE.replace("Harbour Press", "Hill Pictures")}).content.decode()

    assert "Harbour Press, by its name · its rules: Harbour Press, editorial, covers web and social media" in by_name
    assert "Ask before cropping." in by_name and "Apply the rules of the sources" in by_name
    assert "Harbour Press, by the pattern “*/Quayside Pool*”" in by_pattern
    assert "Hill Pictures is not among your sources yet; it is added, not checked" in unknown
    assert "Apply the rules of the sources" not in unknown


@pytest.mark.parametrize(("ticked", "licences"), [({}, []), ({"by_rules": "1"}, ["Harbour Press, editorial"])])
def test_the_rules_are_applied_where_somebody_ticks_them_and_never_by_themselves(
    editor: Client, ticked: dict[str, str], licences: list[str]
) -> None:
    harbour_rules()
    posted = fields(editor.post(PASTE, {"text": PAGE}))

    editor.post(PASTE, {**posted, **ticked, "make": "1"})

    photo = Photo.objects.get(source__name="Harbour Press")
    assert [str(licence) for licence in (photo.licence,) if licence] == licences
    assert bool(photo.rights_until) == bool(licences)
    assert photo.credit_changes.filter(why="By the rules of Harbour Press").exists() == bool(licences)


def test_the_tick_stays_while_marks_are_mended(editor: Client) -> None:
    harbour_rules()

    page = editor.post(PASTE, {"text": PAGE, "by_rules": "1"}).content.decode()

    assert 'name="by_rules" value="1" checked' in page
