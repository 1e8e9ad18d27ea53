"""The page on which a story goes out: what will happen, what stands in the way, and a reason for each warning."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import publishing
from articles.desk import policy
from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.admin.ways_out import WayOut, ways_out
from articles.desk.admin.when_form import WhenForm
from articles.desk.admin.will_happen import will_happen
from articles.desk.models import Article
from articles.desk.saving import StaleCopy
from articles.desk.snapshot import snapshot
from articles.desk.state import public_content, state_of
from articles.reader.models import Edition
from outlet.models import Outlet


@dataclass(frozen=True)
class Warned:
    """The warnings of one code, which one reason overrides."""

    code: str
    ways: list[WayOut]
    reason: str


def publish_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """Shows what publishing would do; a POST does it, now or at an hour, through the door. A GET writes nothing."""
    article = story_for(request, story_id, act="publish")
    if request.method != "POST":
        return _shown(request, article, hour=WhenForm(article=article))
    article.version = number(request.POST.get("version"))
    hour = WhenForm(request.POST, article=article)
    if not hour.is_valid():
        return _shown(request, article, hour=hour)
    try:
        done = (
            _planned(request, article, due_at=due_at) if (due_at := hour.chosen_hour) else _published(request, article)
        )
    except publishing.NotReady as refused:
        return _shown(request, article, hour=hour, refused=refused)
    except StaleCopy as stale:
        article = story_for(request, story_id, act="publish")
        return _shown(request, article, hour=hour, stale=str(stale))
    return HttpResponseRedirect(f"{address('publish', article)}?{done}=1")


def _published(request: HttpRequest, article: Article) -> str:
    kind, note = _told_to_readers(request)
    publishing.publish(article, by=person_of(request), overrides=_reasons(request), kind=kind, note=note)
    return "out"


def _planned(request: HttpRequest, article: Article, *, due_at: datetime) -> str:
    publishing.plan_to_publish(article, due_at=due_at, by=person_of(request), reasons=_reasons(request))
    return "planned"


@require_POST
def undo(request: HttpRequest, story_id: int) -> HttpResponse:
    """Readers have again what they had before the publication of this number."""
    article = story_for(request, story_id, act="undo")
    try:
        before = publishing.undo(article, by=person_of(request), number=number(request.POST.get("number")))
    except publishing.NotReady as refused:
        messages.error(request, str(refused))
    else:
        said = (
            _("Undone. Readers have what they had before.")
            if before
            else _("Undone. Readers are told that it is gone.")
        )
        messages.success(request, said)
    return HttpResponseRedirect(address("publish", article))


def _told_to_readers(request: HttpRequest) -> tuple[str, str]:
    """What a live story goes out again for, an update unless something else is said, and the note to readers."""
    kind = request.POST.get("kind", "")
    return kind if kind in publishing.CHANGES else "update", words(request.POST.get("note"))


def _kinds(request: HttpRequest) -> list[dict[str, Any]]:
    said = {
        "fix": _("a letter, a link: readers are told nothing"),
        "update": _("the story goes on: it says when"),
        "correction": _("something was wrong: it says what"),
        "clarification": _("something could be misread: it says what"),
    }
    chosen, _note = _told_to_readers(request)
    return [
        {"value": kind.value, "label": kind.label, "words": said[kind.value], "is_chosen": kind == chosen}
        for kind in publishing.CHANGES
    ]


def _reasons(request: HttpRequest) -> dict[str, str]:
    return {key[7:]: words(str(value)) for key, value in request.POST.items() if key.startswith("reason-")}


def _shown(
    request: HttpRequest,
    article: Article,
    *,
    hour: WhenForm,
    stale: str = "",
    refused: publishing.NotReady | None = None,
) -> HttpResponse:
    edition = Edition.objects.filter(working_copy=article).select_related("section").first()
    public = public_content(article, edition=edition)
    is_out = public is not None and public == snapshot(article)
    plan = hour.plan
    found = publishing.problems_for(article, by=request.user, at=hour.looked_at)
    found += [each for each in refused.problems if each not in found] if refused else []
    links = ways_out(found, article=article)
    context = {
        "title": _("Live") if is_out else _("Publish"),
        "article": article,
        "state": state_of(article),
        "edition": edition,
        "is_out": is_out,
        "just_out": is_out and "out" in request.GET,
        "just_planned": plan is not None and "planned" in request.GET,
        "will": will_happen(article, edition=edition, person=request.user, at=hour.looked_at),
        "hour": hour,
        "place": Outlet.objects.current().place,
        "zone": f"{timezone.localtime():%Z}",
        "blockers": [each for each in links if each.problem.is_blocker],
        "warned": _warned(links, reasons=_reasons(request) or (plan.overrides if plan else {})),
        "stale": stale,
        "is_refused": refused is not None,
        "unanswered": ways_out(publishing.unanswered(article), article=article),
        "kinds": _kinds(request),
        "note": request.POST.get("note", ""),
        "undoes": _what_undo_does(edition) if edition else "",
        "may_undo": is_out and policy.may(request.user, "undo", article),
        "may_withdraw": policy.may(request.user, "withdraw", article),
    }
    status = 409 if stale else 422 if request.method == "POST" else 200
    return desk_page(request, "publish.html", context, status=status)


def _what_undo_does(edition: Edition) -> str:
    if edition.versions.count() > 1:
        return _("The version before goes out again; your draft stays as it is.")
    return _("It was never out before, so it is withdrawn; your draft stays as it is.")


def _warned(links: list[WayOut], *, reasons: dict[str, str]) -> list[Warned]:
    warnings: dict[str, list[WayOut]] = {}
    for each in links:
        if not each.problem.is_blocker:
            warnings.setdefault(each.problem.code, []).append(each)
    return [Warned(code, ways, reasons.get(code, "")) for code, ways in warnings.items()]
