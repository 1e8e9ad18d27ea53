"""A story's comments: the page that works without JavaScript, and the part of it that stands beside the text."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import talking
from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.models import Article, Comment, Notice

MOST_BESIDE = 20
LEADS_HOME = "home"


def comments_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """Open threads with their passages, then those that are done; new ones, replies, done and open again by a post."""
    article = story_for(request, story_id, act="comment")
    refusal = ""
    if request.method == "POST":
        try:
            return _taken(request, article)
        except talking.NotSaid as refused:
            refusal = str(refused)
    if request.GET.get("part") == "beside":
        context = {"article": article, "now": timezone.now(), **beside(article)}
        return render(request, "admin/articles/article/_comments.html", context)
    return desk_page(request, "comments.html", _context(request, article, refusal), status=422 if refusal else 200)


def beside(article: Article) -> dict[str, Any]:
    """What the story's page shows of its comments: the open ones. Cost: three queries at most, none for a new story."""
    if article.pk is None:
        return {"threads": [], "more_threads": 0}
    threads = talking.threads_of(article)
    return {"threads": threads[:MOST_BESIDE], "more_threads": max(0, len(threads) - MOST_BESIDE)}


def _context(request: HttpRequest, article: Article, refusal: str) -> dict[str, Any]:
    sent = request.POST if refusal else request.GET
    return {
        "title": _("Comments"),
        "article": article,
        "open_threads": talking.threads_of(article),
        "done_threads": talking.threads_of(article, done=True),
        "unseen": Notice.objects.filter(article=article, who=person_of(request), seen_at__isnull=True).count(),
        "colleagues": User.objects.filter(is_staff=True, is_active=True).order_by("first_name", "last_name")[:200],
        "refusal": refusal,
        "sent": {name: sent.get(name, "") for name in ("text", "passage", "before", "field", "tell")},
        "sent_to": number(request.POST.get("reply")),
    }


def _taken(request: HttpRequest, article: Article) -> HttpResponse:
    """Does what was posted, and leads back to where it was posted from. Raises NotSaid."""
    by = person_of(request)
    about = _one_of(article, request)
    to = address("comments", article)
    if "seen" in request.POST:
        if request.POST["seen"] == LEADS_HOME:
            to = reverse("admin:index")
    elif "done" in request.POST and about:
        talking.settle(about, by=by)
    elif "open" in request.POST and about:
        talking.reopen(about)
    else:
        made = _said(request, article, about, by=by)
        to = f"{to}#comment-{made.pk}"
    talking.seen(article, by=by)
    return HttpResponseRedirect(to)


def _said(request: HttpRequest, article: Article, about: Comment | None, *, by: User) -> Comment:
    sent = {name: words(request.POST.get(name)) for name in ("text", "passage", "before", "field", "tell")}
    if about:
        made = talking.reply(about, by=by, text=sent["text"], tell=sent["tell"])
    else:
        made = talking.comment(article, by=by, **sent)
    if names := talking.unknown_names(sent["text"]):
        said = _("Nobody at the desk is called %(names)s, so nobody was told by that.")
        messages.warning(request, said % {"names": ", ".join(f"@{name}" for name in names)})
    return made


def _one_of(article: Article, request: HttpRequest) -> Comment | None:
    """The comment that a reply, a done or an open is about; it must be one of this story's."""
    named = next((request.POST[name] for name in ("done", "open", "reply") if request.POST.get(name)), "")
    if not named:
        return None
    found = Comment.objects.select_related("article", "parent").filter(article=article, pk=number(named)).first()
    if found is None:
        raise talking.NotSaid(_("That comment is not here. Look at the list again."))
    return found
