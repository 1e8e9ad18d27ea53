"""Gives every response its content security policy, and the headers that go with it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from delivery.content_policy import DESK, PUBLIC


class ContentPolicyMiddleware:
    """Gives every response its policy and the headers that go with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        policy = DESK if request.path.startswith("/desk/") else PUBLIC
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        return response
