"""Uploading: the page on which pictures come into the library, and the addresses that its script sends to, file by file."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from delivery.pages import the_outlet
from media.admin.supplier_offers import offer_url
from media.admin.upload import UploadForm
from media.admin.upload_told import ALREADY_HERE, TAKEN, Outcome, outcome_of
from media.admin.withdraw_page import actor_of
from media.intake import refusals
from media.look_alikes import settle
from media.models import Photo

PERMISSION = "media.add_photo"
KEEPS = "media.change_photo"
STATUS = {TAKEN: 201, ALREADY_HERE: 409, "too_big": 413}
TODAY = "?queue=today"


def urls() -> list[URLPattern]:
    """Their addresses; the page's in the place of the one that Django's admin has for a new row."""
    view = admin.site.admin_view
    return [
        path("media/photo/add/", view(upload_page), name="media_photo_add"),
        path("media/photo/add/one/", take_one, name="photo_add_one"),
        path("media/photo/add/keep/", view(keep_both), name="photo_keep_both"),
    ]


def upload_page(request: HttpRequest) -> HttpResponse:
    """Photos come as files, several at once; a record without one is made by pasting a story."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    outcomes: list[Outcome] = []
    if request.method == "POST" and form.is_valid():
        line = the_outlet(request).credit_form
        outcomes = [outcome_of(file, by=actor_of(request), form=line) for file in form.cleaned_data["pictures"]]
        if all(each.is_taken and not each.alike for each in outcomes):
            return _to_what_came_in(request, [each.told.photo for each in outcomes if each.told])
    told = {"title": _("Upload pictures"), "opts": Photo._meta, "form": form, **_parted(outcomes)}
    whole = {**admin.site.each_context(request), **_frame(request), **told}
    return TemplateResponse(request, "admin/media/photo/upload.html", whole)


def _parted(outcomes: list[Outcome]) -> dict[str, list[Outcome]]:
    return {
        "taken": [each for each in outcomes if each.is_taken],
        "refused": [each for each in outcomes if not each.is_taken],
    }


def take_one(request: HttpRequest) -> JsonResponse:
    """One file of the list that the page's script keeps: what became of it, with its printed row.

    Answers  201 in, 409 here already, 413 too large, 422 refused, 400 no file; 401 and 403 where nobody is who may
    """
    if request.method != "POST":
        return _no(405, "method", _("Pictures are posted to this address."))
    if not admin.site.has_permission(request):
        return _no(401, "signed_out", _("You are no longer signed in. Sign in again in another tab, then try again."))
    if not request.user.has_perm(PERMISSION):
        return _no(403, "not_yours", _("You may not add pictures. Ask the photo desk to upload it."))
    file = request.FILES.get("picture")
    if file is None:
        return _without_its_file(request.POST.get("bytes", ""))
    outcome = outcome_of(file, by=actor_of(request), form=the_outlet(request).credit_form)
    told = outcome.told
    row = render_to_string("admin/media/photo/_upload_told.html", _frame(request) | {"outcome": outcome}, request)
    answer = {"code": outcome.code, "sentence": outcome.sentence, "may_pass": outcome.may_pass, "row": row}
    answer |= {"photo": told.photo.pk if told else None, "lacks_words": told.lacks_words if told else False}
    return JsonResponse(answer, status=STATUS.get(outcome.code, 422))


def _without_its_file(size: str) -> JsonResponse:
    """A file that is too large is named with its size and not sent: it would be refused at the end of a long wait."""
    size_bytes = int(size) if size.isascii() and size.isdecimal() and len(size) < 18 else 0
    if size_bytes > refusals.MOST_BYTES:
        return _no(413, "too_big", refusals.too_big(size_bytes).sentence)
    return _no(400, "no_file", _("No picture came with this. Choose it again."))


def _no(status: int, code: str, sentence: str) -> JsonResponse:
    answer = {"code": code, "sentence": sentence, "may_pass": code == "signed_out", "row": ""}
    return JsonResponse({**answer, "photo": None, "lacks_words": False}, status=status)


@require_POST
def keep_both(request: HttpRequest) -> HttpResponse:
    """A picture that came in and one that looks like it are two: nobody is asked about the pair again."""
    if not request.user.has_perm(KEEPS):
        raise PermissionDenied
    photo, other = (get_object_or_404(Photo, pk=_number(request.POST.get(name))) for name in ("photo", "other"))
    settle(photo, other, by=actor_of(request))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"sentence": _("Both are kept.")})
    messages.success(request, _("Both are kept. Nobody will be asked about these two again."))
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 18 else 0


def _to_what_came_in(request: HttpRequest, photos: list[Photo]) -> HttpResponse:
    said = ngettext("%(n)s picture is in the library.", "%(n)s pictures are in the library.", len(photos))
    messages.success(request, said % {"n": len(photos)})
    if request.user.has_perm(KEEPS) and (rules := offer_url(photos)):
        words = _("See what the rules of their sources would fill in")
        messages.info(request, format_html('<a href="{}">{}</a>', rules, words))
    only = reverse("admin:media_photo_change", args=[photos[0].pk])
    return HttpResponseRedirect(only if len(photos) == 1 else reverse("admin:media_photo_changelist") + TODAY)


def _frame(request: HttpRequest) -> dict[str, Any]:
    return {"may_change": request.user.has_perm(KEEPS), "today": TODAY, "most_bytes": refusals.MOST_BYTES}
