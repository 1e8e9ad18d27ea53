"""The hours ahead: whatever has an hour, from what is late to the end of tomorrow, in the order of the clock."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.desk import policy
from articles.desk.home.asks import name_of, named_bylines, names_over
from articles.desk.hours import UNFINISHED
from articles.desk.models import Article, ScheduledAct

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_LATE, MOST_ROWS = 6, 20
# A deadline that passed longer ago is in the list of stories, no longer among the hours.
FORGOTTEN = timedelta(days=1)
EMBARGO_ENDS = gettext_lazy("Embargo ends")


@dataclass(frozen=True)
class Plan:
    """One thing that has an hour."""

    at: datetime
    story: Article
    mark: str
    line: str
    is_late: bool
    is_warned: bool = False
    error: str = ""
    is_of_another_day: bool = False


@dataclass
class Day:
    """The plans of one day; today's also knows before which of them the hand of the clock stands."""

    name: str
    before_now: list[Plan] = field(default_factory=list)
    after_now: list[Plan] = field(default_factory=list)
    is_today: bool = False


def plans_of(person: "Person", *, at: datetime) -> list[Plan]:
    """Scheduled acts and deadlines of the stories that this person may see, in the order of the clock.

    Cost  five queries
    """
    until = _end_of_tomorrow(at)
    stories = policy.stories_of(person)
    acts = ScheduledAct.objects.filter(done_at__isnull=True, due_at__lt=until, article__in=stories)
    planned = list(_with_its_article(_both_sides(acts, "due_at", at=at)))
    due = stories.filter(status__in=UNFINISHED, deadline__gte=at - FORGOTTEN, deadline__lt=until)
    due = _both_sides(due.exclude(pk__in=[act.article_id for act in planned]), "deadline", at=at)
    due = due.select_related("section", "created_by", "assignee").prefetch_related(named_bylines()).defer("body")
    plans = [_of_act(act, at=at) for act in planned]
    plans += [_of_deadline(story, at=at) for story in due]
    held = stories.filter(status__in=UNFINISHED, embargo_until__gte=at, embargo_until__lt=until)
    held = held.exclude(pk__in=[act.article_id for act in planned]).select_related("section").defer("body")
    plans += [_of_embargo(story) for story in held.order_by("embargo_until")[:MOST_ROWS]]
    return sorted(plans, key=lambda plan: plan.at)


def _both_sides(rows: QuerySet[Any], hour: str, *, at: datetime) -> QuerySet[Any]:
    """The first of those that are late and the first of those to come: however many are late, the next hours stay in sight."""
    in_order = rows.order_by(hour, "pk").values_list("pk", flat=True)
    late, coming = (
        in_order.filter(**{f"{hour}__lt": at})[:MOST_LATE],
        in_order.filter(**{f"{hour}__gte": at})[:MOST_ROWS],
    )
    both: QuerySet[Any] = rows.model._default_manager.filter(Q(pk__in=late) | Q(pk__in=coming))
    return both.order_by(hour, "pk")


def days_ahead(plans: list[Plan], *, at: datetime) -> list[Day]:
    """The plans by day; what is late stands above now, whichever day it was due. Days without a plan take no room."""
    today = localtime(at).date()
    first = Day(name=_("Today, %(day)s") % {"day": _day_name(at)}, is_today=True)
    days = {today: first}
    for plan in plans:
        day = today if plan.is_late else localtime(plan.at).date()
        if day not in days:
            days[day] = Day(name=_("Tomorrow, %(day)s") % {"day": _day_name(plan.at)})
        (days[day].before_now if plan.is_late else days[day].after_now).append(plan)
    return list(days.values())


def _with_its_article(acts: QuerySet[ScheduledAct]) -> QuerySet[ScheduledAct]:
    names = named_bylines()
    names.add_prefix("article")
    return acts.select_related("article__section", "article__created_by", "article__assignee").prefetch_related(names)


def _of_act(act: ScheduledAct, *, at: datetime) -> Plan:
    is_late = act.due_at < at
    return Plan(
        at=act.due_at,
        story=act.article,
        mark="late" if is_late else "withdrawn" if act.verb == ScheduledAct.Verb.WITHDRAW else "scheduled",
        line=_late_line(act, at=at) if is_late else _line_of(act),
        is_late=is_late,
        error=_why_late(act, at=at),
        is_of_another_day=is_late and _is_before_today(act.due_at, at=at),
    )


def _late_line(act: ScheduledAct, *, at: datetime) -> str:
    why = _why_late(act, at=at)
    return _("Late: %(reason)s") % {"reason": why} if why else _("Late, and not done yet")


def _why_late(act: ScheduledAct, *, at: datetime) -> str:
    if act.confirmed_at is None and act.due_at < at - publishing.ASKS_AFTER:
        return _("It is more than an hour late, so somebody has to say whether it should still be done.")
    return act.last_error


def _line_of(act: ScheduledAct) -> str:
    if act.verb == ScheduledAct.Verb.WITHDRAW:
        return _("Is taken away from readers")
    return str(EMBARGO_ENDS) if act.article.embargo_until == act.due_at else names_over(act.article)


def _of_embargo(story: Article) -> Plan:
    assert story.embargo_until is not None
    return Plan(at=story.embargo_until, story=story, mark="scheduled", line=str(EMBARGO_ENDS), is_late=False)


def _of_deadline(story: Article, *, at: datetime) -> Plan:
    marks = {Article.Status.IN_REVIEW: "review", Article.Status.APPROVED: "review"}
    nobody = not story.assignee_id and not story.bylines.all() and story.status == Article.Status.DRAFT
    if nobody and not story.words:
        line = _("Planned, nobody writes it yet")
    elif story.status == Article.Status.IN_REVIEW:
        line = _("Goes out when it has been read")
    else:
        line = names_over(story) or (name_of(story.assignee) if story.assignee else "")
    assert story.deadline is not None
    is_late = story.deadline < at
    return Plan(
        at=story.deadline,
        story=story,
        mark="late" if is_late else marks.get(Article.Status(story.status), "draft"),
        line=_past(line) if is_late else line,
        is_late=is_late,
        is_warned=nobody and not story.words and not is_late,
        is_of_another_day=_is_before_today(story.deadline, at=at),
    )


def _past(line: str) -> str:
    return _("Past its deadline. %(line)s") % {"line": line} if line else _("Past its deadline")


def _is_before_today(moment: datetime, *, at: datetime) -> bool:
    return localtime(moment).date() < localtime(at).date()


def _end_of_tomorrow(at: datetime) -> datetime:
    return localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)


def _day_name(moment: datetime) -> str:
    return date_format(localtime(moment), "l j")
