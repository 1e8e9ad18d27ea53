"""Public pages: what each was made from, how long it may be kept, and when a reader's copy is still good."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from delivery.models import Change
from outlet.models import Outlet

MAX_AGE_SECONDS = 60


def depends_on(request: HttpRequest, *keys: str) -> None:
    """Declare what this page is made from; a change of any of these keys makes it stale."""
    declared: set[str] = request.__dict__.setdefault("page_keys", set())
    declared.update(keys)


def the_outlet(request: HttpRequest) -> Outlet:
    """The outlet as this request sees it, with the last public change as `changed_id` and `changed_at`: one query a request."""
    found: Outlet | None = request.__dict__.get("outlet")
    if found is None:
        newest = Change.objects.order_by("-pk")[:1]
        noted = Outlet.objects.annotate(
            changed_at=Subquery(newest.values("at")), changed_id=Coalesce(Subquery(newest.values("pk")), 0)
        )
        found = noted.first() or Outlet.objects.current()
        request.__dict__["outlet"] = found
    return found


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    keys: Iterable[str] = (),
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
) -> HttpResponse:
    """A public page, in the outlet's zone and language, with its keys, its validators and its 304.

    Takes   keys: what it was made from, besides the masthead
    Cost    one query, for the outlet
    """
    outlet = the_outlet(request)
    depends_on(request, "masthead", *keys)
    with timezone.override(outlet.zone), translation.override(outlet.language):
        html = render_to_string(template, {"outlet": outlet, "now": timezone.now(), **context}, request=request)
    return with_validators(request, HttpResponse(html, content_type=content_type, status=status))


def with_validators(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The response with Surrogate-Key, ETag, Last-Modified and Cache-Control, or the 304 that it may be.

    Source  RFC 9110 §8.8 and §13; a page's age is that of the last public change, or of the minute, since it prints ages
    """
    keys: set[str] = request.__dict__.get("page_keys", set())
    # A header is ASCII: a key with letters of another script goes out as an address does.
    response.headers["Surrogate-Key"] = " ".join(quote(key, safe=":/") for key in sorted(keys))
    patch_cache_control(response, public=True, max_age=MAX_AGE_SECONDS)
    if response.status_code != 200:
        return response
    etag = quote_etag(hashlib.blake2b(response.content, digest_size=12).hexdigest())
    response.headers["ETag"] = etag
    modified = last_modified(the_outlet(request))
    response.headers["Last-Modified"] = http_date(modified.timestamp())
    answer = get_conditional_response(request, etag=etag, last_modified=int(modified.timestamp()), response=response)
    return answer or response


def last_modified(outlet: Outlet) -> datetime:
    """When a page could last have changed: at the last public change, the outlet's own, or this minute's beginning."""
    minute = timezone.now().replace(second=0, microsecond=0)
    known = [moment for moment in (getattr(outlet, "changed_at", None), outlet.modified_at, minute) if moment]
    return max(known)
