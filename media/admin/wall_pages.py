"""Pages of the wall: from a picture on, the next ones, newest first; as quick at the end of the archive as at its head."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from media.models import Photo
from media.wall_indexes import NEWEST

_CURSOR = re.compile(r"(\d{1,17})-(\d{1,18})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class WallPage:
    """Some pictures, and the cursor below which the next ones stand; empty at the end."""

    photos: list[Photo]
    next: str


def wall_page(photos: QuerySet[Photo], *, after: str, size: int) -> WallPage:
    """The first of these photos below the cursor; from the newest on, for none and for nonsense.

    Order  newest first: what comes in meanwhile moves no page
    Cost   two queries: the first reads numbers alone, mostly from an index, the second `size` rows
    """
    found = list(_below(photos, after).order_by(*NEWEST).values_list("pk", flat=True)[: size + 1])
    rows = photos.model._default_manager.select_related("source", "licence").in_bulk(found[:size])
    shown = [rows[pk] for pk in found[:size] if pk in rows]
    return WallPage(shown, next=cursor_of(shown[-1]) if shown and len(found) > size else "")


def cursor_of(photo: Photo) -> str:
    """The place in the wall just below this photo."""
    return f"{(photo.created_at - _EPOCH) // timedelta(microseconds=1)}-{photo.pk}"


def _below(photos: QuerySet[Photo], cursor: str) -> QuerySet[Photo]:
    match = _CURSOR.fullmatch(cursor)
    try:
        at = _EPOCH + timedelta(microseconds=int(match[1])) if match else None
    except OverflowError:
        at = None
    if match is None or at is None:
        return photos
    # Said twice, so that the index is entered at the right place.
    return photos.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=int(match[2])), created_at__lte=at)
