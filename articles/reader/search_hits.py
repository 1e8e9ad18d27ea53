"""Finds stories by their words, on PostgreSQL and on SQLite: the SQL of both, and pages of hits that stay put."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from django.db import connection
from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString

from articles.reader.lists import HEAVY, Cursor, read_cursor
from articles.reader.models import Edition
from articles.reader.search_matches import Match, fts5_match, tsquery_match
from articles.reader.search_terms import Term, has_marks, read_terms, with_marks

HITS_A_PAGE = 20
# Ranking every hit of a common word takes half a second at 50,000 stories; ranking the newest 2,000 takes 20 ms.
RANKED = 2_000
Order = Literal["relevance", "newest"]


@dataclass(frozen=True)
class Hit:
    """An edition that was found, and the words around the find, the find in `<mark>`."""

    edition: Edition
    snippet: SafeString


@dataclass(frozen=True)
class Found:
    """One page of hits. `count` is told by relevance alone and stops at 2,000, the newest, among which it ranks."""

    terms: list[Term]
    hits: list[Hit]
    older: str | None = None
    count: int | None = None

    @property
    def is_cut(self) -> bool:
        return self.count is not None and self.count >= RANKED


def find(
    query: str,
    *,
    before: str | None = None,
    order: Order = "relevance",
    section_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    language: str = "en",
    limit: int = HITS_A_PAGE,
) -> Found:
    """The stories with these words, a page of them.

    Takes   query: whatever somebody typed; before: the `older` of the page above; language: whose endings to see
            through; since, until: from and before when it first went out
    Order   by relevance among the newest 2,000 hits, or newest first; a page stays as it was when stories are added
    Cost    three queries; none when the query has no words
    Raises  Http404 for a `before` that no page has printed
    """
    cursor = read_cursor(before) if before is not None else None
    terms = read_terms(query)
    if not terms:
        return Found([], [])
    match = _match(terms, language=language).within(
        list_key=f"section:{section_id}" if section_id else "",
        since=since,
        before=until,
        up_to=cursor.published_at if cursor else None,
    )
    if order == "newest":
        places, older = _newest(match, cursor=cursor, limit=limit)
        return Found(terms, _hits(places, match=match), older=older)
    places, older, count = _ranked(match, offset=cursor.edition_id if cursor else 0, limit=limit)
    return Found(terms, _hits(places, match=match), older=older, count=count)


def _match(terms: list[Term], *, language: str) -> Match:
    if connection.vendor == "postgresql":
        return tsquery_match(terms, language=language)
    return fts5_match(terms)


def _newest(match: Match, *, cursor: Cursor | None, limit: int) -> tuple[list[int], str | None]:
    if cursor:
        match = match.where(
            f"({match.at} < %s OR {match.id} < %s)",
            [_stored(cursor.published_at), cursor.edition_id],
        )
    sql = f"{match.select} ORDER BY at DESC, id DESC LIMIT %s"
    rows = _rows(sql, [*match.values, limit + 1])
    if len(rows) <= limit:
        return [pk for pk, _at in rows], None
    last_id, last_at = rows[limit - 1]
    return [pk for pk, _at in rows[:limit]], str(Cursor(_moment(last_at), last_id))


def _ranked(match: Match, *, offset: int, limit: int) -> tuple[list[int], str | None, int]:
    """A page by relevance. Its cursor holds the newest hit of the first page, above which nothing is let in later."""
    newest = f"WITH newest AS MATERIALIZED ({match.select} ORDER BY at DESC, id DESC LIMIT {RANKED})"
    columns = "newest.id, (SELECT max(at) FROM newest), (SELECT count(*) FROM newest)"
    in_order = f"ORDER BY {match.rank}, at DESC, newest.id DESC LIMIT %s OFFSET %s"
    sql = f"{newest} SELECT {columns} {match.rank_from} {in_order}"
    offset = min(offset, RANKED)
    rows = _rows(sql, [*match.values, *match.rank_values, limit + 1, offset])
    places = [row[0] for row in rows[:limit]]
    if len(rows) <= limit:
        return places, None, rows[0][2] if rows else 0
    return places, str(Cursor(_moment(rows[0][1]), offset + limit)), rows[0][2]


def _hits(places: list[int], *, match: Match) -> list[Hit]:
    """The editions at these places, in their order, each with its snippet. Cost: two queries."""
    if not places:
        return []
    columns = ", ".join(f"e.{connection.ops.quote_name(name)}" for name in _card_columns())
    marks = ", ".join("%s" for _ in places)
    sql = f"SELECT {columns}, {match.snippets} {match.snippets_from} AND e.id IN ({marks})"
    values = [*match.snippet_values, *places]
    editions = {edition.pk: edition for edition in Edition.objects.raw(sql, values)}
    found = [editions[pk] for pk in places if pk in editions]
    prefetch_related_objects(found, "section")
    return [Hit(edition, _snippet(edition)) for edition in found]


def _card_columns() -> Iterable[str]:
    return (str(field.column) for field in Edition._meta.concrete_fields if field.name not in HEAVY)


def _snippet(edition: Edition) -> SafeString:
    """Where the words were found: in the text, or else in the standfirst, which also stands in when in neither."""
    in_text: str = edition.__dict__["in_text"] or ""
    in_standfirst: str = edition.__dict__["in_standfirst"] or ""
    if has_marks(in_text) or not in_standfirst:
        return with_marks(in_text)
    return with_marks(in_standfirst)


def _rows(sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _stored(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


def _moment(stored: Any) -> datetime:
    """What the database answers for a moment: SQLite keeps UTC, and does not say so."""
    moment = stored if isinstance(stored, datetime) else datetime.fromisoformat(stored)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
