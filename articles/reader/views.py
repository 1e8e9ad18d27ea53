"""The readers' pages. Each finds its rows, declares what it was made from, and prints. Whatever a query finds is public."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.reader.archive import day_neighbours, month_neighbours, read_day, read_month
from articles.reader.canonical import whole_addresses
from articles.reader.cards import cards_and_picture, keys_of
from articles.reader.front import home_front
from articles.reader.lists import list_page
from articles.reader.models import Contributor, Edition, PublicTag, Section
from articles.reader.share import share_of
from articles.reader.story import TEMPLATE, story_context, story_keys
from articles.reader.structured_data import story_script, trail_script
from delivery.pages import page, the_outlet


def home(request: HttpRequest) -> HttpResponse:
    """The front page."""
    front = home_front(the_outlet(request))
    return page(request, "articles/home.html", {"front": front}, keys={"front:home", "list:site", *front.keys})


def article(request: HttpRequest, path: str) -> HttpResponse:
    """A story, as its edition says."""
    edition = get_object_or_404(Edition.objects.select_related("section").defer("text"), path=path)
    context = story_page_context(request, edition)
    return page(request, TEMPLATE, context, keys=story_keys(context))


def story_page_context(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    """All that a story's page prints: the reader's page and the desk's preview have it from here. Takes what `story_context` takes."""
    context = story_context(edition)
    outlet, pictures = the_outlet(request), context["pictures"]
    whole = whole_addresses(request, outlet=outlet)
    context["structured_data"] = story_script(edition, outlet=outlet, pictures=pictures, whole=whole)
    context["share"] = share_of(edition, pictures=pictures, whole=whole)
    return context


def section(request: HttpRequest, path: str) -> HttpResponse:
    """The stories of a section and of everything below it."""
    found, below = _section_and_below(path)
    whole = whole_addresses(request, outlet=the_outlet(request))
    context = {"section": found, "below": below, "here": found.trail[0]["path"]}
    context["structured_data"] = trail_script(found, whole=whole)
    keys = {f"section:{step['id']}" for step in found.trail}
    return _list(request, "articles/section.html", f"section:{found.pk}", context, keys=keys)


def _section_and_below(path: str) -> tuple[Section, list[Section]]:
    """A section and its own subsections. Cost: one query."""
    family = list(Section.objects.filter(path=path) | Section.objects.filter(parent__path=path))
    found = next((each for each in family if each.path == path), None)
    if found is None:
        raise Http404(_("There is no section at this address."))
    return found, sorted((each for each in family if each != found), key=lambda each: (each.position, each.name))


def _list(
    request: HttpRequest,
    template: str,
    list_key: str,
    context: dict[str, Any],
    *,
    keys: set[str],
    portrait: int | None = None,
) -> HttpResponse:
    """A page of a list; `?before=` says below which place it begins."""
    found = list_page(list_key, before=request.GET.get("before"))
    cards, portrait_picture = cards_and_picture(found.editions, photo_id=portrait)
    context = {**context, "cards": cards, "list": found, "portrait": portrait_picture}
    return page(request, template, context, keys={f"list:{list_key}", *keys, *keys_of(cards)})


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories with a tag."""
    found = get_object_or_404(PublicTag, slug=slug)
    return _list(request, "articles/tag.html", f"tag:{slug}", {"tag": found}, keys=set())


def contributor(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody whose name stands over stories, and those stories."""
    found = get_object_or_404(Contributor, slug=slug)
    key = f"contributor:{found.pk}"
    keys = {key, f"photo:{found.portrait_id}"} if found.portrait_id else {key}
    return _list(
        request, "articles/contributor.html", key, {"contributor": found}, keys=keys, portrait=found.portrait_id
    )


def people(request: HttpRequest) -> HttpResponse:
    """Everybody whose name stands over stories."""
    everybody = list(Contributor.objects.order_by("name", "pk"))
    keys = {f"contributor:{each.pk}" for each in everybody}
    return page(request, "articles/people.html", {"people": everybody}, keys=keys)


def archive(request: HttpRequest) -> HttpResponse:
    """Everything, newest first."""
    return _list(request, "articles/archive.html", "site", {}, keys=set())


def day(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    """The stories of a day; a day without any says so."""
    on = read_day(year, month, day, today=the_outlet(request).today())
    context = {"day": on, **day_neighbours(on)}
    return _list(request, "articles/day.html", f"day:{on:%Y-%m-%d}", context, keys=set())


def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """The stories of a month; a month without any says so."""
    of = read_month(year, month, today=the_outlet(request).today())
    context = {"month": of, **month_neighbours(of)}
    return _list(request, "articles/month.html", f"month:{of:%Y-%m}", context, keys=set())


def reach_us(request: HttpRequest) -> HttpResponse:
    """Where the site can be reached when an address is blocked, and where else the outlet speaks."""
    return page(request, "articles/reach_us.html", {})
