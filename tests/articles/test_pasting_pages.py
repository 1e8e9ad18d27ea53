"""Whole pages, in the shapes in which people paste them: what each line is, and what a person's marks change."""

import pytest

from articles.desk.pasting import Mark, PastedStory, read, read_page
from tests.articles.pages import MERIDIAN


def marks_of(text: str, **marks: str) -> list[str]:
    """The marks of the lines with words, one a line."""
    return [str(line.mark) for line in read_page(text, rules=MERIDIAN).lines if line.text]


def one(text: str, marks: dict[int, Mark] | None = None) -> PastedStory:
    (story,) = read(text, rules=MERIDIAN, marks=marks)
    return story


SHAPES = {
    "a headline and text": (
        "Port falls silent\n\nThe crane on the first quay stopped at noon.\n\nThe second stopped at one.\n",
        ["headline", "body", "body"],
    ),
    "the same without blank lines": (
        "Port falls silent\nThe crane on the first quay stopped at noon.\nThe second stopped at one.\n",
        ["headline", "body", "body"],
    ),
    "one line": ("Port falls silent", ["headline"]),
    "one sentence": ("The crane on the first quay stopped at noon.", ["body"]),
    "text without a headline": (
        "The crane on the first quay stopped at noon. Nobody knew why.\n\nThe second stopped at one.",
        ["body", "body"],
    ),
    "a headline wrapped over two lines": (
        "Forest board stops felling above\nTarn after the second slide\n\nFelling stopped on Monday, the board said.",
        ["headline", "headline", "body"],
    ),
    "a standfirst above the byline": (
        "Port falls silent\n\nThe cranes stopped at noon, and nobody said why.\n\nBy Lena Aho\n\nThe crane stopped.",
        ["headline", "standfirst", "byline", "body"],
    ),
    "a standfirst without a full stop": (
        "Port falls silent\n\nCranes stop at noon, and nobody says why\n\nThe crane on the first quay stopped.",
        ["headline", "standfirst", "body"],
    ),
    "a standfirst above the dateline": (
        "Port falls silent\n\nThe cranes stopped at noon.\n\nKARSAND, March 10 (Reuters) — The crane stopped.",
        ["headline", "standfirst", "body"],
    ),
    "a dateline on a line of its own": (
        "Port falls silent\n\nKARSAND, March 10 (Reuters)\n\nThe crane on the first quay stopped.",
        ["headline", "dateline", "body"],
    ),
    "a kicker": ("ANALYSIS\n\nWhy the port is silent\n\nThe crane stopped at noon.", ["kicker", "headline", "body"]),
    "a label over the headline": (
        "Middle East\n\nPort falls silent for a second week\n\nThe crane stopped at noon.",
        ["kicker", "headline", "body"],
    ),
    "a trail that begins with pictures": (
        "Photos / Harbour\n\nPort falls silent\n\nThe crane stopped at noon.",
        ["trail", "headline", "body"],
    ),
    "a headline that begins as a credit would": (
        "Photos: Blue Harbour Nights\n\nThe crane stopped at noon.",
        ["headline", "body"],
    ),
    "a section's name over the headline": (
        "Opinion\nThe harbour is not a stage\nLena Aho\nThere is a kind of politician who likes a harbour.",
        ["trail", "headline", "byline", "body"],
    ),
    "a name and its date below the headline": (
        "Port falls silent\nPetra Lindqvist in Karsand\nFri 10 Mar 2017 14.26 GMT\n\nThe crane stopped at noon.",
        ["headline", "byline", "published", "body"],
    ),
    "a caption whose credit is on the next line": (
        "Port falls silent\n\nThe first quay at noon, seen from the mole.\n(Photo: Lena Aho/The Meridian)\n\nThe crane stopped.",
        ["headline", "caption", "credit", "body"],
    ),
    "a caption that was wrapped": (
        "Port falls silent\n\nThe first quay at noon, seen from the north mole, with the ferry to\n"
        "Lowmoor at its berth. (Photo by Lena Aho via\nHarbour Press)\n\nThe crane stopped at noon.",
        ["headline", "caption", "caption", "caption", "body"],
    ),
    "a source above its labelled caption": (
        "Port falls silent\n\nImage source, Reuters\nImage caption, The first quay at noon\n\nThe crane stopped at noon.",
        ["headline", "credit", "caption", "body"],
    ),
    "a caption with its credit behind its last sentence": (
        "Port falls silent\n\nThe first quay at noon. Photograph: Lena Aho/AP\n\nThe crane stopped at noon.",
        ["headline", "caption", "body"],
    ),
    "text that names a source in brackets": (
        "Port falls silent\n\nThe crane on the first quay stopped at noon, the board said. (Reuters)\n\nSo it was (Reuters).",
        ["headline", "body", "body"],
    ),
    "an agency below the text": (
        "Port falls silent\n\nThe crane stopped at noon.\n\n(Reuters)",
        ["headline", "body", "byline"],
    ),
    "a source line below the text": (
        "Port falls silent\n\nThe crane stopped at noon.\n\nSource: Agencies",
        ["headline", "body", "byline"],
    ),
    "a sign-off": (
        "Port falls silent\n\nThe crane stopped at noon.\n\nReporting by Lena Aho; Editing by Mira Talvik",
        ["headline", "body", "byline"],
    ),
    "boilerplate with its addresses": (
        "Port falls silent\n\nThe crane stopped at noon.\n\n"
        "The Meridian's website can also be accessed at the following alternate addresses:\nwww.meridian.example\n"
        "https://meridian.alt.example/news\n\nThe Meridian News Roku",
        ["headline", "body", "boilerplate", "boilerplate", "boilerplate", "boilerplate"],
    ),
    "crossheads": (
        "Port falls silent\n\nThe crane stopped at noon, and stayed so.\n\nA second winter\n\nIt was the second winter of silence.",
        ["headline", "body", "heading", "body"],
    ),
    "a bulleted list": (
        "Port falls silent\n\nThree cranes stopped:\n\n• the first\n• the second\n• the third\n\nNobody said why.",
        ["headline", "body", "list item", "list item", "list item", "body"],
    ),
    "a numbered list": (
        "Port falls silent\n\nThree cranes stopped:\n\n1. the first\n2. the second\n\n3. October was quiet.",
        ["headline", "body", "list item", "list item", "list item"],
    ),
    "a day that looks like a number in a list": (
        "Port falls silent\n\nThe crane stopped at noon.\n\n3. October is a feast day, so nobody saw it.",
        ["headline", "body", "body"],
    ),
    "speech that begins with a dash": (
        "Port falls silent\n\nThe crane stopped at noon.\n\n– Nobody asked us, she said, and closed the window.",
        ["headline", "body", "body"],
    ),
    "a pull quote with its speaker": (
        "Port falls silent\n\nThe crane stopped at noon.\n\n“Nobody asked us”\n— Hanne Brik, baker\n\nSo it went on.",
        ["headline", "body", "quote", "quote", "body"],
    ),
    "a pull quote whose speaker has no dash": (
        "Port falls silent\n\nThe crane stopped at noon.\n\n“Nobody asked us”\n\nHanne Brik, owner of the bakery\n\nSo it went on.",
        ["headline", "body", "quote", "quote", "body"],
    ),
    "a pull quote alone": (
        "Port falls silent\n\nThe crane stopped at noon.\n\n“Nobody asked us about cranes”\n\nSo it went on.",
        ["headline", "body", "quote", "body"],
    ),
    "an agency below a text without blank lines": (
        "Port falls silent\nThe crane stopped at noon.\nThe second crane stopped at one.\n(Reuters)",
        ["headline", "body", "body", "byline"],
    ),
    "a pull quote that repeats the text": (
        "Port falls silent\n\n“We sell bread at their price,” said Hanne Brik. “It is a job.”\n\n"
        "We sell bread at their price\n\nSo it went on for a year, and then for another.",
        ["headline", "body", "quote", "body"],
    ),
    "a quotation that is a paragraph": (
        "Port falls silent\n\nHanne Brik keeps the shop.\n\n“Nobody asked us whether we wanted a crane.”\n\nShe closed the window.",
        ["headline", "body", "body", "body"],
    ),
    "links below “Read more”": (
        "Port falls silent\n\nThe crane stopped at noon.\n\nRead more:\n\nWho owns the hill road\nFerry late\n\n"
        "The second crane stopped at one.",
        ["headline", "body", "boilerplate", "boilerplate", "boilerplate", "body"],
    ),
    "the outlet's name above the trail": (
        "The Meridian\nNews / Orlec\nPort falls silent for a week\n\nThe crane stopped at noon.",
        ["boilerplate", "trail", "headline", "body"],
    ),
    "another site's name above the trail": (
        "The Harbour Post\nNews / Orlec\nPort falls silent for a week\n\nThe crane stopped at noon.",
        ["kicker", "trail", "headline", "body"],
    ),
    "questions as crossheads": (
        "What the ceasefire means\n\nWho signed it?\n\nThree governments signed it on Thursday.\n\nWhat now?\n\n"
        "Nobody knows, says the harbour board.",
        ["headline", "heading", "body", "heading", "body"],
    ),
    "a mail that was quoted": (
        "> Port falls silent at noon\n>\n> The crane stopped at noon.",
        ["quote", "blank", "quote"],
    ),
    "an end mark": ("Port falls silent\n\nThe crane stopped at noon.\n\n-30-", ["headline", "body", "boilerplate"]),
}


@pytest.mark.parametrize(("text", "marks"), SHAPES.values(), ids=SHAPES.keys())
def test_a_page_of_this_shape_is_understood(text: str, marks: list[str]) -> None:
    assert marks_of(text) == marks


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
