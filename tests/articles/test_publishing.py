"""The door: a story becomes public exactly as it stands, whole or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.desk.models import Act, Article
from articles.desk.saving import StaleCopy, save
from articles.publishing import (
    NotReady,
    publish,
    reinstate,
    retract,
    schedule,
    unschedule,
    withdraw,
)
from articles.publishing.schedule import do_due_acts
from articles.reader.models import Edition, Listing, OldAddress
from delivery.models import Change
from tests import given

pytestmark = pytest.mark.django_db


def codes(refused: pytest.ExceptionInfo[NotReady]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def test_publishing_makes_one_edition_its_listings_and_one_change() -> None:
    given.an_outlet()
    story = given.a_story(section=given.a_section("News", "Syria"), tags=["Ports"])
    before = Change.objects.count()

    edition = publish(story, by=given.an_editor(), at=given.noon("2026-11-24"))

    assert edition.path == f"news/syria/2026/11/24/{story.slug}"
    assert {key.partition(":")[0] for key in Listing.objects.values_list("list_key", flat=True)} == {
        "site", "section", "tag", "contributor", "kind", "month", "day",
    }  # fmt: skip
    assert Listing.objects.filter(list_key__startswith="section:").count() == 2
    [change] = Change.objects.order_by("pk")[before:]
    assert {f"article:{story.pk}", "list:site", "list:tag:ports"} <= set(change.keys.split())


def test_publishing_the_same_copy_twice_changes_nothing() -> None:
    story = given.a_story()
    first = publish(story, by=given.an_editor())
    written = (Change.objects.count(), Act.objects.count(), story.revisions.count())

    second = publish(Article.objects.get(pk=story.pk), by=given.an_editor())

    assert (second.pk, second.published_at) == (first.pk, first.published_at)
    assert (
        Change.objects.count(),
        Act.objects.count(),
        story.revisions.count(),
    ) == written


def test_saving_a_live_story_changes_nothing_public_until_the_next_publish() -> None:
    edition = given.a_live_story("The port opens")
    story = Article.objects.get(pk=edition.working_copy_id)
    story.headline = "The port opens at six"
    save(story, by=given.an_editor())

    assert Edition.objects.get().headline == "The port opens"

    publish(story, by=given.an_editor())
    assert Edition.objects.get().headline == "The port opens at six"


def test_the_address_stays_when_the_text_is_corrected() -> None:
    edition = given.a_live_story("Putin hails closer ties", at=given.noon("2026-11-20"))
    story = Article.objects.get(pk=edition.working_copy_id)
    story.headline = "Putin praises closer ties"
    save(story, by=given.an_editor())

    again = publish(story, by=given.an_editor(), at=given.noon("2026-11-24"))

    assert again.path == edition.path
    assert again.first_published_at == given.noon("2026-11-20")
    assert again.modified_at == given.noon("2026-11-24")


def test_two_stories_of_one_day_with_one_headline_have_two_addresses() -> None:
    first = given.a_live_story("Grain prices ease", at=given.noon("2026-11-24"))
    second = given.a_live_story("Grain prices ease", at=given.noon("2026-11-24"))

    assert second.path == f"{first.path}-2"


def test_a_story_saved_by_somebody_since_it_was_read_is_not_published() -> None:
    story = given.a_story()
    read_before = Article.objects.get(pk=story.pk)
    save(story, by=given.an_editor("dunja"))

    with pytest.raises(StaleCopy, match="dunja saved this story after you opened it"):
        publish(read_before, by=given.an_editor())

    assert not Edition.objects.exists()


def test_an_empty_story_is_refused_with_every_problem_named() -> None:
    story = Article()
    save(story, by=given.an_editor())

    with pytest.raises(NotReady, match="The story has no headline. Write one.") as refused:
        publish(story, by=given.an_editor())

    assert codes(refused) == {"no_headline", "no_section", "no_byline", "no_text"}


def test_a_story_that_names_nobody_on_purpose_may_go_out() -> None:
    story = given.a_story(by=[], no_byline=True)

    assert publish(story, by=given.an_editor()).bylines == []


@pytest.mark.parametrize("words", ["DO NOT PUBLISH: the vote", "Don’t publish before six"])
def test_words_that_forbid_publishing_cannot_be_overridden(words: str) -> None:
    story = given.a_story(words)

    with pytest.raises(NotReady) as refused:
        publish(story, by=given.an_editor(), overrides={"do_not_publish": "I know"})

    assert codes(refused) == {"do_not_publish"}


@pytest.mark.parametrize(("words", "code"), [("The toll is TK.", "tk"), ("Lorem ipsum dolor", "lorem")])
def test_a_placeholder_goes_out_only_with_a_reason(words: str, code: str) -> None:
    story = given.a_story(paragraphs=[words])
    with pytest.raises(NotReady) as refused:
        publish(story, by=given.an_editor())
    assert codes(refused) == {code}

    publish(
        story,
        by=given.an_editor(),
        overrides={code: "It is a story about placeholders."},
    )

    assert Act.objects.get(verb="publish").overridden == {code: "It is a story about placeholders."}


def test_a_lead_photo_without_credit_stops_the_story() -> None:
    story = given.a_story(lead=given.a_photo(creator="", source=""))

    with pytest.raises(NotReady) as refused:
        publish(story, by=given.an_editor())

    assert "lead_no_credit" in codes(refused)


def test_a_photo_whose_rights_have_run_out_stops_the_story() -> None:
    yesterday = given.today() - timedelta(days=1)
    story = given.a_story(lead=given.a_photo(rights_until=yesterday - timedelta(days=1)))

    with pytest.raises(NotReady) as refused:
        publish(story, by=given.an_editor())

    assert any("rights" in code for code in codes(refused))


def test_a_withdrawn_story_leaves_every_list_and_its_address_says_gone() -> None:
    edition = given.a_live_story(tags=["Ports"])
    story = Article.objects.get(pk=edition.working_copy_id)

    withdraw(story, by=given.an_editor(), reason="The source took it back.")
    withdraw(story, by=given.an_editor(), reason="Again.")

    assert not Edition.objects.exists()
    assert not Listing.objects.exists()
    assert OldAddress.objects.get(path=edition.path).is_gone
    act = Act.objects.get(verb="withdraw")
    assert (act.by, act.reason) == (given.an_editor(), "The source took it back.")


def test_withdrawing_without_a_reason_is_refused() -> None:
    story = Article.objects.get(pk=given.a_live_story().working_copy_id)

    with pytest.raises(NotReady, match="Say why"):
        withdraw(story, by=given.an_editor(), reason=" ")


def test_a_retracted_story_stands_with_its_notice_until_it_is_reinstated() -> None:
    story = Article.objects.get(pk=given.a_live_story().working_copy_id)

    retract(
        story,
        by=given.an_editor(),
        reason="Two quotes were made up.",
        notice="We no longer stand by this story.",
    )
    assert Edition.objects.get().retraction == "We no longer stand by this story."

    reinstate(story, by=given.an_editor(), reason="The tapes were found.")
    assert not Edition.objects.get().is_retracted
    assert list(Act.objects.order_by("pk").values_list("verb", flat=True)) == [
        "publish",
        "retract",
        "reinstate",
    ]


def test_a_scheduled_story_goes_out_when_its_time_has_come_and_not_before() -> None:
    story = given.a_story()
    act = schedule(story, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())
    do_due_acts()
    assert not Edition.objects.exists()

    act.due_at = timezone.now() - timedelta(seconds=1)
    act.save(update_fields=["due_at"])
    do_due_acts()

    assert Edition.objects.get().headline == story.headline
    act.refresh_from_db()
    assert act.done_at is not None


def test_a_scheduled_story_that_cannot_go_out_says_why_and_holds_up_no_other() -> None:
    stuck, sound = given.a_story("DO NOT PUBLISH"), given.a_story("The count goes on")
    for story in (stuck, sound):
        schedule(story, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())
    stuck.scheduled_acts.update(due_at=timezone.now() - timedelta(minutes=2))
    sound.scheduled_acts.update(due_at=timezone.now() - timedelta(minutes=1))

    do_due_acts()

    assert Edition.objects.get().headline == "The count goes on"
    assert "Take that out once it may go" in stuck.scheduled_acts.get().last_error


def test_a_plan_taken_back_leaves_the_story_approved() -> None:
    story = given.a_story()
    schedule(story, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())

    unschedule(story, by=given.an_editor())

    story.refresh_from_db()
    assert (story.status, story.scheduled_acts.count()) == (Article.Status.APPROVED, 0)
