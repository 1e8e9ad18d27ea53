"""A story as an item of a feed: RSS 2.0 with Media RSS, Dublin Core and Atom's self link. No query."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles import body
from articles.reader.headline import headline_alone
from articles.reader.models import Edition
from articles.reader.shown import places
from articles.reader.xml_text import xml_text
from articles.unspaced import word_count
from media.pictures import Picture, Pictures

STORIES_A_FEED = 30
WORDS_ENOUGH = 120
# Whose name stands over a story, as opposed to below it
_CREATORS = {"by", "reporting", "photographs"}
_NAMESPACES = {
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


class NewsFeed(Rss201rev2Feed):
    """Django's RSS feed, with the names and pictures of each story.

    Source  https://www.rssboard.org/rss-specification and https://www.rssboard.org/media-rss
    """

    def __init__(self, *, built_at: datetime, **about: Any) -> None:
        super().__init__(**about)
        self.built_at = built_at

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.built_at

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), **_NAMESPACES}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("dc:language", item["language"])
        if item["updateddate"]:
            handler.addQuickElement("atom:updated", item["updateddate"].isoformat())
        for picture, caption in item["pictures"]:
            _add_picture(handler, picture, caption=caption)


def _add_picture(handler: Any, picture: dict[str, str], *, caption: str) -> None:
    told = {
        "media:description": caption,
        "media:credit": picture.pop("credit"),
        "media:copyright": picture.pop("copyright"),
    }
    handler.startElement("media:content", picture)
    for name, text in told.items():
        if text:
            handler.addQuickElement(name, text)
    handler.endElement("media:content")


def item_of(edition: Edition, *, pictures: Pictures, whole: Callable[[str], str]) -> dict[str, Any]:
    """What NewsFeed.add_item takes.

    Takes  whole: makes a whole address of a path
    Order  the same item keeps its guid whatever its address, its words and the outlet's hosts become
    """
    return {
        "title": xml_text(headline_alone(edition)),
        "link": whole(edition.get_absolute_url()),
        "description": xml_text(description(edition)),
        "pubdate": edition.first_published_at,
        "updateddate": edition.retracted_at or edition.modified_at,
        "unique_id": guid_of(edition),
        "unique_id_is_permalink": False,
        "categories": [xml_text(name) for name in [str(edition.section), *(tag["name"] for tag in edition.tags)]],
        "creators": [xml_text(b["name"]) for b in edition.bylines if b["role"] in _CREATORS],
        "language": edition.language,
        "pictures": [
            (_picture(place.picture, whole=whole), xml_text(place.text)) for place in places(edition, pictures=pictures)
        ],
    }


def guid_of(edition: Edition) -> str:
    """A name of this story in all the world, which it keeps."""
    born = f"{edition.first_published_at.isoformat()} {edition.working_copy_id}"
    return uuid.uuid5(uuid.NAMESPACE_OID, born).urn


def description(edition: Edition) -> str:
    """The standfirst and the opening paragraphs as HTML, some 120 words; a retraction's notice before anything else."""
    told = [_("Retracted: %(notice)s") % {"notice": edition.retraction}] if edition.is_retracted else []
    told += [edition.standfirst] if edition.standfirst else []
    for paragraph in body.paragraphs(edition.body):
        if sum(map(word_count, told)) >= WORDS_ENOUGH:
            break
        told.append(paragraph)
    return format_html_join("", "<p>{}</p>", ((text,) for text in told)) or format_html("")


def _picture(picture: Picture, *, whole: Callable[[str], str]) -> dict[str, str]:
    largest = picture.largest
    return {
        "url": whole(largest.url),
        "type": "image/jpeg",
        "medium": "image",
        "width": str(largest.width),
        "height": str(largest.height),
        "credit": xml_text(picture.credit),
        "copyright": xml_text(picture.copyright_notice),
    }
