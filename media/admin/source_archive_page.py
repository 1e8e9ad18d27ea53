"""*Try these rules over the archive*: what a source's rules would change, picture by picture, and then the act."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from media.admin.together_form import Row, rows_of
from media.admin.withdraw_page import actor_of
from media.bulk import change_photos, digest_of
from media.bulk_told import word_of
from media.models import Photo, Source
from media.supplier_archive import MOST_READ, Named, RulesTried, forget_named, naming
from media.supplier_rules import has_an_offer, offer_today, offered, reason_of

PERMISSION = "media.change_photo"
MOST_ROWS = 500


@dataclass(frozen=True)
class Line:
    """One picture, what would change on it, where its words name the source, and the mark that its tick carries."""

    row: Row
    named: Named | None
    mark: str

    @property
    def is_ticked(self) -> bool:
        return not self.row.is_ended and not (self.named and self.named.is_doubtful)

    @property
    def where(self) -> str:
        """Where its words name the source."""
        field = self.named.field if self.named else ""
        return (
            _("Found in a caption") if field == "caption" else _("Found under “%(field)s”") % {"field": word_of(field)}
        )


def urls() -> list[URLPattern]:
    view = admin.site.admin_view(source_archive_page)
    return [path("media/source/<int:source_id>/archive/", view, name="source_archive")]


def source_archive_page(request: HttpRequest, source_id: int) -> HttpResponse:
    """Shows what the rules of this source would change; a post changes what is ticked."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    source = get_object_or_404(Source.objects.select_related("default_licence"), pk=source_id)
    ticked = dict(value.partition(":")[::2] for value in request.POST.getlist("tick"))
    if request.method == "POST" and ticked:
        return _done(request, source, ticked=ticked)
    lines, more, is_all = _found(source)
    context = {
        "title": _("The rules of %(source)s over the archive") % {"source": source},
        "opts": Source._meta,
        "source": source,
        "offer": offer_today(source),
        "lines": lines,
        "more": more,
        "read_count": None if is_all else MOST_READ,
        "fault": _("Nothing is ticked. Tick what is right, then change it.") if request.method == "POST" else "",
    }
    whole = {**admin.site.each_context(request), **context}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/media/source/archive.html", whole, status=status)


def _found(source: Source) -> tuple[list[Line], int, bool]:
    """The first 500 pictures that would change, how many more there are, and whether all without a source were read."""
    of_it = Photo.objects.filter(has_an_offer(), source=source).exclude(status=Photo.Status.MERGED).order_by("-pk")
    named = dict[int, Named]()
    further = 0
    for photo, each in naming(source):
        if len(named) < MOST_ROWS:
            named[photo.pk] = each
        else:
            further += 1
    shown = list(of_it.values_list("pk", flat=True)[: MOST_ROWS - len(named)])
    more = further + of_it.count() - len(shown)
    is_all = Photo.objects.filter(source=None).exclude(status=Photo.Status.MERGED).count() <= MOST_READ
    return _lines([*named, *shown], source=source, named=named), more, is_all


def _lines(numbers: list[int], *, source: Source, named: dict[int, Named]) -> list[Line]:
    said = _said_by(source, named=named)
    photos = Photo.objects.select_related("source__default_licence", "licence").in_bulk(numbers)
    rows = rows_of((photos[pk] for pk in numbers if pk in photos), said=said)
    return [
        Line(row, named.get(row.photo.pk), f"{row.fingerprint}.{digest_of(said(row.photo))}")
        for row in rows
        if row.changes
    ]


def _said_by(source: Source, *, named: dict[int, Named]) -> Callable[[Photo], dict[str, Any]]:
    """What a photo is to say; nothing where it is no longer this source's to say."""

    def said(photo: Photo) -> dict[str, Any]:
        found = named.get(photo.pk) if photo.source_id is None else None
        if photo.source_id != source.pk and not found:
            return {}
        return {**(found.new if found else {}), **offered(photo, source=source)}

    return said


def _done(request: HttpRequest, source: Source, *, ticked: dict[str, str]) -> HttpResponse:
    """What was ticked is changed where it would still become what was shown; the rest is named and left."""
    numbers = [int(pk) for pk in ticked if pk.isascii() and pk.isdecimal() and len(pk) < 18][:MOST_ROWS]
    named = {pk: each for pk, each in RulesTried(numbers).found.items() if each.source == source}
    lines = {line.row.photo.pk: line for line in _lines(numbers, source=source, named=named)}
    seen = {
        pk: lines[pk].row.fingerprint if pk in lines and lines[pk].mark == ticked[str(pk)] else "" for pk in numbers
    }
    said = _said_by(source, named=named)
    act = change_photos(seen, by=actor_of(request), why=reason_of(source), said=said)
    forget_named()
    return HttpResponseRedirect(reverse("admin:bulk_act", args=[act.pk]))
