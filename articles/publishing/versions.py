"""What readers are told of a story's changes: each published version, its kind, and the note that goes with a correction."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Article
from articles.desk.snapshot import Content
from articles.publishing.blockers import Problem
from articles.publishing.not_ready import NotReady
from articles.reader.models import Edition, PublishedVersion

Kind = PublishedVersion.Kind
# What an editor chooses from when a live story goes out again.
CHANGES = (Kind.FIX, Kind.UPDATE, Kind.CORRECTION, Kind.CLARIFICATION)
NOTED = (Kind.CORRECTION, Kind.CLARIFICATION)
LIST_KEY = "list:corrections"


def check_note(kind: str, note: str) -> None:
    """Refuses a correction or clarification without its note to readers. Raises NotReady."""
    if kind in NOTED and not note.strip():
        sentence = _("Write the note to readers: what was wrong, and what is right.")
        raise NotReady([Problem.blocker("no_note", sentence, field="note")])


def keep_version(edition: Edition, *, content: Content, number: int, kind: str, note: str, at: datetime) -> None:
    """Readers can look up this version from now on. Runs in the caller's transaction. Writes one PublishedVersion."""
    PublishedVersion.objects.update_or_create(
        edition=edition,
        number=number,
        defaults={
            "kind": kind,
            "note": note.strip() if kind in NOTED else "",
            "at": at,
            **{name: content[name] for name in ("kicker", "headline", "standfirst")},
            "paragraphs": body.text(content["body"]).splitlines(),
            "captions": [caption["text"] for caption in content["captions"]],
        },
    )


def told(article: Article, *, at: datetime, first: datetime) -> tuple[datetime | None, list[dict[str, Any]]]:
    """What an edition of this moment says of its changes: the hour of the last one that counts, and the notes, newest first.

    Small fixes do not count. A story of which no version is kept was changed when it last went out.
    Cost  one query
    """
    rows = PublishedVersion.objects.filter(edition__working_copy=article.pk, at__lte=at).order_by("-at", "-pk")
    kept = list(rows.values("kind", "note", "at"))
    if not kept:
        return (at if at > first else None), []
    counted = [row["at"] for row in kept if row["kind"] != Kind.FIX and row["at"] > first]
    notes = [
        {"kind": row["kind"], "text": row["note"], "at": row["at"].isoformat()} for row in kept if row["kind"] in NOTED
    ]
    return (max(counted) if counted else None), notes
