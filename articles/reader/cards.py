"""Editions with their lead picture as lists and fronts print them: the credit is read now, whenever a page is made."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.reader.models import Edition
from media.pictures import Picture, pictures_for


@dataclass(frozen=True)
class Card:
    """An edition and its lead picture, or None where readers may not see one."""

    edition: Edition
    picture: Picture | None = None

    @property
    def caption(self) -> str:
        lead = self.edition.lead
        return lead["text"] if lead else ""


def cards_of(editions: Iterable[Edition]) -> list[Card]:
    """A card for each edition, in their order. Cost: one query, none where no edition has a lead photo."""
    return cards_and_picture(editions, photo_id=None)[0]


def cards_and_picture(editions: Iterable[Edition], *, photo_id: int | None) -> tuple[list[Card], Picture | None]:
    """A card for each edition, and one picture more, all in the same query."""
    leads = [(edition, edition.lead["photo"] if edition.lead else None) for edition in editions]
    pictures = pictures_for(pk for pk in [photo_id, *(lead for _, lead in leads)] if pk)
    return [Card(edition, pictures.get(lead or 0)) for edition, lead in leads], pictures.get(photo_id or 0)


def keys_of(cards: Iterable[Card]) -> set[str]:
    """What a page with these cards is made from: its stories, and the photos that they lead with."""
    cards = list(cards)
    articles = {f"article:{card.edition.working_copy_id}" for card in cards}
    return articles | {f"photo:{card.edition.lead['photo']}" for card in cards if card.edition.lead}
