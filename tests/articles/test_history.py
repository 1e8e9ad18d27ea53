"""A story's history: every save, any two compared in words, an older one taken back."""

import re

import pytest

from articles.desk.comparison import compare, count_of_changes
from articles.desk.models import Caption, Revision
from articles.desk.snapshot import Content, snapshot
from articles.reader.models import Edition
from articles.wording import words_compared
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db

CASES = [
    ("Talks reopen the port", "Talks reopen the port", ["same:Talks reopen the port"]),
    ("Talks reopen the port", "Talks close the port", ["same:Talks ", "out:reopen ", "in:close ", "same:the port"]),
    ("", "New words", ["in:New words"]),
    ("Old words", "", ["out:Old words"]),
]


@pytest.mark.parametrize(("old", "new", "pieces"), CASES)
def test_two_paragraphs_are_compared_word_by_word(old: str, new: str, pieces: list[str]) -> None:
    assert [f"{piece.kind}:{piece.text}" for piece in words_compared(old, new)] == pieces


def test_a_comparison_loses_no_letter() -> None:
    old, new = "The  gates open\tat noon, and close at dusk.", "At noon the gates open , and shut at  dusk."

    pieces = words_compared(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "in") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == new


def test_enormous_paragraphs_are_not_compared_for_minutes() -> None:
    old, new = "a b " * 40_000, "b c " * 40_000

    assert [piece.kind for piece in words_compared(old, new)] == ["out", "in"]


def test_changes_are_counted_as_an_editor_would() -> None:
    article = given.a_story(paragraphs=[f"Paragraph {n}." for n in range(9)])
    old = snapshot(article)
    new = {
        **old,
        "headline": "Another",
        "body": old["body"].replace("Paragraph 2", "Passage 2").replace("aph 7", "ah 7"),
    }

    assert count_of_changes(old, new) == 3


def test_moved_bylines_and_formatting_are_seen() -> None:
    article = given.a_story(by=[given.a_contributor("Dunja Kovac"), given.a_contributor("Omar Darwish")])
    old = snapshot(article)
    bold = old["body"].replace("The port", "<strong>The port</strong>")
    new = {**old, "bylines": list(reversed(old["bylines"])), "body": bold}

    changes = {change.name: change for change in compare(old, new)}

    assert set(changes) == {"body", "bylines"}
    assert changes["body"].lines[0].note == "The words are the same; their form changed."


def test_a_paragraph_without_spaces_that_moved_away_is_told_by_its_beginning() -> None:
    article = given.a_story(paragraphs=["卡尔桑港将于周二晚上重新向航运开放。" * 5, "One.", "Two."])
    old = snapshot(article)
    first, *others = old["body"].split("\n")

    [change] = compare(old, {**old, "body": "\n".join([*others, first])})

    [away] = [line.note for line in change.lines if line.moved == "away"]
    assert away.startswith("From here “卡尔桑港将于") and away.endswith("…” moved.") and len(away) < 80


def test_every_save_is_in_the_history_with_what_changed() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor("mira"))
    client.post(page_of(article), as_typed(article, headline="A second headline", kicker="Karsand"))

    page = client.get(page_of(article, "history")).content.decode()

    assert "Kicker, Headline" in page
    assert "Begun" in page
    assert "mira" in page


def test_the_draft_is_compared_with_what_readers_have() -> None:
    article = given.a_live_story().working_copy
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, headline=given.HEADLINE.replace("reopen", "close")))

    page = client.get(page_of(article, "compare"), {"old": "live", "new": "draft"}).content.decode()

    assert "reopen " in page.partition("<del>")[2].partition("</del>")[0]
    assert "close " in page.partition("<ins>")[2].partition("</ins>")[0]


def test_an_older_text_comes_back_as_a_new_save_and_readers_keep_what_they_have() -> None:
    edition = given.a_live_story()
    article = edition.working_copy
    client = at_the_desk(given.an_editor())
    client.post(page_of(article), as_typed(article, headline="Worse", tags="New tag"))
    article.refresh_from_db()

    client.post(page_of(article, "restore"), {"text": "1", "version": article.version})

    article.refresh_from_db()
    assert article.headline == given.HEADLINE
    assert not article.tags.exists()
    assert Revision.objects.filter(article=article).count() == 3
    assert Revision.objects.get(article=article, number=3).label == "Restored: save 1"
    assert Edition.objects.get().revision_number == edition.revision_number


def test_whichever_of_two_compared_saves_is_not_the_draft_can_be_taken_back() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    for headline in ("Second", "Third"):
        article.refresh_from_db()
        client.post(page_of(article), as_typed(article, headline=headline))

    def offered(old: str, new: str) -> list[str]:
        page = client.get(page_of(article, "compare"), {"old": old, "new": new}).content.decode()
        return re.findall(r"Take save (\d+) back into the draft", page)

    assert offered("1", "3") == ["1"]
    assert offered("1", "2") == ["1", "2"]
    assert offered("2", "draft") == ["2"]
    assert offered("3", "draft") == []


def test_a_photo_that_was_taken_out_comes_back_where_it_stood() -> None:
    article = given.a_story(photos=[given.a_photo("The boat")])
    client = at_the_desk(given.an_editor())
    caption = article.captions.get()
    client.post(page_of(article), as_typed(article, **{f"caption-{caption.pk}-remove": "1"}))
    article.refresh_from_db()

    client.post(page_of(article, "restore"), {"text": "1", "version": article.version})

    article.refresh_from_db()
    back = Caption.objects.get(article=article)
    assert back.text == caption.text
    assert f'<figure data-caption="{back.pk}">' in article.body


def test_the_history_of_one_story_shows_no_text_of_another() -> None:
    article, other = given.a_story(), given.a_story("Another story")
    client = at_the_desk(given.an_editor())
    client.post(page_of(other), as_typed(other, headline="Second save of the other"))

    for name in ("2", "kept-1", "live", "x", "99999999999999999999"):
        assert client.get(page_of(article, "compare"), {"old": name, "new": "draft"}).status_code == 404


def test_restoring_is_by_post_alone() -> None:
    article = given.a_story()

    assert at_the_desk(given.an_editor()).get(page_of(article, "restore")).status_code == 405


def shown(old: Content, new: Content, name: str) -> list[str]:
    (change,) = [each for each in compare(old, new) if each.name == name]
    return [f"{line.note}{' | ' if line.pieces else ''}{''.join(p.text for p in line.pieces)}" for line in change.lines]


def test_a_paragraph_that_moved_is_said_to_have_moved() -> None:
    article = given.a_story(paragraphs=["One goes down to the quay at noon.", "Two stays.", "Three stays."])
    client = at_the_desk(given.an_editor())
    new = "<p>Two stays.</p>\n<p>Three stays.</p>\n<p>One goes down to the quay at dusk.</p>"
    client.post(page_of(article), as_typed(article, body=new))

    page = client.get(page_of(article, "compare"), {"old": "1", "new": "2"}).content.decode()

    assert "From here “One goes down to the quay…” moved." in page
    assert "noon." in page.partition("Moved here.")[2].partition("<del>")[2].partition("</del>")[0]
    assert page.count("<del>") == 1


def test_captions_are_compared_photo_by_photo_whatever_their_order() -> None:
    photos = [given.a_photo("The boat"), given.a_photo("The quay"), given.a_photo("The mole")]
    old = snapshot(given.a_story(photos=photos))
    first, *others = old["captions"]
    new: Content = {**old, "captions": [*others, {**first, "text": "Nine days at anchor"}]}

    lines = shown(old, new, "captions")

    assert [line.partition(":")[0] for line in lines][-1].startswith("Moved here.")
    assert "Nine days at anchor" in lines[-1]
    assert sum("moved." in line.lower() for line in lines) == 1


def test_tags_and_the_photo_to_fall_back_on_are_compared_by_name() -> None:
    old = snapshot(given.a_story(tags=["Ports"]))
    new: Content = {**old, "tags": ["Ports", "Strikes"], "fallback_photo": given.a_photo("The harbour by night").pk}

    assert shown(old, new, "fallback_photo") == [" | The harbour by night"]
    assert "Strikes" in shown(old, new, "tags")[0]
