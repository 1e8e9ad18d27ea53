"""Drafts made of pasted stories: their markup, their language, what is found and what is made."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles import body
from articles.desk.models import Article
from articles.desk.pasting import Mark, PastedStory, read
from articles.desk.pasting.drafting import Draft, UnfitStory, drafts_from
from articles.desk.pasting.known_rules import rules_in_force
from articles.publishing import publish
from articles.reader.models import Contributor, Section
from media.models import Photo, Source
from tests import given

pytestmark = pytest.mark.django_db

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


@pytest.fixture(autouse=True)
def outlet() -> None:
    given.an_outlet()


def stories_in(text: str, marks: dict[int, Mark] | None = None) -> list[PastedStory]:
    return read(text, rules=rules_in_force(), marks=marks)


def drafted(text: str, marks: dict[int, Mark] | None = None) -> Article:
    (draft,) = drafts_from(stories_in(text, marks), by=given.an_editor(), make_sections=True)
    return draft.article


def example(name: str) -> list[Draft]:
    text = (EXAMPLES / f"{name}.txt").read_bytes().decode("utf-8")
    return drafts_from(stories_in(text), by=given.an_editor(), make_sections=True)


def test_lists_headings_breaks_and_pull_quotes_keep_their_form() -> None:
    (draft,) = example("bakers-feature")

    html = draft.article.body
    quote = "“I sell bread at a price that other people read to me over the telephone”"
    assert f'<blockquote class="pull"><p>{quote}</p><p>— Hanne Brik, baker</p></blockquote>' in html
    assert "<h2>Where the crown goes</h2>" in html
    assert "<ul><li>flour, sixty-one hundredths</li><li>wages, forty</li>" in html
    assert "<ol><li>a mill of its own, in the old customs house</li>" in html
    assert "<hr>" in body.blocks(html)
    assert (draft.article.kicker, draft.article.language) == ("IN DEPTH", "en")


@pytest.mark.parametrize("name", [page.stem for page in sorted(EXAMPLES.glob("*.txt"))])
def test_every_example_becomes_drafts_that_hold_their_paragraphs(name: str) -> None:
    stories = stories_in((EXAMPLES / f"{name}.txt").read_bytes().decode("utf-8"))

    drafts = drafts_from(stories, by=None, make_sections=True)

    for story, draft in zip(stories, drafts, strict=True):
        assert body.text(draft.article.body).split("\n") == list(story.paragraphs)
        assert draft.article.headline == story.headline
        assert draft.article.captions.count() == len(story.captions)


def test_several_stories_become_several_drafts() -> None:
    drafts = example("three-briefs")

    assert [str(draft.article.section) for draft in drafts] == [
        "News / Karsand",
        "News / Karsand",
        "Business / Markets",
        "Culture / Places",
    ]
    assert Section.objects.count() == 6


def test_a_story_in_arabic_is_set_from_right_to_left() -> None:
    (draft,) = example("port-in-arabic")

    assert draft.article.language == "ar"
    assert str(draft.article.section) == "أخبار / كارساند"
    assert draft.article.dateline == "كارساند، 24 نوفمبر (هاربر برس)"


def test_a_trail_is_found_by_its_end_when_only_one_section_ends_so() -> None:
    section = given.a_section("News", "Orlec")
    given.a_section("Opinion")

    article = drafted("Orlec\n\nPort falls silent\n\nThe crane stopped at noon.")

    assert article.section == section
    assert Section.objects.count() == 3


def test_sections_are_made_only_when_the_caller_says_so() -> None:
    (draft,) = drafts_from(
        stories_in("News / Orlec\n\nPort falls silent\n\nThe crane stopped at noon."), by=None, make_sections=False
    )

    assert draft.article.section is None
    assert not Section.objects.exists()


def test_a_section_named_as_an_address_of_the_site_gets_another_slug() -> None:
    article = drafted("Photos / Harbour\n\nPort falls silent\n\nThe crane stopped at noon.")

    assert article.section is not None
    assert article.section.path == "photos-2/harbour"


def test_a_person_and_an_agency_are_told_apart() -> None:
    drafted("Port falls silent\n\nBy Petra Lindqvist and Reuters\n\nThe crane stopped at noon.")

    assert dict(Contributor.objects.values_list("name", "kind")) == {"Petra Lindqvist": "person", "Reuters": "agency"}


def test_a_credit_that_names_nobody_is_kept_with_the_photo() -> None:
    drafted("Port falls silent\n\nThe crane in summer. (File photo)\n\nThe crane stopped at noon.")

    photo = Photo.objects.get()
    assert (photo.description, photo.source, photo.creator) == ("The crane in summer. (File photo)", None, "")
    assert photo.awaits_its_file


def test_a_sources_other_name_leads_to_the_source() -> None:
    Source.objects.create(name="Harbour Press", aliases=["HP agency"])

    drafted("Port falls silent\n\nThe crane. (Photo by HP agency)\n\nThe crane stopped at noon.")

    assert str(Photo.objects.get().source) == "Harbour Press"


def test_the_times_on_the_page_are_told_to_the_next_person() -> None:
    article = drafted("Port falls silent\n\nPublished: 10 March 2017\n\nThe crane stopped at noon.")

    assert article.note == "On the page it was pasted from: Published: 10 March 2017"
    assert article.first_published_at is None


def test_the_same_story_with_other_marks_is_the_same_story() -> None:
    text = "Port falls silent\n\nThe crane stopped at noon.\n\nIt was noon."
    first = drafted(text)

    (again,) = drafts_from(stories_in(text, marks={3: Mark.CAPTION}), by=None, make_sections=True)

    assert (again.article, again.is_new) == (first, False)


def test_a_part_that_is_too_long_is_refused_in_a_sentence_and_nothing_is_kept() -> None:
    text = "Port falls silent\n\n" + "The crane stopped at noon. " * 20

    with pytest.raises(UnfitStory) as refusal:
        drafted(text, marks={1: Mark.HEADLINE, 3: Mark.HEADLINE})

    assert str(refusal.value).startswith("The headline has 557 characters; the desk keeps 250.")
    assert not Article.objects.exists()


def test_a_draft_whose_story_came_out_long_ago_is_published_under_that_day() -> None:
    text = "News / Orlec\n\nPort falls silent\n\nBy Lena Aho\n\nThe crane stopped at noon."
    stories = stories_in(text)
    long_ago = datetime(2017, 3, 10, 10, tzinfo=UTC)

    (draft,) = drafts_from(stories, by=given.an_editor(), make_sections=True, published_at=long_ago)
    edition = publish(draft.article, by=given.an_editor())

    assert edition.get_absolute_url() == "/news/orlec/2017/03/10/port-falls-silent/"
