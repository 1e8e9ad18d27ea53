"""One of every public address, over a small outlet with pictures in every kind of place."""

import re
from typing import NamedTuple

from articles.reader.models import Edition
from articles.reader.urls import urlpatterns
from media.models import Photo
from media.withdrawing import withdraw_photo
from tests import given

# For each route one address of the outlet that `an_outlet_of_pictures` makes; "" for what holds no story.
ADDRESSES = {
    "search": "/search/?q=port",
    "feeds": "/feeds/",
    "site_feed": "/feeds/site.xml",
    "section_feed": "/feeds/news/levant.xml",
    "robots": "/robots.txt",
    "sitemap_index": "/sitemap.xml",
    "lists_sitemap": "/sitemaps/lists.xml",
    "news_sitemap": "/sitemaps/news.xml",
    "month_sitemap": "/sitemaps/2026-11.xml",
    "home": "/",
    "archive": "/archive/",
    "people": "/people/",
    "contributor": "/people/dunja-kovac/",
    "tag": "/tags/ports/",
    "reach_us": "/reach-us/",
    "styleguide": "",
    "look": "",
    "icon": "",
    "month": "/2026/11/",
    "day": "/2026/11/24/",
    "article": "",  # every story, by its own address
    "changes": "",  # what changed in each, likewise
    "corrections": "/corrections/",
    "section": "/news/levant/",
}


class World(NamedTuple):
    """The outlet's stories, and the photos that readers see, each with a creator of its own."""

    editions: list[Edition]
    shown: list[Photo]

    @property
    def addresses(self) -> list[str]:
        stories = [edition.get_absolute_url() for edition in self.editions]
        return [*stories, *(address for address in ADDRESSES.values() if address)]

    @property
    def changes(self) -> list[str]:
        """The pages of what changed; some do not exist."""
        return [f"{edition.get_absolute_url()}changes/" for edition in self.editions]


def route_names() -> set[str]:
    return {str(pattern.name) for pattern in urlpatterns}


def an_outlet_of_pictures(*, credit_form: str) -> World:
    """Pictures as lead, in a text, as portrait, as picture of the day and as fallback."""
    given.an_outlet(credit_form=credit_form)
    given.a_section("News", "Levant")
    names = ("Amal Haddad", "Sami Quist", "Dina Okoro", "Yara Nasser", "Lena Aho")
    lead, inside, portrait, of_the_day, fallback = (given.a_photo(f"By {name}", creator=name) for name in names)
    lost = given.a_photo("Killed", creator="Nobody Now")
    dunja = given.a_contributor("Dunja Kovac", portrait=portrait)
    at, common = given.noon("2026-11-24"), {"by": [dunja], "tags": ["ports"]}
    editions = [
        given.a_live_story("The port opens", lead=lead, photos=[inside], at=at, **common),
        given.a_live_story("A port at night, in pictures", lead=of_the_day, kind="pictures", at=at, **common),
        given.a_live_story("The port that was", lead=lost, fallback_photo=fallback, at=at, **common),
    ]
    withdraw_photo(lost, by=None, reason="The agency killed it.")
    return World(editions, [lead, inside, portrait, of_the_day, fallback])


def photos_in(text: str) -> set[str]:
    """The public ids of the photos whose files a text names."""
    return set(re.findall(r"/photos/([A-Za-z0-9_-]{8,24})/", text))
