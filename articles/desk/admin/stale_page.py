"""Two people saved the same story: both texts side by side, and the second decides, field by field. Nothing is lost."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.desk import keeping
from articles.desk.admin.sent import number
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.models import Article, KeptCopy
from articles.desk.rewriting import rewrite
from articles.desk.saving import StaleCopy
from articles.desk.snapshot import Content


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
    context = {
        "title": _("Somebody saved before you"),
        "article": article,
        "theirs": theirs,
        "kept": kept,
        "is_my_own": theirs.by_id == request.user.pk,
        "sentence": str(stale),
        "choices": keeping.choices(theirs=theirs.content, mine=mine, base=keeping.content_at(article, based_on)),
        "settle_url": address("settle", article),
    }
    return desk_page(request, "stale.html", context, status=409)


@require_POST
def settle(request: HttpRequest, story_id: int) -> HttpResponse:
    """Saves what was chosen of both texts, over theirs knowingly; theirs stays a revision, mine a kept copy."""
    article = story_for(request, story_id, act="edit")
    kept = get_object_or_404(KeptCopy, pk=number(request.POST.get("kept")), article=article, by=person_of(request))
    version = number(request.POST.get("version"))
    theirs = keeping.content_at(article, version)
    if theirs is None:
        return HttpResponseRedirect(address("change", article))
    content = keeping.mixed(theirs=theirs, mine=keeping.content_of_kept(kept), chosen=request.POST)
    errands = keeping.errands_of_kept(kept)
    for name, value in errands.items():
        setattr(article, name, value)
    try:
        rewrite(article, content=content, by=person_of(request), based_on=version, label=_("Settled"))
    except StaleCopy as stale:
        return both_texts(request, article, stale=stale, mine=content, based_on=version, errands=errands)
    messages.success(request, _("Saved. Both texts stay in the story's history."))
    return HttpResponseRedirect(address("change", article))
