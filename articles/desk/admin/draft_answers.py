"""What the story's page asks as one types: keep these words, drop those, who else is here. Answers are JSON, for its scripts."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.desk import personal_drafts, presences
from articles.desk.admin.draft_offers import Offer, offer_of
from articles.desk.admin.sent import words
from articles.desk.admin.story_access import address, person_of, story_for
from articles.desk.draft_rows import PersonalDraft

MOST = 2_147_483_647  # what a column of whole numbers holds
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Sent:
    """What a script sent, each value of the kind that it must be."""

    window: str
    who: int
    turn: int
    based_on: int
    last_act: int
    age_seconds: int
    field: str
    is_writing: bool
    is_leaving: bool
    is_left: bool
    fields: list[tuple[str, str]]
    taken_up: list[str]


def who_is_here(view: View) -> View:
    """For scripts alone: somebody without a login is told so with a 401, where a page would lead to the login."""

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not admin.site.has_permission(request):
            return _refused(_("You are signed out. Sign in again, then go on."), status=401)
        return view(request, *args, **kwargs)

    return answered


@require_GET
def whoami(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the token with which a page that was open before may go on. Writes nothing."""
    name = presences.short_name(person_of(request))
    return JsonResponse({"who": request.user.pk, "name": name, "token": get_token(request)})


@require_POST
def keep(request: HttpRequest, story_id: int | None = None) -> HttpResponse:
    """Keeps what one window holds; answers the moment and the turn that are kept."""
    article = story_for(request, story_id, act="edit") if story_id else None
    if article is None and not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    try:
        sent = _sent(request)
    except RequestDataTooBig:
        return _refused(_("This is too long to be kept as you type. Save it yourself."), status=413)
    if sent.who != request.user.pk:
        return _refused(_("Somebody else is signed in here. Sign in as yourself, then go on."), status=401)
    try:
        draft = personal_drafts.keep_draft(
            article,
            by=person_of(request),
            window=sent.window,
            based_on=sent.based_on,
            turn=sent.turn,
            fields=sent.fields,
            at=timezone.now() - timedelta(seconds=sent.age_seconds),
            taken_up=sent.taken_up,
        )
    except personal_drafts.UnfitDraft as unfit:
        return _refused(str(unfit), status=413)
    # Of what another window left in the browser, the page that found it asks whether it is to be put back.
    offer = offer_of(request, article, draft) if sent.is_left else None
    return JsonResponse(_kept(draft, offer=offer))


def _kept(draft: PersonalDraft, *, offer: Offer | None) -> dict[str, Any]:
    at = timezone.localtime(draft.saved_at)
    clock = {"saved_at": at.isoformat(), "clock": date_format(at, "H:i:s"), "time": date_format(at, "H:i")}
    asked = {"is_open": offer.is_open, "compare": offer.compare_url} if offer else None
    return {"id": draft.pk, "turn": draft.turn, **clock, "offer": asked}


@require_POST
def drop(request: HttpRequest, story_id: int | None = None) -> HttpResponse:
    """Drops the words of one window that its writer no longer wants, and shows the story, or the home that named them."""
    article = story_for(request, story_id, act="read") if story_id else None
    personal_drafts.drop(by=person_of(request), windows=[words(request.POST.get("window"))])
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({})
    if request.POST.get("back") == "home":
        return HttpResponseRedirect(reverse("admin:index"))
    return HttpResponseRedirect(address("change", article) if article else reverse("admin:articles_article_add"))


@require_POST
def beat(request: HttpRequest, story_id: int) -> HttpResponse:
    """This window is here; answers who else is, and what was done since the story was opened."""
    article = story_for(request, story_id, act="edit")
    sent, who = _sent(request), person_of(request)
    if not sent.window:
        return _refused(_("This window has no name. Load the page again."), status=400)
    if sent.is_leaving:
        presences.leave(article, who=who, window=sent.window)
        return JsonResponse({})
    presences.beat(article, who=who, window=sent.window, field=sent.field, is_writing=sent.is_writing)
    return JsonResponse(
        {
            "version": article.version,
            "others": presences.others_words(article, who=who, window=sent.window),
            "saved": presences.done_since(article, version=sent.based_on, act=sent.last_act, who=who),
        }
    )


def _sent(request: HttpRequest) -> Sent:
    """Nonsense is taken for nothing. Raises RequestDataTooBig"""
    try:
        read = json.loads(request.body)
    except ValueError:
        read = {}
    said: dict[str, Any] = read if isinstance(read, dict) else {}
    return Sent(
        window=_word(said.get("window"))[:36],
        who=_whole(said.get("who")),
        turn=_whole(said.get("turn")),
        based_on=_whole(said.get("based_on")),
        last_act=_whole(said.get("last_act")),
        age_seconds=min(_whole(said.get("age")), personal_drafts.KEPT_DAYS * 86_400),
        field=_word(said.get("field")),
        is_writing=said.get("writing") is True,
        is_leaving=said.get("leaving") is True,
        is_left=said.get("left") is True,
        fields=[(_word(each[0]), _word(each[1])) for each in _list(said.get("fields")) if _is_pair(each)],
        taken_up=[_word(each)[:36] for each in _list(said.get("taken_up"))],
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2


def _word(value: Any) -> str:
    """Words that a database can keep: no half of a pair of surrogates, no control characters."""
    return words(value.encode("utf-8", "replace").decode()) if isinstance(value, str) else ""


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST else 0


def addresses() -> list[URLPattern]:
    """Where a story's page asks; what has no story's number is of a story that was never saved."""
    return [
        path("whoami/", who_is_here(whoami), name="articles_article_whoami"),
        path("draft/", who_is_here(keep), name="articles_article_new_draft"),
        path("draft/drop/", who_is_here(drop), name="articles_article_new_draft_drop"),
        path("<int:story_id>/draft/", who_is_here(keep), name="articles_article_draft"),
        path("<int:story_id>/draft/drop/", who_is_here(drop), name="articles_article_draft_drop"),
        path("<int:story_id>/presence/", who_is_here(beat), name="articles_article_presence"),
    ]


def _refused(sentence: str, *, status: int) -> HttpResponse:
    return JsonResponse({"sentence": sentence}, status=status)
