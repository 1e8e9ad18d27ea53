"""When readers could not see a photo although stories had it: told from its ledger, its leases and its licence as it is now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from articles.desk.spans import Span, after_day, of_days, without
from media.models import CreditChange, Licence, Photo
from media.rights_rows import Lease, PhotoUse

_EVER = datetime(1, 1, 1, tzinfo=UTC)

Line = tuple[datetime, str, str]  # of the ledger: when, old, new
Leased = dict[tuple[int, str, str], list[Span]]  # by photo, verdict and use


def unseen(photos: Iterable[Photo], *, zone: ZoneInfo) -> dict[int, list[Span]]:
    """When readers could not see each of these photos; from the moment of its merging on, when they could not see the other.

    Takes  photos with the photo that each was merged into
    Cost   three queries, one more where some were merged
    """
    photos = list(photos)
    rows = {left.pk: left for photo in photos if (left := photo.merged_into)} | {photo.pk: photo for photo in photos}
    gone = _gone(rows, zone=zone)
    moments = _moments([photo for photo in photos if photo.merged_into_id])
    for photo in photos:
        if photo.merged_into_id:
            at = moments.get(photo.pk, _EVER)
            before = without(gone[photo.pk], holes=[Span(at)])
            gone[photo.pk] = [*before, *without(gone[photo.merged_into_id], holes=[Span(_EVER, at)])]
    return gone


def _moments(merged: list[Photo]) -> dict[int, datetime]:
    """When each of these was merged first."""
    if not merged:
        return {}
    lines = CreditChange.objects.filter(photo__in=merged, field="merged_into")
    return dict(lines.order_by("-pk").values_list("photo", "at"))


def _gone(photos: dict[int, Photo], *, zone: ZoneInfo) -> dict[int, list[Span]]:
    """When readers could not see each of these photos, although stories had it. Cost: three queries."""
    said = defaultdict(list)
    lines = CreditChange.objects.filter(photo__in=list(photos), field__in=("status", "rights_until")).order_by("pk")
    for photo_id, field, old, new, at in lines.values_list("photo", "field", "old", "new", "at"):
        said[photo_id, field].append((at, old, new))
    leased = _leased(photos, zone=zone)
    licences = Licence.objects.filter(until__isnull=False).in_bulk()
    return {
        pk: [
            *_withdrawn(said[pk, "status"]),
            *_out_of_rights(photo, said[pk, "rights_until"], zone=zone),
            *leased[pk, "deny", "web"],
            *_unlicensed(pk, licences.get(photo.licence_id or 0), leased=leased, zone=zone),
        ]
        for pk, photo in photos.items()
    }


def _withdrawn(lines: Iterable[Line]) -> Iterator[Span]:
    since: datetime | None = None
    for at, _old, new in lines:
        if new == Photo.Status.WITHDRAWN:
            since = since or at
        elif since:
            yield Span(since, at)
            since = None
    if since:
        yield Span(since)


def _out_of_rights(photo: Photo, lines: Iterable[Line], *, zone: ZoneInfo) -> Iterator[Span]:
    """By the last day that was in force at each moment: what was extended later was gone meanwhile."""
    begins = _EVER
    for at, old, _new in lines:
        if old:
            yield from without([after_day(date.fromisoformat(old), zone=zone)], holes=[Span(_EVER, begins), Span(at)])
        begins = at
    if photo.rights_until:
        yield from without([after_day(photo.rights_until, zone=zone)], holes=[Span(_EVER, begins)])


def _leased(photos: Iterable[int], *, zone: ZoneInfo) -> Leased:
    """When each lease was in force: not before it was granted, nor after it was taken back."""
    found: Leased = defaultdict(list)
    leases = Lease.objects.filter(photo__in=list(photos))
    for photo_id, verdict, use, first, last, at, back in leases.values_list(
        "photo", "verdict", "use", "first_day", "last_day", "at", "taken_back_at"
    ):
        holes = [Span(_EVER, at), *([Span(back)] if back else [])]
        found[photo_id, verdict, use] += without([of_days(first, last, zone=zone)], holes=holes)
    return found


def _unlicensed(photo_id: int, licence: Licence | None, *, leased: Leased, zone: ZoneInfo) -> list[Span]:
    """After the licence's last day, but for what the archive or a lease covers: as media.covering.may_stay has it."""
    if licence is None or licence.until is None:
        return []
    after = after_day(licence.until, zone=zone)
    archive = [after] if PhotoUse.ARCHIVE in licence.uses else leased[photo_id, "allow", "archive"]
    covered = without(archive, holes=leased[photo_id, "deny", "archive"])
    return without([after], holes=[*covered, *leased[photo_id, "allow", "web"]])
