"""What is answered when a page cannot be shown: on the desk in the desk's frame, to readers as readers know it."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import bad_request, permission_denied, server_error

from articles.reader.moved import lead_on
from newsroom.desk_only import is_desk


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404 on the desk; elsewhere what the readers' side makes of the address."""
    if not is_desk(request):
        return lead_on(request, exception)
    return _on_the_desk(request, "admin/404.html", title=_("There is no such page"), status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403 on the desk, with the sentence that came with the refusal, or saying who can help."""
    if not is_desk(request):
        return permission_denied(request, exception)
    said = str(exception)
    title = _("This was not done") if said else _("This page is not yours to open")
    return _on_the_desk(request, "admin/403.html", title=title, status=403, said=said)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400 on the desk; where the host itself is wrong, no frame can be drawn."""
    if not is_desk(request) or isinstance(exception, DisallowedHost):
        return bad_request(request, exception)
    return _on_the_desk(request, "admin/400.html", title=_("This was not taken"), status=400)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """403 for a form whose token is not this browser's: nearly always a page from before somebody signed in."""
    return _on_the_desk(request, "admin/403_form.html", title=_("This was not sent"), status=403)


def too_many(request: HttpRequest) -> HttpResponseBase:
    """429: this address tried too often; every such limit is by the minute."""
    return _on_the_desk(request, "admin/429.html", title=_("Too many attempts"), status=429)


def failed(request: HttpRequest) -> HttpResponseBase:
    """500, from a template that asks the database nothing: it may be what failed."""
    if not is_desk(request):
        return server_error(request)
    return HttpResponseServerError(render_to_string("admin/500.html"))


def _on_the_desk(request: HttpRequest, template: str, *, title: str, status: int, said: str = "") -> HttpResponse:
    context: dict[str, Any] = {**admin.site.each_context(request), "title": title, "said": said}
    return HttpResponse(render_to_string(template, context, request=request), status=status)
