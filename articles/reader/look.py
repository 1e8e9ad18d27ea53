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


def icon_svg(outlet: Outlet) -> str:
    """The site's icon: the stroke in the outlet's accent, light or dark as the system is."""
    light, dark = (colour if _COLOUR.fullmatch(colour) else "#14171c" for colour in (outlet.accent, outlet.accent_dark))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f"<style>path{{stroke:{light}}}@media(prefers-color-scheme:dark){{path{{stroke:{dark}}}}}</style>"
        '<path d="M10 29 22 3" fill="none" stroke-width="4"/></svg>'
    )


def icon_address(outlet: Outlet) -> str:
    return reverse("icon", args=[_digest(outlet)])


def look_address(outlet: Outlet) -> str:
    """Where this outlet's look is; another look has another address."""
    return reverse("look", args=[_digest(outlet)])


def _digest(outlet: Outlet) -> str:
    return hashlib.blake2b(look_css(outlet).encode(), digest_size=6).hexdigest()


def look(request: HttpRequest, digest: str) -> HttpResponse:
    """The look as it is now."""
    outlet = the_outlet(request)
    return _lasting(look_css(outlet), outlet, content_type="text/css; charset=utf-8", at=digest)


def icon(request: HttpRequest, digest: str) -> HttpResponse:
    """The icon as it is now."""
    outlet = the_outlet(request)
    response = _lasting(icon_svg(outlet), outlet, content_type="image/svg+xml", at=digest)
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def _lasting(text: str, outlet: Outlet, *, content_type: str, at: str) -> HttpResponse:
    """Kept for a year at its own address, for a minute at one that it has left."""
    response = HttpResponse(text, content_type=content_type)
    response.headers["Cache-Control"] = (
        f"public, max-age={A_YEAR_SECONDS}, immutable" if at == _digest(outlet) else "public, max-age=60"
    )
    response.headers["Surrogate-Key"] = "masthead"
    return response
