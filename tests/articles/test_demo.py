"""The demonstration outlet: whole, in order, told from any moment, and never mixed with anybody's own stories."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from PIL import Image
from pytest_django import DjangoDbBlocker

from articles import body
from articles.demo import cast, notation, picture_files, sections, story_files
from articles.demo.hours import Hours
from articles.demo.load import load
from articles.desk import waiting
from articles.desk.models import Article
from articles.management.commands import demo
from articles.publishing import problems
from articles.publishing.blockers import DO_NOT_PUBLISH, LOREM, TK
from articles.reader.models import Edition, Listing
from media.models import CreditChange, Original, Photo
from tests import given

NOW = datetime(2026, 11, 24, 12, 43, tzinfo=UTC)
STORIES = story_files.read()
PICTURES = picture_files.read()
READ = {"live", "live_with_changes", "retracted"}


@pytest.fixture(scope="module")
def meridian(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole outlet, loaded once for the tests that look at it, and gone again after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        for _ in load(now=NOW, password=cast.PASSWORD):
            pass
        yield
        transaction.set_rollback(True)


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


# The outlet


@pytest.mark.usefixtures("meridian")
def test_every_story_that_is_out_stands_in_its_section_and_on_the_site() -> None:
    out = [story for story in STORIES.values() if story.state in READ]

    assert Listing.objects.of("site").count() == Edition.objects.count() == len(out)
    assert {edition.section.path for edition in Edition.objects.select_related("section")} <= {
        "/".join(name.lower() for name in trail) for trail in sections.SECTIONS
    }


@pytest.mark.usefixtures("meridian")
def test_links_between_stories_lead_to_where_they_stand() -> None:
    standing = {edition.get_absolute_url() for edition in Edition.objects.all()}
    led_to = {part.partition('"')[0] for edition in Edition.objects.all() for part in edition.body.split('href="')[1:]}

    assert led_to <= standing


@pytest.mark.usefixtures("meridian")
def test_nothing_stands_in_the_way_of_what_is_live_but_in_the_one_draft_that_shows_it() -> None:
    live = Article.objects.filter(status=Article.Status.LIVE)

    found = {article.headline: [p.code for p in problems(article)] for article in live if problems(article)}

    assert list(found.values()) == [["no_credit"]]


@pytest.mark.usefixtures("meridian")
def test_three_stories_wait_for_the_night_editor_and_one_of_them_is_late() -> None:
    mira = User.objects.get(username="mira")

    waits = waiting.waiting_for(mira, at=NOW)
    late = waits.filter(deadline__lt=NOW)

    assert waits.count() == 3
    assert [(story.headline, [p.code for p in problems(story)]) for story in late] == [
        ("Forty people, three nights, one schoolhouse", ["lead_no_credit"])
    ]


@pytest.mark.usefixtures("meridian")
def test_a_story_s_history_is_told_of_its_own_time() -> None:
    wolves = Article.objects.get(slug="wolves-seen-in-the-upper-town")
    zone = ZoneInfo("Europe/Athens")

    told = [(act.verb, str(act.by), f"{act.at.astimezone(zone):%d %H:%M}") for act in wolves.acts.all()]
    retracted_at = Edition.objects.get(working_copy=wolves).retracted_at

    assert told == [("retract", "teodor", "19 18:01"), ("publish", "mira", "19 17:50")]
    assert retracted_at == datetime.fromisoformat("2026-11-19T18:01+02:00")


@pytest.mark.usefixtures("meridian")
def test_one_story_is_written_from_right_to_left() -> None:
    (arabic,) = [edition for edition in Edition.objects.all() if edition.is_right_to_left]

    assert arabic.bylines[0]["name"] == "سلمى الخوري"
    assert [tag["name"] for tag in arabic.tags] == ["كارساند", "موانئ", "هدنة"]


@pytest.mark.usefixtures("meridian")
def test_the_library_has_what_a_photo_desk_meets() -> None:
    no_credit = Photo.objects.filter(creator="", source=None)
    with_position = [o.name for o in Original.objects.all() if "GPS" in str(o.metadata)]
    mended = CreditChange.objects.get(old="A. Haddad")

    assert Photo.objects.filter(status=Photo.Status.READY).count() == 40
    assert sorted(no_credit.values_list("title", flat=True)) == [
        "Radar mast, north mole",
        "The felling edge",
        "The schoolhouse at Sorn",
    ]
    assert Photo.objects.filter(status=Photo.Status.AWAITED).count() == 2
    assert with_position == ["pilot-boat-evening.jpg"]
    assert (mended.new, mended.why) == ("Amal Haddad", "The agency’s note of 23 November names her in full.")


@pytest.mark.usefixtures("meridian")
def test_three_people_can_log_in() -> None:
    able = [user.username for user in User.objects.order_by("username") if user.check_password(cast.PASSWORD)]

    assert able == sorted(cast.LOGINS)


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
