"""The preview: the working copy through the readers' own template, for who may read it on the desk. It writes nothing."""

import re

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_GET

from articles import publishing
from articles.desk.admin.story_access import address, story_for
from articles.desk.models import Article
from articles.desk.state import state_of
from articles.reader.story import TEMPLATE
from articles.reader.views import story_page_context
from delivery.content_policy import PUBLIC
from delivery.pages import the_outlet

_BODY = re.compile(r"<body[^>]*>")


@require_GET
def preview_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """The story as it stands in the draft, as readers would see it, under a thin bar that says so."""
    article = story_for(request, story_id, act="read")
    html = _BODY.sub(lambda found: found[0] + _bar(request, article), readers_page(request, article), count=1)
    response = HttpResponse(html)
    response.headers["Content-Security-Policy"] = PUBLIC
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    add_never_cache_headers(response)
    return response


def readers_page(request: HttpRequest, article: Article) -> str:
    """The page that readers would have of this working copy now."""
    outlet = the_outlet(request)
    with timezone.override(outlet.zone):
        story = story_page_context(request, publishing.preview(article))
        context = {"outlet": outlet, "now": timezone.now(), **story}
        return render_to_string(TEMPLATE, context, request=request)


def _bar(request: HttpRequest, article: Article) -> str:
    context = {"article": article, "back": address("change", article), "state": state_of(article)}
    return render_to_string("admin/articles/article/_preview_bar.html", context, request=request)
