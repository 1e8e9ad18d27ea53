"""Sessions, CSRF, messages and login run for the desk alone: a public page can neither set nor read a cookie."""

from collections.abc import Callable
from typing import Any

from allauth.account.middleware import AccountMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.context_processors import messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from outlet.models import Outlet

DESK = "/desk/"


def is_desk(request: HttpRequest) -> bool:
    return request.path.startswith(DESK)


class OnDesk:
    """Lets a middleware of Django's see the desk's requests and no others."""

    get_response: Any  # each middleware of Django's says its type in its own way

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_desk(request):
            return super().__call__(request)  # type: ignore[misc, no-any-return]
        response: HttpResponseBase = self.get_response(request)
        return response


class DeskSession(OnDesk, SessionMiddleware):
    """A session whose name has other signs than those that are given out is none: the database is not asked for it."""

    def process_request(self, request: HttpRequest) -> None:
        name = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not (name.isascii() and name.isalnum()):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        super().process_request(request)


class DeskCsrf(OnDesk, CsrfViewMiddleware):
    def process_view(self, request: HttpRequest, *args: Any) -> Any:
        return super().process_view(request, *args) if is_desk(request) else None


class DeskLogin(OnDesk, AuthenticationMiddleware):
    pass


class DeskMessages(OnDesk, MessageMiddleware):
    pass


class DeskAccount:
    """allauth's middleware: it answers for a page that wants to know again who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.account = AccountMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer: Callable[[HttpRequest], HttpResponseBase] = self.account if is_desk(request) else self.get_response
        return answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        found: HttpResponseBase | None = (
            self.account.process_exception(request, exception) if is_desk(request) else None
        )
        return found


class DeskZone:
    """The desk's times are the outlet's, and its pages stay out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_desk(request):
            return self.get_response(request)
        with timezone.override(Outlet.objects.current().zone):
            response = self.get_response(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


def desk_context(request: HttpRequest) -> dict[str, Any]:
    """What the desk's templates expect of Django's own context processors; nothing on public pages."""
    if not is_desk(request):
        return {}
    from django.contrib.auth.context_processors import auth

    return {**auth(request), **messages(request)}
