"""`import_story`: files of plain text become drafts, once, and each line's place is told."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles import body
from articles.desk.models import Article, Caption, Revision
from articles.reader.models import Contributor, Section
from media.models import CreditChange, Photo, Source
from outlet.models import BoilerplateLine
from tests import given

pytestmark = pytest.mark.django_db

PAGE = """News \u00a0 / \u00a0 Orlec

Forest board stops felling above Tarn after the second slide

By Lena Aho and Yara Nasser in Tarn

The forest line above Tarn on Monday. (Photo by TASS news agency)

TARN, March 10 (Reuters) — Felling above the village of Tarn stopped on Monday after a second slide in a week.

“We heard it before we saw it,” said Hanne Brik, who keeps the shop at the bend.

Sandbags at the lower gate of the school, late on Sunday. (Photo: Yara Nasser/Hill Pictures)

The board’s own map, dated May, marks the slope as to be watched.

The Meridian’s website can also be accessed at the following alternate addresses:
www.meridian.example
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    given.an_outlet()
    path = tmp_path / "tarn.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def imported(*files: Path, **options: Any) -> str:
    out = StringIO()
    call_command("import_story", *map(str, files), stdout=out, **options)
    return out.getvalue()


def test_a_page_becomes_one_draft_with_all_its_parts(file: Path) -> None:
    imported(file)

    article = Article.objects.get()
    assert (str(article.section), article.headline) == (
        "News / Orlec",
        "Forest board stops felling above Tarn after the second slide",
    )
    assert article.dateline == "TARN, March 10 (Reuters)"
    assert body.paragraphs(article.body) == [
        "Felling above the village of Tarn stopped on Monday after a second slide in a week.",
        "“We heard it before we saw it,” said Hanne Brik, who keeps the shop at the bend.",
        "The board’s own map, dated May, marks the slope as to be watched.",
    ]
    assert [(str(line), line.role, line.place) for line in article.bylines.all()] == [
        ("Lena Aho", "by", ""),
        ("Yara Nasser", "by", "Tarn"),
    ]
    assert article.status == Article.Status.DRAFT
    assert Revision.objects.get().content["headline"] == article.headline


def test_a_captions_credit_goes_to_a_photo_that_awaits_its_file(file: Path) -> None:
    imported(file)

    lead, later = Caption.objects.select_related("photo__source").order_by("-is_lead")
    assert (lead.is_lead, lead.text) == (True, "The forest line above Tarn on Monday.")
    assert (lead.photo.status, str(lead.photo.source), lead.photo.creator) == (Photo.Status.AWAITED, "TASS", "")
    assert (later.text, later.photo.creator) == (
        "Sandbags at the lower gate of the school, late on Sunday.",
        "Yara Nasser",
    )
    assert Source.objects.get(name="Hill Pictures").is_checked is False
    assert {change.field for change in CreditChange.objects.all()} == {"source", "creator"}


def test_a_later_caption_stands_between_the_paragraphs_where_it_was(file: Path) -> None:
    imported(file)

    article = Article.objects.get()
    blocks = body.blocks(article.body)
    assert blocks[2] == body.figure(Caption.objects.get(is_lead=False).pk)
    assert len(blocks) == 4


def test_the_same_page_again_changes_nothing(file: Path) -> None:
    imported(file)
    before = Article.objects.get()

    told = imported(file)

    assert f"already there as story {before.pk}, nothing changed" in told
    assert (Article.objects.get().version, Photo.objects.count(), Section.objects.count()) == (before.version, 2, 2)


def test_a_spiked_story_may_come_in_again(file: Path) -> None:
    imported(file)
    Article.objects.update(status=Article.Status.SPIKED)

    imported(file)

    assert Article.objects.count() == 2


def test_sections_people_and_sources_that_are_known_are_used(file: Path) -> None:
    section = given.a_section("News", "Orlec")
    person = given.a_contributor("Lena Aho")

    imported(file)

    article = Article.objects.get()
    assert article.section == section
    assert article.bylines.get(position=0).contributor == person
    assert Contributor.objects.count() == 2


def test_a_dry_run_writes_nothing_and_says_what_would_be_made(file: Path) -> None:
    told = imported(file, dry_run=True)

    assert "would be a draft: “Forest board stops felling above Tarn" in told
    assert not Article.objects.exists()
    assert not Photo.objects.exists()
    assert not Section.objects.exists()


def test_the_report_says_for_every_line_where_it_landed_and_why(file: Path) -> None:
    told = imported(file).partition("\nThe rules of the sources")[0].splitlines()

    assert len(told) == 1 + len(PAGE.splitlines())
    assert told[2] == "   2  blank        holds no words"
    assert told[7].startswith("   7  caption      The forest line above Tarn on Monday.")
    assert told[7].endswith("← ends with a credit in brackets")


def test_json_prints_what_was_understood(file: Path) -> None:
    (story,) = json.loads(imported(file, json=True))

    assert list(story) == [
        "trail",
        "kicker",
        "headline",
        "standfirst",
        "bylines",
        "dateline",
        "published",
        "paragraphs",
        "captions",
        "boilerplate",
        "lines",
    ]
    assert story["kicker"] is None
    assert story["bylines"] == [{"name": "Lena Aho", "role": "by"}, {"name": "Yara Nasser", "role": "by"}]
    assert story["captions"][1] == {
        "text": "Sandbags at the lower gate of the school, late on Sunday.",
        "creator": "Yara Nasser",
        "source": "Hill Pictures",
        "via": None,
        "after_paragraph": 2,
    }
    assert [line["number"] for line in story["lines"]] == list(range(1, len(PAGE.splitlines()) + 1))


def test_published_is_the_day_in_the_storys_address(file: Path) -> None:
    imported(file, published="2017-03-10")

    article = Article.objects.get()
    assert article.first_published_at is not None
    assert article.first_published_at.isoformat() == "2017-03-10T10:00:00+00:00"


@pytest.mark.parametrize(
    ("published", "sentence"),
    [
        ("soon", "“soon” is no date. Write it as 2017-03-10, or with its time: 2017-03-10 14:30."),
        ("2199-01-01", "2199-01-01 lies in the future. Give the day on which the story first came out."),
    ],
)
def test_a_date_that_is_none_is_refused_in_one_line(file: Path, published: str, sentence: str) -> None:
    with pytest.raises(CommandError) as refusal:
        imported(file, published=published)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file {path}. Check its name."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "{path} is not text. Save the story as plain text in UTF-8."),
        (b"a" * 10_000_001, "{path} is larger than 10 MB. Split it into several files."),
        (
            b"%PDF-1.7 ...",
            "{path} is a PDF file, not plain text. Save it as text, or copy its words into a text file.",
        ),
        (
            b"<!DOCTYPE html><p>Words",
            "{path} is the source of a web page. Copy the page's text from the browser into a text file.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "story.txt"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError) as refusal:
        imported(path)

    assert str(refusal.value) == sentence.format(path=path)


def test_a_bad_file_among_good_ones_stops_before_anything_is_written(file: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        imported(file, tmp_path / "missing.txt")

    assert not Article.objects.exists()


def test_text_from_windows_is_read_in_its_own_letters(tmp_path: Path) -> None:
    given.an_outlet()
    path = tmp_path / "windows.txt"
    path.write_bytes("The café’s “quiet” year\r\n\r\nNobody came to the café, and it stayed open.\r\n".encode("cp1252"))

    imported(path)

    assert Article.objects.get().headline == "The café’s “quiet” year"


def test_an_empty_file_makes_no_draft_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(" \n\n", encoding="utf-8")

    assert imported(path) == f"{path}: no story; the file holds no words.\n"


def test_a_caption_in_the_outlets_own_credit_form_is_known(file: Path) -> None:
    given.an_outlet(credit_form="Snap: {creator} · {source}")
    file.write_text("Port falls silent\n\nThe quay. Snap: Lena Aho · Reuters\n\nThe crane stopped.", encoding="utf-8")

    imported(file)

    photo = Photo.objects.get()
    assert (photo.creator, str(photo.source)) == ("Lena Aho", "Reuters")


def test_an_editors_own_boilerplate_line_is_left_out_of_the_body(file: Path) -> None:
    BoilerplateLine.objects.create(pattern="The board’s own map*", kind="other")

    imported(file)

    assert "map" not in Article.objects.get().body
