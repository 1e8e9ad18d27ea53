"""Uploading: the page on which pictures come into the library, several at once. Whether a file is one, the intake says."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.admin.upload import Refusal, UploadForm, take_in_all
from media.admin.withdraw_page import actor_of
from media.models import Photo

PERMISSION = "media.add_photo"


def urls() -> list[URLPattern]:
    """The page's address, in the place of the one that Django's admin has for a new row."""
    return [path("media/photo/add/", admin.site.admin_view(upload_page), name="media_photo_add")]


def upload_page(request: HttpRequest) -> HttpResponse:
    """Photos come as files, several at once; a record without one is made by pasting a story."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    taken: list[Photo] = []
    refused: list[Refusal] = []
    if request.method == "POST" and form.is_valid():
        taken, refused = take_in_all(form.cleaned_data["pictures"], by=actor_of(request))
        if taken and not refused:
            said = ngettext("%(n)s picture is in the library.", "%(n)s pictures are in the library.", len(taken))
            messages.success(request, said % {"n": len(taken)})
            only = reverse("admin:media_photo_change", args=[taken[0].pk])
            return HttpResponseRedirect(only if len(taken) == 1 else reverse("admin:media_photo_changelist"))
    context = {"title": _("Upload pictures"), "form": form, "taken": taken, "refused": refused, "opts": Photo._meta}
    whole = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, "admin/media/photo/upload.html", whole)
