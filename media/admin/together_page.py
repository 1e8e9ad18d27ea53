"""*Change them together*: the chosen photos, what is to change, what that would do to each, and then the act."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.admin.supplier_offers import form_of
from media.admin.together_all import chosen_in
from media.admin.together_form import MOST_PHOTOS, numbers_in, rows_of
from media.admin.withdraw_page import actor_of
from media.bulk import change_photos
from media.bulk_told import newest_acts
from media.models import Photo
from media.supplier_archive import forget_named

PERMISSION = "media.change_photo"


def together_page(request: HttpRequest) -> HttpResponse:
    """Asks, shows, does: each step a page, so that nothing is written before somebody has seen what would change."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form = form_of(request)
    is_shown = form.is_bound and form.is_valid()
    seen = _seen(request.POST.getlist("tick"))
    was_shown = is_shown and request.POST.get("shown") == form.typed()
    if was_shown and request.POST.get("act") == "apply" and seen:
        act = change_photos(seen, by=actor_of(request), why=form.cleaned_data["why"], said=form.said)
        forget_named()
        return HttpResponseRedirect(reverse("admin:bulk_act", args=[act.pk]))
    numbers, all_of = chosen_in(request)
    photos = Photo.objects.filter(pk__in=numbers[:MOST_PHOTOS]).select_related("source__default_licence", "licence")
    photos = photos.prefetch_related("tags")  # type: ignore[misc]  # taggit brings no types
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
        "all_of": all_of,
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


def _seen(values: list[str]) -> dict[int, str]:
    """The ticked photos, each as “7:fingerprint”; nonsense is nothing."""
    parted = (value.partition(":") for value in values)
    return {number: mark for pk, _colon, mark in parted for number in numbers_in([pk])}
