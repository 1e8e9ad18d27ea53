"""What readers are told of changes: a story's published versions compared in words, and the outlet's corrections."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.reader.models import Edition, PublishedVersion
from articles.wording import Piece, changed_lines
from delivery.pages import page

Kind = PublishedVersion.Kind
NOTED = (Kind.CORRECTION, Kind.CLARIFICATION)
CORRECTIONS_A_PAGE = 30
# A story that goes out again every few minutes shows its newest changes.
MOST_VERSIONS = 40
_TEXTS = {
    "kicker": gettext_lazy("Kicker"),
    "headline": gettext_lazy("Headline"),
    "standfirst": gettext_lazy("Standfirst"),
}


@dataclass(frozen=True)
class Part:
    """One part of a story in which two versions differ, word by word."""

    name: str
    lines: list[list[Piece]]


@dataclass(frozen=True)
class Step:
    """What one published version changed of the one before."""

    at: datetime
    kind: str
    label: str
    note: str
    parts: list[Part]


def changes(request: HttpRequest, path: str) -> HttpResponse:
    """*What changed*: the published versions of a story, newest first, each against the one before."""
    edition = get_object_or_404(Edition.objects.select_related("section").defer("text", "body"), path=path)
    steps = steps_of(edition)
    context = {"edition": edition, "steps": steps, "here": edition.section.trail[0]["path"]}
    keys = {f"article:{edition.working_copy_id}", f"edition:{path}", f"section:{edition.section_id}"}
    return page(request, "articles/changes.html", context, keys=keys)


def steps_of(edition: Edition) -> list[Step]:
    """Its versions compared, newest first; the first one changed nothing. Cost: one query."""
    versions = list(edition.versions.order_by("-at", "-pk")[:MOST_VERSIONS])
    pairs = zip(versions, [*versions[1:], None], strict=True)
    return [_step(version, before) for version, before in pairs]


def _step(version: PublishedVersion, before: PublishedVersion | None) -> Step:
    parts: list[Part] = []
    if before:
        for name, label in _TEXTS.items():
            old, new = getattr(before, name), getattr(version, name)
            if old != new:
                parts.append(Part(str(label), changed_lines([old] if old else [], [new] if new else [])))
        for name, olds, news in (
            (_("Text"), before.paragraphs, version.paragraphs),
            (_("Captions"), before.captions, version.captions),
        ):
            if lines := changed_lines(olds, news):
                parts.append(Part(name, lines))
    return Step(version.at, version.kind, version.get_kind_display(), version.note, parts)


def corrections(request: HttpRequest) -> HttpResponse:
    """The outlet's corrections and clarifications, newest first; `?before=` says below which one the page begins."""
    rows = list(_below(request.GET.get("before"))[: CORRECTIONS_A_PAGE + 1])
    if not rows and "before" in request.GET:
        raise Http404(_("This page of the list does not exist."))
    shown = rows[:CORRECTIONS_A_PAGE]
    older = shown[-1].pk if len(rows) > CORRECTIONS_A_PAGE else None
    keys = {"list:corrections", *(f"article:{row.edition.working_copy_id}" for row in shown)}
    return page(request, "articles/corrections.html", {"corrections": shown, "older": older}, keys=keys)


def _below(before: str | None) -> QuerySet[PublishedVersion]:
    rows = PublishedVersion.objects.filter(kind__in=NOTED).order_by("-at", "-pk")
    rows = rows.select_related("edition").defer("paragraphs", "captions", "edition__body", "edition__text")
    if before is None:
        return rows
    if not (before.isascii() and before.isdigit() and len(before) < 18):
        raise Http404(_("This page of the list does not exist."))
    start = PublishedVersion.objects.filter(pk=int(before), kind__in=NOTED).first()
    if start is None:
        raise Http404(_("This page of the list does not exist."))
    return rows.filter(at__lte=start.at).exclude(at=start.at, pk__gte=start.pk)
