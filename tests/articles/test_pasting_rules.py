"""The small rules by which a pasted line is known, as tables of real-looking cases."""

from datetime import date, datetime

import pytest

from articles.desk.pasting import BoilerplateRule, Mark, Rules
from articles.desk.pasting.bylines import bare_names, explicit_names
from articles.desk.pasting.cleaners import cleaned
from articles.desk.pasting.datelines import split_dateline
from articles.desk.pasting.dates import read_date
from articles.desk.pasting.languages import language_of
from articles.desk.pasting.recognisers.times import time_line
from articles.desk.pasting.recognisers.trail import is_trail, steps_of
from tests.articles.pages import MERIDIAN

TRAILS = {
    "News / Syria": ("News", "Syria"),
    "News/Syria": ("News", "Syria"),
    "News › Levant": ("News", "Levant"),
    "News > Levant": ("News", "Levant"),
    "News | Levant": ("News", "Levant"),
    "News » Levant » Ports": ("News", "Levant", "Ports"),
    "News → Levant": ("News", "Levant"),
    "Home / News / Syria": ("News", "Syria"),
    "/ News / Syria /": ("News", "Syria"),
    "Middle East / Arts & Culture": ("Middle East", "Arts & Culture"),
    "أخبار / سوريا": ("أخبار", "سوريا"),
    "أخبار ‹ سوريا": ("أخبار", "سوريا"),
    "חדשות / ירושלים": ("חדשות", "ירושלים"),
}
NO_TRAILS = [
    "News",
    "Putin hails closer Moscow-Ankara ties",
    "EXCLUSIVE | Port authority knew of the cracks for two years",
    "He/she said so.",
    "24/7",
    "10/03/2017",
    "https://meridian.example/news/",
    "“News / Syria”",
    "One step that goes on for far too many words / Syria",
]


@pytest.mark.parametrize(("line", "steps"), TRAILS.items())
def test_a_trail_is_known_by_its_sign(line: str, steps: tuple[str, ...]) -> None:
    assert is_trail(line, MERIDIAN)
    assert steps_of(line) == steps


@pytest.mark.parametrize("line", NO_TRAILS)
def test_what_is_no_trail_is_not_taken_for_one(line: str) -> None:
    assert not is_trail(line, MERIDIAN)


DATELINES = {
    "DAMASCUS, March 10 (Reuters) — Talks began.": ("DAMASCUS, March 10 (Reuters)", "Talks began."),
    "DAMASCUS, March 10 (Reuters) - Talks began.": ("DAMASCUS, March 10 (Reuters)", "Talks began."),
    "DAMASCUS (Reuters) - Talks began.": ("DAMASCUS (Reuters)", "Talks began."),
    "KYIV, Ukraine (AP) — Talks began.": ("KYIV, Ukraine (AP)", "Talks began."),
    "TARN — Felling stopped.": ("TARN", "Felling stopped."),
    "TARN—Felling stopped.": ("TARN", "Felling stopped."),
    "TARN -- Felling stopped.": ("TARN", "Felling stopped."),
    "NEW YORK – Talks began.": ("NEW YORK", "Talks began."),
    "DAMASCUS/BEIRUT, March 10 (Reuters) - Talks began.": ("DAMASCUS/BEIRUT, March 10 (Reuters)", "Talks began."),
    "Karsand, 24 November – Talks began.": ("Karsand, 24 November", "Talks began."),
    "ANKARA, 10 March 2017 (AFP) — Talks began.": ("ANKARA, 10 March 2017 (AFP)", "Talks began."),
    "كارساند، 24 نوفمبر (رويترز) — بدأت المحادثات.": ("كارساند، 24 نوفمبر (رويترز)", "بدأت المحادثات."),
}
NO_DATELINES = [
    "The council — all of it — went home.",
    "NATO — the alliance — said so.",
    "US–Iran talks resumed.",
    "Nine ships waited – and one sailed.",
    "“TARN — is a village,” she said.",
    "Talks began.",
    "TARN —",
    "A long clause that is no place at all (as he put it) — and so on.",
]


@pytest.mark.parametrize(("text", "parts"), DATELINES.items())
def test_a_dateline_is_taken_off_as_printed(text: str, parts: tuple[str, str]) -> None:
    found = split_dateline(text)

    assert found is not None
    assert (found.text, found.rest) == parts


@pytest.mark.parametrize("text", NO_DATELINES)
def test_a_sentence_with_a_dash_keeps_it(text: str) -> None:
    assert split_dateline(text) is None


BYLINES = {
    "By Lena Aho": [("Lena Aho", "by", "")],
    "BY LENA AHO": [("Lena Aho", "by", "")],
    "by Lena Aho": [("Lena Aho", "by", "")],
    "By: Lena Aho": [("Lena Aho", "by", "")],
    "By Lena Aho and Yara Nasser": [("Lena Aho", "by", ""), ("Yara Nasser", "by", "")],
    "By Lena Aho, Yara Nasser and Omar Darwish": [
        ("Lena Aho", "by", ""),
        ("Yara Nasser", "by", ""),
        ("Omar Darwish", "by", ""),
    ],
    "By Lena Aho in Tarn and Omar Darwish in Karsand": [("Lena Aho", "by", "Tarn"), ("Omar Darwish", "by", "Karsand")],
    "By Lena Aho, Tarn": [("Lena Aho", "by", "Tarn")],
    "By Lena Aho, Political Editor": [("Lena Aho", "by", "")],
    "By Lena Aho, Reporter, Tarn": [("Lena Aho", "by", "Tarn")],
    "Interview by Lena Aho": [("Lena Aho", "by", "")],
    "By Lena Aho | The Meridian": [("Lena Aho", "by", "")],
    "By Ludwig van der Berg": [("Ludwig van der Berg", "by", "")],
    "Written by Lena Aho": [("Lena Aho", "by", "")],
    "Story by Lena Aho, photos by Yara Nasser": [("Lena Aho", "by", ""), ("Yara Nasser", "photographs", "")],
    "Reporting by Lena Aho": [("Lena Aho", "reporting", "")],
    "Reporting by Lena Aho; Editing by Mira Talvik": [("Lena Aho", "reporting", ""), ("Mira Talvik", "editing", "")],
    "(Reporting by Lena Aho and Yara Nasser in Tarn; Writing by Omar Darwish; Editing by Mira Talvik)": [
        ("Lena Aho", "reporting", ""),
        ("Yara Nasser", "reporting", "Tarn"),
        ("Omar Darwish", "by", ""),
        ("Mira Talvik", "editing", ""),
    ],
    "Additional reporting by Omar Darwish": [("Omar Darwish", "reporting", "")],
    "Photographs by Yara Nasser": [("Yara Nasser", "photographs", "")],
    "Translated by Yara Nasser": [("Yara Nasser", "translation", "")],
    "Translation: Yara Nasser": [("Yara Nasser", "translation", "")],
    "بقلم: سلمى الخوري": [("سلمى الخوري", "by", "")],
    "מאת: דנה לוי": [("דנה לוי", "by", "")],
    "By our correspondent": [("our correspondent", "by", "")],
    "By Staff and agencies": [("Staff", "by", ""), ("agencies", "by", "")],
    "By The Associated Press": [("The Associated Press", "by", "")],
    "Par Lena Aho": [("Lena Aho", "by", "")],
}
NO_BYLINES = [
    "By the river, nobody waits",
    "By Monday the road was open.",
    "By noon",
    "Reporting by the ministry shows a fall.",
    "Editing by hand takes longer",
    "Lena Aho",
    "Photos: Nine nights at the quay",
]


@pytest.mark.parametrize(("line", "names"), BYLINES.items())
def test_a_byline_says_who_in_which_role_and_where(line: str, names: list[tuple[str, str, str]]) -> None:
    assert [tuple(name) for name in explicit_names(line, known=MERIDIAN.contributor_names)] == names


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_sentence_that_begins_with_by_is_no_byline(line: str) -> None:
    assert explicit_names(line, known=MERIDIAN.contributor_names) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lena Aho, Tarn", [("Lena Aho", "by", "Tarn")]),
        ("Petra Lindqvist, New York", [("Petra Lindqvist", "by", "New York")]),
        ("Petra Lindqvist in Karsand", [("Petra Lindqvist", "by", "Karsand")]),
        ("Petra Lindqvist Diplomatic editor", [("Petra Lindqvist", "by", "")]),
        ("Lena Aho and Petra Lindqvist", [("Lena Aho", "by", ""), ("Petra Lindqvist", "by", "")]),
        ("lena aho", [("Lena Aho", "by", "")]),
        ("Floods, fires", []),
        ("Port falls silent", []),
        ("One man, one boat.", []),
    ],
)
def test_a_bare_name_is_a_byline_with_or_without_its_place(line: str, names: list[tuple[str, str, str]]) -> None:
    assert [tuple(name) for name in bare_names(line, known=MERIDIAN.contributor_names)] == names


DATES = {
    "2017-03-10": "2017-03-10",
    "10 March 2017": "2017-03-10",
    "10th of March 2017": "2017-03-10",
    "March 10, 2017": "2017-03-10",
    "Mar. 10, 2017": "2017-03-10",
    "Fri Mar 10, 2017 2:26PM": "2017-03-10T14:26:00",
    "Fri 10 Mar 2017 14.26 GMT": "2017-03-10T14:26:00+00:00",
    "Published 2:26 PM EST, March 10, 2017": "2017-03-10T14:26:00-05:00",
    "2017-03-10T14:26:05Z": "2017-03-10T14:26:05+00:00",
    "2017-03-10 14:26 +0200": "2017-03-10T14:26:00+02:00",
    "10 March 2017, 12:05 a.m.": "2017-03-10T00:05:00",
    "10.03.2017, 14:26 Uhr": "2017-03-10T14:26:00",
    "13/10/2017": "2017-10-13",
    "10. März 2017": "2017-03-10",
    "10 mars 2017 à 14h26": "2017-03-10T14:26:00",
    "10 de marzo de 2017": "2017-03-10",
    "10 марта 2017": "2017-03-10",
    "10 مارس 2017": "2017-03-10",
    "١٠ مارس ٢٠١٧": "2017-03-10",
    "2017/3/10": "2017-03-10",
    "31 February 2017": None,
    "03/10/2017": None,
    "March 10": None,
    "in 2017": None,
    "": None,
}


@pytest.mark.parametrize(("text", "iso"), DATES.items())
def test_a_date_is_read_unless_it_could_be_two(text: str, iso: str | None) -> None:
    found: date | datetime | None = read_date(text)

    assert (found.isoformat() if found else None) == iso


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Published: 10 March 2017", Mark.PUBLISHED),
        ("Published On 10 Mar 2017", Mark.PUBLISHED),
        ("First published on 10 March 2017 at 14:26 GMT", Mark.PUBLISHED),
        ("Fri Mar 10, 2017 2:26PM", Mark.PUBLISHED),
        ("Fri Mar 10, 2017 04:31PM [Updated: Fri Mar 10, 2017 04:57PM]", Mark.PUBLISHED),
        ("Updated 10 March 2017", Mark.UPDATED),
        ("Last updated: 10 March 2017, 18:40 EET", Mark.UPDATED),
        ("(Updated March 10, 2017)", Mark.UPDATED),
        ("آخر تحديث: 10 مارس 2017", Mark.UPDATED),
        ("تاريخ النشر: 10 مارس 2017", Mark.PUBLISHED),
        ("The report was published on 10 March 2017", None),
        ("On 10 March 2017 the road was shut", None),
        ("Publish Date: Fri Mar 10, 2017 02:26PM", Mark.PUBLISHED),
        ("03/10/2017 14:26", Mark.PUBLISHED),
        ("Published by the ministry", None),
        ("March 10", None),
    ],
)
def test_a_line_of_nothing_but_a_date_says_when(line: str, mark: Mark | None) -> None:
    assert time_line(line) == mark


BOILERPLATE = [
    ("* Roku", "The Meridian News Roku", True),
    ("* Roku", "She watches it on Roku, she says.", False),
    ("*website can also be accessed*", "The Meridian’s website can also be accessed at:", True),
    ("{outlet}'s website*", "The Meridian’s website can be reached", True),
    ("Read more:*", "READ MORE: Who owns the hill road", True),
    ("Read more:*", "They read more: two books a week", False),
    ("Advertisement", "advertisement", True),
    ("Advertisement", "Advertisements", False),
    ("a*a", "a", False),
    ("*", "anything at all", False),
    ("a*b*c", "a then b then c", True),
    ("a*b*c", "a then c", False),
]


@pytest.mark.parametrize(("pattern", "line", "is_one"), BOILERPLATE)
def test_an_outlets_boilerplate_is_a_pattern_with_stars(pattern: str, line: str, is_one: bool) -> None:
    rules = Rules(boilerplate=(BoilerplateRule(pattern),), outlet_name="The Meridian")

    assert (rules.boilerplate_for(line) is not None) is is_one


CLEANED = {
    "News \u00a0/\u00a0 Syria": "News / Syria",
    "\ufeffNews": "News",
    "cere\u00admony": "ceremony",
    "zero\u200bwidth": "zerowidth",
    "word\u2060joiner": "wordjoiner",
    "thin\u2009space\u202fand\u3000wide": "thin space and wide",
    "\tindented\t text ": "indented text",
    "bell\x07 and null\x00": "bell and null",
    "می\u200cخواهم": "می\u200cخواهم",
    "क्\u200dष": "क्\u200dष",
    "Latin\u200cjoiner": "Latinjoiner",
    "👩\u200d🚒 fire": "👩\u200d🚒 fire",
    "\u200eLatin\u200f": "Latin",
    "\u200fميناء (ABC)\u200e نص\u200f": "ميناء (ABC)\u200e نص",
    "“curly” ‘quotes’ — stay…": "“curly” ‘quotes’ — stay…",
}


@pytest.mark.parametrize(("raw", "clean"), CLEANED.items())
def test_cleaning_drops_what_nobody_sees_and_keeps_every_word(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean
    assert cleaned(clean) == clean


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port of Karsand", "en"),
        ("قالت سلطة الميناء إن السفن ستدخل", "ar"),
        ("کشتی‌ها پس از تاریکی وارد بندر می‌شوند و گروهی", "fa"),
        ("רשות הנמל הודיעה", "he"),
        ("He wrote الميناء on the wall", "en"),
        ("", "en"),
    ],
)
def test_the_script_tells_the_language_where_it_can(text: str, language: str) -> None:
    assert language_of(text, otherwise="en") == language
