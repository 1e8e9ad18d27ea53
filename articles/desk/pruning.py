"""Which old saves may go: those without a name that no reader ever had and that nothing else speaks of."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db import transaction

from articles.desk.models import Act, Article, Comment, KeptCopy, PersonalDraft, ReviewLink, Revision
from articles.reader.models import Edition, PublishedVersion
from outlet.models import Outlet

STORIES_AT_ONCE = 200
ROWS_AT_ONCE = 500


class _Old(NamedTuple):
    pk: int
    article: int
    number: int
    at: datetime
    label: str


def prunable(*, before: datetime) -> Iterator[list[int]]:
    """The revisions from before this moment that may be deleted, some hundreds at a time.

    Shape  ids. Never among them: the newest save of a story, the first and last of each day in the outlet's zone, what has
           a name, what is or was public, and what an act, a comment, a draft, a kept copy or a review link speaks of
    Cost   ten queries for 200 stories
    """
    last = 0
    while stories := _stories(before=before, after=last):
        last = stories[-1]
        found = _prunable_of(stories, before=before)
        yield from (found[start : start + ROWS_AT_ONCE] for start in range(0, len(found), ROWS_AT_ONCE))


def prune(ids: list[int]) -> int:
    """Delete these revisions; one that was given a name or a review link meanwhile stays.

    Writes  deletes Revision rows, in one transaction
    Shape   how many went
    """
    with transaction.atomic():
        rows = Revision.objects.select_for_update(of=("self",)).filter(pk__in=ids, label="")
        linked = set(ReviewLink.objects.filter(revision__in=ids).values_list("revision", flat=True))
        going = [pk for pk in rows.values_list("pk", flat=True) if pk not in linked]
        Revision.objects.filter(pk__in=going).delete()
    return len(going)


def _stories(*, before: datetime, after: int) -> list[int]:
    old = Revision.objects.filter(article__gt=after, at__lt=before, label="").order_by("article")
    return list(old.values_list("article", flat=True).distinct()[:STORIES_AT_ONCE])


def _prunable_of(stories: list[int], *, before: datetime) -> list[int]:
    old = Revision.objects.filter(article__in=stories, at__lt=before).order_by("article", "number")
    rows = [_Old(*row) for row in old.values_list("pk", "article", "number", "at", "label")]
    spoken_of = _spoken_of(stories)
    linked = set(ReviewLink.objects.filter(article__in=stories).values_list("revision", flat=True))
    kept = {row.pk for row in _ends_of_days(rows)} | linked
    return [row.pk for row in rows if not row.label and row.pk not in kept and row[1:3] not in spoken_of]


def _ends_of_days(rows: list[_Old]) -> Iterator[_Old]:
    zone = Outlet.objects.current().zone
    days = groupby(rows, key=lambda row: (row.article, row.at.astimezone(zone).date()))
    for _day, saves in days:
        first, *rest = saves
        yield first
        yield from rest[-1:]


def _spoken_of(stories: list[int]) -> set[tuple[int, int | None]]:
    """Story and number of each revision that some other row needs."""
    return {
        *Article.objects.filter(pk__in=stories).values_list("pk", "version"),
        *Edition.objects.filter(working_copy__in=stories).values_list("working_copy", "revision_number"),
        *PublishedVersion.objects.filter(edition__working_copy__in=stories).values_list(
            "edition__working_copy", "number"
        ),
        *Act.objects.filter(article__in=stories).values_list("article", "revision_number"),
        *Comment.objects.filter(article__in=stories).values_list("article", "revision_number"),
        *KeptCopy.objects.filter(article__in=stories).values_list("article", "based_on"),
        *PersonalDraft.objects.filter(article__in=stories).values_list("article", "based_on"),
    }
