"""The places of a story as readers get them now: a picture that is lost is replaced by the story's fallback, or left out."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from articles.reader.models import Edition
from media.pictures import Picture, Pictures


class Place(NamedTuple):
    """A picture where it stands in a story: in which caption's place, with which words under it."""

    caption_id: int
    is_lead: bool
    text: str
    picture: Picture


def places(edition: Edition, *, pictures: Pictures) -> list[Place]:
    """What stands in the story's places today, the lead first.

    Takes  pictures: of `photos_of` this edition
    Order  the first place that lost its picture has the fallback photo, with that photo's own description and credit;
           others that lost theirs are left out, as is a place whose photo still awaits its file
    Cost   no query
    """
    fallback = pictures.get(edition.fallback_photo_id or 0)
    found = []
    for caption in edition.captions:
        if picture := pictures.get(caption["photo"]):
            found.append(_place(caption, picture, text=caption["text"]))
        elif fallback and caption["photo"] in pictures.lost:
            found.append(_place(caption, fallback, text=fallback.description))
            fallback = None
    return found


def lead_place(edition: Edition, *, pictures: Pictures) -> Place | None:
    """What stands in the lead's place today, if anything does: all that a list shows of a story's pictures."""
    return next((place for place in places(edition, pictures=pictures) if place.is_lead), None)


def photos_of(editions: Iterable[Edition]) -> set[int]:
    """Every photo that a page of these stories may show: those of their captions, and those they fall back on."""
    return {pk for edition in editions for pk in (*_captioned(edition), edition.fallback_photo_id) if pk}


def photo_keys(photo_ids: Iterable[int | None]) -> set[str]:
    """The log's keys of these photos."""
    return {f"photo:{pk}" for pk in photo_ids if pk}


def _captioned(edition: Edition) -> list[int]:
    return [caption["photo"] for caption in edition.captions]


def _place(caption: dict[str, Any], picture: Picture, *, text: str) -> Place:
    return Place(caption["id"], caption["is_lead"], text, picture)
