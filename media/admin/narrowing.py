"""What of the wall's address says which pictures hang there; a picture's page keeps that, so that it can lead back.

It is kept as Django's admin keeps the filters of a list: as words that narrow it, never as an address to go to.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

NARROWING = ("queue", "source", "q")
_KEPT = "_changelist_filters"


def narrowing_of(asked_for: QueryDict) -> dict[str, str]:
    """What of an address says which pictures are meant: queue, source and words, those that are given."""
    return {name: value for name in NARROWING if (value := asked_for.get(name, ""))}


def narrowing_in(address: str) -> dict[str, str]:
    """The same of an address as it is written."""
    return narrowing_of(QueryDict(address.partition("?")[2]))


def kept_in_links(narrowing: dict[str, str]) -> str:
    """What stands behind the address of a picture's page that one opens from such a wall; nothing for the plain wall."""
    return f"?{urlencode({_KEPT: urlencode(narrowing)})}" if narrowing else ""


def kept_by(request: HttpRequest) -> dict[str, str]:
    """How the wall was narrowed from which one came to this picture's page, as far as its address says."""
    return narrowing_of(QueryDict(request.GET.get(_KEPT, "")))


def way_back(request: HttpRequest) -> str:
    """The wall as one left it, for a picture's page; the plain wall where that is not known."""
    home = reverse("admin:media_photo_changelist")
    kept = kept_by(request)
    return f"{home}?{urlencode(kept)}" if kept else home
