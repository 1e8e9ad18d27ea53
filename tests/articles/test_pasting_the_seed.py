"""The page from which this product began, read, imported and published as it stands."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles import body
from articles.desk.models import Article, Caption
from tests import given

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "000_79d67f101bb9e229.txt"

pytestmark = [pytest.mark.django_db, pytest.mark.seed]


@pytest.fixture
def outlet() -> None:
    """Sources and boilerplate are those that every new database brings."""
    if not SEED.is_file():
        pytest.skip(f"There is no seed page {SEED.name} in ../shared/seed beside the repository.")
    given.an_outlet(name="Press TV")


def run(**options: bool) -> str:
    out = StringIO()
    call_command("import_story", str(SEED), stdout=out, **options)
    return out.getvalue()


@pytest.mark.usefixtures("outlet")
def test_the_seed_page_is_understood_to_the_last_line() -> None:
    (story,) = json.loads(run(json=True, dry_run=True))

    assert story["trail"] == ["News", "Syria"]
    assert story["headline"] == "Putin hails closer Moscow-Ankara ties on Syria crisis"
    assert [(c["source"], c["creator"], c["via"], c["after_paragraph"]) for c in story["captions"]] == [
        ("TASS", None, None, 0),
        ("Reuters", None, None, 10),
    ]
    assert all(caption["text"].endswith("on March 10, 2017.") for caption in story["captions"])
    assert story["boilerplate"] == [
        "Press TV’s website can also be accessed at the following alternate addresses:",
        "Press TV News Roku",
    ]
    assert [story[key] for key in ("kicker", "standfirst", "dateline", "published")] == [None] * 4
    assert len(story["lines"]) == len(SEED.read_text(encoding="utf-8").splitlines())


@pytest.mark.usefixtures("outlet")
def test_the_seeds_fourteen_paragraphs_are_kept_word_for_word() -> None:
    lines = [" ".join(line.split()) for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    paragraphs = [*lines[3:13], *lines[14:18]]

    run()

    assert body.paragraphs(Article.objects.get().body) == paragraphs
    assert len(paragraphs) == 14


@pytest.mark.usefixtures("outlet")
def test_the_seed_becomes_one_draft_and_stays_one() -> None:
    run()

    again = run()

    article = Article.objects.get()
    lead, later = Caption.objects.order_by("-is_lead").select_related("photo__source")
    assert (str(article.section), article.first_published_at) == ("News / Syria", None)
    assert (str(lead.photo.source), str(later.photo.source)) == ("TASS", "Reuters")
    assert body.blocks(article.body)[10] == body.figure(later.pk)
    assert f"already there as story {article.pk}, nothing changed" in again
