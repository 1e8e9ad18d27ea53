"""Withdraw, retract, reinstate: each asks for its reason on a page of its own. And the steps before a story goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import publishing
from articles.desk import workflow
from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.models import Article
from articles.reader.models import Edition


@dataclass(frozen=True)
class Page:
    """The words of an act's page."""

    verb: str
    title: str | Promise
    what_happens: str | Promise
    button: str | Promise
    done: str | Promise
    asks_notice: bool = False


WITHDRAW = Page(
    "withdraw",
    gettext_lazy("Withdraw this story"),
    gettext_lazy(
        "The page answers that the story is gone (410), and it leaves every list, feed and search. Its text stays here."
    ),
    gettext_lazy("Withdraw"),
    gettext_lazy("Withdrawn. Readers are told that it is gone."),
)
RETRACT = Page(
    "retract",
    gettext_lazy("Retract this story"),
    gettext_lazy("The story stands where it is, and opens with your notice: that we no longer stand by it, and why."),
    gettext_lazy("Retract"),
    gettext_lazy("Retracted. The story opens with your notice."),
    asks_notice=True,
)
REINSTATE = Page(
    "reinstate",
    gettext_lazy("Take the retraction back"),
    gettext_lazy("The notice goes, and the story stands as it did before."),
    gettext_lazy("Take it back"),
    gettext_lazy("The story stands without its notice."),
)


def withdraw_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """Asks why, and takes the story away from readers."""
    return _act(request, story_id, page=WITHDRAW, do=publishing.withdraw)


def retract_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """Asks why and for the notice, and lets the story stand with it."""
    return _act(request, story_id, page=RETRACT, do=publishing.retract)


def reinstate_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """Asks why, and takes the notice off the story."""
    return _act(request, story_id, page=REINSTATE, do=publishing.reinstate)


def _act(request: HttpRequest, story_id: int, *, page: Page, do: Callable[..., Any]) -> HttpResponse:
    article = story_for(request, story_id, act=page.verb)
    edition = Edition.objects.filter(working_copy=article).first()
    refused: list[publishing.Problem] = []
    nothing = _nothing_to_do(page, edition=edition)
    if request.method == "POST" and nothing:
        messages.warning(request, nothing)
        return HttpResponseRedirect(address("change", article))
    if request.method == "POST":
        given = {"reason": words(request.POST.get("reason"))}
        if page.asks_notice:
            given["notice"] = words(request.POST.get("notice"))
        try:
            do(article, by=person_of(request), **given)
        except publishing.NotReady as not_ready:
            refused = not_ready.problems
        else:
            messages.success(request, str(page.done))
            return HttpResponseRedirect(address("change", article))
    context = {
        "title": page.title,
        "article": article,
        "page": page,
        "edition": edition,
        "nothing": nothing,
        "refused": refused,
        "reason": request.POST.get("reason", ""),
        "notice": request.POST.get("notice", article.retraction),
    }
    return desk_page(request, "act.html", context, status=422 if refused else 200)


def _nothing_to_do(page: Page, *, edition: Edition | None) -> str:
    """The sentence that says why this act would change nothing; "" where it would."""
    if edition is None:
        return _("Readers do not have this story, so there is nothing to do here.")
    if page.verb == "reinstate" and not edition.retraction:
        return _("This story is not retracted, so there is no retraction to take back.")
    return ""


STEPS: dict[str, Callable[..., None]] = {
    "review": workflow.send_to_review,
    "approve": workflow.approve,
    "send_back": workflow.send_back,
    "spike": workflow.spike,
    "unspike": workflow.unspike,
}


@require_POST
def step(request: HttpRequest, story_id: int) -> HttpResponse:
    """One step of the story's way through the desk: review, approve, send_back, spike, unspike."""
    verb = request.POST.get("verb", "")
    if verb not in STEPS:
        raise Http404
    article = story_for(request, story_id, act=verb)
    return take_step(request, article, verb=verb, reason=words(request.POST.get("reason")))


@require_POST
def plan(request: HttpRequest, story_id: int) -> HttpResponse:
    """A plan that an outage left undone: somebody says that it should still be done, or drops it."""
    article = story_for(request, story_id, act="schedule")
    act = article.scheduled_acts.filter(pk=number(request.POST.get("plan")), done_at__isnull=True).first()
    if act is None:
        messages.info(request, _("That plan is settled already."))
    elif request.POST.get("do") == "confirm":
        publishing.confirm(act, by=person_of(request))
        messages.success(request, _("It is done within seconds."))
    else:
        publishing.unschedule(article, by=person_of(request), verb=act.verb)
        messages.success(request, _("The plan is dropped. Nothing happens to the story."))
    return HttpResponseRedirect(address("publish" if request.POST.get("then") == "publish" else "change", article))


def take_step(request: HttpRequest, article: Article, *, verb: str, reason: str) -> HttpResponse:
    """Takes the step and says so, or says why not; then shows the story. The caller has asked the policy."""
    try:
        STEPS[verb](article, by=person_of(request), reason=reason)
    except workflow.NotThisWay as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Done: the story is “%(state)s”.") % {"state": article.get_status_display()})
    return HttpResponseRedirect(address("change", article))
