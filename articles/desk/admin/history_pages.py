"""A story's history: every save, who and what; any two compared in words; an older text taken back into the draft."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.desk import keeping, policy
from articles.desk.act_words import reason_of, words_of
from articles.desk.admin.draft_offers import compared
from articles.desk.admin.sent import number, words
from articles.desk.admin.stale_page import both_texts, say_left_out
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.comparison import compare
from articles.desk.history import LONGEST_NAME, name_save, saves_of
from articles.desk.models import Act, Article, KeptCopy, Revision
from articles.desk.rewriting import rewrite, though_removed
from articles.desk.saving import StaleCopy
from articles.desk.snapshot import Content, snapshot
from articles.desk.state import public_content
from articles.reader.models import Edition

A_PAGE = 30


def history(request: HttpRequest, story_id: str) -> HttpResponse:
    """Every save of a story, newest first, a page at a time; its acts and kept copies beside it."""
    article = story_for(request, story_id, act="read")
    page = Paginator(
        Revision.objects.filter(article=article).select_related("by").order_by("-number"), A_PAGE
    ).get_page(request.GET.get("page"))
    context = {
        "title": _("History"),
        "article": article,
        "page": page,
        "saves": saves_of(article, list(page.object_list)),
        "longest_name": LONGEST_NAME,
        "is_live": Edition.objects.filter(working_copy=article).exists(),
        "acts": [
            (words_of(act.verb), act, reason_of(act))
            for act in Act.objects.filter(article=article).select_related("by")[:100]
        ],
        "kept_copies": KeptCopy.objects.filter(article=article).select_related("by")[:20],
        "may_edit": policy.may(request.user, "edit", article),
    }
    return desk_page(request, "history.html", context)


@require_POST
def name_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """A save has a name from now on, or none any more."""
    article = story_for(request, story_id, act="edit")
    save, name = number(request.POST.get("number")), " ".join(words(request.POST.get("name")).split())
    if not name_save(article, save, name=name, by=person_of(request)):
        raise Http404
    sentence = _("Save %(number)s is called “%(name)s”, and is kept for good.") if name else _("The name is off again.")
    messages.success(request, sentence % {"number": save, "name": name[:LONGEST_NAME]})
    return HttpResponseRedirect(f"{address('history', article)}#save-{save}")


@require_GET
def compare_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """Two texts of a story in words. `old` and `new` are a revision's number, `live`, `draft` or `kept-<number>`.

    `new` may be `unsaved-<number>` too: what oneself typed and never saved, beside the story as it stands.
    """
    article = story_for(request, story_id, act="read")
    frame = {"title": _("What changed"), "article": article, "may_edit": policy.may(request.user, "edit", article)}
    if (unsaved := request.GET.get("new", "")).startswith("unsaved-"):
        found = compared(request, article, draft_id=number(unsaved.removeprefix("unsaved-")))
        return desk_page(request, "compare.html", {**frame, **found})
    old, old_words = _named(article, request.GET.get("old", "live"))
    new, new_words = _named(article, request.GET.get("new", "draft"))
    saves = dict.fromkeys(number(request.GET.get(side)) for side in ("old", "new"))
    context = {
        "old_words": old_words,
        "new_words": new_words,
        "changes": compare(old, new),
        "restorable": [save for save in saves if save not in {0, article.version}],
    }
    return desk_page(request, "compare.html", {**frame, **context})


def _named(article: Article, name: str) -> tuple[Content, str]:
    """A content of this story by its name, and what to call it. Raises Http404 for what is not this story's."""
    if name == "draft":
        return snapshot(article), _("the draft")
    if name == "live":
        public = public_content(article, edition=Edition.objects.filter(working_copy=article).first())
        if public is None:
            raise Http404
        return public, _("what readers have")
    if name.startswith("kept-"):
        kept = KeptCopy.objects.filter(article=article, pk=number(name[5:])).select_related("by").first()
        if kept is None:
            raise Http404
        return keeping.content_of_kept(kept), _("the kept text of %(who)s") % {
            "who": (kept.by.get_full_name() or kept.by) if kept.by else _("somebody")
        }
    content = keeping.content_at(article, number(name))
    if content is None:
        raise Http404
    return content, _("save %(number)s") % {"number": name}


@require_POST
def restore(request: HttpRequest, story_id: int) -> HttpResponse:
    """An older text is the draft again, as a new save. What readers have does not move."""
    article = story_for(request, story_id, act="edit")
    name = request.POST.get("text", "")
    content, words = _named(article, name)
    based_on = number(request.POST.get("version")) or article.version
    try:
        label = _("Restored: %(text)s") % {"text": words}
        revision = though_removed(
            lambda: rewrite(article, content=content, by=person_of(request), based_on=based_on, label=label)
        )
    except StaleCopy as stale:
        return both_texts(request, article, stale=stale, mine=content, based_on=based_on)
    messages.success(request, _("The draft is %(text)s again. Readers have what they had.") % {"text": words})
    say_left_out(request, content, kept=revision.content)
    return HttpResponseRedirect(address("change", article))
