"""What one act on many captions or photos did, what it left as it was, and the one click that takes it back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.desk.admin.story_access import person_of
from articles.desk.models import Caption
from articles.desk.policy import stories_of
from articles.desk.taking_back import take_back
from media.bulk_rows import BulkAct
from media.bulk_told import told_changes
from media.models import Photo

PERMISSION = "media.change_photo"
A_PAGE = 100


def bulk_act_page(request: HttpRequest, act_id: int) -> HttpResponse:
    """The act, row by row; a post takes it back."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    act = get_object_or_404(BulkAct.objects.select_related("by"), pk=act_id)
    if request.method == "POST":
        refused = take_back(act, by=person_of(request))
        said = _("Taken back, all but what is named below.") if refused else _("It is taken back.")
        messages.add_message(request, messages.WARNING if refused else messages.SUCCESS, said)
        return HttpResponseRedirect(request.path)
    captions = Caption.objects.filter(article__in=stories_of(request.user)).values("pk")
    readable = act.changes.filter(Q(caption_id=None) | Q(caption_id__in=captions))
    page = Paginator(readable.order_by("pk"), A_PAGE).get_page(request.GET.get("p"))
    context = {
        "title": _("What was done"),
        "subtitle": None,
        "opts": Photo._meta,
        "act": act,
        "page": page,
        "lines": told_changes(page.object_list),
        "can_take_back": act.changes.filter(taken_back_at=None).exists(),
        "has_captions": act.kind == BulkAct.Kind.CAPTIONS,
    }
    return TemplateResponse(request, "admin/media/bulkact/act.html", {**admin.site.each_context(request), **context})
