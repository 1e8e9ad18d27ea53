"""The outlet's own colours as a stylesheet, at an address that changes with them, so that it may be kept for ever."""

import hashlib
import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from delivery.pages import the_outlet
from outlet.models import Outlet

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
A_YEAR_SECONDS = 31_536_000


def look_css(outlet: Outlet) -> str:
    """The rule that sets the accent, light and dark. A value that is no colour is left out."""
    colours = {"--accent-light": outlet.accent, "--accent-dark": outlet.accent_dark}
    rules = "".join(f"{name}:{value};" for name, value in colours.items() if _COLOUR.fullmatch(value))
    return f"@layer tokens{{:root{{{rules}}}}}"


def look_address(outlet: Outlet) -> str:
    """Where this outlet's look is; another look has another address."""
    return reverse("look", args=[_digest(outlet)])


def _digest(outlet: Outlet) -> str:
    return hashlib.blake2b(look_css(outlet).encode(), digest_size=6).hexdigest()


def look(request: HttpRequest, digest: str) -> HttpResponse:
    """The look as it is now; kept for a year at its own address, for a minute at one that it has left."""
    outlet = the_outlet(request)
    response = HttpResponse(look_css(outlet), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = (
        f"public, max-age={A_YEAR_SECONDS}, immutable" if digest == _digest(outlet) else "public, max-age=60"
    )
    response.headers["Surrogate-Key"] = "masthead"
    return response
