"""What publishing a story will do, in words: where readers find it, when, and who has to agree. Writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles import publishing
from articles.desk import policy
from articles.desk.models import Act, Article, ScheduledAct
from articles.publishing.listings import list_keys
from articles.reader.front import Front, home_front
from articles.reader.models import Contributor, Edition, Section
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

MOST_NAMES = 4
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class WillHappen:
    """What the page of publishing says beforehand; `goes_out` and `goes` are the plans that stand."""

    planned: Edition
    moves: bool
    lists: list[str]
    home: str
    second_person: str
    goes_out: ScheduledAct | None
    goes: ScheduledAct | None


def will_happen(
    article: Article, *, edition: Edition | None, person: "User | AnonymousUser", at: datetime | None = None
) -> WillHappen | None:
    """What would become of this story; None while it has no section. Cost: some twelve queries.

    Takes  at: when it would go out (default: now); a first publication gives the address its day
    """
    planned = publishing.prepare(article, at=at)
    if not planned.section.pk:
        return None
    keys = list_keys(planned, other_sections=[section.trail for section in article.other_sections.all()])
    open_plans = article.scheduled_acts.filter(done_at__isnull=True).select_related("by")
    plans = {act.verb: act for act in open_plans}
    return WillHappen(
        planned=planned,
        moves=edition is not None and edition.path != planned.path,
        lists=_names_of(keys, planned=planned),
        home=_on_home(planned, keys=keys, edition=edition),
        second_person=_second_person(article, person=person) if article.needs_two_people else "",
        goes_out=plans.get(ScheduledAct.Verb.PUBLISH),
        goes=plans.get(ScheduledAct.Verb.WITHDRAW),
    )


def _names_of(keys: set[str], *, planned: Edition) -> list[str]:
    """The names of the lists in which readers will find it. Cost: two queries."""
    sections = Section.objects.in_bulk([int(key[8:]) for key in keys if key.startswith("section:")])
    people = Contributor.objects.in_bulk([int(key[12:]) for key in keys if key.startswith("contributor:")])
    tags = {tag["slug"]: tag["name"] for tag in planned.tags}
    return [
        _("Home and the newest"),
        *(str(section) for section in sorted(sections.values(), key=lambda section: section.path)),
        *(str(person) for person in people.values()),
        *(_("Tag: %(name)s") % {"name": name} for name in tags.values()),
    ]


def _on_home(planned: Edition, *, keys: set[str], edition: Edition | None) -> str:
    """Where home would show it if it went out now: a live story keeps its hour, and so its place among the newest."""
    planned.pk = edition.pk if edition else None
    front = home_front(Outlet.objects.current(), coming=planned, lists_of_it=() if edition else keys)
    places = get_text_list(list(_places(front, pk=planned.pk)), _("and"))
    if not places:
        return _("Not among what home shows now; newer stories stand there.")
    return _("Likely %(places)s, as things stand now: home arranges itself by what is newest.") % {"places": places}


def _places(front: Front, *, pk: int) -> Iterator[str]:
    if front.lead and front.lead.edition.pk == pk:
        yield _("the lead")
    if any(card.edition.pk == pk for card in front.seconds):
        yield _("beside the lead")
    if any(card.edition.pk == pk for card in front.latest):
        yield _("under Latest")
    if any(card.edition.pk == pk for card in front.opinion):
        yield _("under Opinion")
    if front.picture and front.picture.edition.pk == pk:
        yield _("the picture of the page")
    for strip in front.strips:
        if any(card.edition.pk == pk for card in strip.cards):
            yield _("in the row of %(section)s") % {"section": " / ".join(str(step["name"]) for step in strip.trail)}


def _second_person(article: Article, *, person: "User | AnonymousUser") -> str:
    """Who stands behind it beside this person, or who may."""
    approvals = Act.objects.filter(article=article, verb="approve", revision_number=article.version)
    others = [act.by for act in approvals.exclude(by=person.pk).select_related("by") if act.by]
    if others:
        return _("%(who)s has approved it as it stands.") % {"who": _name(others[0])}
    judges = User.objects.with_perm(policy.EDIT_ANY, backend=MODEL_BACKEND).filter(is_staff=True)
    may = (
        who
        for who in judges.exclude(username=person.get_username()).order_by("pk")[:40]
        if policy.may(who, "approve", article)
    )
    names = [_name(who) for who, _place in zip(may, range(MOST_NAMES), strict=False)]
    if not names:
        return _("Somebody else has to approve it as it stands, and nobody else may: ask an administrator.")
    return _("Somebody else has to approve it as it stands: %(who)s.") % {"who": get_text_list(names, _("or"))}


def _name(person: User) -> str:
    return person.get_full_name() or person.get_username()
