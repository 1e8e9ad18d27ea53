"""Merging two records of one picture: one is left, and has the uses of both; the other leads to it, with its ledger.

Who moves the uses is named in settings: this app knows no story.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from delivery.log import append_change
from media import leasing, ledger, look_alikes, renditions, search_rows
from media.describing import IN_FILES, note_alt_text
from media.models import Lease, Photo, RenditionOrder
from media.replacing import has_larger_file, is_of_one_shape, take_file_of
from media.rights import may_be_shown
from media.withdrawing import reason_given
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Merging changes what stands in stories of others, so it is for those who may also take a photo away from readers.
PERMISSIONS = ("media.change_photo", "media.withdraw_photo")
CREDIT = ("creator", "source", "via", "credit_override")
WORDS = ("title", "alt_text", "description", "place", "taken_at")


class CannotMerge(ValueError):
    """These two cannot be merged so; the message says why and what to do."""


def merge(photo: Photo, *, into: Photo, by: "User | None", why: str, larger_file: bool = False) -> Photo:
    """Whatever showed this photo shows the other one, which is left; answers that one.

    Takes   larger_file: the one that is left has the other's file, if that has more pixels; its own is kept for the desk
    Writes  the uses (captions of drafts with a Revision each, public stories, portraits, fallback photos), tags and open
            look-alikes, which move; the leases that are not over; what the one that is left lacks in words, credit and
            licence; the ledgers, which both stay; one Change of both photos and each story, one more for each portrait: all or none
    Order   photos before stories, as every act on many does
    Raises  NoReason; CannotMerge with a sentence for the person
    """
    reason = reason_given(why)
    with transaction.atomic():
        gone, left = _both(photo, into)
        if refused := no_merging(gone, into=left):
            raise CannotMerge(refused)
        _fill_up(left, gone=gone, by=by, why=reason)
        _point_as(left, gone=gone)
        if larger_file and has_larger_file(gone, than=left):
            take_file_of(gone, photo=left, by=by, why=reason)
        left.tags.add(*gone.tags.names())
        _lease_as(left, gone=gone)
        leasing.settle(left, by=by, why=reason)
        look_alikes.move_pairs(gone, into=left, by=by)
        _lead_on(gone, left=left, by=by, why=reason)
        note_alt_text(left)
        keys: set[str] = import_string(settings.PHOTO_MERGED)(gone, into=left, by=by)
        search_rows.renew([gone.pk, left.pk])
        append_change({f"photo:{gone.pk}", f"photo:{left.pk}", *keys})
    return left


def no_merging(photo: Photo, *, into: Photo) -> str:
    """The sentence that says why this photo cannot be merged into the other; or nothing."""
    if photo.pk == into.pk:
        return _("A photo cannot be merged into itself. Choose the other one.")
    for each in (photo, into):
        if each.status == Photo.Status.MERGED:
            return _("“%(photo)s” was merged into another photo already. Look at that one.") % {"photo": each}
        if each.legal_hold:
            said = _("“%(photo)s” is under legal hold, and stays as it is. Lift the hold first, with a reason.")
            return said % {"photo": each}
    if into.awaits_its_file and not photo.awaits_its_file:
        return _("“%(photo)s” has no file yet, the other one has. Merge it into that one.") % {"photo": into}
    today = Outlet.objects.current().today()
    if may_be_shown(photo, on=today) != may_be_shown(into, on=today):
        return _("Readers may have one of the two and not the other. Make their rights the same first.")
    return ""


def survivors(photo_ids: Iterable[int | None]) -> dict[int, int]:
    """For each of these photos that was merged, the one that is left. Cost: one query; none for no ids."""
    ids = {pk for pk in photo_ids if pk}
    merged = Photo.objects.filter(pk__in=ids, merged_into__isnull=False) if ids else Photo.objects.none()
    return {pk: left for pk, left in merged.values_list("pk", "merged_into") if left}


def _both(photo: Photo, into: Photo) -> tuple[Photo, Photo]:
    """The two rows, held. Not against captions that are written just now: a save holds its story, which we ask for next."""
    rows = Photo.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=[photo.pk, into.pk]).order_by("pk")
    held = {row.pk: row for row in rows}
    return held[photo.pk], held[into.pk]


def _fill_up(left: Photo, *, gone: Photo, by: "User | None", why: str) -> None:
    """What it lacks it takes from the other; a credit whole or not at all. Rights never become longer by merging."""
    words = [name for name in WORDS if not _said(left, name) and _said(gone, name)]
    for name in words:
        setattr(left, name, getattr(gone, name))
    left.save(update_fields=[*words, "modified_at"])
    new: dict[str, Any] = {}
    if not any(getattr(left, name) for name in CREDIT):
        new = {name: value for name in CREDIT if (value := getattr(gone, name))}
    for name in ("copyright_notice", "licence"):
        if not getattr(left, name) and (value := getattr(gone, name)):
            new[name] = value
    if gone.rights_until and (left.rights_until is None or gone.rights_until < left.rights_until):
        new["rights_until"] = gone.rights_until
    stands_in_files = bool(ledger.record(left, by=by, why=why, changes=new)) or not IN_FILES.isdisjoint(words)
    if stands_in_files and left.status == Photo.Status.READY:
        renditions.order(left)


def _said(photo: Photo, name: str) -> Any:
    """What the photo says of one thing; the name of a file in the place of an alt text is nothing."""
    return "" if name == "alt_text" and photo.alt_is_file_name else getattr(photo, name)


def _point_as(left: Photo, *, gone: Photo) -> None:
    """A focal point and crops that nobody has set on it yet are those of the other, where both have one shape."""
    if not is_of_one_shape(left, gone):
        return
    if (left.focal_x, left.focal_y) == (0.5, 0.5):
        left.focal_x, left.focal_y = gone.focal_x, gone.focal_y
    if gone.crops and not left.crops and left.status == Photo.Status.READY:
        left.crops = gone.crops
        renditions.order(left)
    left.save(update_fields=["focal_x", "focal_y", "crops"])


def _lease_as(left: Photo, *, gone: Photo) -> None:
    """Leases of the other that are not over hold for the one that is left, from today; the old rows stay on record."""
    today = Outlet.objects.current().today()
    lasting = Lease.objects.filter(Q(last_day=None) | Q(last_day__gte=today), photo=gone, taken_back_at=None)
    for lease in lasting.order_by("pk"):
        lease.pk, lease._state.adding = None, True
        lease.photo, lease.first_day = left, max(lease.first_day, today)
        lease.save(force_insert=True)


def _lead_on(gone: Photo, *, left: Photo, by: "User | None", why: str) -> None:
    """The record that goes leads to the one that is left, and so do those that were merged into it before."""
    Photo.objects.filter(merged_into=gone).update(merged_into=left)
    ledger.record(gone, by=by, why=why, changes={"status": Photo.Status.MERGED, "merged_into": left})
    RenditionOrder.objects.filter(photo=gone).delete()
