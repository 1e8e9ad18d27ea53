"""Withdraw a photo from readers, give it back, and the report of what changed. Knows no story: uses are told to it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.admin.led_on import led_on
from media.models import Photo
from media.rights import forbids_showing, may_be_shown
from media.uses import instead_of, places_of
from media.withdrawing import NoReason, restore_photo, withdraw_photo, withdrawal_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PERMISSION = "media.withdraw_photo"


@dataclass(frozen=True)
class Words:
    """What the page of one act says."""

    title: "str | StrPromise"
    what_happens: "str | StrPromise"
    button: "str | StrPromise"
    done: "str | StrPromise"


WITHDRAWING = Words(
    gettext_lazy("Withdraw this photo"),
    gettext_lazy(
        "Readers no longer get it: stories, fronts and feeds show the story's fallback photo, or stand without one, and "
        "its files answer “gone”. "
        "No story can go out with it. It stays in the library and can be restored."
    ),
    gettext_lazy("Withdraw it"),
    gettext_lazy("It is withdrawn. Pages follow within a minute."),
)
RESTORING = Words(
    gettext_lazy("Restore this photo"),
    gettext_lazy("Every public story, front and feed that has it shows it again, as far as its rights go."),
    gettext_lazy("Restore it"),
    gettext_lazy("It is restored. Pages follow within a minute."),
)

# What readers have in a story instead of the photo: by whether the story's fallback stands in.
INSTEAD: "dict[bool, StrPromise]" = {
    True: gettext_lazy("replaced by the fallback photo"),
    False: gettext_lazy("left out"),
}
WITHOUT_IT: "dict[bool, StrPromise]" = {
    True: gettext_lazy("then replaced by the fallback photo"),
    False: gettext_lazy("then left out"),
}


def urls() -> list[URLPattern]:
    """The addresses below a photo's own, as the desk's site takes them in."""
    view = admin.site.admin_view
    return [
        path("media/photo/<int:photo_id>/withdraw/", view(withdraw_page), name="media_photo_withdraw"),
        path("media/photo/<int:photo_id>/restore/", view(restore_page), name="media_photo_restore"),
        path("media/photo/<int:photo_id>/report/", view(report_page), name="media_photo_report"),
    ]


def withdraw_page(request: HttpRequest, photo_id: int) -> HttpResponse:
    """Asks why, says which places lose the photo, and withdraws it."""
    return _act_page(request, photo_id, words=WITHDRAWING, act=withdraw_photo)


def restore_page(request: HttpRequest, photo_id: int) -> HttpResponse:
    """Asks why, and gives the photo back."""
    return _act_page(request, photo_id, words=RESTORING, act=restore_photo)


def report_page(request: HttpRequest, photo_id: int) -> HttpResponse:
    """What readers have instead, place by place, and the drafts that cannot go out with it."""
    photo = get_object_or_404(Photo, pk=photo_id)
    if not request.user.has_perm("media.view_photo"):
        raise PermissionDenied
    why = forbids_showing(photo, on=timezone.localdate())
    is_over = not may_be_shown(photo, on=timezone.localdate())
    words = INSTEAD if is_over else {}
    context = {"title": _("What changed"), "line": withdrawal_of(photo), "why": why, "is_over": is_over}
    context |= _places(request, photo, instead=words)
    return _page(request, "admin/media/photo/report.html", context)


def _act_page(request: HttpRequest, photo_id: int, *, words: Words, act: Any) -> HttpResponse:
    photo = get_object_or_404(Photo, pk=photo_id)
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    if led := led_on(request, photo_id):
        return led
    refused = ""
    if request.method == "POST":
        try:
            act(photo, by=actor_of(request), reason=request.POST.get("reason", ""))
            messages.success(request, str(words.done))
            return HttpResponseRedirect(reverse("admin:media_photo_report", args=[photo.pk]))
        except NoReason as refusal:
            refused = str(refusal)
    instead = WITHOUT_IT if words is WITHDRAWING else {}
    context = {"title": words.title, "act": words, "refused": refused, **_places(request, photo, instead=instead)}
    return _page(request, "admin/media/photo/withdraw.html", context)


def _places(request: HttpRequest, photo: Photo, *, instead: "dict[bool, StrPromise]") -> dict[str, Any]:
    """The places with this photo. Takes instead: how to say that the fallback stands in, and that nothing does."""
    uses = places_of(photo, person=request.user)
    stands_in = instead_of(photo) if instead else {}
    public = [
        replace(use, place=" · ".join(filter(None, [use.place, str(instead[stands_in[use.public_url]])])))
        if use.public_url in stands_in
        else use
        for use in uses
        if use.is_public
    ]
    return {
        "photo": photo,
        "is_withdrawn": photo.status == Photo.Status.WITHDRAWN,
        "public": public,
        "drafts": [use for use in uses if not use.is_public],
    }


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
    return TemplateResponse(request, template, {**admin.site.each_context(request), "opts": Photo._meta, **context})


def actor_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
