"""The rail at the desk's side: where a person goes, by job and not by app. Knows addresses and permissions only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

HOME = "admin:index"
# Label, name of the address, permission (empty: everybody on the desk), and whether a hairline stands before it.
ITEMS = (
    (gettext_lazy("Desk"), HOME, "", False),
    (gettext_lazy("Stories"), "admin:articles_article_changelist", "articles.view_article", False),
    (gettext_lazy("Photos"), "admin:media_photo_changelist", "media.view_photo", False),
    (gettext_lazy("Fronts"), "admin:fronts", "articles.publish_article", False),
    (gettext_lazy("Paste a story"), "admin:paste_story", "articles.add_article", False),
    (gettext_lazy("People"), "admin:articles_contributor_changelist", "articles.view_contributor", True),
    (gettext_lazy("Outlet"), "admin:outlet_outlet_changelist", "outlet.view_outlet", False),
)


@dataclass(frozen=True)
class RailItem:
    """One link of the rail."""

    label: str
    url: str
    is_current: bool
    opens_a_group: bool
    is_home: bool


def rail_of(request: HttpRequest) -> list[RailItem]:
    """The links that exist and that this person may use, the current one marked."""
    return list(_items(request))


def _items(request: HttpRequest) -> Iterator[RailItem]:
    for label, name, permission, opens_a_group in ITEMS:
        url = address_of(name)
        if url and (not permission or request.user.has_perm(permission)):
            is_home = name == HOME
            is_current = request.path == url if is_home else request.path.startswith(url)
            yield RailItem(str(label), url, is_current, opens_a_group, is_home)


def address_of(name: str) -> str:
    """The address of that name, or nothing where no such page exists."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def role_of(person: "Person") -> str:
    """The word that stands under a person's name: their group's, or that they may do everything."""
    group = person.groups.order_by("pk").values_list("name", flat=True).first()
    if group:
        return _(group)
    return _("Administrator") if person.is_superuser else ""
