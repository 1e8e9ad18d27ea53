"""The saved views of the list of stories: where one is kept, and the page on which they are named, shown and ordered."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.desk import policy, saved_views
from articles.desk.admin.sent import words
from articles.desk.admin.stories_views import all_offered, asked, lost, query_of
from articles.desk.admin.story_access import desk_page, person_of
from articles.desk.home.asks import name_of
from articles.desk.models import SavedView
from articles.desk.saved_views import NameTaken, NotKept


def views_page(request: HttpRequest) -> HttpResponse:
    """The views that this person sees, and what can be done to each; a post keeps a new one."""
    if not request.user.has_perm(policy.VIEW):
        raise PermissionDenied
    return _keep(request) if request.method == "POST" else _all_views(request)


@require_POST
def view_page(request: HttpRequest, view_id: int) -> HttpResponse:
    """Does one thing to one view: theirs, or one of another that is shown to everybody and is to be taken down."""
    view = SavedView.objects.select_related("who").filter(pk=view_id).first()
    if view is None or not (view.is_shared or view.who_id == request.user.pk):
        raise Http404
    act = request.POST.get("act", "")
    if not policy.may_change_view(request.user, act, view):
        raise PermissionDenied
    try:
        said = ACTS[act](view, request) if act in ACTS else _("Nothing was done: press one of the view's own buttons.")
    except NotKept as refusal:
        return _all_views(request, refused=(view.pk, words(request.POST.get("name")), str(refusal)))
    if said:
        messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_article_views"))


def _keep(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    name, query = words(request.POST.get("name")), words(request.POST.get("query"))
    is_shared = bool(request.POST.get("shared")) and policy.may_share_views(person)
    try:
        if "instead" in request.POST and (taken := saved_views.of_name(name, by=person)):
            saved_views.aim(taken, query=query)
            view = taken
        else:
            view = saved_views.keep(query, name=name, by=person, is_shared=is_shared)
    except NotKept as refusal:
        context = {
            "title": _("Save this view"),
            "name": name,
            "query": saved_views.cleaned(query),
            "is_shared": is_shared,
            "refusal": str(refusal),
            "is_taken": isinstance(refusal, NameTaken),
            "may_share": policy.may_share_views(person),
        }
        return desk_page(request, "save_view.html", context)
    messages.success(request, _("“%(view)s” stands over your list of stories now.") % {"view": view})
    return HttpResponseRedirect(f"{reverse('admin:articles_article_changelist')}?{view.query}")


def _all_views(request: HttpRequest, *, refused: tuple[int, str, str] = (0, "", "")) -> HttpResponse:
    """Takes  refused: the number of the view that could not be renamed, the name that was typed, and why not"""
    offered = all_offered(request)
    number, typed, refusal = refused
    rows = [
        {
            "view": view,
            "query": query_of(view),
            "asked": asked(view, offered=offered),
            "lost": lost(view, offered=offered),
            "is_own": view.who_id == request.user.pk,
            "whose": name_of(view.who),
            "name": typed if view.pk == number else view.name,
            "refusal": refusal if view.pk == number else "",
        }
        for view in saved_views.seen_by(request.user)
    ]
    context = {
        "title": _("Saved views"),
        "own": [row for row in rows if row["is_own"]],
        "others": [row for row in rows if not row["is_own"]],
        "may_share": policy.may_share_views(request.user),
    }
    return desk_page(request, "views.html", context)


def _rename(view: SavedView, request: HttpRequest) -> str:
    saved_views.rename(view, name=words(request.POST.get("name")))
    return _("The view is named “%(view)s” now.") % {"view": view}


def _share(view: SavedView, request: HttpRequest) -> str:
    saved_views.share(view)
    return _("“%(view)s” stands over everybody's list now. Each sees in it what they may see.") % {"view": view}


def _unshare(view: SavedView, request: HttpRequest) -> str:
    saved_views.keep_to_its_owner(view)
    return _("“%(view)s” stands over the list of %(who)s alone now.") % {"view": view, "who": name_of(view.who)}


def _open_with(view: SavedView, request: HttpRequest) -> str:
    saved_views.open_with(view)
    return _("Stories begins with “%(view)s” for you now.") % {"view": view}


def _open_with_all(view: SavedView, request: HttpRequest) -> str:
    saved_views.open_with_all(view.who)
    return _("Stories begins with the whole list for you now.")


def _back(view: SavedView, request: HttpRequest) -> str:
    saved_views.move(view, steps=-1)
    return ""


def _on(view: SavedView, request: HttpRequest) -> str:
    saved_views.move(view, steps=1)
    return ""


def _delete(view: SavedView, request: HttpRequest) -> str:
    view.delete()
    return _("“%(view)s” is deleted. The stories in it are as they were.") % {"view": view}


ACTS: dict[str, Callable[[SavedView, HttpRequest], str]] = {
    "rename": _rename,
    "share": _share,
    "unshare": _unshare,
    "open": _open_with,
    "open-all": _open_with_all,
    "back": _back,
    "on": _on,
    "delete": _delete,
}
