"""*Paste a story*: a text comes in, each paragraph is marked, one click mends a mark, and a draft is made of it."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body import UnfitBody
from articles.desk import policy
from articles.desk.admin.story_access import address
from articles.desk.models import Article
from articles.desk.pasting import Mark, Reading, Rules, read_page
from articles.desk.pasting.by_rules import drafts_by_rules, told_of
from articles.desk.pasting.drafting import UnfitStory, drafts_from
from articles.desk.pasting.known_rules import rules_in_force
from articles.desk.pasting.score import COLUMNS, OTHER_MARKS, WORDS, draft_view, marks_in, rows_of
from articles.desk.rewriting import though_removed
from media.supplier_trying import sources_in_force

MOST_CHARACTERS = 1_000_000
MOST_LINES = 20_000


def paste_page(request: HttpRequest) -> HttpResponse:
    """The screen, its score once there is a text, and the drafts when they are asked for. A GET writes nothing."""
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    text = request.POST.get("text", "")
    fault = _fault_of(text) if request.method == "POST" else ""
    if request.method != "POST" or fault or "again" in request.POST:
        return _page(request, {"text": text, "fault": fault}, status=422 if fault else 200)
    rules = rules_in_force()
    forced = {**marks_in(request.POST.dict()), **_joined_in(request)}
    reading = read_page(text, rules=rules, marks=forced)
    if "make" in request.POST and reading.stories:
        try:
            return _made(request, reading)
        except (UnfitStory, UnfitBody) as unfit:
            fault = str(unfit)
    is_by_rules = bool(request.POST.get("by_rules"))
    score = {"text": text, "fault": fault, "by_rules": is_by_rules, **_score(reading, rules=rules, forced=forced)}
    return _page(request, score, status=422 if fault else 200)


def _fault_of(text: str) -> str:
    if not text.strip():
        return _("There is no text yet. Paste the story into the field, then press “Read it”.")
    if len(text) > MOST_CHARACTERS:
        return _("The text is longer than a million characters. Paste fewer stories at a time.")
    if text.count("\n") > MOST_LINES:
        return _("The text has more than 20,000 lines. Paste fewer stories at a time.")
    return ""


def _joined_in(request: HttpRequest) -> dict[int, Mark]:
    number = request.POST.get("join", "")
    return {int(number): Mark.JOINED} if number.isdecimal() else {}


def _score(reading: Reading, *, rules: Rules, forced: dict[int, Mark]) -> dict[str, object]:
    told = partial(told_of, in_force=sources_in_force())
    drafts = [draft_view(story, rules=rules, told=told) for story in reading.stories]
    return {
        "rows": rows_of(reading),
        "columns": [(str(mark), WORDS[mark]) for mark in COLUMNS],
        "other_marks": [(str(mark), WORDS[mark]) for mark in OTHER_MARKS],
        "forced": [(number, str(mark)) for number, mark in forced.items()],
        "drafts": drafts,
        "word_count": sum(draft.words for draft in drafts),
        "has_an_offer": any(draft.has_an_offer for draft in drafts),
        "caption_count": sum(len(draft.story.captions) for draft in drafts),
    }


def _made(request: HttpRequest, reading: Reading) -> HttpResponse:
    """The drafts of all stories in the text, in one transaction; where one is there already, it is opened instead."""
    may_add_section = request.user.has_perm("articles.add_section")
    make = drafts_by_rules if request.POST.get("by_rules") else drafts_from
    made = though_removed(partial(make, reading.stories, by=request.user, make_sections=may_add_section))
    new = [draft for draft in made if draft.is_new]
    if new:
        said = ngettext("The draft is made.", "%(n)s drafts are made.", len(new)) % {"n": len(new)}
        messages.success(request, said)
    for draft in made:
        if not draft.is_new:
            messages.warning(request, _already_there(request, draft.article))
    if len(made) == 1 and policy.may(request.user, "read", made[0].article):
        return HttpResponseRedirect(address("change", made[0].article))
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def _already_there(request: HttpRequest, article: Article) -> str:
    """That the story is on the desk; its headline only to whoever may read it there."""
    if policy.may(request.user, "read", article):
        return _("“%(headline)s” is there already; nothing was changed.") % {"headline": article}
    return _("This story is on the desk already, as the draft of somebody else; nothing was changed. Ask an editor.")


def _page(request: HttpRequest, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    request.current_app = admin.site.name
    whole = {**admin.site.each_context(request), "title": _("Paste a story"), "opts": Article._meta, **context}
    return TemplateResponse(request, "admin/articles/paste.html", whole, status=status)
