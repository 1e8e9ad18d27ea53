"""The page of a guest: one revision as it will look, for whoever has its link. It lies outside the desk, and has no cookie.

A form here is posted without a CSRF token: there is no session that another site could ride on. Who may post is whoever
knows the address, whose token no other site can know; it goes out in no referrer either.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles import publishing
from articles.desk.guest_words import passages_of, say, with_marks
from articles.desk.models import ReviewLink
from articles.desk.reviewing import LONGEST_NAME, LONGEST_TEXT, NotTaken, decide, open_link
from articles.desk.survivors import with_survivors
from articles.reader.story import story_context
from delivery.content_policy import PUBLIC
from delivery.pages import the_outlet

LARGEST_POST = 128 * 1024  # a comment and a reason of the longest, in any script
_CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: None}


def for_guests(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page of an open link; for every other token, whatever became of it, one and the same answer."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        outlet = the_outlet(request)
        with timezone.override(outlet.zone), translation.override(outlet.language):
            link = open_link(token)
            response = view(request, token, link) if link else _ended(request, typed=_typed(request))
        return _unseen(response)

    return answer


def _unseen(response: HttpResponse) -> HttpResponse:
    """In no index and no cache, and no other site is told the address."""
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Content-Security-Policy"] = PUBLIC
    return response


@for_guests
def guest_page(request: HttpRequest, token: str, link: ReviewLink) -> HttpResponse:
    """The story as it will look, what was said by this link, and the forms to say and to decide."""
    if request.method != "POST":
        return _page(request, link)
    if _is_too_large(request):
        return _page(request, link, refusal=_("That is too long to be sent."), status=413)
    sent = _sent(request)
    try:
        if sent["do"] == "comment":
            say(link, name=sent["name"], text=sent["text"], key=sent["about"])
            return HttpResponseRedirect(f"{reverse('review', args=[token])}?said=1#said")
        decide(link, kind=sent["do"], name=sent["name"], reason=sent["reason"])
    except NotTaken as refused:
        return _page(request, link, refusal=str(refused), sent=sent, status=422)
    return HttpResponseRedirect(reverse("review_thanks", args=[token]))


@for_guests
def thanks_page(request: HttpRequest, token: str, link: ReviewLink) -> HttpResponse:
    """The last decision by this link, as it was kept."""
    context = {"verdict": link.verdicts.last(), "back": reverse("review", args=[token])}
    return _rendered(request, "review/thanks.html", context)


def _page(
    request: HttpRequest,
    link: ReviewLink,
    *,
    refusal: str = "",
    sent: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    content = with_survivors(link.revision.content)
    edition = publishing.prepare(link.article, content=content, number=link.revision.number)
    edition.body = with_marks(
        edition.body,
        mark=format_html('<a class="review-mark" id="{{key}}" href="?about={{key}}#say">{}</a>', _("Comment")),
    )
    context = {
        **story_context(edition),
        "link": link,
        "passages": passages_of(content),
        "about": (sent or {}).get("about") or request.GET.get("about", ""),
        "sent": sent or {"name": link.guest},
        "refusal": refusal,
        "comments": list(link.comments.all()),
        "verdict": link.verdicts.last(),
        "was_said": "said" in request.GET and not sent,
        "longest": {"text": LONGEST_TEXT, "name": LONGEST_NAME},
    }
    return _rendered(request, "review/story.html", context, status=status)


def _is_too_large(request: HttpRequest) -> bool:
    return int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_POST


def _sent(request: HttpRequest) -> dict[str, str]:
    """What was typed; a new line counts as one character, as it does in the browser that limits the field."""
    posted = {name: request.POST.get(name, "") for name in ("do", "name", "text", "about", "reason")}
    return {name: words.replace("\r\n", "\n").translate(_CONTROL) for name, words in posted.items()}


def _typed(request: HttpRequest) -> str:
    """The words of a comment or a decision that nobody takes any more, as long as one that would be taken."""
    if request.method != "POST" or _is_too_large(request):
        return ""
    sent = _sent(request)
    return "\n\n".join(words[:LONGEST_TEXT] for words in (sent["text"].strip(), sent["reason"].strip()) if words)


def _ended(request: HttpRequest, *, typed: str) -> HttpResponse:
    return _rendered(request, "review/ended.html", {"typed": typed}, status=404)


def _rendered(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    whole = {"outlet": the_outlet(request), "now": timezone.now(), **context}
    return HttpResponse(render_to_string(template, whole, request=request), status=status)
