"""What a story's bar says: where it stands, and what readers have now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.comparison import count_of_changes
from articles.desk.models import Act, Article, Revision, ScheduledAct
from articles.desk.snapshot import Content, changed_fields, snapshot
from articles.desk.survivors import with_survivors
from articles.reader.models import Edition

MARKS = {
    Article.Status.DRAFT: "draft",
    Article.Status.IN_REVIEW: "review",
    Article.Status.APPROVED: "review",
    Article.Status.SCHEDULED: "scheduled",
    Article.Status.LIVE: "live",
    Article.Status.WITHDRAWN: "withdrawn",
    Article.Status.SPIKED: "withdrawn",
}


@dataclass(frozen=True)
class State:
    """A story's state: the mark, the sentence, and what follows it where the draft differs from the edition."""

    mark: str
    sentence: str
    changes: int = 0
    changed: frozenset[str] = frozenset()
    plan: str = ""
    plan_is_late: bool = False

    @property
    def changes_words(self) -> str:
        return ngettext("%(count)s change", "%(count)s changes", self.changes) % {"count": self.changes}


def state_of(article: Article, *, at: datetime | None = None) -> State:
    """Where this story stands at this moment, for its bar.

    Cost  the snapshot's five queries and four more; none for a story never saved
    """
    at = at or timezone.now()
    if article.pk is None:
        return State("draft", _("A new story, not saved yet"))
    edition = Edition.objects.filter(working_copy=article).first()
    public = public_content(article, edition=edition)
    current = snapshot(article)
    plan = ScheduledAct.objects.filter(article=article, done_at__isnull=True).order_by("due_at").first()
    late = plan is not None and plan.due_at < at
    first_time = edition is None and plan is not None and article.status == Article.Status.SCHEDULED
    return State(
        mark="late" if late else MARKS[Article.Status(article.status)],
        sentence=_planned(plan, at=at) if first_time and plan else _sentence(article, edition=edition, at=at),
        changes=count_of_changes(public, current) if public else 0,
        changed=frozenset(changed_fields(public, current)) if public else frozenset(),
        plan=_plan(plan, at=at) if plan and not first_time else "",
        plan_is_late=late,
    )


def public_content(article: Article, *, edition: Edition | None) -> Content | None:
    """The content that readers have now; None where they have nothing."""
    if edition is None:
        return None
    revision = Revision.objects.filter(article=article, number=edition.revision_number).first()
    return with_survivors(revision.content) if revision else None


def _sentence(article: Article, *, edition: Edition | None, at: datetime) -> str:
    if edition is not None:
        words = {"when": when(edition.published_at, at=at)}
        if edition.is_retracted:
            return _("Retracted: it stands with its notice since %(when)s") % {
                "when": when(edition.retracted_at or edition.published_at, at=at)
            }
        return _("Live since %(when)s") % words
    if article.status in {Article.Status.WITHDRAWN, Article.Status.SPIKED}:
        verb = "withdraw" if article.status == Article.Status.WITHDRAWN else "spike"
        last = Act.objects.filter(article=article, verb=verb).first()
        day = when(last.at if last else article.saved_at, at=at)
        if verb == "withdraw":
            return _("Withdrawn %(when)s: readers are told that it is gone") % {"when": day}
        return _("Spiked %(when)s") % {"when": day}
    return {
        Article.Status.DRAFT: _("Draft, never published"),
        Article.Status.IN_REVIEW: _("In review, never published"),
        Article.Status.APPROVED: _("Approved, not published yet"),
    }.get(Article.Status(article.status), _("Not published yet"))


def _planned(plan: ScheduledAct, *, at: datetime) -> str:
    """The sentence of a story whose first hour is set."""
    moment = {"when": when(plan.due_at, at=at)}
    if plan.due_at < at:
        return " ".join([_("Was due %(when)s and is late.") % moment, plan.last_error]).strip()
    return _("Scheduled for %(when)s") % moment


def _plan(plan: ScheduledAct, *, at: datetime) -> str:
    moment = {"when": when(plan.due_at, at=at)}
    if plan.due_at < at:
        why = f" {plan.last_error}" if plan.last_error else ""
        return _("was due %(when)s and is late.") % moment + why
    if plan.verb == ScheduledAct.Verb.WITHDRAW:
        return _("will be withdrawn %(when)s") % moment
    return _("goes out %(when)s") % moment


def when(moment: datetime, *, at: datetime) -> str:
    """A moment as one says it at a desk: "14:02 today", "14:02 yesterday", "14:02 on 3 May", in the current zone."""
    local, now = timezone.localtime(moment), timezone.localtime(at)
    time = date_format(local, "H:i")
    days = (now.date() - local.date()).days
    if days == 0:
        return _("%(time)s today") % {"time": time}
    if days == 1:
        return _("%(time)s yesterday") % {"time": time}
    if days == -1:
        return _("%(time)s tomorrow") % {"time": time}
    day = date_format(local, "j F" if local.year == now.year else "j F Y")
    return _("%(time)s on %(day)s") % {"time": time, "day": day}
