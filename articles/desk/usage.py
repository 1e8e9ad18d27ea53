"""The usage statement: each picture of a source or creator, each story in which readers saw it, from when to when.

Told from what was done (acts, the revisions that went out, the ledger of withdrawals), not from what drafts say today:
a picture that has left its story since is counted for the days on which it stood there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Act, Article, Revision
from articles.desk.spans import Span, after_day, days_of, of_days, within, without
from media.credit import credit_line
from media.models import CreditChange, Photo
from media.rights_rows import Lease
from outlet.models import Outlet

Place = tuple[int, bool]  # a photo, and whether it led the story
_EVER = datetime(1, 1, 1, tzinfo=UTC)


class _Merged(NamedTuple):
    """A photo that was merged: into which, and when first."""

    photo: Photo
    into: int
    at: datetime


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
    Cost   nine queries, whatever there is; two of them go over all that was ever published
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
    stories = Article.objects.filter(pk__in={story_id for story_id, _place in found}).select_related("edition")
    named = {story.pk: story for story in stories.only("headline", "edition__path")}
    lines = [
        _line(known[photo_id], named[story_id], is_lead=is_lead, days=days, form=outlet.credit_form)
        for (story_id, (photo_id, is_lead)), days in found.items()
    ]
    return sorted(lines, key=lambda line: (str(line.photo), line.photo.pk, line.first, line.story_id))


def _seen(known: dict[int, Photo], *, zone: ZoneInfo) -> dict[tuple[int, Place], list[Span]]:
    """When readers could see each of these photos in each story; one that was merged is the other from that moment on."""
    merged = _merged_into(known)
    gone = _gone({**known, **{pk: each.photo for pk, each in merged.items()}}, zone=zone)
    seen: dict[tuple[int, Place], list[Span]] = defaultdict(list)
    for (story_id, (photo_id, is_lead)), spans in _stood({*known, *merged}).items():
        if each := merged.get(photo_id):
            before = without(spans, holes=[*gone[photo_id], Span(each.at)])
            after = without(spans, holes=[*gone[each.into], Span(_EVER, each.at)])
            seen[story_id, (each.into, is_lead)] += [*before, *after]
        else:
            seen[story_id, (photo_id, is_lead)] += without(spans, holes=gone[photo_id])
    return seen


def _merged_into(photos: dict[int, Photo]) -> dict[int, _Merged]:
    """What was merged into these photos, by its number. Cost: two queries, or one."""
    merged = Photo.objects.filter(merged_into__in=list(photos)).in_bulk()
    lines = CreditChange.objects.filter(photo__in=list(merged), field="merged_into") if merged else []
    moments = {line.photo_id: line.at for line in sorted(lines, key=lambda line: -line.pk)}
    return {pk: _Merged(row, row.merged_into_id or 0, moments.get(pk, _EVER)) for pk, row in merged.items()}


def _line(photo: Photo, story: Article, *, is_lead: bool, days: list[date], form: str) -> UsageLine:
    edition = getattr(story, "edition", None)
    return UsageLine(
        photo=photo,
        credit=credit_line(photo, form=form),
        story=str(story),
        story_id=story.pk,
        address=edition.get_absolute_url() if edition else "",
        place=_("lead") if is_lead else _("in the text"),
        first=days[0],
        last=days[-1],
        days=len(days),
    )


def _stood(photo_ids: set[int]) -> dict[tuple[int, Place], list[Span]]:
    """When each of these photos was part of each public story, whatever its rights. Cost: three queries."""
    shown = _shown_by_revision(photo_ids)
    acts = Act.objects.filter(verb__in=("publish", "withdraw"), article__in={story_id for story_id, _number in shown})
    spans: dict[tuple[int, Place], list[Span]] = defaultdict(list)
    open_since: dict[tuple[int, Place], datetime] = {}
    for story_id, verb, number, at in acts.order_by("article", "at", "pk").values_list(
        "article", "verb", "revision_number", "at"
    ):
        now_shown = shown.get((story_id, number or 0), set()) if verb == "publish" else set()
        for key in [key for key in open_since if key[0] == story_id and key[1] not in now_shown]:
            spans[key].append(Span(open_since.pop(key), at))
        for place in now_shown:
            open_since.setdefault((story_id, place), at)
    for key, since in open_since.items():
        spans[key].append(Span(since))
    return spans


def _shown_by_revision(photo_ids: set[int]) -> dict[tuple[int, int], set[Place]]:
    """The places of these photos in each revision that went out: as its lead, or where its text has a figure."""
    went_out = Act.objects.filter(article=OuterRef("article"), revision_number=OuterRef("number"), verb="publish")
    revisions = Revision.objects.filter(Exists(went_out)).order_by()
    held = {
        pk: wanted
        for pk, captions in revisions.values_list("pk", "content__captions").iterator()
        if (wanted := [caption for caption in captions or [] if caption["photo"] in photo_ids])
    }
    shown = {}
    for pk, story_id, number, text in _texts(held):
        placed = set(body.figures(text or ""))
        stands = (each for each in held[pk] if each["is_lead"] or each["id"] in placed)
        shown[story_id, number] = {(each["photo"], each["is_lead"]) for each in stands}
    return shown


def _texts(revision_ids: Iterable[int]) -> Iterator[tuple[int, int, int, str]]:
    rows = Revision.objects.filter(pk__in=list(revision_ids)).order_by()
    yield from rows.values_list("pk", "article", "number", "content__body")


def _gone(photos: dict[int, Photo], *, zone: ZoneInfo) -> dict[int, list[Span]]:
    """When readers could not see each of these photos, although stories had it. Cost: two queries."""
    gone: dict[int, list[Span]] = defaultdict(list)
    for photo in photos.values():
        if photo.rights_until:
            gone[photo.pk].append(after_day(photo.rights_until, zone=zone))
    since: dict[int, datetime] = {}
    rows = CreditChange.objects.filter(photo__in=list(photos), field="status").filter(
        Q(new="withdrawn") | Q(old="withdrawn")
    )
    for photo_id, new, at in rows.order_by("pk").values_list("photo", "new", "at"):
        if new == Photo.Status.WITHDRAWN:
            since.setdefault(photo_id, at)
        elif photo_id in since:
            gone[photo_id].append(Span(since.pop(photo_id), at))
    for photo_id, at in since.items():
        gone[photo_id].append(Span(at))
    leases = Lease.objects.filter(photo__in=list(photos), verdict="deny", use="web")
    for photo_id, first, last, back in leases.values_list("photo", "first_day", "last_day", "taken_back_at"):
        gone[photo_id] += _denied(of_days(first, last, zone=zone), taken_back_at=back)
    return gone


def _denied(span: Span, *, taken_back_at: datetime | None) -> list[Span]:
    if taken_back_at is None:
        return [span]
    return without([span], holes=[Span(taken_back_at)])
