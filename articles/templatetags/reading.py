"""Filters that readers' templates need. None of them queries: they turn what is there into words."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypedDict

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.reader.canonical import canonical
from articles.reader.cards import Card
from articles.reader.headline import headline_alone
from articles.reader.look import icon_address, look_address
from articles.reader.models import Edition, is_right_to_left
from media.pictures import Picture
from outlet.models import Outlet

register = template.Library()
register.filter("look_address", look_address)
register.filter("icon_address", icon_address)
register.filter("headline_alone", headline_alone)

# What a story is, where readers should know before they read it
KIND_WORDS = {
    "analysis": gettext_lazy("Analysis"),
    "opinion": gettext_lazy("Opinion"),
    "leading-article": gettext_lazy("Leading article"),
    "pictures": gettext_lazy("In pictures"),
}
ROLE_WORDS = {
    "by": gettext_lazy("by"),
    "reporting": gettext_lazy("reporting by"),
    "photographs": gettext_lazy("photographs by"),
    "translation": gettext_lazy("translation by"),
    "editing": gettext_lazy("editing by"),
}


class BylineGroup(TypedDict):
    words: str
    names: list[dict[str, Any]]


@register.filter
def age(at: datetime) -> str:
    """How long ago: “41 minutes ago”, “3 h ago”, “yesterday”, and from then on the date."""
    now = timezone.now()
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(count)s minute ago", "%(count)s minutes ago", minutes) % {"count": minutes}
    today, day = timezone.localdate(now), timezone.localdate(at)
    if day == today or minutes < 6 * 60:
        return _("%(count)s h ago") % {"count": minutes // 60}
    if day == today - timedelta(days=1):
        return _("yesterday")
    return date_format(day, "j F" if day.year == today.year else "j F Y")


@register.filter
def is_another_day(at: datetime, other: datetime) -> bool:
    return timezone.localdate(at) != timezone.localdate(other)


@register.filter
def kicker_and_rest(edition: Edition) -> tuple[str, str]:
    """The kicker as the headline's own first words, and the rest; ("", headline) where it does not begin with it."""
    kicker, headline = edition.kicker.strip(), edition.headline
    starts = bool(kicker) and headline.casefold().startswith(kicker.casefold())
    if starts and not headline[len(kicker) : len(kicker) + 1].isalnum():
        return headline[: len(kicker)], headline[len(kicker) :]
    return "", headline


@register.filter
def kind_word(edition: Edition) -> str:
    """What the story is, where that is not plain news: “Analysis”, “Opinion”."""
    return str(KIND_WORDS.get(edition.kind, ""))


@register.filter
def is_opinion(edition: Edition) -> bool:
    return edition.kind in {"opinion", "leading-article"}


@register.filter
def byline_groups(bylines: list[dict[str, Any]]) -> list[BylineGroup]:
    """The names role by role, in the order of the roles' first names."""
    groups: dict[str, BylineGroup] = {}
    for byline in bylines:
        role = byline["role"]
        groups.setdefault(role, {"words": str(ROLE_WORDS.get(role, role)), "names": []})["names"].append(byline)
    return list(groups.values())


@register.filter
def writers(bylines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whose story it is, for a card: those who wrote it, or else those who stand first."""
    groups = {byline["role"] for byline in bylines}
    role = next((role for role in ("by", "reporting", "photographs") if role in groups), "")
    return [byline for byline in bylines if byline["role"] == role]


@register.filter
def names_line(bylines: list[dict[str, Any]]) -> str:
    """“A”, “A and B”, “A, B and C”."""
    names = [byline["name"] for byline in bylines]
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


@register.filter
def first_title(bylines: list[dict[str, Any]]) -> str:
    """The title of whoever stands first: “Columnist, Karsand”."""
    return next((byline["title"] for byline in bylines if byline["title"]), "")


@register.filter
def direction(language: str) -> str:
    return "rtl" if is_right_to_left(language) else "ltr"


@register.filter
def clock(at: datetime) -> str:
    """The time of a story of today, the day of an older one."""
    today = timezone.localdate()
    return date_format(timezone.localtime(at), "H:i") if timezone.localdate(at) == today else date_format(at, "j M")


@register.filter
def day_path(day: date) -> str:
    return f"/{day:%Y/%m/%d}/"


@register.filter
def month_path(day: date) -> str:
    return f"/{day:%Y/%m}/"


@register.filter
def other_addresses(addresses: list[dict[str, str]] | None) -> list[dict[str, str]]:
    """The addresses besides the main one."""
    return [address for address in addresses or [] if address["kind"] != "main"]


@register.filter
def address_url(address: dict[str, str]) -> str:
    """Where an address leads; an onion service is its own encryption."""
    return f"{'http' if address['kind'] == 'onion' else 'https'}://{address['host']}/"


@register.filter
def of_kind(channels: list[dict[str, str]] | None, kind: str) -> list[dict[str, str]]:
    return [channel for channel in channels or [] if channel["kind"] == kind]


@register.filter
def not_of_kind(channels: list[dict[str, str]] | None, kind: str) -> list[dict[str, str]]:
    return [channel for channel in channels or [] if channel["kind"] != kind]


@register.filter
def picture_credits(cards: Iterable[Card] | None) -> list[Picture]:
    """The pictures of these cards, one for each credit, in their order."""
    pictures = [card.picture for card in cards or () if card.picture and card.picture.credit]
    return list({picture.credit: picture for picture in pictures}.values())


@register.filter
def parts_of_wordmark(outlet: Outlet) -> list[str]:
    """The masthead's words, parted where the accent stroke stands."""
    return outlet.wordmark.split("/")


@register.simple_tag(takes_context=True)
def here_address(context: template.Context) -> str:
    """This page's own address on the outlet's main host, with the place in the list and nothing else."""
    request: HttpRequest = context["request"]
    outlet: Outlet = context["outlet"]
    before = request.GET.get("before")
    address = canonical(request.path, outlet=outlet, request=request)
    return f"{address}?before={before}" if before else address


@register.filter
def moment(text: str) -> datetime:
    """An hour that a row keeps as text, in the current zone."""
    return timezone.localtime(datetime.fromisoformat(text))
