"""The demonstration outlet: whole, in order, told from any moment, and never mixed with anybody's own stories."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from PIL import Image

from articles import body
from articles.demo import cast, notation, picture_files, sections, story_files
from articles.demo.hours import Hours
from articles.desk.models import Article
from articles.management.commands import demo
from articles.publishing.placeholders import DO_NOT_PUBLISH, LOREM, TK
from tests import given

NOW = datetime(2026, 11, 24, 12, 43, tzinfo=UTC)
STORIES = story_files.read()
PICTURES = picture_files.read()
READ = {"live", "live_with_changes", "retracted"}


# The files


def test_there_are_stories_in_every_state_and_section() -> None:
    states = Counter(story.state for story in STORIES.values())
    filed = {trail for story in STORIES.values() for trail in (story.trail, *story.also)}

    assert len(STORIES) >= 60
    assert set(states) == set(story_files.STATES)
    assert all(count >= 2 for count in states.values())
    assert {trail[:depth] for trail in filed for depth in (1, 2, 3)} == set(sections.SECTIONS)


def test_every_picture_that_a_story_names_is_there() -> None:
    versions = [v for story in STORIES.values() for v in (story, story.first_version(), story.draft_version())]

    named = {placed.picture for version in versions for placed in version.placed}

    assert named <= set(PICTURES)


def test_every_link_leads_to_a_story_that_readers_have() -> None:
    led_to = {key for story in STORIES.values() for key in notation.links(story.text)}

    assert {key for key in led_to if STORIES[key].state not in READ} == set()


def test_no_story_says_by_accident_that_it_must_not_go_out() -> None:
    held = [
        key
        for key, story in STORIES.items()
        for words in (DO_NOT_PUBLISH, TK, LOREM)
        if words.search(f"{story.kicker} {story.headline} {story.standfirst} {story.text}")
    ]

    assert held == []


def test_the_pictures_are_forty_files_of_eight_megabytes_at_most() -> None:
    files = list(picture_files.FOLDER.glob("*.jpg"))
    sizes = []
    for file in files:
        with Image.open(file) as picture:
            sizes.append(picture.size)

    assert {file.stem for file in files} == {p.key for p in PICTURES.values() if not p.awaits_file}
    assert len(files) == 40
    assert sum(file.stat().st_size for file in files) <= 8_000_000
    assert all(800 <= max(size) <= 1800 for size in sizes)
    assert any(height > width for width, height in sizes)


# Reading them


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ({"minutes_ago": 41}, "2026-11-24T14:02+02:00"),
        ({"hours_ago": 1.5}, "2026-11-24T13:13+02:00"),
        ({"days_ago": 1, "at": "09:12"}, "2026-11-23T09:12+02:00"),
        ({"in_days": 1, "at": "06:30"}, "2026-11-25T06:30+02:00"),
        ({"in_minutes": 48}, "2026-11-24T15:31+02:00"),
        ({"days_ago": 0, "at": "23:50"}, "2026-11-24T14:43+02:00"),  # nothing past is later than now
        ({"days_ago": 62, "at": "21:15"}, "2026-09-23T21:15+03:00"),  # in summer time
    ],
)
def test_a_moment_is_counted_from_the_demonstration_s_now(said: dict[str, object], moment: str) -> None:
    hours = Hours(now=NOW, zone=ZoneInfo("Europe/Athens"))

    assert hours.moment(said) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(("minutes", "hour"), [(48, "15:30"), (138, "17:00"), (2, "14:45"), (-27, "14:15")])
def test_what_is_due_is_due_at_a_quarter_of_an_hour(minutes: int, hour: str) -> None:
    hours = Hours(now=NOW, zone=ZoneInfo("Europe/Athens"))

    due = hours.quarter({"in_minutes": minutes})

    assert f"{due.astimezone(hours.zone):%H:%M:%S}" == f"{hour}:00"


def test_days_are_named_from_the_demonstration_s_now() -> None:
    hours = Hours(now=NOW, zone=ZoneInfo("Europe/Athens"))

    assert hours.fill("On {day -1}, and since {date -9}.") == "On Monday, and since 15 November."


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo & *three*.", "<p>One.</p>\n<p>Two &amp; <em>three</em>.</p>"),
        ("## What the wells said", "<h2>What the wells said</h2>"),
        ("- One\n- **Two**", "<ul><li>One</li><li><strong>Two</strong></li></ul>"),
        (
            "> Solved.\n> -- Petra Lindqvist",
            '<blockquote class="pull"><p>Solved.</p><p>— Petra Lindqvist</p></blockquote>',
        ),
        (
            "|| Line | Last |\n| N1 | 22:00 |",
            (
                "<table><thead><tr><th>Line</th><th>Last</th></tr></thead>"
                "<tbody><tr><td>N1</td><td>22:00</td></tr></tbody></table>"
            ),
        ),
        ("| | 64 |", "<table><tbody><tr><td></td><td>64</td></tr></tbody></table>"),
        ("![pilot-boat] Empty on Sunday.", "(pilot-boat: Empty on Sunday.)"),
        ("It [went dark](six-hours).", '<p>It <a href="/six-hours/">went dark</a>.</p>'),
        ("---", "<hr>"),
    ],
)
def test_the_notation_becomes_body_html(text: str, html: str) -> None:
    made = notation.html(text, figure=lambda p: f"({p.picture}: {p.text})", address=lambda key: f"/{key}/")

    assert made == html


@pytest.mark.parametrize("key", sorted(STORIES))
def test_a_story_s_text_is_clean_as_it_is(key: str) -> None:
    made = notation.html(STORIES[key].text, figure=lambda placed: body.figure(1), address=lambda other: f"/{other}/")

    assert body.clean(made).replace(' rel="noopener"', "") == made


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("No head.", "x: a story begins with a head between two lines of +++."),
        ('+++\nstate = "lost"\n+++\n', "x: 'trail'"),
        ("+++\nstate = \n+++\n", "x: Invalid value"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=r"^x: ") as refusal:
        story_files.parse(text, key="x")

    assert str(refusal.value).startswith(sentence)


# The command


@pytest.mark.django_db
def test_a_database_with_content_of_its_own_is_refused_in_a_sentence() -> None:
    given.a_photo()

    with pytest.raises(CommandError) as refusal:
        call_command("demo")

    assert str(refusal.value) == (
        "This database has content of its own (1 photo), which stays as it is. "
        "Make the demonstration on an empty database: set DATABASE_URL."
    )


@pytest.mark.django_db
def test_with_if_empty_a_database_with_content_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    given.a_photo()

    call_command("demo", "--if-empty")

    assert capsys.readouterr().out == ""
    assert Article.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("debug", "is_known"), [(True, True), (False, False)])
def test_the_known_password_is_for_one_s_own_machine_alone(
    debug: bool, is_known: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given_to: list[str] = []

    def load_nothing(*, now: datetime, password: str) -> Iterator[str]:
        given_to.append(password)
        yield "nothing"

    monkeypatch.setattr(demo, "load", load_nothing)

    with override_settings(DEBUG=debug):
        call_command("demo")

    assert (given_to == [cast.PASSWORD]) is is_known
    assert capsys.readouterr().out == (
        f"The Meridian is set up. Log in at /desk/ as mira, dunja, teodor: {given_to[0]}\n"
    )
