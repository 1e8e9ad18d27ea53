"""The side of the wall: queues, the library and its sources, each with its count, which is short in any library."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.module_loading import import_string

from media.admin.queues import LIBRARY, MOST_COUNTED, WORK, Queue, on_the_wall
from media.look_alikes import open_pairs
from media.models import Source
from media.wall_indexes import NEWEST

# The library's own lines are short in any case, so that more of it may be counted.
MOST_OF_LIBRARY = 10_000
MOST_SOURCES = 14
# The sources told of are those of the newest pictures.
_NEWEST_LOOKED_AT = 1_000

Numbers = Sequence[QuerySet[Any, Any]]


@dataclass(frozen=True)
class Line:
    """A queue as it is printed: its word, its count, its address."""

    word: str
    count: int | str
    url: str
    is_current: bool
    is_narrower: bool = False


@dataclass(frozen=True)
class Side:
    """All lines beside the wall."""

    work: list[Line]
    library: list[Line]
    sources: list[Line]


def side_of_wall(request: HttpRequest) -> Side:
    """The queues, the library and its sources with their counts.

    Cost  one query that counts, at most 1,000 pictures a queue or source and 10,000 a line of the library; and some short ones
    """
    sources = _sources_of_newest()
    work = [_pairs() if queue.key == "alike" else queue.parts(request) for queue in WORK]
    library = [queue.parts(request) for queue in LIBRARY]
    of_each = [[on_the_wall().filter(source=source).order_by(*NEWEST).values("pk")] for source in sources]
    wanted = [(parts, MOST_COUNTED) for parts in (*work, *of_each)] + [(parts, MOST_OF_LIBRARY) for parts in library]
    counts = counted(wanted)
    of_queues, of_sources, of_library = _cut(counts, len(work), len(of_each))
    typed = request.GET.get("source", "")
    asked = None if typed else request.GET.get("queue", "")
    lines = [
        Line(source.name, count, f"?source={source.pk}", typed == str(source.pk))
        for source, count in zip(sources, of_sources, strict=True)
    ]
    return Side(
        [*_lines(WORK, of_queues, asked=asked), *lines_of_stories(request)],
        _lines(LIBRARY, of_library, asked=asked),
        lines,
    )


def _cut(counts: list[str], first: int, second: int) -> tuple[list[str], list[str], list[str]]:
    return counts[:first], counts[first : first + second], counts[first + second :]


def lines_of_stories(request: HttpRequest) -> list[Line]:
    """The queues that are about stories' use of photos. Who knows them is named in settings: this app knows no story."""
    lines: list[Line] = import_string(settings.PHOTO_QUEUES)(request)
    return lines


def counted(wanted: Iterable[tuple[Numbers, int]]) -> list[str]:
    """How many different numbers each of these has, up to a most: “12”, or “1,000+”. Cost: one query.

    Takes  for each the parts in which its numbers are found, and the most to count
    """
    wanted = list(wanted)
    sql, params = [], []
    for parts, most in wanted:
        one, its = _counting(parts, most=most)
        sql.append(f"({one})")
        params += its
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(sql)}", params)
        row = cursor.fetchone()
    return [_told(count, most=most) for count, (_parts, most) in zip(row, wanted, strict=True)]


def _counting(parts: Numbers, *, most: int) -> tuple[str, list[Any]]:
    """The query that counts one of them. Each part stops at the most, so that none is long; put together by the ORM alone."""
    said: list[str] = []
    params: list[Any] = []
    for at, part in enumerate(parts):
        try:
            sql, its = part[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        said.append(f"SELECT * FROM ({sql}) AS part_{at}")  # noqa: S608
        params += its
    if not said:
        return "SELECT 0", []
    return f"SELECT COUNT(*) FROM ({' UNION '.join(said)}) AS found", params  # noqa: S608


def _told(count: int, *, most: int) -> str:
    return f"{number_format(most, force_grouping=True)}+" if count > most else number_format(count, force_grouping=True)


def _lines(queues: Iterable[Queue], counts: Iterable[str], *, asked: str | None) -> list[Line]:
    return [_line(queue, count, asked=asked) for queue, count in zip(queues, counts, strict=True)]


def _line(queue: Queue, count: str, *, asked: str | None) -> Line:
    url = f"?queue={queue.key}" if queue.key else "?"
    if queue.key == "alike":
        url = reverse("admin:photo_pairs")
    return Line(str(queue.word), count, url, queue.key == asked, queue.is_narrower)


def _pairs() -> Numbers:
    """Pairs, since the line leads to their page."""
    return [open_pairs().values("pk")]


def _sources_of_newest() -> list[Source]:
    """The sources of the newest pictures, those with most of them first. Cost: two queries."""
    newest = on_the_wall().order_by(*NEWEST).values_list("source", flat=True)[:_NEWEST_LOOKED_AT]
    count = Counter(pk for pk in newest if pk)
    found = Source.objects.in_bulk([pk for pk, _n in count.most_common(MOST_SOURCES)])
    return sorted(found.values(), key=lambda source: (-count[source.pk], source.name))
