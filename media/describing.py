"""Saving what the photo desk typed: credit and rights go into the ledger, and every page with the photo is told."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from delivery.log import append_change
from media import ledger, renditions, tagging
from media.alt_text import is_file_name
from media.models import CreditChange, Original, Photo, ReplacedOriginal
from media.search_rows import FOUND_BY, renew
from media.tagging import NO_TAGS, Retag

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# What stands inside the files too: see media.xmp.
IN_FILES = frozenset({"alt_text", "description"})
WORDS = ("title", "alt_text", "description", "taken_at", "place", "focal_x", "focal_y")
CREDIT = tuple(field for field in ledger.FIELDS if field != "status")


def save_photo(
    photo: Photo, *, by: "User | None", why: str = "", fields: Iterable[str] | None = None, retag: Retag = NO_TAGS
) -> list[CreditChange]:
    """The photo says what this copy of it says.

    Takes   fields: which of its fields were typed over (default: all); what another saved in the rest stands;
            retag: tags to add and to take away, which are the desk's alone
    Writes  Photo, one CreditChange for each changed field of credit or rights, its RenditionOrders where its files say
            other words, one Change: all or none
    Order   safe to repeat: what is so already is no change
    """
    typed = set(WORDS + CREDIT if fields is None else fields)
    words = {name: getattr(photo, name) for name in WORDS if name in typed}
    credit = {name: getattr(photo, name) for name in CREDIT if name in typed}
    with transaction.atomic():
        held = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
        changed = [name for name in words if getattr(held, name) != words[name]]
        if changed:
            photo.save(update_fields=[*changed, "modified_at"])
        if "alt_text" in changed:
            note_alt_text(photo)
        if tagging.retag(held, retag) or FOUND_BY.intersection(changed):
            renew([photo.pk])
        changes = ledger.correct(held, by=by, why=why, **credit)
        if changed and not changes:
            if IN_FILES.intersection(changed) and held.status == Photo.Status.READY:
                renditions.order(held)
            append_change([f"photo:{photo.pk}"])
    return changes


def note_alt_text(photo: Photo) -> None:
    """Keeps whether the alt text is only what a file is called: the photo's own, one it had, or one merged into it.

    Call it in the transaction that changes either. Cost: three queries
    """
    of_it = Q(photo=photo.pk) | Q(photo__merged_into=photo.pk)
    files = (model._default_manager.filter(of_it) for model in (Original, ReplacedOriginal))
    names = {name for rows in files for name in rows.values_list("name", flat=True)}
    photo.alt_is_file_name = any(is_file_name(photo.alt_text, name=name) for name in names)
    Photo.objects.filter(pk=photo.pk).update(alt_is_file_name=photo.alt_is_file_name)
