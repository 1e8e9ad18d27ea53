"""What stands between a story and its readers when this person sends it out: embargo and the second person come on top."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.models import Act, Article
from articles.publishing.blockers import Problem, problems
from articles.publishing.embargo import embargo_problem
from articles.publishing.not_ready import NotReady

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser


def problems_for(article: Article, *, by: "Person | None", at: datetime | None = None) -> list[Problem]:
    """Everything that stands in the way when this person sends the story out at this moment, blockers first.

    Cost  as `problems`, and one query for a story that needs two people
    """
    at = at or timezone.now()
    extra = [embargo_problem(article, at=at), second_person_problem(article, by=by)]
    return [*(problem for problem in extra if problem), *problems(article, at=at)]


def set_two_people(article: Article, *, needed: bool, by: "User | None") -> None:
    """The story needs two people to go out, or no longer. Safe to repeat.

    Writes  the Article, one Act
    Raises  NotReady when whoever wrote last takes the mark off
    """
    with transaction.atomic():
        held = Article.objects.select_for_update().get(pk=article.pk)
        if held.needs_two_people == needed:
            return
        if not needed and by is not None and held.saved_by_id == by.pk:
            sentence = _("You wrote last, so somebody else has to take off the mark “two people”.")
            raise NotReady([Problem.blocker("two_people", sentence, field="schedule")])
        Article.objects.filter(pk=held.pk).update(needs_two_people=needed)
        Act.objects.create(article=held, verb="two_people" if needed else "one_person", by=by)
    article.needs_two_people = needed


def second_person_problem(article: Article, *, by: "Person | None") -> Problem | None:
    """The blocker of a story that needs two people while nobody but this person stands behind it as it is now.

    Somebody else has to have approved this very text: what was saved since needs their approval anew.
    """
    if not article.needs_two_people:
        return None
    approvals = Act.objects.filter(article=article, verb="approve", revision_number=article.version)
    if approvals.exclude(by=by.pk if by else None).exclude(by=None).exists():
        return None
    sentence = _(
        "It needs two people, and nobody but you has approved it as it stands. Ask somebody else to approve it."
    )
    return Problem.blocker("two_people", sentence, field="schedule")
