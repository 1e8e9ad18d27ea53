"""The page on which a story is written: shows the form, and takes in what it posts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from articles.desk import personal_drafts, policy, presences
from articles.desk.admin import stale_page
from articles.desk.admin.act_pages import take_step
from articles.desk.admin.draft_offers import draft_put_back, offered_to
from articles.desk.admin.schedule_form import settle_plan
from articles.desk.admin.sent import number
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.admin.story_context import context_of
from articles.desk.admin.story_form import MOST_BYLINES
from articles.desk.admin.story_forms import Forms, as_posted, forms_of
from articles.desk.merging import Collided, field_words, save_merged
from articles.desk.models import Article
from delivery.content_policy import with_editor

# Where a button leads once the text is saved.
LEADS_TO = {"preview", "publish", "photos", "lead", "fallback", "history", "withdraw", "retract"}
PICKED_FOR = {"lead", "fallback"}


def write_page(request: HttpRequest, story_id: str | None) -> HttpResponse:
    """The story's form, for a new story without `story_id`. A GET writes nothing."""
    article = _the_story(request, story_id)
    may_edit = article.pk is None or policy.may(request.user, "edit", article)
    if request.method != "POST":
        if article.pk:  # for a page that is shown and not saved: each of these is asked for by many
            prefetch_related_objects([article], "other_sections", "tags", "bylines", "captions")
        draft = draft_put_back(request, article) if may_edit else None
        forms = forms_of(article, person=person_of(request), data=as_posted(draft) if draft else None)
        return _shown(request, forms, may_edit=may_edit, windows=[draft.window] if draft else [])
    if not may_edit:
        raise PermissionDenied
    data = _with_moved_byline(request.POST)
    forms = forms_of(article, person=person_of(request), data=data)
    if not forms.are_valid():
        return _refused(request, forms)
    try:
        return _saved(request, forms)
    except IntegrityError:
        # A section that was there when the form looked and removed before the text was kept: asked again, the form says so.
        again = forms_of(_the_story(request, story_id), person=person_of(request), data=data)
        if again.are_valid():
            raise
        return _refused(request, again)


def _the_story(request: HttpRequest, story_id: str | None) -> Article:
    return story_for(request, story_id, act="read") if story_id else _a_new_one(request)


def _refused(request: HttpRequest, forms: Forms) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"sentence": _("This cannot be saved as it stands. Press Save to see why.")}, status=400)
    return _shown(request, forms, may_edit=True, windows=_windows(request), status=422)


def _a_new_one(request: HttpRequest) -> Article:
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    return Article(kind=request.GET.get("kind") or Article.Kind.NEWS)


def _saved(request: HttpRequest, forms: Forms) -> HttpResponse:
    article = forms.story.instance
    content = forms.content
    based_on = forms.story.cleaned_data["version"]
    for name, value in forms.story.errands.items():
        setattr(article, name, value)
    try:
        with transaction.atomic():
            _revision, others = save_merged(article, mine=content, by=person_of(request), based_on=based_on)
            personal_drafts.drop(by=person_of(request), windows=_windows(request))
    except Collided as stale:
        return stale_page.both_texts(
            request, article, stale=stale, mine=content, based_on=based_on, errands=forms.story.errands
        )
    if others:
        messages.info(request, _("Saved. Put together with what others saved meanwhile: %s.") % field_words(others))
    if not settle_plan(request, forms.plan, article=article):
        return HttpResponseRedirect(f"{address('change', article)}#schedule")
    return _onwards(request, article)


def _onwards(request: HttpRequest, article: Article) -> HttpResponse:
    if _wants_json(request):
        here = address("change", article)
        return JsonResponse({"version": article.version, "id": article.pk, "address": here})
    leads_to = request.POST.get("then", "")
    if leads_to == "review" and policy.may(request.user, "review", article):
        return take_step(request, article, verb="review", reason=article.note)
    if leads_to in LEADS_TO:
        if leads_to in PICKED_FOR:
            return HttpResponseRedirect(f"{address('photos', article)}?use={leads_to}")
        return HttpResponseRedirect(address(leads_to, article))
    return HttpResponseRedirect(address("change", article))


def _shown(
    request: HttpRequest, forms: Forms, *, may_edit: bool, windows: list[str], status: int = 200
) -> HttpResponse:
    context = context_of(request, forms.story, forms.bylines, forms.plan, may_edit=may_edit)
    if may_edit:
        context |= {"windows": windows, "unsaved": offered_to(request, forms, windows=windows)}
        context["refused"] = forms.refused if status == 422 else []
        context["last_act"] = presences.last_act(forms.story.instance) if forms.story.instance.pk else 0
    template = "change_form.html" if may_edit else "read_only.html"
    return with_editor(desk_page(request, template, context, status=status))


def _windows(request: HttpRequest) -> list[str]:
    """The windows whose words this form holds: its own, and those that were put back into it."""
    return [window for window in request.POST.getlist("window") if window][:20]


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _with_moved_byline(posted: Any) -> Any:
    """What was posted, with one byline a place further up or down where such a button was pressed."""
    move = str(posted.get("move", ""))
    index, _dash, way = move.partition("-")
    if way not in {"up", "down"}:
        return posted
    data = posted.copy()
    total = min(number(data.get("bylines-TOTAL_FORMS")), MOST_BYLINES)
    order = sorted(range(total), key=lambda n: number(data.get(f"bylines-{n}-ORDER")) or 10_000 + n)
    here = order.index(number(index)) if number(index) in order else -1
    there = here + (1 if way == "down" else -1)
    if here >= 0 and 0 <= there < total:
        order[here], order[there] = order[there], order[here]
        for place, n in enumerate(order, start=1):
            data[f"bylines-{n}-ORDER"] = str(place)
    return data
