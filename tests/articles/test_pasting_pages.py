"""Whole pages: several stories in one text, wrapped lines, captions and times, and what a person's marks change."""

import pytest

from articles.desk.pasting import Mark, PastedStory, read
from tests.articles.pages import MERIDIAN


def one(text: str, marks: dict[int, Mark] | None = None) -> PastedStory:
    (story,) = read(text, rules=MERIDIAN, marks=marks)
    return story


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\ufeff", "\f", "---\n", "\u200b\n"])
def test_a_text_without_words_holds_no_story(text: str) -> None:
    assert read(text, rules=MERIDIAN) == []


@pytest.mark.parametrize(
    "separator",
    [
        "\n---\n",
        "\n\n-----\n\n",
        "\n===\n",
        "\n***\n",
        "\n\f\n",
        "\f",
        "\r\n---\r\n",
        "\n--- \n",
        "\n---\n\f\n***\n",
        "\n* * *\n",
    ],
)
def test_stories_are_parted_by_a_line_of_signs_or_a_form_feed(separator: str) -> None:
    first, second = read(f"Port falls silent\n\nIt was noon.{separator}Port wakes\n\nIt was one.\n", rules=MERIDIAN)

    assert (first.headline, second.headline) == ("Port falls silent", "Port wakes")
    assert (first.paragraphs, second.paragraphs) == (("It was noon.",), ("It was one.",))


@pytest.mark.parametrize("line", ["--", "- -", "-=-", "*-*", "a---", "— — —"])
def test_other_lines_of_signs_part_no_stories(line: str) -> None:
    assert len(read(f"Port falls silent\n\nIt was noon.\n\n{line}\n\nIt was one, and so on.", rules=MERIDIAN)) == 1


def test_a_break_within_a_story_stays_between_its_paragraphs() -> None:
    story = one("Port falls silent\n\nIt was noon.\n\n* * *\n\nIt was one, and nobody had come.")

    assert [block.mark for block in story.blocks] == [Mark.BODY, Mark.BREAK, Mark.BODY]
    assert len(story.paragraphs) == 2


def test_text_wrapped_to_a_width_is_joined_into_paragraphs() -> None:
    text = (
        "Port falls silent\n\nThe crane on the first quay stopped at noon on Friday, and nobody\n"
        "in the harbour could say why. It had been oiled on Thursday and it\nhad worked all night.\n\nThe second did not stop.\n"
    )

    assert one(text).paragraphs == (
        "The crane on the first quay stopped at noon on Friday, and nobody in the harbour could say why. "
        "It had been oiled on Thursday and it had worked all night.",
        "The second did not stop.",
    )


def test_indented_paragraphs_are_parted_without_blank_lines() -> None:
    text = (
        "    KARSAND (Reuters) - The crane on the first quay stopped at noon on\nFriday, and nobody could say why it had.\n"
        "    The second crane stopped at one, said the man who had oiled it the\nday before, and then the third one did.\n"
    )

    assert len(one(text).paragraphs) == 2


def test_captions_know_after_how_many_paragraphs_they_stand() -> None:
    text = "Port\n\nA. (Photo by AP)\n\nB. (Photo by AP)\n\nIt was noon.\n\nIt was one.\n\nC. (Photo by AP)\n\nIt was two.\n\nD. (Photo by AP)"

    assert [(caption.text, caption.after_paragraph) for caption in one(text).captions] == [
        ("A.", 0),
        ("B.", 0),
        ("C.", 2),
        ("D.", 3),
    ]


def test_what_is_not_there_is_none_in_json() -> None:
    story = one("It was noon, and it was one.").as_json()

    assert [story[key] for key in ("trail", "kicker", "headline", "standfirst", "dateline", "published")] == [None] * 6
    assert [story[key] for key in ("bylines", "captions", "boilerplate")] == [[]] * 3
    assert story["lines"] == [{"number": 1, "mark": "body"}]


def test_both_times_of_a_line_that_says_two_are_read() -> None:
    story = one("Port falls silent\n\nFri Mar 10, 2017 04:31PM [Updated: Fri Mar 10, 2017 04:57PM]\n\nIt was noon.")

    assert story.published is not None
    assert story.updated is not None
    assert story.published.isoformat() == "2017-03-10T16:31:00"
    assert story.updated.isoformat() == "2017-03-10T16:57:00"


def test_a_name_that_is_known_here_ends_a_caption() -> None:
    text = "Port falls silent\n\nThe crane stopped at noon.\n\nSandbags at the lower gate. {}\n\nIt was noon."

    assert [caption.credit and caption.credit.creator for caption in one(text.format("Y. Nasser")).captions] == [
        "Yara Nasser"
    ]
    assert [caption.text for caption in one(text.format("Yara Nasser")).captions] == ["Sandbags at the lower gate."]
    assert one(text.format("P. Lindqvist")).captions == ()


PAGE = "News / Orlec\n\nPort falls silent\n\nNobody knew why. P. Lindqvist\n\nIt was noon.\nIt was one.\n\nAll rights reserved\n"


def test_a_mark_that_a_person_sets_holds() -> None:
    story = one(PAGE, marks={5: Mark.CAPTION})

    assert [(caption.text, caption.credit) for caption in story.captions] == [("Nobody knew why. P. Lindqvist", None)]
    assert story.paragraphs == ("It was noon.", "It was one.", "All rights reserved")
    assert [(line.number, line.why) for line in story.lines if line.is_forced] == [(5, "was marked so by a person")]


@pytest.mark.parametrize("mark", [mark for mark in Mark if mark is not Mark.JOINED])
def test_each_mark_can_be_set_on_a_paragraph(mark: Mark) -> None:
    story = one(PAGE, marks={8: mark})

    line = next(line for line in story.lines if line.number == 8)
    wordless = mark in {Mark.BLANK, Mark.SEPARATOR, Mark.BREAK}
    assert line.mark == (Mark.BOILERPLATE if wordless else mark)


def test_another_headline_by_a_person_takes_the_first_ones_place() -> None:
    story = one(PAGE, marks={3: Mark.KICKER, 5: Mark.HEADLINE})

    assert (story.kicker, story.headline) == ("Port falls silent", "Nobody knew why. P. Lindqvist")


def test_a_line_can_be_joined_to_the_paragraph_above() -> None:
    story = one(PAGE, marks={8: Mark.JOINED})

    assert "It was noon. It was one." in story.paragraphs


def test_a_mark_parts_a_paragraph_where_its_line_begins() -> None:
    wrapped = (
        "Forest board stops felling above\nTarn after the second slide\n\nFelling stopped on Monday, the board said."
    )

    story = one(wrapped, marks={2: Mark.STANDFIRST})

    assert (story.headline, story.standfirst) == ("Forest board stops felling above", "Tarn after the second slide")


def test_a_separator_can_be_undone() -> None:
    text = "Port falls silent\n---\nIt was noon."

    assert len(read(text, rules=MERIDIAN)) == 2
    assert len(read(text, rules=MERIDIAN, marks={2: Mark.BLANK})) == 1


def test_marks_come_as_words_too_and_a_wrong_one_is_refused_in_a_sentence() -> None:
    assert read(PAGE, rules=MERIDIAN, marks={3: "kicker"})[0].kicker == "Port falls silent"
    with pytest.raises(ValueError, match="“title” is no mark of a pasted line. The marks are: trail, kicker"):
        read(PAGE, rules=MERIDIAN, marks={3: "title"})


def test_a_mark_on_a_line_that_is_not_there_changes_nothing() -> None:
    assert read(PAGE, rules=MERIDIAN, marks={99: Mark.BODY}) == read(PAGE, rules=MERIDIAN)
