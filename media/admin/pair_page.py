"""Two photos side by side: not the same picture, or merged into one; and the list of pairs that wait for an answer."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.admin.pair_told import pairs_of, rows_of, sides_of
from media.admin.withdraw_page import actor_of
from media.look_alikes import open_pairs, settle
from media.merging import PERMISSIONS, CannotMerge, merge
from media.models import Photo
from media.withdrawing import NoReason

SETTLES = "media.change_photo"
MOST_PAIRS = 50


def urls() -> list[URLPattern]:
    """Their addresses, as the desk's site takes them in."""
    view = admin.site.admin_view
    return [
        path("media/photo/alike/", view(pairs_page), name="photo_pairs"),
        path("media/photo/<int:photo_id>/like/<int:other_id>/", view(pair_page), name="photo_pair"),
    ]


def pairs_page(request: HttpRequest) -> HttpResponse:
    """The pairs of which nobody has said anything yet, the newest fifty."""
    if not request.user.has_perm("media.view_photo"):
        raise PermissionDenied
    count = open_pairs().count()
    context = {
        "title": ngettext("%(n)s pair looks alike", "%(n)s pairs look alike", count) % {"n": count}
        if count
        else _("Nothing looks like another"),
        "pairs": pairs_of(open_pairs()[:MOST_PAIRS], request=request),
        "left": max(count - MOST_PAIRS, 0),
    }
    return _page(request, "admin/media/photo/pairs.html", context)


def pair_page(request: HttpRequest, photo_id: int, other_id: int) -> HttpResponse:
    """Both pictures with what is known of them; a POST says that they are two, or makes them one."""
    if not request.user.has_perm("media.view_photo"):
        raise PermissionDenied
    rows = Photo.objects.select_related("source", "licence", "original", "merged_into")
    photo, other = (get_object_or_404(rows, pk=pk) for pk in (photo_id, other_id))
    if (left := photo.merged_into or other.merged_into) is not None:
        messages.info(request, _("One of the two was merged already. This is the photo that is left."))
        return HttpResponseRedirect(reverse("admin:media_photo_change", args=[left.pk]))
    refused = ""
    if request.method == "POST":
        try:
            return _answered(request, photo, other)
        except (NoReason, CannotMerge) as reason:
            refused = str(reason)
    sides = sides_of(photo, other, request=request)
    context = {
        "title": _("Is this the same picture?"),
        "sides": sides,
        "rows": rows_of(photo, other, request=request),
        "larger": next((side.photo for side in sides if side.is_larger), None),
        "may_settle": request.user.has_perm(SETTLES),
        "may_merge": request.user.has_perms(PERMISSIONS),
        "reason": request.POST.get("reason", ""),
        "refused": refused,
    }
    return _page(request, "admin/media/photo/pair.html", context, status=422 if refused else 200)


def _answered(request: HttpRequest, photo: Photo, other: Photo) -> HttpResponse:
    """What somebody said of the two is done. Raises NoReason and CannotMerge."""
    into = request.POST.get("into", "")
    if not into:
        if not request.user.has_perm(SETTLES):
            raise PermissionDenied
        settle(photo, other, by=actor_of(request))
        messages.success(request, _("They are two pictures. Nobody will be asked about these two again."))
        return HttpResponseRedirect(reverse("admin:photo_pairs"))
    if not request.user.has_perms(PERMISSIONS) or into not in {str(photo.pk), str(other.pk)}:
        raise PermissionDenied
    left, gone = (photo, other) if into == str(photo.pk) else (other, photo)
    reason, larger = request.POST.get("reason", ""), "larger" in request.POST
    merge(gone, into=left, by=actor_of(request), why=reason, larger_file=larger)
    said = _("“%(photo)s” is merged into this one: its uses are here now, and its ledger.")
    messages.success(request, said % {"photo": gone})
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[left.pk]))


def _page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    whole = {**admin.site.each_context(request), "opts": Photo._meta, **context}
    return TemplateResponse(request, template, whole, status=status)
