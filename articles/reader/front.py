"""The home page by itself: a lead, three beside it, the latest, opinion, a picture, and what is newest in each section."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.reader.cards import Card, cards_of, keys_of
from articles.reader.lists import editions_by_id, newest_ids
from articles.reader.models import Edition
from outlet.models import Outlet

OPINION = frozenset({"opinion", "leading-article"})
EACH = 12
SECONDS, LATEST, OPINIONS, STRIP = 3, 5, 3, 4
# The number of an edition that has none yet.
NOT_OUT = -1


@dataclass
class Strip:
    """The newest of a section that stand nowhere else on the front, under the deepest trail that holds them all."""

    trail: list[dict[str, object]]
    cards: list[Card]


@dataclass
class Front:
    lead: Card | None = None
    seconds: list[Card] = field(default_factory=list)
    latest: list[Card] = field(default_factory=list)
    opinion: list[Card] = field(default_factory=list)
    picture: Card | None = None
    strips: list[Strip] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self.lead is None and not self.opinion

    @property
    def pictured(self) -> list[Card]:
        """The cards that are set with their picture and without its credit beside."""
        return [*self.seconds, *(card for strip in self.strips for card in strip.cards)]

    @property
    def keys(self) -> set[str]:
        """What the front is made from."""
        alone = [card for card in (self.lead, self.picture) if card]
        sections = {f"section:{step['id']}" for strip in self.strips for step in strip.trail}
        return sections | keys_of([*alone, *self.pictured, *self.latest, *self.opinion])


def home_front(outlet: Outlet, *, coming: Edition | None = None, lists_of_it: Iterable[str] = ()) -> Front:
    """The home page as the newest stories make it. No story stands on it twice, but for Latest, which is a clock.

    Takes   coming: an edition that is not out, to see where it would stand; lists_of_it: the lists that it would be in
    Cost    three queries: the places in the lists, the editions, their pictures
    """
    sections = [f"section:{step['id']}" for step in outlet.masthead.get("navigation", []) if "id" in step]
    kinds = ["kind:pictures", *(f"kind:{kind}" for kind in sorted(OPINION))]
    places = newest_ids(["site", *kinds, *sections], each=EACH)
    editions = editions_by_id(pk for ids in places.values() for pk in ids)
    if coming:
        coming.pk = coming.pk or NOT_OUT
        editions[coming.pk] = coming
        for key in places.keys() & set(lists_of_it):
            places[key] = [coming.pk, *(pk for pk in places[key] if pk != coming.pk)]
    cards = {card.edition.pk: card for card in cards_of(editions.values())}
    lists = {key: [cards[pk] for pk in ids if pk in cards] for key, ids in places.items()}
    opinion = _newest([*lists["kind:opinion"], *lists["kind:leading-article"]])
    return _arranged(lists, opinion=opinion, sections=sections)


def _newest(cards: Iterable[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: (card.edition.first_published_at, card.edition.pk), reverse=True)


def _arranged(lists: dict[str, list[Card]], *, opinion: list[Card], sections: list[str]) -> Front:
    used: set[int] = set()

    def take(cards: Iterable[Card], count: int) -> list[Card]:
        taken = [card for card in cards if card.edition.pk not in used][:count]
        used.update(card.edition.pk for card in taken)
        return taken

    picture = take([card for card in lists["kind:pictures"] if card.picture], 1)
    news = [card for card in lists["site"] if card.edition.kind not in OPINION]
    lead = take(_leads(news), 1)
    front = Front(lead=lead[0] if lead else None, picture=picture[0] if picture else None)
    front.opinion = take(opinion, OPINIONS)
    front.seconds = take(_one_a_section(news, used=used), SECONDS)
    front.latest = [card for card in news if card.edition.pk not in used][:LATEST]
    strips = {key: _for_a_strip(lists[key], latest=front.latest) for key in sections}
    front.strips = [Strip(_common_trail(found), found) for key in sections if (found := take(strips[key], STRIP))]
    return front


def _for_a_strip(cards: list[Card], *, latest: list[Card]) -> list[Card]:
    """A section's newest but for opinion: first those with a picture, and those that Latest does not tell of already."""
    news = [card for card in cards if card.edition.kind not in OPINION]
    return sorted(news, key=lambda card: (card.picture is None, card in latest))


def _leads(news: list[Card]) -> list[Card]:
    """Those that can carry the page, with a photo, first; where there is none, the newest."""
    return [card for card in news if card.picture and card.edition.kind != "brief"] or news


def _one_a_section(news: list[Card], *, used: set[int]) -> list[Card]:
    """The newest of each section first, so that the three beside the lead are not of one place."""
    seen: set[int] = set()
    first: list[Card] = []
    more: list[Card] = []
    for card in news:
        if card.edition.pk in used or card.edition.kind == "brief":
            continue
        (more if card.edition.section_id in seen else first).append(card)
        seen.add(card.edition.section_id)
    return first + more


def _common_trail(cards: list[Card]) -> list[dict[str, object]]:
    trails = [card.edition.section.trail for card in cards]
    return [steps[0] for steps in zip(*trails, strict=False) if all(step == steps[0] for step in steps)]
