"""The stories that had a photo once: asked for by themselves, since a look through old saves takes longer than a page may."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from media.admin.led_on import led_on
from media.models import Photo
from media.uses import counted, old_places_of


def urls() -> list[URLPattern]:
    """Its address below a photo's own, as the desk's site takes it in."""
    return [path("media/photo/<int:photo_id>/past/", admin.site.admin_view(past_page), name="media_photo_past")]


@require_safe
def past_page(request: HttpRequest, photo_id: int) -> HttpResponse:
    """A page of its own without JavaScript; with `part`, what the photo's page takes in below its places."""
    if not request.user.has_perm("media.view_photo"):
        raise PermissionDenied
    if (left := led_on(request, photo_id)) is not None:
        return left
    photo = get_object_or_404(Photo, pk=photo_id)
    uses = old_places_of(photo, person=request.user)
    told = {"photo": photo, "uses": uses, "counted": counted(uses) if uses else ""}
    if request.GET.get("part"):
        return TemplateResponse(request, "admin/media/photo/_past.html", told)
    whole = {**admin.site.each_context(request), "opts": Photo._meta, "title": _("In old saves"), **told}
    return TemplateResponse(request, "admin/media/photo/past.html", whole)
