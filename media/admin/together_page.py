"""*Change them together*: the chosen photos, what is to change, what that would do to each, and then the act."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.admin.together_form import TogetherForm, rows_of
from media.admin.withdraw_page import actor_of
from media.bulk import change_photos
from media.bulk_told import newest_acts
from media.models import Photo

PERMISSION = "media.change_photo"
# With the form's own fields below the thousand that Django takes in one post.
MOST_PHOTOS = 500


def together_page(request: HttpRequest) -> HttpResponse:
    """Asks, shows, does: each step a page, so that nothing is written before somebody has seen what would change."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form = TogetherForm(request.POST) if request.method == "POST" else TogetherForm()
    is_shown = request.method == "POST" and form.is_valid()
    seen = _seen(request.POST.getlist("tick"))
    was_shown = is_shown and request.POST.get("shown") == form.typed()
    if was_shown and request.POST.get("act") == "apply" and seen:
        act = change_photos(seen, by=actor_of(request), why=form.cleaned_data["why"], said=form.said)
        return HttpResponseRedirect(reverse("admin:bulk_act", args=[act.pk]))
    numbers = _numbers((request.POST if request.method == "POST" else request.GET).getlist("photo"))
    photos = Photo.objects.filter(pk__in=numbers[:MOST_PHOTOS]).select_related("source__default_licence", "licence")
    rows = rows_of(photos.order_by("-pk"), said=form.said if is_shown else lambda photo: {})
    context = {
        "title": ngettext("%(n)s picture together", "%(n)s pictures together", len(rows)) % {"n": len(rows)},
        "opts": Photo._meta,
        "form": form,
        "rows": rows,
        "is_shown": is_shown,
        "acts": newest_acts(),
        "shown": form.typed() if is_shown else "",
        "will_change": sum(bool(row.changes) for row in rows),
        "fault": _fault(request, count=len(numbers), is_other=is_shown and not was_shown),
    }
    whole = {**admin.site.each_context(request), **context}
    status = 422 if request.method == "POST" and not is_shown else 200
    return TemplateResponse(request, "admin/media/photo/together.html", whole, status=status)


def _fault(request: HttpRequest, *, count: int, is_other: bool) -> str:
    if request.POST.get("act") == "apply":
        if is_other:
            return _("You changed the fields. This is what would change now; nothing is done yet.")
        return _("Nothing is ticked. Tick what is right, then change it.")
    if count > MOST_PHOTOS:
        told = {"n": count, "most": MOST_PHOTOS}
        return _("You chose %(n)s pictures; the newest %(most)s are here. Do the rest after these.") % told
    return ""


def _numbers(values: list[str]) -> list[int]:
    found = {int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 18}
    return sorted(found, reverse=True)


def _seen(values: list[str]) -> dict[int, str]:
    """The ticked photos, each as “7:fingerprint”; nonsense is nothing."""
    parted = (value.partition(":") for value in values)
    return {number: mark for pk, _colon, mark in parted for number in _numbers([pk])}
