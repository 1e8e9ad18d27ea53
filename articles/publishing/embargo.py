"""An embargo: not before this time, whatever else is set."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.desk.models import Article
from articles.publishing.blockers import Problem
from outlet.models import Outlet


def embargo_problem(article: Article, *, at: datetime) -> Problem | None:
    """The blocker of a story that would go out at this moment while its embargo holds."""
    if article.embargo_until is None or at >= article.embargo_until:
        return None
    sentence = _("It is under embargo until %(when)s. Wait until then, or lift the embargo.")
    return Problem.blocker("embargo", sentence % {"when": spoken(article.embargo_until)}, field="schedule")


def refuse_before_embargo(due_at: datetime, *, until: datetime) -> Problem:
    """The blocker of an embargo that would end after the hour that is planned already."""
    sentence = _("The story is planned for %(plan)s, before this embargo ends (%(end)s). Move the plan first.")
    return Problem.blocker("embargo", sentence % {"plan": spoken(due_at), "end": spoken(until)}, field="schedule")


def spoken(moment: datetime) -> str:
    """A moment in the outlet's zone, the zone named: “18:00 on 3 May 2027, EET”."""
    local = timezone.localtime(moment, Outlet.objects.current().zone)
    words = {"time": f"{local:%H:%M}", "day": date_format(local, "j F Y"), "zone": f"{local:%Z}"}
    return _("%(time)s on %(day)s, %(zone)s") % words
