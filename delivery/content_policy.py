"""Content security policies: one for the public site, one for the desk, one for the form with the text editor."""

from django.http import HttpResponse

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
