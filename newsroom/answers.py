"""What is answered when a page cannot be shown: on the desk in the desk's frame, to readers as readers know it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.defaults import permission_denied, server_error

from articles.reader.moved import lead_on
from newsroom.desk_only import is_desk


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404 on the desk; elsewhere what the readers' side makes of the address."""
    if not is_desk(request):
        return lead_on(request, exception)
    return _on_the_desk(request, "admin/404.html", title=_("There is no such page"), status=404)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403 on the desk, saying who can help."""
    if not is_desk(request):
        return permission_denied(request, exception)
    return _on_the_desk(request, "admin/403.html", title=_("This page is not yours to open"), status=403)


def too_many(request: HttpRequest) -> HttpResponseBase:
    """429: this address tried too often; every such limit is by the minute."""
    return _on_the_desk(request, "admin/429.html", title=_("Too many attempts"), status=429)


def failed(request: HttpRequest) -> HttpResponseBase:
    """500, from a template that asks the database nothing: it may be what failed."""
    if not is_desk(request):
        return server_error(request)
    return HttpResponseServerError(render_to_string("admin/500.html"))


def _on_the_desk(request: HttpRequest, template: str, *, title: str, status: int) -> HttpResponse:
    context: dict[str, Any] = {**admin.site.each_context(request), "title": title}
    return HttpResponse(render_to_string(template, context, request=request), status=status)
