"""The photo desk's queues: what each holds, as the database is asked, and the filters of the wall that come from them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.look_alikes import looks_like_another, open_pairs
from media.models import Original, Photo, Source
from media.restricted import restricted, restricted_numbers
from media.supplier_archive import rules_to_look_at
from media.supplier_queue import numbers_to_look_at
from media.uses import never_used
from media.wall_indexes import (
    AWAITS_ITS_FILE,
    NEWEST,
    NO_ALT_TEXT,
    NO_CREDIT,
    ON_THE_WALL,
    RIGHTS_TO_END,
    asked,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Numbers = list[QuerySet[Any, Any]]

# Above this a queue's count says “1,000+”, and its pictures are looked for along the wall, not by their numbers.
MOST_COUNTED = 1_000


@dataclass(frozen=True)
class Queue:
    """One line at the side of the wall.

    condition  which photos it holds
    numbers    the same by their numbers, in one or more parts, where other tables know them better than the photo
    """

    key: str
    word: "str | StrPromise"
    condition: Callable[[HttpRequest], Q]
    numbers: "Callable[[HttpRequest], Numbers] | None" = None
    is_narrower: bool = False

    def parts(self, request: HttpRequest) -> "Numbers":
        """The numbers of its photos as queries, each for itself in the order of an index."""
        if self.numbers:
            return self.numbers(request)
        return [on_the_wall().filter(self.condition(request)).order_by(*NEWEST).values("pk")]

    def narrow(self, photos: QuerySet[Photo], *, request: HttpRequest) -> QuerySet[Photo]:
        """Those of these photos that it holds. Cost: up to three queries, where other tables are asked."""
        if self.numbers is None:
            return photos.filter(self.condition(request))
        found: set[int] = set()
        for part in self.numbers(request):
            found.update(number for (number,) in part.values_list(*part.query.values_select)[: MOST_COUNTED + 1])
            if len(found) > MOST_COUNTED:
                return photos.filter(self.condition(request))
        return photos.filter(pk__in=found)


def on_the_wall() -> QuerySet[Photo]:
    """Every photo but those merged into another."""
    return Photo.objects.filter(asked(ON_THE_WALL))


def ends_within(days: int) -> Q:
    """The photos that readers may have today, and whose rights end so soon."""
    today = timezone.localdate()
    return asked(RIGHTS_TO_END) & Q(rights_until__gte=today, rights_until__lte=today + timedelta(days=days))


def ended() -> Q:
    return asked(RIGHTS_TO_END) & Q(rights_until__lt=timezone.localdate())


def _uploads(request: HttpRequest, *, since: datetime | None = None) -> QuerySet[Original]:
    mine = Original.objects.filter(uploaded_by=request.user.pk)
    return mine.filter(uploaded_at__gte=since) if since else mine


def _uploaded(uploads: QuerySet[Original]) -> Q:
    return Q(Exists(uploads.filter(photo=OuterRef("pk"))))


def _numbers_of(uploads: QuerySet[Original]) -> "Numbers":
    merged = Photo.objects.filter(merged_into__isnull=False).values("pk")
    return [uploads.exclude(photo__in=merged).order_by("-uploaded_at").values("photo_id")]


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


WORK = (
    Queue("no-credit", _("No credit"), lambda request: asked(NO_CREDIT)),
    Queue("no-alt", _("No alt text"), lambda request: asked(NO_ALT_TEXT)),
    Queue("awaited", _("Awaits its file"), lambda request: asked(AWAITS_ITS_FILE)),
    Queue("rights", _("Rights end soon"), lambda request: ends_within(30)),
    Queue("rights-7", _("within 7 days"), lambda request: ends_within(7), is_narrower=True),
    Queue("rights-1", _("within a day"), lambda request: ends_within(1), is_narrower=True),
    Queue("ended", _("Rights ended"), lambda request: ended()),
    Queue("restricted", _("Restricted or warned"), lambda request: restricted(), lambda request: restricted_numbers()),
    Queue("alike", _("Looks like another"), lambda request: looks_like_another(),
          lambda request: [open_pairs().values("photo_id"), open_pairs().values("other_id")]),
    Queue("rules", _("Source's rules to look at"), lambda request: rules_to_look_at(),
          lambda request: numbers_to_look_at()),
    Queue("unused", _("Never used"), lambda request: never_used()),
    Queue("today", _("Uploaded by me today"), lambda request: _uploaded(_uploads(request, since=_midnight())),
          lambda request: _numbers_of(_uploads(request, since=_midnight()))),
)  # fmt: skip
LIBRARY = (
    Queue("", _("All pictures"), lambda request: Q()),
    Queue("mine", _("Mine"), lambda request: _uploaded(_uploads(request)),
          lambda request: _numbers_of(_uploads(request))),
    Queue("week", _("Added this week"), lambda request: Q(created_at__gte=timezone.now() - timedelta(days=7))),
)  # fmt: skip
ALL = {queue.key: queue for queue in (*WORK, *LIBRARY)}


class InQueue(SimpleListFilter):
    title = _("queue")
    parameter_name = "queue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(queue.key, queue.word) for queue in ALL.values() if queue.key]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        queue = ALL.get(self.value() or "")
        return queue.narrow(queryset, request=request) if queue else queryset


class FromSource(SimpleListFilter):
    title = _("source")
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(pk), name) for pk, name in Source.objects.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return of_source(queryset, typed=self.value() or "")


def of_source(photos: QuerySet[Photo], *, typed: str) -> QuerySet[Photo]:
    """Those of these photos that are the source's of that number; all of them for nonsense."""
    number = number_in(typed)
    return photos.filter(source=number) if number else photos


def number_in(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None
