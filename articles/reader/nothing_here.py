"""The pages for an address at which nothing stands: they say so, and lead on to search and to the newest stories."""

from django.http import HttpRequest, HttpResponse

from articles.reader.lists import list_page
from delivery.pages import page

NEWEST = 5


def not_found(request: HttpRequest) -> HttpResponse:
    """The 404 page. Cost: two queries."""
    return _nothing_here(request, "404.html", status=404)


def gone(request: HttpRequest) -> HttpResponse:
    """The 410 page, for a story that was withdrawn. Cost: two queries."""
    return _nothing_here(request, "410.html", status=410)


def _nothing_here(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    newest = list_page("site", before=None, size=NEWEST).editions
    return page(request, template, {"newest": newest}, keys={"list:site"}, status=status)
