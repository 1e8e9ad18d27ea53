"""What narrows the list of stories: states as words with counts, and filters that stand as chips once they are set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.admin import ListFilter, SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import IntegerField, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.desk import policy
from articles.desk.home.asks import name_of
from articles.desk.models import Article
from articles.desk.waiting import waiting_for
from articles.reader.models import Section

Status = Article.Status
# Key, word, mark. Spiked stories stand under their own word and nowhere else.
STATES = (
    ("", _("All"), ""),
    ("mine", _("Mine"), ""),
    ("late", _("Late"), "late"),
    ("in_review", _("In review"), "review"),
    ("approved", _("Ready"), "review"),
    ("scheduled", _("Scheduled"), "scheduled"),
    ("live", _("Live"), "live"),
    ("draft", _("Drafts"), "draft"),
    ("withdrawn", _("Withdrawn"), "withdrawn"),
    ("spiked", _("Spiked"), ""),
)
ALWAYS_SHOWN = ("", "mine")
# Above this a count says “1,000+”.
MOST_COUNTED = 1_000


def in_state(state: str, *, person: Any, at: datetime) -> Q:
    """The condition for one of the words above."""
    if state == "mine":
        theirs = Q(assignee=person.pk) | Q(assignee=None, created_by=person.pk)
        return theirs & ~Q(status=Status.SPIKED)
    if state == "late":
        return Q(next_hour__lt=at) & ~Q(status=Status.SPIKED)
    return Q(status=state) if state else ~Q(status=Status.SPIKED)


def chosen(narrowed: SimpleListFilter) -> str:
    """What the address asks of this filter, if the filter offers it; whatever else stands there is nothing."""
    offered = {str(key) for key, _word in narrowed.lookup_choices}
    value = narrowed.value() or ""
    return value if value in offered else ""


class InState(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*((key, word) for key, word, _mark in STATES if key), ("waiting", _("Waits for me"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        at = timezone.now()
        state = chosen(self)
        if state == "waiting":
            return queryset.filter(pk__in=waiting_for(request.user, at=at).values("pk"))
        return queryset.filter(in_state(state, person=request.user, at=at))


class InSection(SimpleListFilter):
    """A section with all below it, by trail."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(section.path, str(section)) for section in Section.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if path := chosen(self):
            # By their numbers: the database knows how many stories each has, and of a path's beginning nothing.
            inside = Section.objects.filter(Q(path=path) | Q(path__startswith=f"{path}/"))
            return queryset.filter(section__in=list(inside.values_list("pk", flat=True)))
        return queryset


def sections_for(cl: ChangeList, *, person: Any) -> list[tuple[str, str]]:
    """Path and trail of the sections into which this person may move stories, as the filter has read them. Cost: no query"""
    read = next((spec.lookup_choices for spec in cl.filter_specs if isinstance(spec, InSection)), [])
    return [(str(path), str(trail)) for path, trail in read if policy.may_write_into(person, Section(path=str(path)))]


def colleagues_for(request: HttpRequest) -> list[User]:
    """Everybody on the desk, by name. Cost: one query, for one request"""
    found: list[User] | None = request.__dict__.get("_colleagues")
    if found is None:
        people = User.objects.filter(is_staff=True, is_active=True)
        found = list(people.order_by("first_name", "last_name", "username"))
        request.__dict__["_colleagues"] = found
    return found


class WithWhom(SimpleListFilter):
    title = pgettext_lazy("a story is with somebody", "with")
    parameter_name = "with"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        people = colleagues_for(request)
        return [("nobody", _("With nobody")), *((person.username, name_of(person)) for person in people)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        name = chosen(self)
        if name == "nobody":
            return queryset.filter(assignee=None)
        return queryset.filter(assignee__username=name) if name else queryset


class Changed(SimpleListFilter):
    title = _("changed")
    parameter_name = "changed"
    SPANS = (
        ("today", _("Changed today"), 0),
        ("week", _("Changed in seven days"), 7),
        ("month", _("Changed in thirty days"), 30),
    )

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(key, word) for key, word, _days in self.SPANS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        days = {key: days for key, _word, days in self.SPANS}.get(chosen(self))
        if days is None:
            return queryset
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return queryset.filter(saved_at__gte=midnight - timedelta(days=days))


class InLanguage(SimpleListFilter):
    """The languages of the newest stories: a look at all of them would cost more than the list."""

    title = _("language")
    parameter_name = "language"
    LOOKED_AT = 500

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        newest = Article.objects.order_by("-saved_at", "-pk").values_list("language", flat=True)[: self.LOOKED_AT]
        return [(language, language) for language in sorted(set(newest))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        language = chosen(self)
        return queryset.filter(language=language) if language else queryset


class Ordered(SimpleListFilter):
    """The order of the list; it leaves nothing out."""

    title = _("order")
    parameter_name = "order"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("newest", _("Newest first"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *rest = super().choices(changelist)
        yield {**first, "display": _("By deadline, then newest")}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset


@dataclass(frozen=True)
class StateWord:
    """One word over the list: a state, its mark, and how many stories are in it."""

    key: str
    word: str
    mark: str
    count: str
    url: str
    is_current: bool


def states_of(cl: ChangeList, *, request: HttpRequest, at: datetime) -> list[StateWord]:
    """The words over the list, without those that nothing is in. Cost: one query."""
    counts = _counts(request.user, at=at)
    current = request.GET.get("state", "")
    return [
        StateWord(
            key=key,
            word=str(word),
            mark=mark,
            count=_said(counts[key]),
            url=cl.get_query_string({"state": key} if key else {}, ["p"] if key else ["state", "p"]),
            is_current=key == current,
        )
        for key, word, mark in STATES
        if counts[key] or key in ALWAYS_SHOWN or key == current
    ]


class _Counted(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def _counts(person: Any, *, at: datetime) -> dict[str, int]:
    """How many stories each word holds, counted no further than is said. Cost: one query."""
    seen = policy.stories_of(person).order_by()
    # A slice, so that an index of states is read no further than that.
    words = {
        key: _Counted(seen.filter(in_state(key, person=person, at=at)).values("pk")[: MOST_COUNTED + 1])
        for key, _word, _mark in STATES
    }
    counts = User.objects.filter(pk=person.pk).values_list(*words.values()).get()
    return dict(zip(words, counts, strict=True))


def _said(count: int) -> str:
    return f"{MOST_COUNTED:,}+" if count > MOST_COUNTED else str(count)


@dataclass(frozen=True)
class Chip:
    """One thing that narrows the list, and the address of the list without it."""

    word: str
    url: str


def chips_of(cl: ChangeList) -> list[Chip]:
    """What narrows the list now, besides the state."""
    chips = [_chip(spec, cl=cl) for spec in cl.filter_specs if not isinstance(spec, InState | Ordered)]
    if cl.query:
        chips.append(Chip(f"“{cl.query}”", cl.get_query_string(remove=["q", "p"])))
    if cl.params.get("state") == "waiting":
        chips.append(Chip(str(_("Waits for me")), cl.get_query_string(remove=["state", "p"])))
    return [chip for chip in chips if chip]


def _chip(spec: ListFilter, *, cl: ChangeList) -> Chip | None:
    chosen = [choice for choice in list(spec.choices(cl))[1:] if choice["selected"]]
    if not chosen:
        return None
    return Chip(
        str(chosen[0]["display"]), cl.get_query_string(remove=[*filter(None, spec.expected_parameters() or []), "p"])
    )
