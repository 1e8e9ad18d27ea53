"""Pruning the history: old saves go, and nothing that anybody named, read or spoke of."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.desk.history import name_save
from articles.desk.models import Act, Article, Comment, KeptCopy, ReviewLink, Revision
from articles.desk.pruning import prunable, prune
from articles.desk.saving import save
from articles.desk.snapshot import snapshot
from articles.publishing import publish
from articles.publishing.rebuild import differences
from tests import given

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 4, 10, 0, tzinfo=UTC)


def a_long_history(saves: int = 8, *, minutes: int = 10) -> Article:
    """A story that was saved so many times on one day of last year, and once today."""
    article = given.a_story()
    for turn in range(saves):
        article.headline = f"Save {turn}"
        save(article, by=None)
    for revision in Revision.objects.filter(article=article, number__lt=article.version):
        at = NOON + timedelta(minutes=minutes * revision.number)
        Revision.objects.filter(pk=revision.pk).update(at=at)
    return article


def left(article: Article) -> list[int]:
    return sorted(Revision.objects.filter(article=article).values_list("number", flat=True))


def prune_old(**options: Any) -> None:
    call_command("prune_revisions", older_than=365, **options)


def test_of_an_old_day_the_first_and_last_save_stay(capsys: pytest.CaptureFixture[str]) -> None:
    article = a_long_history()

    prune_old()

    assert left(article) == [1, 8, 9]
    assert capsys.readouterr().out == "6 saves deleted.\n"


def test_a_day_is_one_of_the_outlets_own() -> None:
    given.an_outlet(time_zone="Asia/Tokyo")
    article = a_long_history(minutes=3 * 60)  # its midnight, 15:00 in UTC, falls between the first save and the second

    prune_old()

    assert left(article) == [1, 2, 8, 9]


def test_young_saves_stay_all() -> None:
    article = a_long_history()
    Revision.objects.filter(article=article).update(at=timezone.now() - timedelta(days=364))

    prune_old()

    assert left(article) == list(range(1, 10))


def test_what_has_a_name_or_was_spoken_of_stays() -> None:
    article = a_long_history()
    name_save(article, 3, name="Before the lawyers", by=None)
    Comment.objects.create(article=article, text="Who said so?", revision_number=4)
    KeptCopy.objects.create(article=article, content=snapshot(article), based_on=5)
    Act.objects.create(article=article, verb="approve", revision_number=6)
    shared = Revision.objects.get(article=article, number=7)
    ReviewLink.objects.create(article=article, revision=shared, digest="d", ends_at=timezone.now())

    prune_old()

    assert left(article) == [1, 3, 4, 5, 6, 7, 8, 9]


def test_what_readers_have_and_had_stays_and_is_still_the_same() -> None:
    article = a_long_history(2)
    publish(article, by=given.an_editor())
    for headline in ("Second", "Third", "Fourth"):
        article.headline = headline
        save(article, by=None)
        if headline == "Second":
            edition = publish(article, by=given.an_editor())
            article.refresh_from_db()
    Revision.objects.filter(article=article).update(at=NOON)

    prune_old()

    assert left(article) == [1, 3, 4, 6]
    assert differences(edition) == []


def test_a_dry_run_says_how_many_and_deletes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    article = a_long_history()

    prune_old(dry_run=True)

    assert left(article) == list(range(1, 10))
    assert capsys.readouterr().out == "6 saves would be deleted.\n"


def test_a_save_that_is_named_while_the_command_runs_stays() -> None:
    article = a_long_history()
    (found,) = prunable(before=timezone.now() - timedelta(days=365))
    name_save(article, 4, name="At the last moment", by=None)

    assert prune(found) == 5
    assert 4 in left(article)


@pytest.mark.parametrize("days", [0, -3, 40_000])
def test_a_number_of_days_that_makes_no_sense_is_refused(days: int) -> None:
    with pytest.raises(CommandError, match="from 1 to 36500"):
        call_command("prune_revisions", older_than=days)
