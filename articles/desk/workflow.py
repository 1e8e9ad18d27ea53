"""A story's way through the desk before it goes out: each step one transaction, each kept in the story's log."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk import photo_words
from articles.desk.hours import keep_next_hour
from articles.desk.models import Act, Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Status = Article.Status

# Each step: the states that it leads from, and the state that it leads to.
STEPS: dict[str, tuple[frozenset[str], str]] = {
    "review": (frozenset({Status.DRAFT}), Status.IN_REVIEW),
    "approve": (frozenset({Status.DRAFT, Status.IN_REVIEW}), Status.APPROVED),
    "send_back": (frozenset({Status.IN_REVIEW, Status.APPROVED}), Status.DRAFT),
    "spike": (frozenset({Status.DRAFT, Status.IN_REVIEW, Status.APPROVED}), Status.SPIKED),
    "unspike": (frozenset({Status.SPIKED}), Status.DRAFT),
}
# Where the second person's word counts and moves nothing.
VOUCHED_FOR = frozenset({Status.APPROVED, Status.SCHEDULED, Status.LIVE})


class NotThisWay(Exception):
    """The story is not where this step begins; the message says where it is."""


def send_to_review(article: Article, *, by: "User | None", reason: str = "") -> None:
    """The draft waits for an editor; `reason` is what the sender says about it."""
    _step(article, "review", by=by, reason=reason)


def approve(article: Article, *, by: "User | None", reason: str = "") -> None:
    """An editor has read the story: it may go out. One that needs two people is approved wherever it stands."""
    if article.needs_two_people and article.status in VOUCHED_FOR:
        Act.objects.create(
            article=article, verb="approve", by=by, reason=reason.strip(), revision_number=article.version
        )
        return
    _step(article, "approve", by=by, reason=reason)


def send_back(article: Article, *, by: "User | None", reason: str = "") -> None:
    """The story is a draft again; `reason` tells its writer what to do."""
    _step(article, "send_back", by=by, reason=reason)


def spike(article: Article, *, by: "User | None", reason: str = "") -> None:
    """The draft is dropped. It stays in the list of spiked stories and can be taken back."""
    _step(article, "spike", by=by, reason=reason)


def unspike(article: Article, *, by: "User | None", reason: str = "") -> None:
    """The story is off the spike, and a draft again."""
    _step(article, "unspike", by=by, reason=reason)


def steps_from(article: Article) -> list[str]:
    """The steps that this story can take from where it stands."""
    steps = [verb for verb, (starts, _end) in STEPS.items() if article.status in starts]
    return [*steps, "approve"] if article.needs_two_people and article.status in VOUCHED_FOR else steps


def _step(article: Article, verb: str, *, by: "User | None", reason: str) -> None:
    """Writes the status and one Act: both or none. Raises NotThisWay when the story is elsewhere."""
    starts, end = STEPS[verb]
    with transaction.atomic():
        photo_words.hold_photos(article)
        if not Article.objects.filter(pk=article.pk, status__in=starts).update(status=end):
            held = Article.objects.get(pk=article.pk)
            raise NotThisWay(
                _("The story is “%(state)s” by now, so nothing was done. Look at it again.")
                % {"state": held.get_status_display()}
            )
        number = Article.objects.values_list("version", flat=True).get(pk=article.pk)
        Act.objects.create(article=article, verb=verb, by=by, reason=reason.strip(), revision_number=number)
        photo_words.status_changed(article)
        keep_next_hour(article)
    article.status = end
