"""The desk: Django's admin site, with the newsroom's own home, rail, search and words."""

from http import HTTPStatus
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.reader.look import look_address
from delivery.pages import the_outlet
from newsroom import login_sessions
from newsroom.rail import address_of, rail_of, role_of


class DeskSite(admin.AdminSite):
    site_url = "/"
    enable_nav_sidebar = False
    # In a table under the head of its column; on a phone, where the head is gone, it would say nothing and is left out.
    empty_value_display = mark_safe('<span class="is-empty">–</span>')

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        outlet = the_outlet(request)
        context = {
            **super().each_context(request),
            "outlet": outlet,
            "site_title": outlet.name,
            "site_header": outlet.name,
            "look_url": look_address(outlet),
            "now": timezone.now(),
            "second_factor_is_off": not settings.SECOND_FACTOR,
        }
        return {**context, **self._frame(request)} if context["has_permission"] else context

    def _frame(self, request: HttpRequest) -> dict[str, Any]:
        """What the rail and the top bar say to this person."""
        from articles.desk import waiting

        may_add = request.user.has_perm("articles.add_article")
        return {
            "rail": rail_of(request),
            "waiting_count": waiting.count(request.user, at=timezone.now()),
            "role": role_of(request.user),
            "new_story_url": address_of("admin:articles_article_add") if may_add else "",
        }

    def get_urls(self) -> list[URLResolver | URLPattern]:
        from articles.desk.admin import bulk_addresses
        from articles.desk.admin.paste_page import paste_page
        from articles.desk.admin.usage_page import usage_page
        from media.admin import addresses

        own = [
            path("paste/", self.admin_view(paste_page), name="paste_story"),
            path("media/photo/usage/", self.admin_view(usage_page), name="usage"),
            path("find/", self.admin_view(self.find), name="find"),
            path("tables/", self.admin_view(self.tables), name="tables"),
        ]
        return [*own, *bulk_addresses.urls(), *addresses.urls(), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The desk's home: what waits, what the hours bring, what is live."""
        from articles.desk import home

        found = home.home_of(request.user, at=timezone.now())
        return self._page(request, "admin/index.html", {"title": _("Desk"), "home": found, **(extra_context or {})})

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """A new password logs every other browser of this person out. The old one is guessed as slowly as at the door."""
        if refused := ratelimit.consume_or_429(request, action="change_password", user=request.user):
            return refused  # type: ignore[no-any-return]
        response: HttpResponse = super().password_change(request, extra_context)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            login_sessions.keep_this_one(request)
        return response

    def find(self, request: HttpRequest) -> HttpResponse:
        """One search over stories, pictures, people and sections, as far as this person may see them."""
        from articles.desk import find

        words = request.GET.get("q", "")
        found = find.find(words, person=request.user)
        return self._page(request, "admin/find.html", {"title": _("Find"), "words": words.strip(), "found": found})

    def tables(self, request: HttpRequest) -> HttpResponse:
        """Every table that this person may see: Django's own list of apps."""
        return self._page(request, "admin/tables.html", {"title": _("All tables")})

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> TemplateResponse:
        request.current_app = self.name
        return TemplateResponse(request, template, {**self.each_context(request), **context})
