"""The usage statement: what agencies bill by. Told from what readers saw, whatever the drafts say since."""

from datetime import date
from typing import Any

import pytest
import time_machine

from articles.desk.models import Article, Caption
from articles.desk.saving import save
from articles.desk.usage import usage_of
from articles.publishing.publish import publish
from articles.publishing.undo import undo
from articles.publishing.withdraw import withdraw
from media import ledger
from media.leasing import grant
from media.merging import merge
from media.models import Licence, Photo
from media.withdrawing import restore_photo, withdraw_photo
from tests import given

pytestmark = pytest.mark.django_db


def on(day: int, *, hour: int = 12) -> Any:
    """An hour of a day of November 2026, UTC; the outlet is in Athens, two hours ahead."""
    return time_machine.travel(given.noon(f"2026-11-{day:02}").replace(hour=hour), tick=False)


def november(*photos: Photo) -> list[tuple[str, str, str, int, int, int]]:
    """The lines of the month, known at its end: photo, story, place, first and last day, days."""
    with time_machine.travel("2026-12-05 12:00 +0000"):
        found = usage_of(
            photos or Photo.objects.select_related("source"), first=date(2026, 11, 1), last=date(2026, 11, 30)
        )
    return [(str(x.photo), x.story, x.place, x.first.day, x.last.day, x.days) for x in found]


def without_its_photos(story: Article) -> Article:
    story = Article.objects.get(pk=story.pk)
    save(story, by=given.an_editor(), store=lambda: Caption.objects.filter(article=story).delete() and None)
    return story


def test_each_picture_is_told_for_each_story_from_its_first_to_its_last_day() -> None:
    given.an_outlet()
    lead, inside, unused = given.a_photo("Lead"), given.a_photo("Inside"), given.a_photo("Unused")
    with on(3):
        edition = given.a_live_story("The wheat is in", lead=lead, photos=[inside])
    with on(20, hour=22):  # already the 21st in Athens
        given.a_live_story("Who owns the hill road", lead=lead)
    with on(10):
        publish(without_its_photos(Article.objects.get(pk=edition.working_copy_id)), by=given.an_editor())

    assert november(lead, inside, unused) == [
        ("Inside", "The wheat is in", "in the text", 3, 10, 8),
        ("Lead", "The wheat is in", "lead", 3, 10, 8),
        ("Lead", "Who owns the hill road", "lead", 21, 30, 10),
    ]


def test_what_a_photo_did_before_it_was_merged_is_told_for_the_one_that_is_left() -> None:
    given.an_outlet()
    gone, left = given.a_photo("From the wire"), given.a_photo("Berths")
    with on(3):
        given.a_live_story("The wheat is in", lead=gone)
    with on(5):
        withdraw_photo(gone, by=None, reason="A question of the agency")
    with on(8):
        restore_photo(gone, by=None, reason="Answered")
    with on(12):
        merge(gone, into=left, by=None, why="The same frame")
    with on(20):
        withdraw_photo(left, by=None, reason="The agency killed it")

    assert november() == [("Berths", "The wheat is in", "lead", 3, 20, 16)]


def test_drafts_captions_that_stand_nowhere_and_days_outside_are_not_told() -> None:
    given.an_outlet()
    given.a_story("A draft", lead=given.a_photo("Drafted"))
    with on(3):
        story = given.a_story("The wheat is in")
        Caption.objects.create(article=story, photo=given.a_photo("Unplaced"), text="Nowhere")
        story = Article.objects.get(pk=story.pk)
        publish(story, by=given.an_editor(), overrides={"unplaced_photo": "It stays for later."})
    with time_machine.travel("2026-12-02 12:00 +0000"):
        given.a_live_story("In December", lead=given.a_photo("Later"))

    assert november() == []


def test_a_story_withdrawn_and_published_again_is_told_with_the_days_between_left_out() -> None:
    given.an_outlet()
    photo = given.a_photo("Lead")
    with on(3):
        story = Article.objects.get(pk=given.a_live_story("The wheat is in", lead=photo).working_copy_id)
    with on(5):
        withdraw(story, by=None, reason="Wrong port")
    with on(8):
        publish(Article.objects.get(pk=story.pk), by=given.an_editor())
    with on(9):
        withdraw(story, by=None, reason="Wrong again")

    assert november() == [("Lead", "The wheat is in", "lead", 3, 9, 5)]


def test_days_on_which_readers_were_not_shown_it_do_not_count() -> None:
    given.an_outlet()
    with on(3):
        photo = given.a_photo("Lead")
        given.a_live_story("The wheat is in", lead=photo)
    with on(5):
        withdraw_photo(photo, by=None, reason="Killed")
    with on(8):
        restore_photo(photo, by=None, reason="It may stand.")
    assert november(photo) == [("Lead", "The wheat is in", "lead", 3, 30, 26)]

    with on(9):
        days = {"first_day": date(2026, 11, 12), "last_day": date(2026, 11, 13)}
        grant(photo, verdict="deny", use="web", reason="The family asked", by=None, **days)
    photo.rights_until = date(2026, 11, 20)
    assert november(photo) == [("Lead", "The wheat is in", "lead", 3, 20, 14)]


def test_days_on_which_a_photo_stood_in_for_another_count() -> None:
    given.an_outlet()
    lead, inside, spare = given.a_photo("Lead"), given.a_photo("Inside"), given.a_photo("Spare")
    with on(3):
        given.a_live_story("The wheat is in", lead=lead, photos=[inside], fallback_photo=spare)
    with on(5):
        withdraw_photo(lead, by=None, reason="Killed")
    with on(6):
        withdraw_photo(inside, by=None, reason="Killed too")
    with on(8):
        restore_photo(lead, by=None, reason="It may stand.")
        restore_photo(inside, by=None, reason="It may stand.")
    with on(20):
        withdraw_photo(inside, by=None, reason="Killed after all")
    with on(25):
        withdraw_photo(spare, by=None, reason="Killed as well")

    assert november(spare) == [("Spare", "The wheat is in", "in place of another", 5, 25, 4 + 6)]
    assert ("Lead", "The wheat is in", "lead", 3, 30, 26) in november()


def test_a_fallback_photo_counts_by_the_rights_of_the_photo_into_which_its_principal_was_merged() -> None:
    given.an_outlet()
    gone, left, spare = given.a_photo("From the wire"), given.a_photo("Berths"), given.a_photo("Spare")
    with on(3):
        given.a_live_story("The wheat is in", lead=gone, fallback_photo=spare)
    with on(10):
        merge(gone, into=left, by=None, why="The same frame")
    with on(12):
        withdraw_photo(left, by=None, reason="Killed")
    with on(14):
        merge(spare, into=(final := given.a_photo("Final")), by=None, why="The same frame")

    assert november(final) == [("Final", "The wheat is in", "in place of another", 12, 30, 19)]


def test_rights_and_leases_count_from_the_moment_that_somebody_wrote_them_down() -> None:
    given.an_outlet()
    ended, late = given.a_photo("Ended", rights_until=date(2026, 11, 12)), given.a_photo("Late")
    with on(3):
        given.a_live_story("The wheat is in", lead=ended, photos=[late])
    with on(20):
        ledger.correct(ended, by=None, why="The agency agreed", rights_until=date(2027, 6, 30))
        ledger.correct(late, by=None, why="The contract, found", rights_until=date(2026, 11, 5))
    with on(25):
        ledger.correct(late, by=None, why="Another contract", rights_until=None)
        days = {"first_day": date(2026, 11, 1), "last_day": None}
        grant(ended, verdict="deny", use="web", reason="The family asked", by=None, **days)

    assert november() == [
        ("Ended", "The wheat is in", "lead", 3, 25, 10 + 6),
        ("Late", "The wheat is in", "in the text", 3, 30, 18 + 6),
    ]


@pytest.mark.parametrize(
    ("uses", "allowed", "last", "days"),
    [(["web"], None, 10, 8), (["web", "archive"], None, 30, 28), (["web"], 12, 12, 9)],
)
def test_days_after_the_end_of_a_licence_count_where_the_archive_or_a_lease_covers_them(
    uses: list[str], allowed: int | None, last: int, days: int
) -> None:
    given.an_outlet()
    licence = Licence.objects.create(key="month", name="A month", uses=uses, until=date(2026, 11, 10))
    photo = given.a_photo("Lead", licence=licence)
    with on(3):
        given.a_live_story("The wheat is in", lead=photo)
        if allowed:
            day = date(2026, 11, allowed)
            grant(photo, verdict="allow", use="web", first_day=day, last_day=day, reason="Paid for", by=None)

    assert november(photo) == [("Lead", "The wheat is in", "lead", 3, last, days)]


def test_a_publication_that_was_undone_gives_the_picture_before_it_back() -> None:
    given.an_outlet()
    photo = given.a_photo("Lead")
    with on(3):
        story = Article.objects.get(pk=given.a_live_story("The wheat is in", lead=photo).working_copy_id)
    with on(5):
        edition = publish(without_its_photos(story), by=given.an_editor())
    with on(7):
        undo(Article.objects.get(pk=story.pk), by=None, number=edition.revision_number)

    assert november(photo) == [("Lead", "The wheat is in", "lead", 3, 30, 3 + 24)]


def test_a_period_that_is_not_over_is_told_up_to_today() -> None:
    given.an_outlet()
    photo = given.a_photo("Lead")
    with on(3):
        given.a_live_story(lead=photo)

    [line] = usage_of([photo], first=date(2026, 11, 5), last=date(2026, 11, 30), at=given.noon("2026-11-07"))

    assert (line.first.day, line.last.day, line.days) == (5, 7, 3)


def test_it_takes_as_many_queries_for_many_uses_as_for_few(django_assert_num_queries: Any) -> None:
    given.an_outlet()
    for number in range(6):
        photos = [given.a_photo(f"{number}{letter}") for letter in "ab"]
        with on(3):
            given.a_live_story(f"Story {number}", lead=photos[0], photos=photos[1:])
    photos = list(Photo.objects.select_related("source"))

    for asked in (photos[:1], photos):
        with django_assert_num_queries(9):
            assert usage_of(asked, first=date(2026, 11, 1), last=date(2026, 11, 30))
