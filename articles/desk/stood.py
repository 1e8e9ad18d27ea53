"""When each photo was part of each public story, told from the revisions that went out. Whether it was seen is not asked here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from articles import body
from articles.desk.models import Act, Revision
from articles.desk.spans import Span, without

LEAD, TEXT, INSTEAD = "lead", "text", "instead"
# What gives readers a revision; an undone publication gives them the one before it again.
_GIVEN = ("publish", "undo")


class Place(NamedTuple):
    """A photo's place in a story. `others` are those for one of which a fallback photo would stand in."""

    photo: int
    where: str
    others: tuple[int, ...] = ()


Stretches = dict[tuple[int, Place], list[Span]]


def stood(photo_ids: set[int]) -> Stretches:
    """When each of these photos was part of each public story, whatever its rights; as its fallback photo too.

    Cost  three queries, two of them over all that was ever published
    """
    shown = _by_revision(photo_ids)
    acts = Act.objects.filter(verb__in=(*_GIVEN, "withdraw"), article__in={story_id for story_id, _number in shown})
    spans: Stretches = defaultdict(list)
    open_since: dict[tuple[int, Place], datetime] = {}
    for story_id, verb, number, at in acts.order_by("article", "at", "pk").values_list(
        "article", "verb", "revision_number", "at"
    ):
        now_shown = shown.get((story_id, number or 0), set()) if verb in _GIVEN else set()
        for key in [key for key in open_since if key[0] == story_id and key[1] not in now_shown]:
            spans[key].append(Span(open_since.pop(key), at))
        for place in now_shown:
            open_since.setdefault((story_id, place), at)
    for key, since in open_since.items():
        spans[key].append(Span(since))
    return spans


def standing_in(spans: Iterable[Span], *, lost: Iterable[Iterable[Span]]) -> list[Span]:
    """What of these stretches a fallback photo stood in a story's page: while one at least of the others was lost."""
    spans = list(spans)
    all_there = without(spans, holes=[hole for holes in lost for hole in holes])
    return without(spans, holes=all_there)


def _by_revision(photo_ids: set[int]) -> dict[tuple[int, int], set[Place]]:
    """The places of these photos in each revision that went out."""
    went_out = Act.objects.filter(article=OuterRef("article"), revision_number=OuterRef("number"), verb="publish")
    revisions = Revision.objects.filter(Exists(went_out)).order_by()
    # Revisions from before there were fallback photos have none.
    rows = revisions.values_list("pk", "content__captions", "content__fallback_photo").iterator()
    held = {
        pk: (captions or [], fallback)
        for pk, captions, fallback in rows
        if fallback in photo_ids or any(caption["photo"] in photo_ids for caption in captions or [])
    }
    found = {}
    for pk, story_id, number, text in _texts(held):
        captions, fallback = held[pk]
        placed = set(body.figures(text or ""))
        standing = [each for each in captions if each["is_lead"] or each["id"] in placed]
        places = {Place(each["photo"], LEAD if each["is_lead"] else TEXT) for each in standing}
        if fallback:
            places.add(Place(fallback, INSTEAD, tuple(sorted({each["photo"] for each in standing}))))
        found[story_id, number] = {place for place in places if place.photo in photo_ids}
    return found


def _texts(revision_ids: Iterable[int]) -> Iterator[tuple[int, int, int, str]]:
    rows = Revision.objects.filter(pk__in=list(revision_ids)).order_by()
    yield from rows.values_list("pk", "article", "number", "content__body")
