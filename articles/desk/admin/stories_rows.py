"""The rows of the list of stories, ready to print. A constant number of queries, whatever the number of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk.home.asks import name_of
from articles.desk.home.live import draft_changes
from articles.desk.models import Act, Article, Caption
from articles.desk.waiting import hour_of
from articles.reader.models import Edition
from media.thumbnails import Thumbnail, thumbnails

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

Status = Article.Status
WORDS = {
    Status.DRAFT: ("draft", gettext_lazy("Draft")),
    Status.IN_REVIEW: ("review", gettext_lazy("In review")),
    Status.APPROVED: ("review", gettext_lazy("Ready")),
    Status.SCHEDULED: ("scheduled", gettext_lazy("Scheduled")),
    Status.LIVE: ("live", gettext_lazy("Live")),
    Status.WITHDRAWN: ("withdrawn", gettext_lazy("Withdrawn")),
    Status.SPIKED: ("withdrawn", gettext_lazy("Spiked")),
}


@dataclass(frozen=True)
class Row:
    """One story as a row of the list."""

    story: Article
    thumbnail: Thumbnail | None
    mark: str
    word: str
    is_late: bool
    who: str
    second: str
    is_nobodys: bool
    due_at: datetime | None
    out_at: datetime | None
    changed_at: datetime | None


def rows_of(stories: Iterable[Article], *, person: "Person", at: datetime) -> list[Row]:
    """A row for each of these stories, in their order.

    Cost  four queries; the stories bring section, assignee, edition and bylines along
    """
    stories = list(stories)
    leads = _lead_photos(stories)
    pictures = thumbnails(leads.values())
    changes = draft_changes([(s, e.revision_number) for s in stories if (e := _edition(s))])
    takers = _who_withdrew(stories)
    rows = []
    for story in stories:
        second = _second(story, person=person, changes=changes.get(story.pk, 0), taker=takers.get(story.pk, ""))
        rows.append(_row(story, thumbnail=pictures.get(leads.get(story.pk, 0)), second=second, at=at))
    return rows


def _row(story: Article, *, thumbnail: Thumbnail | None, second: str, at: datetime) -> Row:
    due_at, is_late = hour_of(story, at=at)
    edition = _edition(story)
    mark, word = ("late", gettext_lazy("Late")) if is_late else WORDS[Status(story.status)]
    names = [byline.contributor.name for byline in story.bylines.all()]
    is_nobodys = not names and not story.assignee and not story.words
    return Row(
        story=story,
        thumbnail=thumbnail,
        mark=mark,
        word=str(word),
        is_late=is_late,
        who=_first_of(names) or (name_of(story.created_by) if story.created_by else ""),
        second=second,
        is_nobodys=is_nobodys,
        due_at=due_at,
        out_at=edition.first_published_at if edition else story.first_published_at,
        changed_at=edition.modified_at if edition else None,
    )


def _second(story: Article, *, person: "Person", changes: int, taker: str) -> str:
    """The second word under a name: with whom it is, what the draft holds back, who took it away."""
    if taker:
        return _("by %(who)s") % {"who": taker}
    if changes:
        return ngettext("%(n)s change in the draft", "%(n)s changes in the draft", changes) % {"n": changes}
    edition = _edition(story)
    if edition and edition.is_retracted:
        return _("retracted")
    if story.assignee_id == person.pk and story.status != Status.LIVE:
        return _("with you")
    if story.assignee and story.status != Status.LIVE and not _is_named(story):
        return _("with %(who)s") % {"who": name_of(story.assignee)}
    return _("a note") if story.note and story.status != Status.LIVE else ""


def _first_of(names: list[str]) -> str:
    """The first name, and how many more there are: a column has room for one."""
    return f"{names[0]}, +{len(names) - 1}" if len(names) > 1 else "".join(names)


def _is_named(story: Article) -> bool:
    """Whether the person who has the story is the one whose name stands first over it."""
    first = next((byline.contributor.name for byline in story.bylines.all()), "")
    return bool(story.assignee) and name_of(story.assignee) == first


def _edition(story: Article) -> Edition | None:
    return getattr(story, "edition", None)


def _lead_photos(stories: list[Article]) -> dict[int, int]:
    """The first caption's photo of each story, the lead before the others."""
    rows = Caption.objects.filter(article__in=[story.pk for story in stories])
    found: dict[int, int] = {}
    for story_id, photo_id in rows.order_by("-is_lead", "position", "pk").values_list("article", "photo"):
        found.setdefault(story_id, photo_id)
    return found


def _who_withdrew(stories: list[Article]) -> dict[int, str]:
    gone = [story.pk for story in stories if story.status == Status.WITHDRAWN]
    acts = Act.objects.filter(article__in=gone, verb="withdraw", by__isnull=False).select_related("by").order_by("pk")
    return {act.article_id: name_of(act.by) for act in acts} if gone else {}
