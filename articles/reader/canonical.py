"""Whole addresses on the outlet's main host: what machines are given, whichever mirror they came by."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

from outlet.models import Outlet


def canonical(path: str, *, outlet: Outlet, request: HttpRequest) -> str:
    """The whole address of a path such as `/news/`, or of a file that may stand on a host of its own.

    Order  the outlet's main address; before one is set, the host of this request
    Cost   no query
    """
    if "://" in path:
        return path
    host = main_host(outlet)
    path = escape_uri_path(path)
    return f"https://{host}{path}" if host else request.build_absolute_uri(path)


def whole_addresses(request: HttpRequest, *, outlet: Outlet) -> Callable[[str], str]:
    """`canonical` for this request, as a function of the path alone."""
    return lambda path: canonical(path, outlet=outlet, request=request)


def main_host(outlet: Outlet) -> str:
    """The outlet's main address, or "" while it has none."""
    return next(
        (each["host"] for each in outlet.masthead.get("addresses", []) if each["kind"] == "main"),
        "",
    )
