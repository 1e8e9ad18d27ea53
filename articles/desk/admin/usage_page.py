"""The usage statement on the desk: asked for by source or creator and period; on screen, printed, or as CSV."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from io import TextIOWrapper
from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.usage import UsageLine, usage_of
from media.models import Photo, Source

MOST_PHOTOS = 5_000
# A table program would take a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

NO_DAY = gettext_lazy("This is no day. Write it as 2027-05-03.")


class UsageForm(forms.Form):
    source = forms.ModelChoiceField(
        label=gettext_lazy("Source"), queryset=Source.objects.all(), required=False, empty_label=gettext_lazy("Any"),
        error_messages={"invalid_choice": gettext_lazy("There is no such source now. Choose another, or name a creator.")},
    )  # fmt: skip
    creator = forms.CharField(label=gettext_lazy("Creator"), max_length=200, required=False)
    first = forms.DateField(
        label=gettext_lazy("From"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose the first day of the period."), "invalid": NO_DAY},
    )
    last = forms.DateField(
        label=gettext_lazy("To"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Choose the last day of the period."), "invalid": NO_DAY},
    )

    def add_prefix(self, field_name: str) -> str:
        """Addresses say from and to, which Python keeps for itself."""
        return {"first": "from", "last": "to"}.get(field_name, field_name)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("source") and not found.get("creator") and "source" not in self.errors:
            self.add_error("source", _("Choose a source, or name a creator."))
        first, last = found.get("first"), found.get("last")
        if first and last and last < first:
            self.add_error("last", _("The period would end before it begins. Choose a later last day."))
        return found


def usage_page(request: HttpRequest) -> HttpResponseBase:
    """Each picture, each story it stood in, first and last day; `format=csv` for a table."""
    if not request.user.has_perms(["media.view_photo", "media.view_creditchange", "articles.view_article"]):
        raise PermissionDenied
    asked = {"source", "creator"} & set(request.GET)
    form = UsageForm(request.GET) if asked else UsageForm(initial=_last_month(timezone.localdate()))
    lines: list[UsageLine] = []
    photos: list[Photo] = []
    if asked and form.is_valid():
        found, first, last = _photos(form.cleaned_data), form.cleaned_data["first"], form.cleaned_data["last"]
        if request.GET.get("format") == "csv":
            return _csv(request, lines_in_batches(found, first=first, last=last))
        photos = list(found[: MOST_PHOTOS + 1])
        lines = usage_of(photos[:MOST_PHOTOS], first=first, last=last)
    context = {
        "title": _("Usage statement"),
        "form": form,
        "lines": lines,
        "is_answered": bool(asked) and form.is_valid(),
        "pictures": len({line.photo.pk for line in lines}),
        "is_cut": len(photos) > MOST_PHOTOS,
        "as_csv": f"?{_with_format(request)}",
    }
    return TemplateResponse(request, "admin/articles/usage.html", {**admin.site.each_context(request), **context})


def lines_in_batches(photos: QuerySet[Photo], *, first: date, last: date) -> Iterator[UsageLine]:
    """What `usage_of` tells of any number of photos, some of them at a time, in the order of their numbers.

    Cost  thirteen queries at most for each batch, and one; never more than a batch in memory
    """
    now, after = timezone.now(), 0
    while batch := list(photos.filter(pk__gt=after).order_by("pk")[:MOST_PHOTOS]):
        yield from usage_of(batch, first=first, last=last, at=now)
        after = batch[-1].pk


def _photos(asked: dict[str, Any]) -> QuerySet[Photo]:
    photos = Photo.objects.select_related("source").order_by("pk")
    if asked["source"]:
        photos = photos.filter(source=asked["source"])
    if asked["creator"]:
        photos = photos.filter(creator__icontains=asked["creator"].strip())
    return photos


def _last_month(today: date) -> dict[str, date]:
    last = today.replace(day=1) - timedelta(days=1)
    return {"first": last.replace(day=1), "last": last}


def _with_format(request: HttpRequest) -> str:
    query = request.GET.copy()
    query["format"] = "csv"
    return query.urlencode()


def _csv(request: HttpRequest, lines: Iterable[UsageLine]) -> FileResponse:
    """The lines as a table, sent when it is whole: one that was cut off on its way could not say that it stops short."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")  # with the mark by which table programs know UTF-8
    table = csv.writer(text)
    table.writerow(
        [
            "picture",
            "title",
            "creator",
            "source",
            "credit",
            "story",
            "address",
            "place",
            "first day",
            "last day",
            "days",
        ]
    )
    for line in lines:
        photo, address = line.photo, request.build_absolute_uri(line.address) if line.address else ""
        words = [str(photo), photo.creator, str(photo.source or ""), line.credit, line.story, address, line.place]
        days = [line.first.isoformat(), line.last.isoformat(), line.days]
        table.writerow([photo.pk, *(_plain(word) for word in words), *days])
    text.detach().seek(0)
    headers = {"Cache-Control": "private, no-store"}
    return FileResponse(
        file, as_attachment=True, filename="usage.csv", content_type="text/csv; charset=utf-8", headers=headers
    )


def _plain(word: str) -> str:
    return f"'{word}" if word.startswith(FORMULA) else word
