"""What readers have: the stories that changed last, who changed them, and what their drafts hold back."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.desk import policy, reach
from articles.desk.comparison import count_of_changes
from articles.desk.home.asks import name_of
from articles.desk.models import Act, Article, Revision
from articles.desk.survivors import all_with_survivors
from articles.reader.models import Edition, Listing
from media.thumbnails import Thumbnail, thumbnails

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_STORIES = 5
# Enough of the newest acts that five stories are among them, however often one of them was corrected.
ACTS_LOOKED_AT = 60
VERBS = ("publish", "undo", "retract", "reinstate")


@dataclass(frozen=True)
class LiveStory:
    """One live story, and its last change."""

    edition: Edition
    thumbnail: Thumbnail | None
    changed_at: datetime
    by: str
    what: str
    draft_changes: int


def live_now(person: "Person") -> list[LiveStory]:
    """The live stories that changed last, newest change first, as far as this person may see them.

    Cost  four queries
    """
    if not person.has_perm(policy.VIEW):
        return []
    last: dict[int, Act] = {}
    for act in _acts(person).select_related("by").order_by("-pk")[:ACTS_LOOKED_AT]:
        last.setdefault(act.article_id, act)
    editions = Edition.objects.filter(working_copy__in=last).select_related("section", "working_copy")
    editions = editions.defer("body", "text", "working_copy__body")
    shown = sorted(editions, key=lambda edition: last[edition.working_copy_id].at, reverse=True)[:MOST_STORIES]
    pictures = thumbnails(_lead_photo(edition) for edition in shown)
    changes = draft_changes([(edition.working_copy, edition.revision_number) for edition in shown])
    return [
        _live(
            edition,
            act=last[edition.working_copy_id],
            thumbnail=pictures.get(_lead_photo(edition) or 0),
            changes=changes.get(edition.working_copy_id, 0),
        )
        for edition in shown
    ]


def _acts(person: "Person") -> QuerySet[Act]:
    """The acts that readers saw. Only a role that is limited has its stories asked for: whatever is live is read by the others."""
    acts = Act.objects.filter(verb__in=VERBS)
    if reach.paths_of(person, policy.VIEW) is reach.EVERYWHERE:
        return acts
    return acts.filter(article__in=policy.stories_of(person).values("pk"))


def draft_changes(copies: list[tuple[Article, int]]) -> dict[int, int]:
    """For each working copy and the number of its public revision: how many changes an editor would count. Cost: two queries, or none."""
    moved = [(copy, number) for copy, number in copies if copy.version != number]
    wanted = Q(pk__in=[])
    for copy, number in moved:
        wanted |= Q(article=copy.pk, number__in=[number, copy.version])
    if not moved:
        return {}
    revisions = list(Revision.objects.filter(wanted))
    settled = all_with_survivors(revision.content for revision in revisions)
    contents = {(r.article_id, r.number): content for r, content in zip(revisions, settled, strict=True)}
    return {
        copy.pk: count_of_changes(contents[copy.pk, number], contents[copy.pk, copy.version])
        for copy, number in moved
        if (copy.pk, number) in contents and (copy.pk, copy.version) in contents
    }


def out_today(*, at: datetime) -> int:
    """How many live stories went out first today, in the outlet's zone. Cost: one query, on an index."""
    return Listing.objects.of(f"day:{localtime(at):%Y-%m-%d}").count()


def _lead_photo(edition: Edition) -> int | None:
    captions = [edition.lead] if edition.lead else edition.captions[:1]
    return captions[0]["photo"] if captions else None


def _live(edition: Edition, *, act: Act, thumbnail: Thumbnail | None, changes: int) -> LiveStory:
    return LiveStory(
        edition=edition,
        thumbnail=thumbnail,
        changed_at=act.at,
        by=name_of(act.by) if act.by else _("The clock"),
        what=_what(edition, act=act),
        draft_changes=changes,
    )


def _what(edition: Edition, *, act: Act) -> str:
    undone = _("undone, the version before is out again")
    words = {"undo": undone, "retract": _("retracted"), "reinstate": _("reinstated")}
    if act.verb in words:
        return words[act.verb]
    return act.reason or (_("changed") if edition.modified_at else _("put it out"))
