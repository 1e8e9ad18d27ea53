"""What one person has typed in one window and not saved yet: kept beside the story, offered again, gone with its save."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.desk.draft_rows import PersonalDraft, Presence
from articles.desk.models import Article
from articles.desk.snapshot import Content

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST_BYTES = 2 * 1024 * 1024
KEPT_DAYS = 60
SEEN_DAYS = 1
_WINDOW = re.compile(r"[0-9A-Za-z-]{8,36}")

Fields = Sequence[tuple[str, str]]


class UnfitDraft(ValueError):
    """What came is no draft, or more than one may hold."""


def keep_draft(
    article: Article | None,
    *,
    by: "User",
    window: str,
    based_on: int,
    turn: int,
    fields: Fields,
    at: datetime | None = None,
    taken_up: Collection[str] = (),
) -> PersonalDraft:
    """The words of this window are kept; neither the working copy nor the history knows.

    Takes   article: None for a story that was never saved; taken_up: windows whose words this one has put back
    Order   an older turn never overwrites: what is kept is answered
    Writes  one PersonalDraft; those of the windows taken up go
    Raises  UnfitDraft
    """
    if not _WINDOW.fullmatch(window):
        raise UnfitDraft(_("This window has no name. Load the page again."))
    if sum(len(name.encode()) + len(value.encode()) for name, value in fields) > MOST_BYTES:
        raise UnfitDraft(_("This is too long to be kept as you type. Save it yourself."))
    words = {
        "article": article,
        "based_on": based_on,
        "turn": turn,
        "fields": [list(pair) for pair in fields],
        "saved_at": at or timezone.now(),
    }
    with transaction.atomic():
        drop(by=by, windows=set(taken_up) - {window})
        draft, is_new = PersonalDraft.objects.select_for_update(of=("self",)).get_or_create(
            by=by, window=window, defaults=words
        )
        if not is_new and turn > draft.turn:
            for name, value in words.items():
                setattr(draft, name, value)
            draft.save()
    return draft


def drafts_of(article: Article | None, *, by: "User") -> QuerySet[PersonalDraft]:
    """What this person typed into this story and never saved, newest first. None: into stories never saved."""
    return PersonalDraft.objects.filter(article=article if article and article.pk else None, by=by)


def has_words(content: Content) -> bool:
    """Whether somebody would miss it: a form that was opened and left as it was says nothing."""
    texts = ("kicker", "headline", "standfirst", "dateline", "body")
    return any(body.text(str(content[name])).strip() for name in texts) or bool(content["tags"])  # type: ignore[literal-required]


def drop(*, by: "User", windows: Collection[str]) -> int:
    """The words of these windows are saved, or no longer wanted. Answers how many went."""
    if not windows:
        return 0
    return PersonalDraft.objects.filter(by=by, window__in=list(windows)[:20]).delete()[0]


def forget_old_drafts() -> int:
    """Old drafts are forgotten, and who had a story open days ago. Answers how many.

    Which  those of a story that was saved since; those that never became a story, once their writer has been back at
           the desk, whose home names them. Until then they may be somebody's only copy.
    Order  safe to run anywhere, any number of times
    """
    now = timezone.now()
    been_back = Q(article__isnull=True, by__last_login__gt=F("saved_at") + timedelta(days=SEEN_DAYS))
    old = PersonalDraft.objects.filter(saved_at__lt=now - timedelta(days=KEPT_DAYS))
    old = old.filter(Q(article__saved_at__gt=F("saved_at")) | been_back)
    seen = Presence.objects.filter(seen_at__lt=now - timedelta(days=SEEN_DAYS))
    return int(old.delete()[0] + seen.delete()[0])
