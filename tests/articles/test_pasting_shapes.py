"""Whole pages, in the shapes in which people paste them: what each of their lines is."""

import pytest

from articles.desk.pasting import read_page
from tests.articles.pages import MERIDIAN


def marks_of(text: str) -> list[str]:
    """The marks of the lines with words, one a line."""
    return [str(line.mark) for line in read_page(text, rules=MERIDIAN).lines if line.text]


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
