"""What waits for a person, as rows of the home page: what is asked, why, until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Case, F, OuterRef, Prefetch, QuerySet, Subquery, Value, When
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.desk.home.ask_acts import AskAct, acts_on, photos_without_credit
from articles.desk.models import Act, Article, Byline
from articles.desk.waiting import hour_of, is_late_at, open_plans, waiting_for, with_due

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

Status = Article.Status
# The acts by which a story lands on another's desk; their reason is what the sender says.
HANDED_OVER = ("review", "send_back", "approve", "assign")


@dataclass(frozen=True)
class Ask:
    """One story that asks something of this person."""

    story: Article
    mark: str
    word: str
    is_late: bool
    who: str
    why: str
    is_quoted: bool
    due_at: datetime | None
    acts: list[AskAct]


def asks_of(person: "Person", *, at: datetime, limit: int) -> tuple[list[Ask], int, int]:
    """The first `limit` asks, late first, then by time due; how many there are; how many of them are late.

    Cost  four queries, and one more where a plan was missed
    """
    waiting = waiting_for(person, at=at)
    late = waiting.filter(is_late_at(at)).count()
    rows = list(_ordered(waiting, at=at)[:limit])
    uncredited = photos_without_credit(story for story in rows if getattr(story, "missed_at", None))
    asks = [_ask(story, person=person, uncredited=uncredited, at=at) for story in rows]
    return asks, (waiting.count() if len(asks) == limit else len(asks)), late


def _ordered(waiting: QuerySet[Article], *, at: datetime) -> QuerySet[Article]:
    missed = open_plans().filter(due_at__lt=at)
    asked = Act.objects.filter(article=OuterRef("pk"), verb__in=HANDED_OVER).order_by("-pk")
    is_late = Case(When(is_late_at(at), then=Value(True)), default=Value(False), output_field=BooleanField())
    return (
        with_due(waiting)
        .annotate(
            is_late=is_late,
            missed_at=Subquery(missed.order_by("due_at").values("due_at")[:1]),
            asked_at=Subquery(asked.values("at")[:1]),
            asked_first=Subquery(asked.values("by__first_name")[:1]),
            asked_last=Subquery(asked.values("by__last_name")[:1]),
            asked_why=Subquery(asked.values("reason")[:1]),
        )
        .select_related("section", "saved_by", "created_by")
        .prefetch_related(named_bylines())
        .defer("body")
        .order_by("-is_late", F("due_at").asc(nulls_last=True), "-saved_at", "-pk")
    )


def named_bylines() -> Prefetch:  # type: ignore[type-arg]
    return Prefetch("bylines", Byline.objects.select_related("contributor"))


def names_over(story: Article) -> str:
    """The names over a story, the first two; without any, whoever began it."""
    names = [byline.contributor.name for byline in story.bylines.all()][:2]
    return " · ".join(names) or (name_of(story.created_by) if story.created_by else "")


def name_of(person: "User | None") -> str:
    """A person's name as the desk says it; nothing for nobody."""
    return person.get_full_name() or person.get_username() if person else ""


def hour_word(moment: datetime, *, at: datetime) -> str:
    """An hour as one says it on its day: “16:15”; on another, with the day: “16:15 on 23 November”."""
    local = localtime(moment)
    time = date_format(local, "H:i")
    if local.date() == localtime(at).date():
        return time
    return _("%(time)s on %(day)s") % {"time": time, "day": date_format(local, "j F")}


def _ask(story: Article, *, person: "Person", uncredited: dict[int, int], at: datetime) -> Ask:
    word, mark = _words_for(story, person=person)
    why, is_quoted = _why(story, at=at)
    late = bool(getattr(story, "is_late", False))
    return Ask(
        story=story,
        mark="late" if late else mark,
        word=_("Late") if late else word,
        is_late=late,
        who=_who(story, at=at),
        why=why,
        is_quoted=is_quoted,
        due_at=hour_of(story, at=at)[0],
        acts=list(acts_on(story, person=person, uncredited=uncredited, said=_said(story), at=at)),
    )


def _words_for(story: Article, *, person: "Person") -> tuple[str, str]:
    """The word for what is asked, and its mark."""
    if story.status == Status.IN_REVIEW:
        return _("Review"), "review"
    if story.status == Status.APPROVED:
        return _("Ready"), "review"
    if _said(story) and story.saved_by_id != person.pk:
        return _("Answer"), "draft"
    return _("Write"), "draft"


def _who(story: Article, *, at: datetime) -> str:
    sender = " ".join(filter(None, [getattr(story, "asked_first", ""), getattr(story, "asked_last", "")]))
    if story.status == Status.IN_REVIEW and sender:
        when = hour_word(getattr(story, "asked_at", story.saved_at), at=at)
        return _("%(who)s sent it at %(when)s") % {"who": sender, "when": when}
    return names_over(story)


def _said(story: Article) -> str:
    return getattr(story, "asked_why", "") or story.note


def _why(story: Article, *, at: datetime) -> tuple[str, bool]:
    """One line of why: what stopped it, or the sender's own words; and whether it is a quotation."""
    missed_at: datetime | None = getattr(story, "missed_at", None)
    if not missed_at:
        return _said(story), True
    when = hour_word(missed_at, at=at)
    if reason := getattr(story, "failure", ""):
        return _("It did not go out at %(when)s: %(reason)s") % {"when": when, "reason": reason}, False
    return _("It was to go out at %(when)s and has not.") % {"when": when}, False
