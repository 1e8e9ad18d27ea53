"""After a 404, and only then: an address that was public leads on to where its story, section or person stands now."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.encoding import escape_uri_path

from articles.reader.models import OldAddress
from articles.reader.nothing_here import gone, not_found
from delivery.pages import depends_on, with_validators

LONGEST = 400
_ADDRESS = re.compile(r"[-\w]+(?:/[-\w]+)*")
_FEED = re.compile(r"feeds/(?P<path>.+)\.xml")
_CHANGES = re.compile(r"(?P<path>.+/[0-9]{4}/[0-9]{2}/[0-9]{2}/[-\w]+)/changes")
_NEEDED = ("path", "edition__path", "edition__working_copy", "section__path", "contributor__slug")

View = Callable[..., HttpResponse]


def leads_on(view: View) -> View:
    """The view, which answers as `lead_on` does where it finds nothing."""

    @wraps(view)
    def found_or_moved(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return lead_on(request)

    return found_or_moved


def lead_on(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The answer for an address at which nothing stands: a permanent redirect, the 410 page or the 404 page.

    Takes  exception: not looked at; Django's handler404 is called with it
    Cost   one query, and those of the page that it answers
    """
    path = request.path_info.strip("/")
    feed, changes = _FEED.fullmatch(path), _CHANGES.fullmatch(path)
    asked = next((match["path"] for match in (feed, changes) if match), path)
    if len(asked) > LONGEST or not _ADDRESS.fullmatch(asked):
        return not_found(request)
    depends_on(request, f"edition:{asked}", f"address:{asked}")
    rows = OldAddress.objects.select_related("edition", "section", "contributor").only(*_NEEDED)
    old = rows.filter(path=asked).first()
    if old is None or (feed and not (old.section or old.is_gone)):
        return not_found(request)
    target = _target(old)
    if target is None:
        return gone(request)
    depends_on(request, _key(old))
    if changes:
        return _redirect(request, f"{target}changes/")
    return _redirect(request, f"/feeds{target.rstrip('/')}.xml" if feed else target)


def _target(old: OldAddress) -> str | None:
    """The path where the row leads, beginning with a single slash; None when it is gone."""
    stands = old.edition or old.section or old.contributor
    return f"/{stands.get_absolute_url().lstrip('/')}" if stands else None


def _key(old: OldAddress) -> str:
    if old.edition:
        return f"article:{old.edition.working_copy_id}"
    return f"section:{old.section_id}" if old.section_id else f"contributor:{old.contributor_id}"


def _redirect(request: HttpRequest, target: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    address = escape_uri_path(target) + (f"?{query}" if query else "")
    return with_validators(request, HttpResponsePermanentRedirect(address))
