"""Comments for me: what somebody said to this person, or about their stories, and they have not seen yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.models import Notice

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST = 6


@dataclass(frozen=True)
class ForMe:
    """One notice: what it says, who said it, on which story, and where the answer is given."""

    who: str
    said: str
    text: str
    story: str
    at: datetime
    page: str
    url: str


def comments_for(person: "Person") -> tuple[list[ForMe], int]:
    """The newest of them, and how many there are, on stories that this person may read. Cost: at most four queries."""
    unseen = Notice.objects.filter(who=person.pk, seen_at__isnull=True)
    if not unseen.exists():
        return [], 0
    unseen = unseen.filter(article__in=policy.stories_of(person).values("pk"))
    shown = unseen.select_related("article", "comment__by")[:MOST]
    return [_row(notice) for notice in shown], unseen.count()


def _row(notice: Notice) -> ForMe:
    page = reverse("admin:articles_article_comments", args=[notice.article_id])
    comment = notice.comment
    by = comment.by if comment else None
    said = {"mention": _("named you"), "reply": _("replied"), "guest": _("commented, as a guest")}
    return ForMe(
        who=(comment.guest_name or (by and (by.get_full_name() or by.get_username())) or _("Somebody"))
        if comment
        else "",
        said=said.get(notice.kind, _("commented")) if comment else _("A guest has decided"),
        text=notice.text,
        story=str(notice.article),
        at=notice.at,
        page=page,
        url=f"{page}#comment-{comment.pk}" if comment else page,
    )
