"""Finds files that no row speaks of: what an upload or a worker that was killed left behind, and renditions long replaced."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage, default_storage
from django.utils import timezone

from media.models import Original, Photo, Rendition, originals_storage

# An upload that is under way has its file before its row; a page kept somewhere may still name a replaced rendition.
ORIGINALS_AFTER = timedelta(days=1)
RENDITIONS_AFTER = timedelta(days=30)


def orphans(*, at: datetime | None = None) -> Iterator[tuple[Storage, str]]:
    """Each file without a row that is old enough to go, with the storage it lies in.

    Cost  two queries a file that is old enough; no list of all files is held
    """
    now = at or timezone.now()
    for storage, rows, age in (
        (originals_storage(), Original.objects, ORIGINALS_AFTER),
        (default_storage, Rendition.objects, RENDITIONS_AFTER),
    ):
        for name in _files(storage):
            is_old = storage.get_modified_time(name) < now - age
            if is_old and not rows.filter(file=name).exists() and not _is_held(name):
                yield storage, name


def _is_held(name: str) -> bool:
    """Whether the file is one of a photo under legal hold: what was shown of it stays, replaced or not."""
    return Photo.objects.filter(public_id=name.partition("/")[0], legal_hold=True).exists()


def _files(storage: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}".lstrip("/")
    for name in folders:
        yield from _files(storage, f"{folder}/{name}".lstrip("/"))
