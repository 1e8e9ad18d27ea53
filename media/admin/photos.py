"""The photo desk in plain form: a wall with queues, and a photo's page. A credit line is computed, never typed."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from media import originals
from media.admin.inspector import InspectorForm, wall_of
from media.admin.led_on import led_on
from media.admin.narrowing import kept_by, kept_in_links
from media.admin.photo_page import PhotoForm, told_on_its_page
from media.admin.upload import OneFileForm
from media.admin.wall_list import WallOfPhotos
from media.describing import save_photo
from media.intake.refusals import RefusedFile
from media.intake.take_in import take_in
from media.models import Photo


@admin.register(Photo)
class PhotoAdmin(WallOfPhotos):
    form = PhotoForm
    autocomplete_fields = ("source",)

    def has_delete_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        """A photo is withdrawn, never deleted: its ledger stays."""
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:photo_id>/file/", view(self.file_view), name="media_photo_file"),
            path("<int:photo_id>/inspect/", view(self.inspect_view), name="media_photo_inspect"),
            path("<int:photo_id>/original/", view(originals.download), name="media_photo_original"),
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        return super().get_queryset(request).select_related("source", "licence")

    def file_view(self, request: HttpRequest, photo_id: int) -> HttpResponseBase:
        """The file of a photo that awaits it."""
        if (left := led_on(request, photo_id)) is not None:
            return left
        photo = get_object_or_404(Photo, pk=photo_id)
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        form = OneFileForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                take_in(form.cleaned_data["file"], by=_actor(request), photo=photo)
                messages.success(request, _("The file is here. Its sizes for readers are being made."))
                return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))
            except RefusedFile as refusal:
                form.add_error("file", refusal.sentence)
        context = {"title": _("Its file"), "form": form, "photo": photo, "opts": self.opts}
        return self._page(request, "admin/media/photo/file.html", context)

    def inspect_view(self, request: HttpRequest, photo_id: int) -> HttpResponseBase:
        """What the wall has at its side for the photo in hand; as a page of its own where something is to be mended."""
        if (left := led_on(request, photo_id)) is not None:
            return left
        photo = get_object_or_404(self.get_queryset(request), pk=photo_id)
        if request.method == "POST":
            return self._described(request, photo)
        if not self.has_view_permission(request, photo):
            raise PermissionDenied
        return TemplateResponse(request, "admin/media/photo/_inspector.html", self._inspector(request, photo))

    def _described(self, request: HttpRequest, photo: Photo) -> HttpResponse:
        """Saves what was typed at the side of the wall; who asks for the side alone is answered with it, and stays there."""
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        form = InspectorForm(request.POST, instance=photo)
        stays = request.POST.get("only") == "inspector"
        if not form.is_valid():
            context = {"title": str(photo), **self._inspector(request, photo), "form": form}
            if stays:
                return TemplateResponse(request, "admin/media/photo/_inspected.html", context, status=422)
            return self._page(request, "admin/media/photo/inspect.html", context)
        why, retag = form.cleaned_data["why"], form.retag()
        save_photo(photo, by=_actor(request), why=why, fields=form.changed_data, retag=retag)
        self.log_change(request, photo, self.construct_change_message(request, form, None))  # type: ignore[arg-type]
        said = _("“%(photo)s” is saved.") % {"photo": photo}
        if stays:
            # Read anew: what another saved in the other fields stands.
            told = self._in_hand(request, self.get_queryset(request).get(pk=photo.pk))
            if told["left"]:
                said += " " + _("It is no longer in “%(queue)s”.") % {"queue": told["left"]}
            return TemplateResponse(request, "admin/media/photo/_inspected.html", {**told, "said": said})
        messages.success(request, said)
        return HttpResponseRedirect(wall_of(request))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return led_on(request, object_id) or super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context |= told_on_its_page(kwargs.get("obj") or context["original"], request=request)
        return super().render_change_form(request, context, *args, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the signs that lead to other tables: a source is picked here, and changed on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        for name in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
            if field is not None and hasattr(field.widget, name):
                setattr(field.widget, name, False)
        return field

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        why, retag = form.cleaned_data.get("why", ""), form.retag()
        save_photo(obj, by=_actor(request), why=why, fields=form.changed_data, retag=retag)

    def response_change(self, request: HttpRequest, obj: Photo) -> HttpResponse:
        """Back on its page, told in one short sentence."""
        messages.success(request, _("“%(photo)s” is saved.") % {"photo": obj})
        address = reverse("admin:media_photo_change", args=[obj.pk])
        return HttpResponseRedirect(address + kept_in_links(kept_by(request)))

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
        return TemplateResponse(request, template, {**self.admin_site.each_context(request), **context})


def _actor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
