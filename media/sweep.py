"""Finds files that no row speaks of: what an upload or a worker that was killed left behind, and renditions long replaced."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage, default_storage
from django.utils import timezone

from media.models import Original, Rendition, originals_storage

# An upload that is under way has its file before its row; a page kept somewhere may still name a replaced rendition.
ORIGINALS_AFTER = timedelta(days=1)
RENDITIONS_AFTER = timedelta(days=30)


def orphans(*, at: datetime | None = None) -> Iterator[tuple[Storage, str]]:
    """Each file without a row that is old enough to go, with the storage it lies in.

    Cost  one query a file that is old enough; no list of all files is held
    """
    now = at or timezone.now()
    for storage, rows, age in (
        (originals_storage(), Original.objects, ORIGINALS_AFTER),
        (default_storage, Rendition.objects, RENDITIONS_AFTER),
    ):
        for name in _files(storage):
            if storage.get_modified_time(name) < now - age and not rows.filter(file=name).exists():
                yield storage, name


def _files(storage: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}".lstrip("/")
    for name in folders:
        yield from _files(storage, f"{folder}/{name}".lstrip("/"))
