"""Replace the file of a photo: its uses, words, credit and ledger stay. And what it had before, to be downloaded."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media import originals
from media.admin.led_on import led_on
from media.admin.upload import OneFileForm
from media.admin.withdraw_page import actor_of
from media.intake.refusals import AlreadyHere, RefusedFile
from media.look_alikes import look_alikes
from media.models import Photo, ReplacedOriginal
from media.replacing import no_replacing, replace
from media.thumbnails import pictures_at

PERMISSION = "media.change_photo"
SIGHT_PX = 464


class ReplaceForm(OneFileForm):
    """The new file, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Why, for the desk"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say why: the old file is kept with it.")},
    )


def urls() -> list[URLPattern]:
    """Their addresses below a photo's own, as the desk's site takes them in."""
    view = admin.site.admin_view
    return [
        path("media/photo/<int:photo_id>/replace/", view(replace_page), name="photo_replace"),
        path("media/photo/<int:photo_id>/replaced/<int:kept_id>/", view(replaced_file), name="photo_replaced"),
    ]


def replace_page(request: HttpRequest, photo_id: int) -> HttpResponse:
    """Says what will happen, asks for the file and why, and replaces it; below, the files it had."""
    photo = get_object_or_404(Photo, pk=photo_id)
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if led := led_on(request, photo_id):
        return led
    form = ReplaceForm(request.POST or None, request.FILES or None)
    twin: Photo | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _replaced(request, photo, form.cleaned_data)
        except RefusedFile as refusal:
            form.add_error("file", refusal.sentence)
            twin = refusal.photo if isinstance(refusal, AlreadyHere) else None
    refused = no_replacing(photo)
    context = {
        "title": _("Replace the file"),
        "opts": Photo._meta,
        "photo": photo,
        "form": form,
        "twin": twin,
        "refused": refused.sentence if refused else "",
        "picture": pictures_at([photo.pk], width_px=SIGHT_PX).get(photo.pk),
        "kept": photo.replaced_originals.select_related("replaced_by"),
        "may_download": request.user.has_perm("media.view_original"),
    }
    whole = {**admin.site.each_context(request), **context}
    return TemplateResponse(
        request, "admin/media/photo/replace.html", whole, status=422 if request.method == "POST" else 200
    )


def _replaced(request: HttpRequest, photo: Photo, said: dict[str, Any]) -> HttpResponse:
    replace(photo, said["file"], by=actor_of(request), why=said["reason"])
    messages.success(request, _("The file is replaced. Readers get the old sizes until the new ones are made."))
    if alike := look_alikes(photo):
        messages.warning(request, _("It looks like another picture. Say whether it is the same one."))
        return HttpResponseRedirect(reverse("admin:photo_pair", args=[photo.pk, alike[0].pk]))
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))


def replaced_file(request: HttpRequest, photo_id: int, kept_id: int) -> HttpResponseBase:
    """A file that the photo had before, as an attachment, for who may see originals."""
    return originals.attachment(request, get_object_or_404(ReplacedOriginal, pk=kept_id, photo=photo_id))
