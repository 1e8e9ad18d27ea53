"""Pages of lists: one index range of Listing each, at any depth, at addresses that stay. Knows no template."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.db.models import QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from articles.reader.models import Edition, Listing

STORIES_A_PAGE = 20
# What a list never prints; a page of it would carry the words of twenty stories.
HEAVY = ("body", "text")

_CURSOR = re.compile(r"(\d{1,17})-(\d{1,18})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cursor:
    """A place in a list, just above an edition: what comes after it stays the same whatever is published."""

    published_at: datetime
    edition_id: int

    def __str__(self) -> str:
        return f"{(self.published_at - _EPOCH) // timedelta(microseconds=1)}-{self.edition_id}"


@dataclass(frozen=True)
class ListPage:
    """One page of a list: its editions, newest first, and the cursors of its neighbours ("" = the first page)."""

    editions: list[Edition]
    older: str | None
    newer: str | None
    cursor: str = ""


def read_cursor(text: str) -> Cursor:
    """The cursor that an address carries.

    Raises  Http404 for what is no cursor
    """
    match = _CURSOR.fullmatch(text)
    if match is None:
        raise Http404(_("This page of the list does not exist."))
    try:
        return Cursor(_EPOCH + timedelta(microseconds=int(match[1])), int(match[2]))
    except OverflowError as error:
        raise Http404(_("This page of the list does not exist.")) from error


def list_page(list_key: str, *, before: str | None, size: int = STORIES_A_PAGE) -> ListPage:
    """The page of a list that begins below the cursor `before`, or the first one.

    Cost    one query, of size + 1 rows
    Raises  Http404 for what is no cursor, and for one below which nothing stands
    """
    if before is None:
        found = list(_rows(Listing.objects.of(list_key))[: size + 1])
        return ListPage([row.edition for row in found[:size]], older=_older(found, size=size), newer=None)
    cursor = read_cursor(before)
    found = list(_with_newer(_rows(_below(Listing.objects.of(list_key), cursor)), list_key, cursor, size)[: size + 1])
    if not found:
        raise Http404(_("This page of the list does not exist."))
    newer_at, newer_id = found[0].__dict__["newer_at"], found[0].__dict__["newer_id"]
    newer = str(Cursor(newer_at, newer_id)) if newer_at else ""
    return ListPage([row.edition for row in found[:size]], older=_older(found, size=size), newer=newer, cursor=before)


def _rows(rows: QuerySet[Listing]) -> QuerySet[Listing]:
    heavy = [f"edition__{name}" for name in HEAVY]
    return rows.order_by("-published_at", "-edition_id").select_related("edition__section").defer(*heavy)


def _below(rows: QuerySet[Listing], cursor: Cursor) -> QuerySet[Listing]:
    """Rows after the cursor. Said as a range and its ties, so that both engines walk the index from there."""
    at, edition_id = cursor.published_at, cursor.edition_id
    return rows.filter(published_at__lte=at).exclude(published_at=at, edition_id__gte=edition_id)


def _with_newer(rows: QuerySet[Listing], list_key: str, cursor: Cursor, size: int) -> QuerySet[Listing]:
    """Each row with the cursor of the page above, which begins `size` rows up from here."""
    at, edition_id = cursor.published_at, cursor.edition_id
    above = (
        Listing.objects.of(list_key).filter(published_at__gte=at).exclude(published_at=at, edition_id__lt=edition_id)
    )
    start = above.order_by("published_at", "edition_id")[size : size + 1]
    return rows.annotate(newer_at=Subquery(start.values("published_at")), newer_id=Subquery(start.values("edition_id")))


def _older(found: list[Listing], *, size: int) -> str | None:
    if len(found) <= size:
        return None
    last = found[size - 1]
    return str(Cursor(last.published_at, last.edition_id))


def newest_ids(list_keys: Iterable[str], *, each: int) -> dict[str, list[int]]:
    """The ids of the newest editions of every one of these lists, newest first.

    Cost    one query, of one index range a list, whatever the size of the lists
    """
    keys = sorted(set(list_keys))
    found: dict[str, list[int]] = {key: [] for key in keys}
    if not keys:
        return found
    sql, values = ranges(keys, each=each)
    with connection.cursor() as cursor:
        in_order = f"SELECT list_key, edition_id FROM ({sql}) AS newest ORDER BY published_at DESC, edition_id DESC"  # noqa: S608  ours
        cursor.execute(in_order, values)
        for list_key, edition_id in cursor.fetchall():
            found[list_key].append(edition_id)
    return found


def ranges(list_keys: Iterable[str], *, each: int) -> tuple[str, list[str | int]]:
    """The UNION ALL of the newest rows of each list, and its values. SQLite wants every part in a bracket of its own."""
    part = (
        "SELECT * FROM (SELECT list_key, edition_id, published_at FROM articles_listing WHERE list_key = %s"
        " ORDER BY published_at DESC, edition_id DESC LIMIT %s) AS part"
    )
    keys = list(list_keys)
    return " UNION ALL ".join([part] * len(keys)), [value for key in keys for value in (key, each)]


def editions_by_id(ids: Iterable[int]) -> dict[int, Edition]:
    """These editions, as lists need them. Cost: one query."""
    return Edition.objects.select_related("section").defer(*HEAVY).in_bulk(sorted(set(ids)))
