"""Sitemaps as XML: the index, a list of places, and news. Knows no database.

Source  https://www.sitemaps.org/protocol.html and https://www.google.com/schemas/sitemap-news/0.9
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from articles.reader.xml_text import xml_text

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS = f'{_SITEMAPS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


class Place(NamedTuple):
    """An address, and when it last changed."""

    address: str
    changed_at: datetime | None


class NewsEntry(NamedTuple):
    address: str
    headline: str
    language: str
    out_at: datetime


def index_xml(places: Iterable[Place]) -> str:
    """The index that names these sitemaps."""
    entries = "".join(f"<sitemap>{_place(place)}</sitemap>\n" for place in places)
    return f"{_HEAD}<sitemapindex {_SITEMAPS}>\n{entries}</sitemapindex>\n"


def places_xml(places: Iterable[Place]) -> str:
    """A sitemap of these addresses."""
    entries = "".join(f"<url>{_place(place)}</url>\n" for place in places)
    return f"{_HEAD}<urlset {_SITEMAPS}>\n{entries}</urlset>\n"


def news_xml(entries: Iterable[NewsEntry], *, name: str) -> str:
    """A sitemap of these stories, as the outlet of this name publishes them."""
    urls = "".join(f"<url><loc>{_text(entry.address)}</loc>{_news(entry, name=name)}</url>\n" for entry in entries)
    return f"{_HEAD}<urlset {_NEWS}>\n{urls}</urlset>\n"


def _news(entry: NewsEntry, *, name: str) -> str:
    publication = f"<news:name>{_text(name)}</news:name><news:language>{_text(entry.language)}</news:language>"
    return (
        f"<news:news><news:publication>{publication}</news:publication>"
        f"<news:publication_date>{_moment(entry.out_at)}</news:publication_date>"
        f"<news:title>{_text(entry.headline)}</news:title></news:news>"
    )


def _place(place: Place) -> str:
    changed = f"<lastmod>{_moment(place.changed_at)}</lastmod>" if place.changed_at else ""
    return f"<loc>{_text(place.address)}</loc>{changed}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _text(text: str) -> str:
    return escape(xml_text(text))
