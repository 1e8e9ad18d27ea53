"""The hour: acts whose time is set are rows, and the worker does them when the database's clock says so."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.models import Act, Article, ScheduledAct
from articles.publishing.blockers import Problem
from articles.publishing.publish import NotReady, publish
from articles.publishing.withdraw import withdraw
from delivery import leases

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# A planned story does not miss its hour because of rights that still hold on that day.
STILL_HOLDING = ("rights_end_soon", "lead_rights_end_soon")


def schedule(
    article: Article, *, due_at: datetime, by: "User | None", verb: str = "publish", reason: str = ""
) -> ScheduledAct:
    """This act is owed at `due_at`; an earlier plan for the same act is replaced.

    Writes  one ScheduledAct, the story's status, one Act
    Raises  NotReady when the time has passed
    """
    if due_at <= timezone.now():
        raise NotReady([Problem.blocker("time_passed", _("That time has passed. Choose a later one, or publish now."))])
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        article.scheduled_acts.filter(verb=verb, done_at__isnull=True).delete()
        act = ScheduledAct.objects.create(article=article, verb=verb, due_at=due_at, by=by, reason=reason)
        if verb == ScheduledAct.Verb.PUBLISH and article.status != Article.Status.LIVE:
            Article.objects.filter(pk=article.pk).update(status=Article.Status.SCHEDULED)
        Act.objects.create(article=article, verb="schedule", by=by, reason=f"{verb} {due_at.isoformat()}")
    return act


def unschedule(article: Article, *, by: "User | None", verb: str = "publish") -> None:
    """Nothing is planned for this story any more. Safe to repeat."""
    with transaction.atomic():
        deleted, _rows = article.scheduled_acts.filter(verb=verb, done_at__isnull=True).delete()
        if deleted:
            scheduled = Article.objects.filter(pk=article.pk, status=Article.Status.SCHEDULED)
            scheduled.update(status=Article.Status.APPROVED)
            Act.objects.create(article=article, verb="unschedule", by=by)


def do_due_acts() -> int:
    """The reconciler of the hour: does each act that is due; one that fails is kept with its reason and tried again."""
    return leases.work_through(ScheduledAct.objects.all(), do=do_scheduled_act)


def do_scheduled_act(act: ScheduledAct) -> None:
    article = Article.objects.get(pk=act.article_id)
    if act.verb == ScheduledAct.Verb.WITHDRAW:
        withdraw(article, by=act.by, reason=act.reason or _("As scheduled"))
    else:
        holding = dict.fromkeys(STILL_HOLDING, _("As scheduled: the rights hold on this day."))
        publish(article, by=act.by, reason=act.reason or _("As scheduled"), overrides=holding)
