"""Editions with their lead picture as lists and fronts print them: the credit is read now, whenever a page is made."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.reader.models import Edition
from articles.reader.shown import lead_place, photo_keys
from media.pictures import Picture, Pictures, pictures_for


@dataclass(frozen=True)
class Card:
    """An edition and the picture in its lead's place with its caption, or None where readers may not see one."""

    edition: Edition
    picture: Picture | None = None
    caption: str = ""


def cards_of(editions: Iterable[Edition]) -> list[Card]:
    """A card for each edition, in their order. Cost: one query, none where no edition has a lead photo."""
    return cards_and_picture(editions, photo_id=None)[0]


def cards_and_picture(editions: Iterable[Edition], *, photo_id: int | None) -> tuple[list[Card], Picture | None]:
    """A card for each edition, and one picture more, all in the same query."""
    editions = list(editions)
    wanted = [photo_id, *(pk for edition in editions for pk in _lead_photos(edition))]
    pictures = pictures_for(pk for pk in wanted if pk)
    return [_card(edition, pictures=pictures) for edition in editions], pictures.get(photo_id or 0)


def _card(edition: Edition, *, pictures: Pictures) -> Card:
    place = lead_place(edition, pictures=pictures)
    return Card(edition, place.picture, place.text) if place else Card(edition)


def _lead_photos(edition: Edition) -> list[int | None]:
    """The photos that may stand in the lead's place."""
    return [edition.lead["photo"], edition.fallback_photo_id] if edition.lead else []


def keys_of(cards: Iterable[Card]) -> set[str]:
    """What a page with these cards is made from: its stories, and the photos that they lead with, or would."""
    editions = [card.edition for card in cards]
    articles = {f"article:{edition.working_copy_id}" for edition in editions}
    return articles | photo_keys(pk for edition in editions for pk in _lead_photos(edition))
