"""The hours ahead: whatever has an hour, from what is late to the end of tomorrow, in the order of the clock."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import publishing
from articles.desk import policy
from articles.desk.home.asks import name_of, named_bylines, names_over
from articles.desk.hours import UNFINISHED
from articles.desk.models import Article, ScheduledAct

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_ROWS = 20
# A deadline that passed longer ago is in the list of stories, no longer among the hours.
FORGOTTEN = timedelta(days=1)


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


@dataclass
class Day:
    """The plans of one day; today's also knows before which of them the hand of the clock stands."""

    name: str
    before_now: list[Plan] = field(default_factory=list)
    after_now: list[Plan] = field(default_factory=list)
    is_today: bool = False


def plans_of(person: "Person", *, at: datetime) -> list[Plan]:
    """Scheduled acts and deadlines of the stories that this person may see, in the order of the clock.

    Cost  four queries
    """
    until = _end_of_tomorrow(at)
    stories = policy.stories_of(person)
    acts = ScheduledAct.objects.filter(done_at__isnull=True, due_at__lt=until, article__in=stories)
    acts = acts.select_related("article__section", "article__created_by", "article__assignee")
    planned = list(acts.prefetch_related(_through_article()).order_by("due_at")[:MOST_ROWS])
    due = stories.filter(status__in=UNFINISHED, deadline__gte=at - FORGOTTEN, deadline__lt=until)
    due = due.exclude(pk__in=[act.article_id for act in planned])
    due = due.select_related("section", "created_by", "assignee").prefetch_related(named_bylines()).defer("body")
    plans = [_of_act(act, at=at) for act in planned]
    plans += [_of_deadline(story, at=at) for story in due.order_by("deadline")[:MOST_ROWS]]
    return sorted(plans, key=lambda plan: plan.at)


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


def _through_article() -> Any:
    prefetch = named_bylines()
    prefetch.add_prefix("article")
    return prefetch


def _of_act(act: ScheduledAct, *, at: datetime) -> Plan:
    is_late = act.due_at < at
    return Plan(
        at=act.due_at,
        story=act.article,
        mark="late" if is_late else "withdrawn" if act.verb == ScheduledAct.Verb.WITHDRAW else "scheduled",
        line=_late_line(act, at=at) if is_late else _line_of(act),
        is_late=is_late,
        error=_why_late(act, at=at),
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
    return names_over(act.article)


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
        line=_("Late: %(reason)s") % {"reason": line} if is_late else line,
        is_late=is_late,
        is_warned=nobody and not story.words and not is_late,
    )


def _end_of_tomorrow(at: datetime) -> datetime:
    return localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)


def _day_name(moment: datetime) -> str:
    return date_format(localtime(moment), "l j")
