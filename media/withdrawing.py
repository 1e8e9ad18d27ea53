"""Taking a photo away from readers, everywhere at once, and giving it back. Knows no story: pages say what they show."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from media import ledger
from media.models import CreditChange, Original, Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NoReason(ValueError):
    """Nobody said why. The ledger keeps a reason for good, so there has to be one."""

    def __init__(self) -> None:
        super().__init__(_("Say why: the reason is kept in the photo's ledger."))


def reason_given(reason: str) -> str:
    """The reason as the ledger can keep it. Raises NoReason where there is none."""
    if not (why := reason.replace("\x00", "").strip()):
        raise NoReason
    return why


def hold_what_is_left(photo: Photo) -> Photo:
    """The photo's row, held; where it was merged meanwhile, the row of the photo that is left, whom readers see now."""
    rows = Photo.objects.select_for_update(of=("self",), no_key=True)
    held = rows.get(pk=photo.pk)
    while held.merged_into_id is not None:
        held = rows.get(pk=held.merged_into_id)
    return held


def withdraw_photo(photo: Photo, *, by: "User | None", reason: str) -> list[CreditChange]:
    """From now on no page, list, feed or file shows this photo to readers.

    Writes  Photo, one CreditChange (status), one Change (`photo:<id>`, which every page that shows it was made from)
    Order   safe to repeat: a withdrawn photo stays as it is, and nothing is written
    Raises  NoReason
    """
    return _set_status(photo, by=by, reason=reason, withdrawn=True)


def restore_photo(photo: Photo, *, by: "User | None", reason: str) -> list[CreditChange]:
    """Readers may have this photo again, as far as its rights go; without a file it awaits one.

    Writes  as withdraw_photo; and its RenditionOrders, since its credit may have been corrected meanwhile
    Order   safe to repeat: a photo that is not withdrawn stays as it is
    Raises  NoReason
    """
    return _set_status(photo, by=by, reason=reason, withdrawn=False)


def withdrawal_of(photo: Photo) -> CreditChange | None:
    """The line of the ledger that took this photo away or gave it back last. Cost: one query."""
    return photo.credit_changes.filter(field="status").select_related("by").order_by("-pk").first()


def _set_status(photo: Photo, *, by: "User | None", reason: str, withdrawn: bool) -> list[CreditChange]:
    why = reason_given(reason)
    with transaction.atomic():
        held = hold_what_is_left(photo)
        changes: list[CreditChange] = []
        if (held.status == Photo.Status.WITHDRAWN) != withdrawn:
            new = Photo.Status.WITHDRAWN if withdrawn else _status_before(held)
            changes = ledger.correct(held, by=by, why=why, status=new)
    photo.status = held.status
    return changes


def _status_before(photo: Photo) -> str:
    """Ready where a file is: its original, or the renditions of a library that was brought along."""
    has_file = Original.objects.filter(photo=photo).exists() or photo.renditions.exists()
    return Photo.Status.READY if has_file else Photo.Status.AWAITED
