"""Links of a story to our own pages, held against what stands there. It asks our tables, never the network."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Model
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles import body
from articles.publishing.problem import Problem
from articles.reader.models import Contributor, Edition, OldAddress, PublicTag, Section
from outlet.models import Outlet

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What each page with a row of its own is called in the readers' addresses, and the row that has to be there.
_ROWS: dict[str, tuple[type[Model], str]] = {
    "article": (Edition, "path"),
    "changes": (Edition, "path"),
    "section": (Section, "path"),
    "section_feed": (Section, "path"),
    "contributor": (Contributor, "slug"),
    "tag": (PublicTag, "slug"),
}


@dataclass(frozen=True)
class _Link:
    """A link to our own site: the words, the path as it is written, the page that answers there and its row's name."""

    words: str
    path: str
    page: str = ""
    name: str = ""


def link_problems(html: str) -> Iterator[Problem]:
    """A warning for each link of a cleaned body that leads to nothing on our own site.

    Cost  none without such links; else one query for the outlet, one for each kind of page that is linked, and one for
          old addresses where something is missing
    """
    found = body.links(html)
    if not any(href[:1] not in "#" for href, _words in found):
        return
    hosts = Outlet.objects.current().hosts
    for href, words in found:
        if not _SCHEME.match(href) and href[:1] not in {"/", "#", "?"}:
            yield _warning(
                _("The link “%(words)s” leads nowhere: “%(href)s” has no https:// before it."), words=words, href=href
            )
    ours = [_Link(words, path) for href, words in found if (path := _own_path(href, hosts=hosts))]
    yield from _of_our_own([_looked_up(link) for link in ours])


def _own_path(href: str, *, hosts: set[str]) -> str:
    """The path of a link to our own site; "" for any other, and for what cannot be read."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    is_ours = parts.hostname in hosts if parts.netloc else not parts.scheme and parts.path.startswith("/")
    return unquote(parts.path) if is_ours else ""


def _looked_up(link: _Link) -> _Link:
    path = link.path if link.path.endswith("/") or "." in link.path.rpartition("/")[2] else f"{link.path}/"
    try:
        match = resolve(path)
    except Resolver404:
        return link
    page = "desk" if "admin" in match.app_names else match.url_name or ""
    return _Link(link.words, link.path, page, str(match.kwargs.get("path") or match.kwargs.get("slug") or ""))


def _of_our_own(links: list[_Link]) -> Iterator[Problem]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for link in links:
        wanted[link.page].add(link.name)
    there = {
        page: set(model._default_manager.filter(**{f"{field}__in": wanted[page]}).values_list(field, flat=True))
        for page, (model, field) in _ROWS.items()
        if wanted.get(page)
    }
    missing = [link for link in links if not link.page or (link.page in _ROWS and link.name not in there[link.page])]
    olds = {_old_path(link) for link in missing}
    old = {row.path: row for row in OldAddress.objects.filter(path__in=olds)} if olds else {}
    for link in links:
        if link.page == "desk":
            yield _warning(_("The link “%(words)s” leads to the desk, where readers cannot go."), words=link.words)
        elif link in missing and not link.path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
            yield from _of_a_missing(link, old=old.get(_old_path(link)))


def _old_path(link: _Link) -> str:
    return f"people/{link.name}" if link.page == "contributor" else link.name or link.path.strip("/")


def _of_a_missing(link: _Link, *, old: OldAddress | None) -> Iterator[Problem]:
    if old is None:
        yield _warning(
            _("The link “%(words)s” leads nowhere: there is nothing at %(href)s."), words=link.words, href=link.path
        )
    elif old.is_gone:
        yield _warning(
            _("The link “%(words)s” leads to something that was withdrawn: %(href)s."), words=link.words, href=link.path
        )


def _warning(sentence: str, *, words: str, href: str = "") -> Problem:
    return Problem.warning("dead_link", sentence % {"words": words or href, "href": href}, field="body", passage=words)
