"""Rendition files that others have replaced: named, so that they go on being served for a while, from that day on."""

from collections.abc import Iterable

from media.models import Photo, RetiredFile


def retire(photo: Photo, *, names: Iterable[str], but_not: Iterable[str] = ()) -> None:
    """These files are no longer the photo's renditions, from now. Runs in the caller's transaction.

    Takes   but_not: the files that are its renditions now, even if they had been replaced before
    Writes  RetiredFile; a file that is replaced again counts from its last day
    """
    in_use = set(but_not)
    RetiredFile.objects.filter(name__in=in_use).delete()
    RetiredFile.objects.bulk_create(
        [RetiredFile(photo=photo, name=name) for name in sorted(set(names) - in_use)],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["retired_at"],
    )
