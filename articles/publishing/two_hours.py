"""Where a story has an hour to go out and one to be withdrawn: the first comes before the second, also when it is late."""

from datetime import datetime

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from articles.desk.models import Article, ScheduledAct
from articles.publishing.embargo import spoken
from articles.publishing.problem import Problem

Verb = ScheduledAct.Verb


def wrong_order(article: Article, *, verb: str, due_at: datetime) -> Problem | None:
    """The blocker of an hour by which the story would be withdrawn before it is out, given what is planned already."""
    open_plans = article.scheduled_acts.filter(done_at__isnull=True)
    if verb == Verb.PUBLISH:
        meets = open_plans.filter(verb=Verb.WITHDRAW, due_at__lte=due_at).first()
    else:
        meets = open_plans.filter(verb=Verb.PUBLISH, due_at__gte=due_at).first()
    if meets is None:
        return None
    out, gone = (due_at, meets.due_at) if verb == Verb.PUBLISH else (meets.due_at, due_at)
    sentence = _(
        "It would be withdrawn before it is out: it goes at %(gone)s and comes at %(out)s. Move one of the two."
    )
    return Problem.blocker("wrong_order", sentence % {"gone": spoken(gone), "out": spoken(out)}, field="schedule")


def overtaken(act: ScheduledAct) -> Problem | None:
    """The blocker of a plan to publish that is so late that the story's hour to be withdrawn has passed meanwhile."""
    passed = ScheduledAct.objects.filter(article=act.article_id, verb=Verb.WITHDRAW)
    gone = passed.filter(due_at__gt=act.due_at, due_at__lte=Now()).order_by("-due_at").first()
    if gone is None:
        return None
    sentence = _(
        "It was to be withdrawn at %(when)s, so it does not go out any more. Set new hours, or publish it now."
    )
    return Problem.blocker("overtaken", sentence % {"when": spoken(gone.due_at)}, field="schedule")
