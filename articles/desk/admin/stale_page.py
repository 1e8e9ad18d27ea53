"""Two people changed one place of a story: both texts side by side, and the second decides, place by place. Nothing is lost."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.desk import keeping, merging, personal_drafts
from articles.desk.admin.sent import number
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.models import Article, KeptCopy, Revision
from articles.desk.rewriting import left_out, though_removed
from articles.desk.saving import StaleCopy
from articles.desk.snapshot import Content, changed_fields
from articles.desk.three_way import Merged


def both_texts(
    request: HttpRequest,
    article: Article,
    *,
    stale: StaleCopy,
    mine: Content,
    based_on: int,
    errands: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page that shows both, after a save that came second.

    Writes  one KeptCopy: closing the page loses nothing
    """
    kept = keeping.keep(article, mine=mine, errands=errands or {}, by=person_of(request), based_on=based_on)
    theirs = stale.theirs
    # As they left it, without what was typed here
    article = Article.objects.select_related("section").get(pk=article.pk)
    merged = merging.merge_onto(theirs, mine=mine, based_on=based_on)
    context = {
        "title": _("Somebody saved before you"),
        "article": article,
        "theirs": theirs,
        "kept": kept,
        "windows": request.POST.getlist("window"),
        "is_my_own": theirs.by_id == request.user.pk,
        "sentence": str(stale),
        "choices": merging.choices(merged, theirs=theirs.content),
        "merged_fields": merging.field_words(_merged_fields(merged, mine=mine, theirs=theirs.content)),
        "settle_url": address("settle", article),
    }
    return desk_page(request, "stale.html", context, status=409)


def say_left_out(request: HttpRequest, wanted: Content, *, kept: Content) -> None:
    """Tells what these words named and is gone: the text is saved without it."""
    for sentence in left_out(wanted, kept=kept):
        messages.warning(request, sentence)


def _merged_fields(merged: Merged, *, mine: Content, theirs: Content) -> list[str]:
    """The fields that are put together without anybody having to choose."""
    asked = {collision.field for collision in merged.collisions}
    return [name for name in changed_fields(theirs, mine) if name not in asked]


@require_POST
def settle(request: HttpRequest, story_id: int) -> HttpResponse:
    """Saves what was chosen of both texts. What was not chosen stays as a named revision, mine as a kept copy besides."""
    article = story_for(request, story_id, act="edit")
    kept = get_object_or_404(KeptCopy, pk=number(request.POST.get("kept")), article=article, by=person_of(request))
    theirs = Revision.objects.filter(article=article, number=number(request.POST.get("version"))).first()
    if theirs is None:
        return HttpResponseRedirect(address("change", article))
    mine = keeping.content_of_kept(kept)
    merged = merging.merge_onto(theirs, mine=mine, based_on=kept.based_on)
    chosen = {
        name.removeprefix("keep-"): str(whose) for name, whose in request.POST.items() if name.startswith("keep-")
    }
    errands = keeping.errands_of_kept(kept)
    for name, value in errands.items():
        setattr(article, name, value)

    def settled() -> Revision:
        with transaction.atomic():
            revision = merging.settle(
                article, merged=merged, chosen=chosen, mine=mine, theirs=theirs, by=person_of(request)
            )
            personal_drafts.drop(by=person_of(request), windows=request.POST.getlist("window"))
            return revision

    try:
        revision = though_removed(settled)
    except StaleCopy as stale:
        content = merged.settled(chosen)
        return both_texts(request, article, stale=stale, mine=content, based_on=theirs.number, errands=errands)
    messages.success(request, _("Saved. Both texts stay in the story's history."))
    say_left_out(request, merged.settled(chosen), kept=revision.content)
    return HttpResponseRedirect(address("change", article))
