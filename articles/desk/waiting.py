"""What waits for a person: stories late, in review, approved or handed to them. One queryset, asked everywhere."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Case, DateTimeField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from articles.desk import policy, reach
from articles.desk.hours import UNFINISHED
from articles.desk.models import Article, ScheduledAct

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

Status = Article.Status


def with_due(stories: QuerySet[Article]) -> QuerySet[Article]:
    """The stories, each with `due_at`: the hour of its next plan, or its deadline while it is not out."""
    plans = open_plans().order_by("due_at")
    deadline = Case(When(status__in=UNFINISHED, then=F("deadline")), default=Value(None), output_field=DateTimeField())
    return stories.annotate(
        due_at=Coalesce(Subquery(plans.values("due_at")[:1]), deadline),
        failure=Subquery(plans.exclude(last_error="").values("last_error")[:1]),
    )


def hour_of(story: Article, *, at: datetime) -> tuple[datetime | None, bool]:
    """When a story that comes from with_due is due, and whether that hour has passed."""
    due_at: datetime | None = getattr(story, "due_at", None)
    return due_at, due_at is not None and due_at < at


def open_plans() -> QuerySet[ScheduledAct]:
    """The plans that are not carried out, for a subquery over stories."""
    return ScheduledAct.objects.filter(article=OuterRef("pk"), done_at__isnull=True)


def is_late_at(at: datetime) -> Q:
    """The condition of a story whose hour has passed: that of its plan; of its deadline where it has no plan."""
    return Q(next_hour__lt=at)


def waiting_for(person: "Person", *, at: datetime) -> QuerySet[Article]:
    """The stories that ask something of this person now, as far as they may see them.

    Order  none: see with_due
    """
    theirs = Q(assignee=person.pk) | Q(assignee=None, created_by=person.pk)
    asks = Q(assignee=person.pk, status=Status.DRAFT) | (is_late_at(at) & theirs)
    if person.has_perm(policy.EDIT_ANY):
        judges = reach.within(person, policy.EDIT_ANY)
        asks |= judges & Q(status=Status.IN_REVIEW) & (Q(assignee=None) | Q(assignee=person.pk))
    if person.has_perm(policy.PUBLISH):
        publishes = policy.published_by(person)
        asks |= publishes & Q(status=Status.APPROVED) & (Q(assignee=None) | Q(assignee=person.pk))
        asks |= publishes & is_late_at(at) & Q(assignee=None)
    # Said first, so that the index of states finds the few that can ask among the many that are out.
    can_ask = Q(status__in=UNFINISHED) | is_late_at(at)
    return policy.stories_of(person).filter(can_ask).filter(asks).exclude(status=Status.SPIKED)


def count(person: "Person", *, at: datetime) -> int:
    """How many stories wait for this person: the one number of the rail. Cost: one query."""
    return waiting_for(person, at=at).count()
