"""The demonstration outlet as it stands once it is loaded: in every state, linked, with a history, ready to be worked in."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.forms import model_to_dict
from django.test import Client
from pytest_django import DjangoDbBlocker

from articles.demo import cast, sections, story_files
from articles.demo.load import load
from articles.desk import talking, waiting
from articles.desk.models import Article, Notice, ReviewLink
from articles.publishing import holding_up, problems
from articles.reader.models import Edition, Listing, PublishedVersion
from media.admin.source_form import SourceForm
from media.models import CreditChange, Original, Photo, Source
from media.supplier_trying import read_credit, sources_in_force

NOW = datetime(2026, 11, 24, 12, 43, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meridian")]


@pytest.fixture(scope="module")
def meridian(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole outlet, loaded once for the tests that look at it, and gone again after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        for _ in load(now=NOW, password=cast.PASSWORD):
            pass
        yield
        transaction.set_rollback(True)


def test_every_story_that_is_out_stands_in_its_section_and_on_the_site() -> None:
    out = [story for story in story_files.read().values() if story.state in {"live", "live_with_changes", "retracted"}]

    assert Listing.objects.of("site").count() == Edition.objects.count() == len(out)
    assert {edition.section.path for edition in Edition.objects.select_related("section")} <= {
        "/".join(name.lower() for name in trail) for trail in sections.SECTIONS
    }


def test_links_between_stories_lead_to_where_they_stand() -> None:
    standing = {edition.get_absolute_url() for edition in Edition.objects.all()}
    led_to = {part.partition('"')[0] for edition in Edition.objects.all() for part in edition.body.split('href="')[1:]}

    assert led_to <= standing


def test_nothing_stands_in_the_way_of_what_is_live_but_in_the_one_draft_that_shows_it() -> None:
    live = Article.objects.filter(status=Article.Status.LIVE)

    found = {
        article.headline: [p.code for p in problems(article, at=NOW)] for article in live if problems(article, at=NOW)
    }

    assert list(found.values()) == [["no_credit", "rights_end_soon"]]


def test_three_stories_wait_for_the_night_editor_and_one_of_them_is_late() -> None:
    mira = User.objects.get(username="mira")

    waits = waiting.waiting_for(mira, at=NOW)
    late = waits.filter(deadline__lt=NOW)

    assert waits.count() == 3
    assert [(story.headline, [p.code for p in problems(story, at=NOW)]) for story in late] == [
        ("Forty people, three nights, one schoolhouse", ["lead_no_credit"])
    ]


def test_a_story_s_history_is_told_of_its_own_time() -> None:
    wolves = Article.objects.get(slug="wolves-seen-in-the-upper-town")
    zone = ZoneInfo("Europe/Athens")

    told = [(act.verb, str(act.by), f"{act.at.astimezone(zone):%d %H:%M}") for act in wolves.acts.all()]
    retracted_at = Edition.objects.get(working_copy=wolves).retracted_at

    assert told == [("retract", "teodor", "19 18:01"), ("publish", "mira", "19 17:50")]
    assert retracted_at == datetime.fromisoformat("2026-11-19T18:01+02:00")


def test_one_story_is_written_from_right_to_left() -> None:
    (arabic,) = [edition for edition in Edition.objects.all() if edition.is_right_to_left]

    assert arabic.bylines[0]["name"] == "سلمى الخوري"
    assert [tag["name"] for tag in arabic.tags] == ["كارساند", "موانئ", "هدنة"]


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


def test_three_people_can_log_in() -> None:
    able = [user.username for user in User.objects.order_by("username") if user.check_password(cast.PASSWORD)]

    assert able == sorted(cast.LOGINS)


def test_twenty_well_known_agencies_come_with_rules_that_the_desk_would_keep() -> None:
    ruled = Source.objects.exclude(patterns=[]).select_related("default_licence")

    assert ruled.count() >= 20
    for source in ruled:
        form = SourceForm(instance=source, data={**model_to_dict(source), **_as_typed(source)})
        assert form.is_valid(), (source, form.errors)
    state = set(ruled.filter(warning__startswith="State agency: check place names").values_list("name", flat=True))
    assert {"Anadolu", "IRNA", "SANA", "Sputnik", "TASS", "Xinhua"} <= state
    assert all(source.default_licence for source in ruled) and ruled.exclude(rights_days=None).count() >= 15


def _as_typed(source: Source) -> dict[str, str]:
    return {"aliases": "\n".join([*source.aliases, "x"]), "patterns": "\n".join([*source.patterns, "xyz *"])}


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("Photo by Jane Doe/AFP via Getty Images", ("Jane Doe", "AFP", "Getty Images")),
        ("Photo by Jane Doe/Anadolu via Getty Images", ("Jane Doe", "Anadolu", "Getty Images")),
        ("Photo by Jane Doe/Getty Images", ("Jane Doe", "Getty Images", None)),
        ("REUTERS/John Smith", ("John Smith", "Reuters", None)),
        ("AP Photo/Jane Doe", ("Jane Doe", "AP", None)),
        ("© Sputnik / Ivan", ("Ivan", "Sputnik", None)),
        ("TASS", (None, "TASS", None)),
        ("EPA-EFE/JOHN SMITH", ("JOHN SMITH", "EPA", None)),
        ("(Photo: Anadolu Agency)", (None, "Anadolu", None)),
        ("picture alliance/dpa/Jane Doe", ("Jane Doe", "dpa", None)),
    ],
)
def test_credits_as_agencies_print_them_are_read_by_these_rules(printed: str, named: tuple[str | None, ...]) -> None:
    read = read_credit(printed, in_force=sources_in_force())

    assert read and (read.credit.creator, read.credit.source, read.credit.via) == named


def test_the_lead_story_has_a_photo_to_fall_back_on() -> None:
    edition = Edition.objects.get(slug="ceasefire-talks-reopen-the-port-of-karsand")

    assert edition.fallback_photo is not None and edition.fallback_photo.title == "The port after midnight"


def test_colleagues_talk_beside_the_words_and_one_thread_is_done() -> None:
    article = Article.objects.get(slug="insurers-return-to-the-strait")

    (thread,), (done,) = talking.threads_of(article), talking.threads_of(article, done=True)

    assert thread.stands
    assert thread.replies[0].text.startswith("@mira ")
    assert done.comment.done_by == User.objects.get(username="dunja")
    assert NOW > thread.replies[0].at > thread.comment.at


def test_a_guest_has_read_and_signed_off_and_the_night_editor_is_told_of_all_of_it() -> None:
    link = ReviewLink.objects.get()

    verdict = link.verdicts.get()

    assert (verdict.name, verdict.kind) == ("Benedikt Roos", "signed-off")
    assert "There are forty-four bends." in link.comments.get().passage
    assert link.made_at < link.comments.get().at < verdict.at < NOW
    assert set(Notice.objects.filter(who__username="mira", seen_at=None).values_list("kind", flat=True)) >= {
        "mention", "guest", "verdict",
    }  # fmt: skip


def test_an_embargoed_story_waits_for_its_hour_with_two_people_behind_it() -> None:
    article = Article.objects.get(slug="the-harbour-budget-in-nine-tables")
    plan = article.scheduled_acts.get()

    assert article.needs_two_people
    assert article.embargo_until == plan.due_at
    assert holding_up(article, due_at=plan.due_at, by=plan.by, overrides={}) == []


def test_readers_find_corrections_and_what_changed(client: Client) -> None:
    kinds = set(PublishedVersion.objects.values_list("kind", flat=True))

    page = client.get("/corrections/").content.decode()

    assert {"first", "update", "correction"} <= kinds
    assert "It opened on 6 May 1962." in page
