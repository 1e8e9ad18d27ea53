"""The hour: acts whose time is set are rows, and the worker does them when the database's clock says so."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import photo_words
from articles.desk.hours import keep_next_hour
from articles.desk.models import Act, Article, ScheduledAct
from articles.publishing.blockers import Problem, spiked_problem
from articles.publishing.embargo import embargo_problem, refuse_before_embargo
from articles.publishing.not_ready import NotReady
from articles.publishing.publish import publish
from articles.publishing.second_person import problems_for
from articles.publishing.two_hours import overtaken, wrong_order
from articles.publishing.withdraw import withdraw
from delivery import leases

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

# A planned story does not miss its hour because of rights that still hold on that day.
STILL_HOLDING = ("rights_end_soon", "lead_rights_end_soon")
# What the hour itself gives a reason for, so that nobody is asked for one.
AT_THE_HOUR = (*STILL_HOLDING, "dead_link")
# What an outage has left undone for longer is done only once somebody has said that it still should be.
ASKS_AFTER = timedelta(hours=1)


def schedule(
    article: Article,
    *,
    due_at: datetime,
    by: "User | None",
    verb: str = "publish",
    reason: str = "",
    overrides: dict[str, str] | None = None,
) -> ScheduledAct:
    """This act is owed at `due_at`; an earlier plan for the same act is replaced.

    Takes   overrides: for each warning's code, the reason why it goes out all the same
    Writes  one ScheduledAct, the story's status, one Act
    Raises  NotReady when the time has passed, lies before the story's embargo ends or on the wrong side of its other hour,
            and when a spiked story is to go out
    """
    if due_at <= timezone.now():
        raise NotReady([Problem.blocker("time_passed", _("That time has passed. Choose a later one, or publish now."))])
    with transaction.atomic():
        photo_words.hold_photos(article)
        article = Article.objects.select_for_update().get(pk=article.pk)
        if in_the_way := _no_plan_for(article, verb=verb, due_at=due_at):
            raise NotReady(in_the_way)
        article.scheduled_acts.filter(verb=verb, done_at__isnull=True).delete()
        act = ScheduledAct.objects.create(
            article=article, verb=verb, due_at=due_at, by=by, reason=reason, overrides=overrides or {}
        )
        if verb == ScheduledAct.Verb.PUBLISH and article.status != Article.Status.LIVE:
            Article.objects.filter(pk=article.pk).update(status=Article.Status.SCHEDULED)
            photo_words.status_changed(article)
        keep_next_hour(article)
        Act.objects.create(article=article, verb="schedule", by=by, reason=f"{verb} {due_at.isoformat()}")
    return act


def _no_plan_for(article: Article, *, verb: str, due_at: datetime) -> list[Problem]:
    """Why nothing can be planned for this hour, whatever is mended before it."""
    found = [wrong_order(article, verb=verb, due_at=due_at)]
    if verb == ScheduledAct.Verb.PUBLISH:
        found += [embargo_problem(article, at=due_at), spiked_problem(article)]
    return [problem for problem in found if problem]


def plan_to_publish(article: Article, *, due_at: datetime, by: "User", reasons: dict[str, str]) -> list[Problem]:
    """The story goes out at `due_at`, as it stands then, and every warning known by now has its reason.

    Takes   reasons: for each warning's code, why it goes out all the same
    Shape   the blockers that have to be mended before that hour
    Writes  as `schedule`
    Raises  NotReady for warnings without a reason, for an hour that has passed or lies before the embargo's end
    """
    given = {code: why.strip() for code, why in reasons.items() if why.strip()}
    left = holding_up(article, due_at=due_at, by=by, overrides=given)
    if unanswered := [problem for problem in left if not problem.is_blocker]:
        raise NotReady(unanswered)
    schedule(article, due_at=due_at, by=by, overrides=given)
    return left


def holding_up(
    article: Article, *, due_at: datetime, by: "User | AnonymousUser | None", overrides: dict[str, str]
) -> list[Problem]:
    """What would keep the story from going out at that hour, as it stands now, with these reasons given."""
    covered = {*overrides, *AT_THE_HOUR}
    found = problems_for(article, by=by, at=due_at)
    return [problem for problem in found if problem.is_blocker or problem.code not in covered]


def unschedule(article: Article, *, by: "User | None", verb: str = "publish") -> None:
    """Nothing is planned for this story any more: one that was withdrawn is so again. Safe to repeat."""
    with transaction.atomic():
        # Held, so that a worker that carries the plan out at this moment is either done with it or finds it dropped.
        Article.objects.select_for_update().get(pk=article.pk)
        deleted, _rows = article.scheduled_acts.filter(verb=verb, done_at__isnull=True).delete()
        if deleted:
            was_out = article.acts.filter(verb="withdraw").exists()
            scheduled = Article.objects.filter(pk=article.pk, status=Article.Status.SCHEDULED)
            scheduled.update(status=Article.Status.WITHDRAWN if was_out else Article.Status.APPROVED)
            keep_next_hour(article)
            Act.objects.create(article=article, verb="unschedule", by=by)


def set_embargo(article: Article, *, until: datetime | None, by: "User | None") -> None:
    """The story does not go out before this moment, whatever else is set; None lifts it. Safe to repeat.

    Writes  the Article, one Act
    Raises  NotReady when a plan to publish lies before it
    """
    with transaction.atomic():
        held = Article.objects.select_for_update().get(pk=article.pk)
        if held.embargo_until == until:
            return
        plan = held.scheduled_acts.filter(verb=ScheduledAct.Verb.PUBLISH, done_at__isnull=True).first()
        if until and plan and plan.due_at < until:
            raise NotReady([refuse_before_embargo(plan.due_at, until=until)])
        Article.objects.filter(pk=held.pk).update(embargo_until=until)
        Act.objects.create(article=held, verb="embargo", by=by, reason=until.isoformat() if until else _("lifted"))
    article.embargo_until = until


def confirm(act: ScheduledAct, *, by: "User | None") -> None:
    """Somebody has said that this act may still be done, long after its hour; before it nothing is said. Safe to repeat.

    Writes  the ScheduledAct, one Act
    """
    with transaction.atomic():
        waiting = ScheduledAct.objects.filter(
            pk=act.pk, done_at__isnull=True, confirmed_at__isnull=True, due_at__lt=Now()
        )
        if waiting.update(confirmed_at=Now(), confirmed_by=by, retry_at=None):
            Act.objects.create(article=act.article, verb="confirm", by=by, reason=act.due_at.isoformat())


def do_due_acts() -> int:
    """The reconciler of the hour: does each act that is due; one that fails is kept with its reason and tried again.

    Order   what is overdue by more than an hour waits until somebody has confirmed it
    """
    return leases.work_through(ScheduledAct.objects.exclude(asks_first()), do=do_scheduled_act)


def asks_first() -> Q:
    """The acts that are so long overdue that a person has to say whether they should still be done."""
    return Q(done_at__isnull=True, confirmed_at__isnull=True, due_at__lt=Now() - ASKS_AFTER)


def do_scheduled_act(act: ScheduledAct) -> None:
    """What was planned is done, unless somebody dropped the plan since a worker took it up."""
    article = Article.objects.get(pk=act.article_id)
    photo_words.hold_photos(article)
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not ScheduledAct.objects.filter(pk=act.pk, done_at__isnull=True).exists():
        return
    if act.verb == ScheduledAct.Verb.WITHDRAW:
        withdraw(article, by=act.by, reason=act.reason or _("As scheduled"))
    elif late := overtaken(act):
        raise NotReady([late])
    else:
        _send_out(article, act=act)
    keep_next_hour(article, but=act)


def _send_out(article: Article, *, act: ScheduledAct) -> None:
    holding = dict.fromkeys(STILL_HOLDING, _("As scheduled: the rights hold on this day."))
    # Nor of a page of ours that went away since: a link that leads nowhere is mended afterwards.
    holding["dead_link"] = _("As scheduled: a link that leads nowhere holds nothing up.")
    # The hour has come by the database's clock; one that is behind it here does not keep the embargo up.
    at = max(timezone.now(), act.due_at)
    reason = act.reason or _("As scheduled")
    publish(article, by=act.by, at=at, reason=reason, overrides={**holding, **act.overrides})
