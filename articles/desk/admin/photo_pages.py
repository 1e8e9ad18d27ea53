"""Putting photos into a story: from the library, by upload, or the file that a caption awaits. All ask the one gate."""

from typing import Any, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.models import Article, Caption
from articles.desk.pictures import captions_of, pictures_of, put_in
from articles.desk.saving import StaleCopy
from media import rights
from media.intake.refusals import AlreadyHere, RefusedFile
from media.intake.take_in import take_in
from media.models import Photo

A_PAGE = 24


class Refused(Exception):
    """Nothing was put in; the message says why and what to do."""


def photos_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """The library to pick from, and a field to upload to; a POST puts the photo in. `use=lead` is for the lead's place."""
    article = story_for(request, story_id, act="edit")
    use = "lead" if request.POST.get("use", request.GET.get("use")) == "lead" else "text"
    refusal = ""
    if request.method == "POST":
        try:
            caption = _put_in(request, article, as_lead=use == "lead")
        except Refused as refused:
            refusal = str(refused)
        else:
            return _done(request, article, caption)
        if _wants_json(request):
            return JsonResponse({"sentence": refusal}, status=422)
    context = {**_choice(request, article), "use": use, "refusal": refusal}
    if request.GET.get("part"):
        return render(request, "admin/articles/article/_photo_choice.html", context)
    return desk_page(request, "photos.html", context, status=422 if refusal else 200)


def _choice(request: HttpRequest, article: Article) -> dict[str, Any]:
    typed = words(request.GET.get("q")).strip()[:120]
    page = Paginator(library(typed), A_PAGE).get_page(request.GET.get("page"))
    return {
        "title": _("Put in a photo"),
        "article": article,
        "words": typed,
        "page": page,
        "pictures": pictures_of(page.object_list),
        "may_pick": request.user.has_perm("media.view_photo"),
        "may_upload": request.user.has_perm("media.add_photo"),
    }


def library(typed: str) -> QuerySet[Photo]:
    """Photos that can be put in, newest first, narrowed by each of these words."""
    photos = (
        Photo.objects.exclude(status=Photo.Status.WITHDRAWN).select_related("source").prefetch_related("renditions")
    )
    for word in typed.split()[:8]:
        photos = photos.filter(
            Q(title__icontains=word)
            | Q(description__icontains=word)
            | Q(alt_text__icontains=word)
            | Q(creator__icontains=word)
            | Q(source__name__icontains=word)
            | Q(place__icontains=word)
        )
    return photos.order_by("-created_at", "-pk")


def _put_in(request: HttpRequest, article: Article, *, as_lead: bool) -> Caption:
    """The picked or uploaded photo is in the story. Raises Refused."""
    photo = _uploaded(request) if request.FILES.get("file") else _picked(request)
    if why := rights.forbids(photo, on=timezone.localdate(), leases=photo.leases.all()):
        raise Refused(_("This photo cannot be put in. %(why)s") % {"why": why})
    based_on = number(request.POST.get("version")) if request.POST.get("version") else None
    try:
        return put_in(article, photo=photo, by=person_of(request), based_on=based_on, as_lead=as_lead)
    except StaleCopy as stale:
        raise Refused(_("%(who)s Save your text first, then put the photo in.") % {"who": stale}) from stale


def _picked(request: HttpRequest) -> Photo:
    photo = Photo.objects.exclude(status=Photo.Status.WITHDRAWN).filter(pk=number(request.POST.get("photo"))).first()
    if photo is None or not request.user.has_perm("media.view_photo"):
        raise Refused(_("Choose a photo, or a file to upload."))
    return photo


def _uploaded(request: HttpRequest, *, photo: Photo | None = None) -> Photo:
    if not request.user.has_perm("media.add_photo"):
        raise Refused(_("You may not add photos. Ask the photo desk to upload it."))
    try:
        return take_in(cast("UploadedFile[bytes]", request.FILES["file"]), by=person_of(request), photo=photo)
    except AlreadyHere as twin:
        if photo is None:
            return twin.photo
        raise Refused(twin.sentence) from twin
    except RefusedFile as refused:
        raise Refused(refused.sentence) from refused


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
