"""The rows of the list of stories, ready to print. A constant number of queries, whatever the number of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk.home.asks import name_of
from articles.desk.home.live import draft_changes
from articles.desk.models import Act, Article, Caption
from articles.desk.waiting import hour_of
from articles.reader.models import Edition, PublishedVersion
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
    words: str
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
        told = _told(story, person=person, changes=changes.get(story.pk, 0), taker=takers.get(story.pk, ""))
        second = told or (_noted(story) if story.status == Status.LIVE else _to_come(story, person=person, at=at))
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
        words=number_format(story.words, force_grouping=True),
        is_nobodys=is_nobodys,
        due_at=due_at,
        out_at=edition.first_published_at if edition else story.first_published_at,
        changed_at=edition.modified_at if edition else None,
    )


def _told(story: Article, *, person: "Person", changes: int, taker: str) -> str:
    """What stands under a name before all else: who took the story away, what its draft holds back, that it is disowned."""
    if taker:
        return _("by %(who)s") % {"who": taker}
    if changes and story.saved_by_id == person.pk:
        return ngettext("%(n)s change in your draft", "%(n)s changes in your draft", changes) % {"n": changes}
    if changes:
        return ngettext("%(n)s change in the draft", "%(n)s changes in the draft", changes) % {"n": changes}
    edition = _edition(story)
    return _("retracted") if edition and edition.is_retracted else ""


def _to_come(story: Article, *, person: "Person", at: datetime) -> str:
    """What stands under a name while a story is not out: with whom it is, what holds it, that somebody left a note."""
    if story.assignee_id == person.pk:
        return _("with you")
    if story.embargo_until and story.embargo_until > at:
        return _("embargo")
    if story.assignee and not _is_named(story):
        return _("with %(who)s") % {"who": name_of(story.assignee)}
    return _("a note") if story.note else ""


def _noted(story: Article) -> str:
    """How often readers were told of a mistake in it."""
    edition = _edition(story)
    count = sum(note.get("kind") == PublishedVersion.Kind.CORRECTION for note in edition.notes) if edition else 0
    return ngettext("corrected once", "corrected %(n)s times", count) % {"n": count} if count else ""


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
