"""The photo desk's queues: saved filters with counts, then the library, then its sources."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from media.models import Photo, Source
from media.supplier_archive import rules_to_look_at

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SOON = timedelta(days=14)
MOST_SOURCES = 14


def no_credit() -> Q:
    """The photos of which credit_line says nothing."""
    return Q(creator="", via="", credit_override="", source=None)


def rights_end_soon(today: date) -> Q:
    return Q(rights_until__lte=today + SOON) & ~Q(status=Photo.Status.WITHDRAWN)


@dataclass(frozen=True)
class Queue:
    """One line at the side of the wall."""

    key: str
    word: "str | StrPromise"
    condition: Callable[[HttpRequest], Q]


WORK = (
    Queue("no-credit", _("No credit"), lambda request: no_credit()),
    Queue("no-alt", _("No alt text"), lambda request: Q(alt_text="", status=Photo.Status.READY)),
    Queue("awaited", _("Awaits its file"), lambda request: Q(status=Photo.Status.AWAITED)),
    Queue("rights", _("Rights end soon"), lambda request: rights_end_soon(timezone.localdate())),
    Queue("rules", _("Source's rules to look at"), lambda request: rules_to_look_at()),
    Queue("unused", _("Never used"), lambda request: Q(captions=None)),
)
LIBRARY = (
    Queue("", _("All pictures"), lambda request: Q()),
    Queue("mine", _("Mine"), lambda request: Q(original__uploaded_by=request.user.pk)),
    Queue("week", _("Added this week"), lambda request: Q(created_at__gte=timezone.now() - timedelta(days=7))),
)
ALL = {queue.key: queue for queue in (*WORK, *LIBRARY)}


class InQueue(SimpleListFilter):
    title = _("queue")
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(queue.key, queue.word) for queue in ALL.values() if queue.key]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        queue = ALL.get(self.value() or "")
        return queryset.filter(queue.condition(request)) if queue else queryset


class FromSource(SimpleListFilter):
    title = _("source")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(pk), name) for pk, name in Source.objects.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        return queryset.filter(source=int(value)) if value.isascii() and value.isdigit() else queryset


@dataclass(frozen=True)
class Line:
    """A queue as it is printed: its word, its count, its address."""

    word: str
    count: int | str
    url: str
    is_current: bool


def queue_lines(request: HttpRequest, *, queues: tuple[Queue, ...]) -> list[Line]:
    """These queues with their counts. Cost: one query, and one for those that ask another table."""
    counts = Photo.objects.aggregate(
        **{f"in_{at}": Count("pk", filter=queue.condition(request), distinct=True) for at, queue in enumerate(queues)}
    )
    asked, source = request.GET.get("queue", ""), request.GET.get("source")
    return [
        Line(
            word=str(queue.word),
            count=counts[f"in_{at}"],
            url=f"?queue={queue.key}" if queue.key else "?",
            is_current=queue.key == asked and not source,
        )
        for at, queue in enumerate(queues)
    ]


def lines_of_stories(request: HttpRequest) -> list[Line]:
    """The queues that are about stories' use of photos. Who knows them is named in settings: this app knows no story."""
    lines: list[Line] = import_string(settings.PHOTO_QUEUES)(request)
    return lines


def source_lines(request: HttpRequest) -> list[Line]:
    """The sources with the most photos. Cost: one query."""
    sources = Source.objects.annotate(count=Count("photos")).filter(count__gt=0).order_by("-count", "name")
    asked = request.GET.get("source")
    return [
        Line(source.name, source.count, f"?source={source.pk}", asked == str(source.pk))
        for source in sources[:MOST_SOURCES]
    ]


def current_name(cl: ChangeList, *, request: HttpRequest) -> str:
    """The name over the wall: that of the queue or source in hand."""
    lines = [*source_lines(request)] if request.GET.get("source") else []
    chosen = [line.word for line in lines if line.is_current]
    queue = ALL.get(request.GET.get("queue", ""), ALL[""])
    return chosen[0] if chosen else str(queue.word)
