"""Content security policies: one for the public site, one for the desk, one for the form with the text editor."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_BASE = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

PUBLIC = f"default-src 'self'; img-src 'self' data:; {_BASE}"
DESK = f"default-src 'self'; img-src 'self' data: blob:; {_BASE}"
# CKEditor 4 in divarea mode writes style attributes and inline handlers; it never needs eval (docs/decisions).
EDITOR = (
    "default-src 'self'; script-src 'self'; script-src-attr 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data: blob:; {_BASE}"
)


def with_editor(response: HttpResponse) -> HttpResponse:
    """Mark a response as a page with the text editor, so that it gets the policy the editor needs."""
    response.headers["Content-Security-Policy"] = EDITOR
    return response


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
