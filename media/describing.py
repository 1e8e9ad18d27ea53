"""Saving what the photo desk typed: credit and rights go into the ledger, and every page with the photo is told."""

from typing import TYPE_CHECKING

from django.db import transaction

from delivery.log import append_change
from media import ledger
from media.models import CreditChange, Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WORDS = ("title", "alt_text", "description", "taken_at", "place", "focal_x", "focal_y")
CREDIT = tuple(field for field in ledger.FIELDS if field != "status")


def save_photo(photo: Photo, *, by: "User | None", why: str = "") -> list[CreditChange]:
    """The photo says what this copy of it says.

    Writes  Photo, one CreditChange for each changed field of credit or rights, one Change: all or none
    Order   safe to repeat: what is so already is no change
    """
    words = {name: getattr(photo, name) for name in WORDS}
    credit = {name: getattr(photo, name) for name in CREDIT}
    with transaction.atomic():
        held = Photo.objects.select_for_update(of=("self",)).get(pk=photo.pk)
        changed = [name for name in WORDS if getattr(held, name) != words[name]]
        if changed:
            photo.save(update_fields=[*changed, "modified_at"])
        changes = ledger.correct(held, by=by, why=why, **credit)
        if changed and not changes:
            append_change([f"photo:{photo.pk}"])
    return changes
