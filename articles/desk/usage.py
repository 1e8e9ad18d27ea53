"""The usage statement: each picture of a source or creator, each story in which readers saw it, from when to when.

Told from what was done (acts, the revisions that went out, the ledger of withdrawals), not from what drafts say today:
a picture that has left its story since is counted for the days on which it stood there.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy

from articles.desk.models import Article
from articles.desk.spans import Span, days_of, within, without
from articles.desk.stood import INSTEAD, LEAD, TEXT, standing_in, stood
from articles.desk.unseen import unseen
from media.credit import credit_line
from media.models import Photo
from outlet.models import Outlet

PLACES = {LEAD: gettext_lazy("lead"), TEXT: gettext_lazy("in the text"), INSTEAD: gettext_lazy("in place of another")}


@dataclass(frozen=True)
class UsageLine:
    """One picture in one story, within the period."""

    photo: Photo
    credit: str
    story: str
    story_id: int
    address: str
    place: str
    first: date
    last: date
    days: int


def usage_of(photos: Iterable[Photo], *, first: date, last: date, at: datetime | None = None) -> list[UsageLine]:
    """Where readers saw these photos between two days, both counted, by the outlet's calendar.

    Takes  photos with their sources; at: up to which moment things are known (default: now)
    Order  by photo, then by first day; what a photo did before it was merged into one of these is counted for that one
    Cost   twelve queries at most, whatever there is; two of them go over all that was ever published
    """
    known = {photo.pk: photo for photo in photos if photo.merged_into_id is None}
    if not known:
        return []
    outlet, now = Outlet.objects.current(), at or timezone.now()
    zone = outlet.zone
    found = {
        key: days
        for key, spans in _seen(known, zone=zone).items()
        if (days := days_of(within(spans, first=first, last=last, now=now, zone=zone), zone=zone))
    }
    stories = Article.objects.filter(pk__in={story_id for story_id, _photo_id, _where in found}).select_related(
        "edition"
    )
    named = {story.pk: story for story in stories.only("headline", "edition__path")}
    lines = [
        _line(known[photo_id], named[story_id], place=PLACES[where], days=days, form=outlet.credit_form)
        for (story_id, photo_id, where), days in found.items()
    ]
    return sorted(lines, key=lambda line: (str(line.photo), line.photo.pk, line.first, line.story_id))


def _seen(known: dict[int, Photo], *, zone: ZoneInfo) -> dict[tuple[int, int, str], list[Span]]:
    """When readers could see each of these photos in each story and place; one that was merged counts for the one that is left."""
    merged = Photo.objects.filter(merged_into__in=list(known)).select_related("merged_into").in_bulk()
    stretches = stood({*known, *merged})
    others = {pk for _story_id, place in stretches for pk in place.others} - known.keys() - merged.keys()
    rows = Photo.objects.filter(pk__in=others).select_related("merged_into") if others else ()
    away = unseen([*rows, *merged.values(), *known.values()], zone=zone)
    seen: dict[tuple[int, int, str], list[Span]] = defaultdict(list)
    for (story_id, place), spans in stretches.items():
        left = merged[place.photo].merged_into_id if place.photo in merged else place.photo
        shown = standing_in(spans, lost=[away[pk] for pk in place.others]) if place.where == INSTEAD else spans
        seen[story_id, left or 0, place.where] += without(shown, holes=away[place.photo])
    return seen


def _line(photo: Photo, story: Article, *, place: Any, days: list[date], form: str) -> UsageLine:
    edition = getattr(story, "edition", None)
    return UsageLine(
        photo=photo,
        credit=credit_line(photo, form=form),
        story=str(story),
        story_id=story.pk,
        address=edition.get_absolute_url() if edition else "",
        place=str(place),
        first=days[0],
        last=days[-1],
        days=len(days),
    )
