"""Leases and legal hold: who may use a photo when, and what must not be touched.

A lease is the desk's row. What readers must know of it, the nearest days on which the photo is denied to them, is written
on the photo in the same transaction, so that reader pages ask no desk table.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.log import append_change
from media import ledger
from media.covering import spans_of
from media.models import Photo
from media.rights_rows import Lease
from media.withdrawing import hold_what_is_left, reason_given
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Span = tuple[date, date | None]


def grant(
    photo: Photo, *, verdict: str, use: str, first_day: date, last_day: date | None, reason: str, by: "User | None"
) -> Lease:
    """This use of the photo is allowed or denied on these days; pages follow at once where the web is denied.

    Writes  one Lease; Photo, its CreditChanges where the web is denied, one Change: all or none
    Raises  NoReason; ValueError for a last day before the first
    """
    why = reason_given(reason)
    if last_day and last_day < first_day:
        raise ValueError(_("It would end before it begins. Choose a later last day, or none."))
    with transaction.atomic():
        held = hold_what_is_left(photo)
        lease = Lease.objects.create(
            photo=held, verdict=verdict, use=use, first_day=first_day, last_day=last_day, reason=why[:300], by=by
        )
        settle(held, by=by, why=why)
    return lease


def take_back(lease: Lease, *, reason: str, by: "User | None") -> None:
    """The lease no longer counts, and stays on record. Writes as `grant`; safe to repeat. Raises NoReason."""
    why = reason_given(reason)
    with transaction.atomic():
        held = hold_what_is_left(lease.photo)
        open_leases = Lease.objects.filter(pk=lease.pk, taken_back_at__isnull=True)
        if open_leases.update(taken_back_at=timezone.now(), taken_back_by=by):
            settle(held, by=by, why=why)


def set_hold(photo: Photo, *, on: bool, reason: str, by: "User | None") -> None:
    """Put the photo under legal hold, or lift it; the ledger says why. Safe to repeat. Raises NoReason."""
    with transaction.atomic():
        ledger.record(hold_what_is_left(photo), by=by, why=reason_given(reason), changes={"legal_hold": on})


def settle(photo: Photo, *, by: "User | None", why: str) -> bool:
    """The photo says when readers are denied it next, or now, and its other leases. In a transaction, the photo locked.

    Writes  Photo, its CreditChanges, one Change, where that moved. Answers whether it did
    """
    standing = Lease.objects.filter(photo=photo, taken_back_at__isnull=True)
    leased = [list(span) for span in spans_of(standing.exclude(verdict="deny", use="web"))]
    is_new = leased != photo.leased_uses
    if is_new:
        photo.leased_uses = leased
        photo.save(update_fields=["leased_uses"])
    leases = standing.filter(verdict="deny", use="web")
    today = Outlet.objects.current().today()
    first, last = next_denial(leases.values_list("first_day", "last_day"), today=today)
    moved = ledger.record(photo, by=by, why=why, changes={"denied_from": first, "denied_until": last})
    if moved or is_new:
        append_change([f"photo:{photo.pk}"])
    return bool(moved or is_new)


def next_denial(spans: Iterable[Span], *, today: date) -> tuple[date | None, date | None]:
    """The first unbroken run of denied days that is not over: its first and last day, None for no end; or two Nones."""
    first: date | None = None
    last: date | None = None
    for begins, ends in sorted(spans, key=lambda span: span[0]):
        if ends is not None and ends < today:
            continue
        if first is None:
            first, last = begins, ends
        elif last is not None and (begins - last).days <= 1:
            last = None if ends is None else max(last, ends)
    return first, last
