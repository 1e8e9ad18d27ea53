"""The hour that a story waits for next, kept with the story, so that the list of stories is one range of an index."""

from typing import TYPE_CHECKING

from django.db.models import Case, DateTimeField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from articles.desk.models import NO_HOUR, Article, ScheduledAct

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

Status = Article.Status
UNFINISHED = (Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED)


def keep_next_hour(article: Article, *, but: ScheduledAct | None = None) -> None:
    """The story's next hour is that of its earliest open plan, else its deadline while it is not out, else none.

    Takes  but: a plan that is being carried out, and counts no more
    Order  call it in the transaction that changed state, deadline or plans, after the change
    Cost   one query
    """
    Article.objects.filter(pk=article.pk).update(next_hour=next_hour(but=but))


def next_hour(*, but: ScheduledAct | None = None) -> "Combinable":
    """The hour of each story of a query, as the database computes it."""
    plans = ScheduledAct.objects.filter(article=OuterRef("pk"), done_at__isnull=True)
    if but:
        plans = plans.exclude(pk=but.pk)
    deadline = When(status__in=UNFINISHED, deadline__isnull=False, then=F("deadline"))
    none = Value(NO_HOUR, output_field=DateTimeField())
    return Coalesce(Subquery(plans.order_by("due_at").values("due_at")[:1]), Case(deadline, default=none))
