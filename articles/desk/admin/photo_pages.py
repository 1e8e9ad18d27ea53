"""Putting photos into a story: from the library, by upload, or the file that a caption awaits. All ask the one gate."""

from typing import Any, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.admin.ways_out import photo_address
from articles.desk.models import Article, Caption
from articles.desk.pictures import (
    MayNotStand,
    captions_of,
    choices_of,
    fall_back_on,
    put_in,
    refuse_unfit,
    refuse_without_rights,
)
from articles.desk.saving import StaleCopy
from media.describing import save_photo
from media.intake.refusals import AlreadyHere, RefusedFile
from media.intake.take_in import take_in
from media.models import Photo
from media.search import matching

A_PAGE, MOST = 24, 2400
MOST_CHARACTERS = 400  # of an alt text
TITLES = {
    "text": gettext_lazy("Put in a photo"),
    "lead": gettext_lazy("Choose the lead photo"),
    "fallback": gettext_lazy("Choose the fallback photo"),
}


class Refused(Exception):
    """Nothing was put in; the message says why and what to do, `mend` where."""

    def __init__(self, why: object, *, mend: str = "") -> None:
        super().__init__(why)
        self.mend = mend


def photos_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """The library to pick from, and a field to upload to; a POST puts the photo in.

    Takes  use: `lead` for the lead's place, `fallback` for the photo that stands in for one that is lost
    """
    article = story_for(request, story_id, act="edit")
    asked = request.POST.get("use", request.GET.get("use", ""))
    use = asked if asked in TITLES else "text"
    refused = None
    if request.method == "POST":
        try:
            return _put_in(request, article, use=use)
        except Refused as refusal:
            refused = refusal
        if _wants_json(request):
            return JsonResponse({"sentence": str(refused), "mend": refused.mend}, status=422)
    context = {**_choice(request, article), "title": TITLES[use], "use": use, "refused": refused}
    if request.GET.get("part"):
        return render(request, "admin/articles/article/_photo_choice.html", context)
    return desk_page(request, "photos.html", context, status=422 if refused else 200)


def _choice(request: HttpRequest, article: Article) -> dict[str, Any]:
    typed = words(request.GET.get("q")).strip()[:120]
    # Whoever looks for older photos types more words; nobody waits for a count of all.
    page = Paginator(library(typed)[:MOST], A_PAGE).get_page(request.GET.get("page"))
    return {
        "article": article,
        "words": typed,
        "page": page,
        "choices": choices_of(page.object_list, on=timezone.localdate()),
        "may_pick": request.user.has_perm("media.view_photo"),
        "may_upload": request.user.has_perm("media.add_photo"),
    }


def library(typed: str) -> QuerySet[Photo]:
    """Photos that can be put in, newest first, those in which all these words stand."""
    photos = (
        Photo.objects.exclude(status=Photo.Status.MERGED)
        .exclude(status=Photo.Status.WITHDRAWN)
        .select_related("source", "licence")
        .prefetch_related("renditions", "leases")
    )
    return matching(photos, words=typed).order_by("-created_at", "-pk")


def _put_in(request: HttpRequest, article: Article, *, use: str) -> HttpResponse:
    """The picked or uploaded photo is in the story. Raises Refused."""
    based_on = number(request.POST.get("version")) if request.POST.get("version") else None
    try:
        photo = _uploaded(request) if request.FILES.get("file") else _picked(request)
        if use == "fallback":
            fall_back_on(article, photo=photo, by=person_of(request), based_on=based_on)
            messages.success(request, _("It stands in where a photo may no longer be shown."))
            return HttpResponseRedirect(f"{address('change', article)}#fallback")
        caption = put_in(article, photo=photo, by=person_of(request), based_on=based_on, as_lead=use == "lead")
        return _done(request, article, caption)
    except MayNotStand as unfit:
        raise Refused(unfit, mend=photo_address(unfit.photo.pk)) from unfit
    except StaleCopy as stale:
        raise Refused(_("%(who)s Save your text first, then put the photo in.") % {"who": stale}) from stale


def _picked(request: HttpRequest) -> Photo:
    photo = library("").filter(pk=number(request.POST.get("photo"))).first()
    if photo is None or not request.user.has_perm("media.view_photo"):
        raise Refused(_("Choose a photo, or a file to upload."))
    refuse_unfit(photo, on=timezone.localdate())
    return photo


def _uploaded(request: HttpRequest, *, photo: Photo | None = None) -> Photo:
    if not request.user.has_perm("media.add_photo"):
        raise Refused(_("You may not add photos. Ask the photo desk to upload it."))
    try:
        taken = take_in(cast("UploadedFile[bytes]", request.FILES["file"]), by=person_of(request), photo=photo)
        return _said_of(taken, request=request)
    except AlreadyHere as twin:
        if photo is None:
            refuse_without_rights(twin.photo, on=timezone.localdate())
            return twin.photo
        raise Refused(twin.sentence) from twin
    except RefusedFile as refused:
        raise Refused(refused.sentence) from refused


def _said_of(photo: Photo, *, request: HttpRequest) -> Photo:
    """The photo has the alt text that was typed beside its file, where it had none yet."""
    typed = words(request.POST.get("alt_text")).strip()
    if typed and not photo.alt_text:
        photo.alt_text = typed[:MOST_CHARACTERS]
        save_photo(photo, by=person_of(request), fields=["alt_text"])
    return photo


def _done(request: HttpRequest, article: Article, caption: Caption) -> HttpResponse:
    if not _wants_json(request):
        messages.success(request, _("The photo is in the story. Write its caption."))
        return HttpResponseRedirect(f"{address('change', article)}#caption-{caption.pk}")
    article.refresh_from_db()
    shown = next(each for each in captions_of(article) if each.caption.pk == caption.pk)
    row = render_to_string(
        "admin/articles/article/_caption.html",
        {"shown": shown, "article": article, "may_upload": request.user.has_perm("media.add_photo")},
        request,
    )
    return JsonResponse({"caption": caption.pk, "is_lead": caption.is_lead, "version": article.version, "row": row})


def file_page(request: HttpRequest, story_id: int, caption_id: int) -> HttpResponse:
    """Takes in the file that a caption's photo awaits."""
    article = story_for(request, story_id, act="edit")
    caption = get_object_or_404(Caption.objects.select_related("photo"), pk=caption_id, article=article)
    refusal = ""
    if request.method == "POST":
        try:
            if not request.FILES.get("file"):
                raise Refused(_("Choose a file first."))
            _uploaded(request, photo=caption.photo)
        except Refused as refused:
            refusal = str(refused)
            if _wants_json(request):
                return JsonResponse({"sentence": refusal}, status=422)
        else:
            return _done(request, article, caption)
    context = {"title": _("Add the file"), "article": article, "caption": caption, "refusal": refusal}
    return desk_page(request, "file.html", context, status=422 if refusal else 200)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
