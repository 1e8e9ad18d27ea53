"""Words that this person typed into a new story and never saved: named on the home page, until they are a story or dropped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from articles import body
from articles.desk.draft_rows import PersonalDraft
from articles.desk.personal_drafts import KEPT_DAYS

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST = 6
FIRST_WORDS = 12
TELLING = ("headline", "kicker", "standfirst", "body", "dateline", "note", "tags")


@dataclass(frozen=True)
class NeverSaved:
    """One window's words: how they begin, when they were typed, and the day after which they may be forgotten."""

    draft_id: int
    window: str
    words: str
    at: datetime
    kept_until: datetime


def never_saved(person: "Person") -> list[NeverSaved]:
    """The newest of them that say anything. Cost: one query."""
    if not person.has_perm("articles.add_article"):
        return []
    found = PersonalDraft.objects.filter(by=person.pk, article__isnull=True)[:MOST]
    rows = (_row(draft) for draft in found)
    return [row for row in rows if row.words]


def _row(draft: PersonalDraft) -> NeverSaved:
    until = draft.saved_at + timedelta(days=KEPT_DAYS)
    return NeverSaved(draft.pk, draft.window, _beginning(draft.fields), draft.saved_at, until)


def _beginning(fields: Iterable[tuple[str, str]]) -> str:
    """Its headline, or else its first words of any kind; "" where nothing was typed."""
    typed = dict(fields)
    texts = (" ".join(body.text(str(typed.get(name, ""))).split()) for name in TELLING)
    words = next((text for text in texts if text), "").split()
    return " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
