"""Saved views as the list of stories shows them: their words over the list, and what each of them asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.admin.stories_narrowed import Changed, InLanguage, InSection, InState, Ordered, WithWhom
from articles.desk.home.asks import name_of
from articles.desk.models import Article, SavedView
from articles.desk.saved_views import cleaned, left_out, parts_of

# The whole list, asked for outright: a bare address opens one's first view.
WHOLE = "state="
# By the name of a filter in an address: what the list calls it, and the words for what it offers.
Offered = dict[str, tuple[str, dict[str, str]]]


@dataclass(frozen=True)
class ViewWord:
    """One saved view over the list; `whose` is empty for one's own."""

    name: str
    url: str
    whose: str
    is_current: bool


@dataclass(frozen=True)
class ViewsLine:
    """The saved views over the list; `query` is what could be saved now, empty where there is nothing new to save."""

    words: list[ViewWord]
    lost: list[str]
    query: str
    may_share: bool


def views_line(views: list[SavedView], *, cl: ChangeList, request: HttpRequest) -> ViewsLine:
    """The line of saved views of this list. Cost: no query."""
    query = cleaned(request.GET.urlencode())
    current = [view for view in views if query and cleaned(view.query) == query]
    offered = offered_by(cl.filter_specs)
    is_kept = any(view.who_id == request.user.pk for view in current)
    return ViewsLine(
        words=[_word(view, request=request, is_current=view in current) for view in views],
        lost=[said for view in current[:1] if (said := lost(view, offered=offered))],
        query="" if is_kept else query,
        may_share=policy.may_share_views(request.user),
    )


def first_view(views: list[SavedView], *, request: HttpRequest) -> SavedView | None:
    """The view with which this person's list opens."""
    return next((view for view in views if view.is_first and view.who_id == request.user.pk), None)


def query_of(view: SavedView) -> str:
    """What stands behind the question mark of the list that this view shows."""
    return cleaned(view.query) or WHOLE


def all_offered(request: HttpRequest) -> Offered:
    """What the list's filters offer, for a page that has no list. Cost: three queries."""
    filters = (InState, InSection, WithWhom, Changed, InLanguage, Ordered)
    return offered_by([each(request, {}, Article, None) for each in filters])  # type: ignore[arg-type]


def offered_by(filters: Iterable[Any]) -> Offered:
    found: Offered = {
        str(each.parameter_name): (str(each.title), {str(key): str(word) for key, word in each.lookup_choices})
        for each in filters
        if isinstance(each, SimpleListFilter)
    }
    return {**found, "kind__exact": (_("kind"), {key: str(word) for key, word in Article.Kind.choices})}


def asked(view: SavedView, *, offered: Offered) -> list[str]:
    """What this view asks of the list, in the list's own words."""
    parts = parts_of(cleaned(view.query))
    return [word for name, value in parts.items() if (word := _said(name, value, offered=offered))]


def lost(view: SavedView, *, offered: Offered) -> str:
    """The sentence about what this view asks for and the list does not offer any more; empty where all is well."""
    gone = left_out(view.query)
    parts = parts_of(cleaned(view.query))
    gone |= {name: value for name, value in parts.items() if not _said(name, value, offered=offered)}
    if not gone:
        return ""
    what = ", ".join(f"{offered[name][0] if name in offered else name} “{value}”" for name, value in gone.items())
    said = _("“%(view)s” asks for %(what)s as well, which the list does not know any more. That part is left out.")
    return said % {"view": view, "what": what}


def _said(name: str, value: str, *, offered: Offered) -> str:
    if name == "q":
        return f"“{value}”"
    return offered[name][1].get(value, "") if name in offered else ""


def _word(view: SavedView, *, request: HttpRequest, is_current: bool) -> ViewWord:
    whose = "" if view.who_id == request.user.pk else name_of(view.who)
    return ViewWord(name=view.name, url=f"?{query_of(view)}", whose=whose, is_current=is_current)
