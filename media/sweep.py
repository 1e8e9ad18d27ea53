"""Finds files that no row speaks of: what an upload or a worker that was killed left behind, and renditions long replaced."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.files.storage import Storage, default_storage
from django.db.models import QuerySet
from django.utils import timezone

from media.models import Original, Photo, Rendition, RenditionOrder, ReplacedOriginal, RetiredFile, originals_storage
from media.storage import folders

# An upload that is under way has its file before its row; a page kept somewhere may still name a replaced rendition.
ORIGINALS_AFTER = timedelta(days=1)
RENDITIONS_AFTER = timedelta(days=30)


def orphans(*, at: datetime | None = None) -> Iterator[tuple[Storage, str]]:
    """Each file without a row that is old enough to go, with the storage it lies in.

    Takes  at: as of when; a rendition's thirty days begin on the day that another took its place
    Cost   two to five queries a folder, that is a photo; no list of all files is held
    """
    now = at or timezone.now()
    yield from _unspoken_of(originals_storage(), kept=_originals_in, before=now - ORIGINALS_AFTER)
    yield from _unspoken_of(
        default_storage,
        kept=lambda folder: _renditions_in(folder, since=now - RENDITIONS_AFTER),
        before=now - RENDITIONS_AFTER,
    )


def remove(storage: Storage, name: str) -> None:
    """The file is gone, and the row that it was replaced: the row first, so that a sweep that was killed goes on here."""
    RetiredFile.objects.filter(name=name).delete()
    storage.delete(name)


def _unspoken_of(
    storage: Storage, *, kept: Callable[[str], set[str] | None], before: datetime
) -> Iterator[tuple[Storage, str]]:
    for folder, files in folders(storage):
        old = [name for name, written_at in files.items() if written_at < before]
        spoken_of = kept(folder) if old else None
        if spoken_of is not None:
            yield from ((storage, name) for name in old if name not in spoken_of)


def _originals_in(folder: str) -> set[str]:
    return _named(Original.objects.all(), "file", folder) | _named(ReplacedOriginal.objects.all(), "file", folder)


def _renditions_in(folder: str, *, since: datetime) -> set[str] | None:
    """The files of this photo that stay; None where all of them do.

    Under legal hold what was shown of it stays, replaced or not. While its renditions are owed, the worker may just be
    counting on a file that it finds.
    """
    photo = Photo.objects.filter(public_id=folder).only("legal_hold").first()
    retired = RetiredFile.objects.filter(retired_at__gte=since)
    if photo is None:  # files of a library that was brought along lie in folders of their own
        return _named(Rendition.objects.all(), "file", folder) | _named(retired, "name", folder)
    if photo.legal_hold or RenditionOrder.objects.filter(photo=photo, done_at=None).exists():
        return None
    # In this order: what is replaced between the two is found by the second.
    current = set(Rendition.objects.filter(photo=photo).values_list("file", flat=True))
    return current | set(retired.filter(photo=photo).values_list("name", flat=True))


def _named(rows: QuerySet[Any], column: str, folder: str) -> set[str]:
    return set(rows.filter(**{f"{column}__startswith": f"{folder}/" if folder else ""}).values_list(column, flat=True))
