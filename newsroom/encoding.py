"""Reads every request as UTF-8, in which all our pages are written, whatever encoding it names for itself.

Django decodes the query of an address by the charset of Content-Type. Then one address would have pages of several kinds,
of which caches keep one for everybody; and a charset that is no encoding of text fails before any middleware is asked.
The zero character, which is in no text and which PostgreSQL refuses, is read as the sign for what cannot be read.
"""

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
UNREADABLE = "%EF%BF%BD"


def in_utf8(application: Application) -> Application:
    """The application, which is told of no charset and given no zero character in an address's query."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        kind, *parameters = environ.get("CONTENT_TYPE", "").split(";")
        kept = (each for each in parameters if not each.strip().lower().startswith("charset"))
        query = environ.get("QUERY_STRING", "").replace("%00", UNREADABLE)
        return application(environ | {"CONTENT_TYPE": ";".join((kind, *kept)), "QUERY_STRING": query}, start_response)

    return answer
