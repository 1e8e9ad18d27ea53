"""Photos that look like one picture: found when a file comes in, until somebody says whether they are.

A pair is one row: `photo` is the newer of the two, `other` the older, by their numbers.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from media.intake.duplicates import LOOKS_LIKE_BITS, distance, is_telling, near, parts_of
from media.models import LookAlike, Original, Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# A flag or a logo has more; whoever looks needs the nearest.
MOST_PAIRS = 20


def look_alikes(photo: Photo) -> list[Photo]:
    """The photos that look like this one, nearest first, of which nobody has said yet whether they are it.

    Cost  two queries; one where there are none
    """
    bits: dict[int, int] = {}
    for one, other, differ in open_pairs().filter(_with(photo)).values_list("photo", "other", "bits"):
        bits[other if one == photo.pk else one] = differ
    found = Photo.objects.select_related("source").in_bulk(bits) if bits else {}
    return sorted(found.values(), key=lambda each: (bits[each.pk], each.pk))


def open_pairs() -> QuerySet[LookAlike]:
    """The pairs of which nobody has said anything yet, newest first."""
    return LookAlike.objects.filter(settled_at=None).order_by("-pk")


def looks_like_another() -> Q:
    """The photos with an open pair, as a condition for a query of photos."""
    pairs = LookAlike.objects.filter(settled_at=None)
    return Q(pk__in=pairs.values("photo")) | Q(pk__in=pairs.values("other"))


def look_for(photo: Photo) -> int:
    """Note which photos look like this one, as its file is now. Runs in the caller's transaction.

    Writes   its open pairs, anew; what somebody has settled stays settled
    Answers  how many look like it
    Cost     one query of four indexes, whatever the library's size, and three that write
    """
    LookAlike.objects.filter(_with(photo), settled_at=None).delete()
    found = _nearest(photo)
    LookAlike.objects.bulk_create(
        [LookAlike(**_in_order(photo.pk, other), bits=bits) for bits, other in found], ignore_conflicts=True
    )
    return len(found)


def settle(photo: Photo, other: Photo, *, by: "User | None") -> None:
    """These two are not the same picture; nobody is asked again. Writes one LookAlike; safe to repeat."""
    with transaction.atomic():
        pair, _is_new = LookAlike.objects.get_or_create(
            **_in_order(photo.pk, other.pk), defaults={"bits": _bits_between(photo, other)}
        )
        if pair.settled_at is None:
            pair.settled_at, pair.settled_by = timezone.now(), by
            pair.save(update_fields=["settled_at", "settled_by"])


def move_pairs(photo: Photo, *, into: Photo, by: "User | None") -> None:
    """What looked like this photo looks like the other one from now on. Runs in the caller's transaction.

    Writes  the pair of the two is settled; each other open pair is the other photo's, unless that has it already
    """
    settle(photo, into, by=by)
    open_ones = LookAlike.objects.filter(_with(photo), settled_at=None)
    moved = [
        LookAlike(**_in_order(into.pk, pair.other_id if pair.photo_id == photo.pk else pair.photo_id), bits=pair.bits)
        for pair in open_ones
    ]
    open_ones.delete()
    LookAlike.objects.bulk_create(moved, ignore_conflicts=True)


def _nearest(photo: Photo) -> list[tuple[int, int]]:
    """The nearest photos, each with its distance; for one that was merged, the photo that is left."""
    mine = Original.objects.filter(photo=photo).values_list("dhash", flat=True).first() or ""
    if not is_telling(mine):
        return []
    candidates = Q()
    for column, part in parts_of(mine).items():
        candidates |= Q(**{f"{column}__in": near(part or 0)})
    rows = Original.objects.filter(candidates).values_list("dhash", Coalesce("photo__merged_into", F("photo")))
    bits: dict[int, int] = {}
    for theirs, other in rows.iterator():
        differ = distance(mine, theirs)
        if differ <= LOOKS_LIKE_BITS and other != photo.pk:
            bits[other] = min(differ, bits.get(other, differ))
    return sorted((differ, other) for other, differ in bits.items())[:MOST_PAIRS]


def _bits_between(photo: Photo, other: Photo) -> int:
    hashes = list(Original.objects.filter(photo__in=[photo, other]).exclude(dhash="").values_list("dhash", flat=True))
    return distance(*hashes) if len(hashes) == 2 else 0


def _with(photo: Photo) -> Q:
    return Q(photo=photo) | Q(other=photo)


def _in_order(one: int, other: int) -> dict[str, int]:
    return {"photo_id": max(one, other), "other_id": min(one, other)}
