"""*Caption still holds a credit*: each text before and after, a tick for each, and one act for those that are ticked."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk.admin.story_access import person_of
from articles.desk.held_credits import count_of_held, held_credits
from articles.desk.splitting import Ticked, take_credits_out
from media.admin.queue_lines import Line
from media.bulk_told import newest_acts, word_of
from media.models import Photo
from media.thumbnails import thumbnails

PERMISSION = "media.change_photo"


def wall_lines(request: HttpRequest) -> list[Line]:
    """This queue's line at the side of the wall, for who may work in it."""
    if not request.user.has_perm(PERMISSION):
        return []
    word = _("Caption still holds a credit")
    return [Line(word, count_of_held(request.user), reverse("admin:held_credits"), is_current=False)]


def held_credits_page(request: HttpRequest) -> HttpResponse:
    """Shows what would change; a post does it, and leads to what was done. A GET writes nothing."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    fault = ""
    if request.method == "POST":
        ticked = _ticked(request)
        if ticked:
            act = take_credits_out(ticked, by=person_of(request))
            return HttpResponseRedirect(reverse("admin:bulk_act", args=[act.pk]))
        fault = _("Nothing is ticked. Tick what is right, then apply it.")
    page = held_credits(request.user, after=request.GET.get("after", ""))
    pictures = thumbnails(row.photo.pk for row in page.rows)
    context = {
        "title": _("Caption still holds a credit"),
        "opts": Photo._meta,
        "fault": fault,
        "next": page.next,
        "acts": newest_acts(),
        "rows": [
            {
                "row": row,
                "thumbnail": pictures.get(row.photo.pk),
                "fills": [(word_of(name), said) for name, said in row.split.fills.items()],
                "clashes": [(word_of(name), *both) for name, both in row.split.clashes.items()],
            }
            for row in page.rows
        ],
    }
    whole = {**admin.site.each_context(request), **context}
    return TemplateResponse(request, "admin/articles/caption/held_credits.html", whole, status=422 if fault else 200)


def _ticked(request: HttpRequest) -> list[Ticked]:
    """What a browser ticked, each as “c12:digest”; nonsense is nothing."""
    found = []
    for value in request.POST.getlist("tick"):
        key, _colon, digest = value.partition(":")
        if key[:1] in {"c", "p"} and key[1:].isascii() and key[1:].isdecimal() and len(key) < 18:
            found.append(Ticked(key, digest, request.POST.get(f"answer-{key}", "")))
    return found
