"""The ledger of credits and rights: every change with who, when, old, new and why, and everything that shows it told."""

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from delivery.log import append_change
from media import renditions, search_rows
from media.models import CreditChange, Photo

READ_FROM_FILE = _("Read from the file")
FIELDS = ("creator", "source", "via", "credit_override", "copyright_notice", "licence", "rights_until", "status")
# Kept beside them, and changed by media.leasing and media.merging alone.
LEASED = ("denied_from", "denied_until", "legal_hold")
MERGED = ("merged_into",)


def correct(photo: Photo, *, by: User | None, why: str = "", **new: Any) -> list[CreditChange]:
    """The photo says the new credit or rights, the ledger says so, and every page and file with it is made anew.

    Takes   new: any of FIELDS; source and licence as rows
    Writes  Photo, one CreditChange a changed field, its RenditionOrders, one Change: all or none
    Order   safe to repeat: what is so already is no change
    """
    with transaction.atomic():
        locked = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
        changes = record(locked, by=by, why=why, changes=new)
        if changes:
            if locked.status == Photo.Status.READY:
                renditions.order(locked)
            append_change([f"photo:{locked.pk}"])
    for field in new:
        setattr(photo, field, getattr(locked, field))
    return changes


def record(photo: Photo, *, by: User | None, why: str, changes: dict[str, Any]) -> list[CreditChange]:
    """Save these values on the photo and write each that differs into the ledger. Runs in the caller's transaction."""
    unknown = set(changes) - {*FIELDS, *LEASED, *MERGED}
    if unknown:
        raise ValueError(f"The ledger does not keep {', '.join(sorted(unknown))}; it keeps {', '.join(FIELDS)}.")
    rows = []
    for field, value in changes.items():
        old = getattr(photo, field)
        if old == value:
            continue
        setattr(photo, field, value)
        rows.append(CreditChange(photo=photo, by=by, field=field, old=_told(old), new=_told(value), why=why[:300]))
    if rows:
        photo.modified_at = timezone.now()
        photo.save(update_fields=[*(row.field for row in rows), "modified_at"])
        for row in rows:
            row.save(force_insert=True)
        if any(row.field in search_rows.FOUND_BY for row in rows):
            search_rows.renew([photo.pk])
    return rows


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return value.isoformat() if isinstance(value, date) else str(value)
