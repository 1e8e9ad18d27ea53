"""A photo's leases and its legal hold: what is in force, what was, and a form for the next. Knows no story."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from media.admin.led_on import led_on
from media.admin.withdraw_page import PERMISSION, actor_of
from media.leasing import grant, set_hold, take_back
from media.models import Photo
from media.rights import problems_of
from media.rights_rows import Lease, PhotoUse
from media.withdrawing import NoReason


class LeaseForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Lease
        fields = ("verdict", "use", "first_day", "last_day", "reason")
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("first_day", "last_day")
        }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("first_day"), found.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("It would end before it begins. Choose a later last day, or none."))
        return found


def urls() -> list[URLPattern]:
    """The page's address below a photo's own, as the desk's site takes it in."""
    return [path("media/photo/<int:photo_id>/rights/", admin.site.admin_view(rights_page), name="media_photo_rights")]


def rights_page(request: HttpRequest, photo_id: int) -> HttpResponse:
    """What may be done with a photo, and each lease; a lease granted or taken back, a hold put on or lifted."""
    photo = get_object_or_404(Photo.objects.select_related("source", "licence"), pk=photo_id)
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if led := led_on(request, photo_id):
        return led
    form = LeaseForm(initial={"first_day": timezone.localdate()})
    refused = ""
    if request.method == "POST":
        try:
            form = LeaseForm(request.POST) if request.POST.get("act") == "grant" else form
            if _is_done(request, photo, form=form, asked=request.POST):
                messages.success(request, _("It is done. Pages follow within a minute."))
                return HttpResponseRedirect(request.path)
        except NoReason as refusal:
            refused = str(refusal)
    context = _told(photo, today=timezone.localdate()) | {"form": form, "refused": refused}
    return TemplateResponse(request, "admin/media/photo/rights.html", {**admin.site.each_context(request), **context})


def _is_done(request: HttpRequest, photo: Photo, *, form: LeaseForm, asked: QueryDict) -> bool:
    by, reason, act = actor_of(request), asked.get("reason", ""), asked.get("act", "")
    if act == "grant":
        if not form.is_valid():
            return False
        grant(photo, by=by, **form.cleaned_data)
    elif act == "take_back":
        lease_id = asked.get("lease", "")
        take_back(
            get_object_or_404(Lease, pk=lease_id if lease_id.isdecimal() else 0, photo=photo), by=by, reason=reason
        )
    elif act in {"hold", "lift"}:
        set_hold(photo, on=act == "hold", by=by, reason=reason)
    return act in {"grant", "take_back", "hold", "lift"}


def _told(photo: Photo, *, today: date) -> dict[str, Any]:
    leases = list(photo.leases.select_related("by", "taken_back_by"))
    return {
        "title": _("Rights"),
        "opts": Photo._meta,
        "photo": photo,
        "problems": problems_of(photo, on=today, leases=leases),
        "leases": leases,
        "covered": [use.label for use in PhotoUse if photo.licence and use in photo.licence.uses],
    }
