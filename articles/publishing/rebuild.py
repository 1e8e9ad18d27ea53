"""Holds each edition against its own revision: what differs, field by field, and the edition made anew where it does."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from articles.desk.models import Article, Revision
from articles.publishing.listings import list_keys
from articles.publishing.prepare import prepare
from articles.publishing.sections import renew_edition
from articles.reader.models import Edition, PublicTag, Section

BATCH = 100


@dataclass(frozen=True)
class Difference:
    """One field of an edition: what stands in it, and what its revision says."""

    field: str
    stands: Any
    should: Any

    def __str__(self) -> str:
        return f"{self.field}: {self.stands!r} stands, {self.should!r} should"


def each_edition() -> Iterator[Edition]:
    """All editions with section and working copy, in batches, so that a million takes no more memory than a hundred."""
    last = 0
    rows = Edition.objects.select_related("section", "working_copy").order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1].pk


def differences(edition: Edition) -> list[Difference]:
    """Where this edition, its lists or its place in the search is not what its own revision makes of it today.

    Order  looked at twice: what differs only because somebody is publishing just now does not count
    """
    if not _compared(edition):
        return []
    with transaction.atomic():
        held = _held(edition)
        return _compared(held) if held else []


def rebuild(edition: Edition) -> list[Difference]:
    """The edition is what its revision makes of it today. Answers what differed before.

    Writes  nothing when nothing differs; else as `write_edition`
    """
    with transaction.atomic():
        held = _held(edition)
        found = _compared(held) if held else []
        if held and found:
            renew_edition(held)
    return found


def _held(edition: Edition) -> Edition | None:
    """The edition as it stands now, its story held until the end of the transaction."""
    Article.objects.select_for_update().filter(pk=edition.working_copy_id).first()
    return Edition.objects.select_related("section", "working_copy").filter(pk=edition.pk).first()


def _compared(edition: Edition) -> list[Difference]:
    revision = Revision.objects.filter(article=edition.working_copy_id, number=edition.revision_number).first()
    if revision is None:
        return [Difference("revision", None, edition.revision_number)]
    should = prepare(edition.working_copy, content=revision.content, number=revision.number, at=edition.published_at)
    names = [field.attname for field in Edition._meta.concrete_fields if not field.primary_key]
    found = [Difference(name, getattr(edition, name), getattr(should, name)) for name in names]
    found += [_lists(edition, should, revision=revision), _tags(should), _search(edition)]
    return [difference for difference in found if difference.stands != difference.should]


def _lists(edition: Edition, should: Edition, *, revision: Revision) -> Difference:
    others = Section.objects.filter(pk__in=revision.content["other_sections"]).values_list("trail", flat=True)
    standing = sorted(edition.listings.values_list("list_key", "published_at"))
    wanted = list_keys(should, other_sections=others)
    return Difference("lists", standing, sorted((key, should.first_published_at) for key in wanted))


def _tags(should: Edition) -> Difference:
    slugs = sorted({tag["slug"] for tag in should.tags})
    return Difference(
        "tags' pages", sorted(PublicTag.objects.filter(slug__in=slugs).values_list("slug", flat=True)), slugs
    )


def _search(edition: Edition) -> Difference:
    key = "edition_id" if connection.vendor == "postgresql" else "rowid"
    sql = f"SELECT count(*) FROM articles_search WHERE {key} = %s"  # noqa: S608  one of the two words above
    with connection.cursor() as cursor:
        cursor.execute(sql, [edition.pk])
        return Difference("search", cursor.fetchone()[0], 1)
