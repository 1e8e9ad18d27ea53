"""Tells the pages of many photos that what their credits are made of has changed, and orders their files anew."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from delivery.leases import LeaseLost, claim, fail, finish
from delivery.log import append_change
from media import renditions
from media.models import CreditRenewal, Photo, RenditionOrder

Of = CreditRenewal.Of
PAGES_AT_ONCE, BATCHES_A_TURN = 500, 10
# Files are ordered a few at a time, so that a picture that comes in meanwhile does not wait behind a whole library.
FILES_AT_ONCE = 20


def renew_credits() -> int:
    """Do a few batches of what is owed: all pages first. Answers how many photos were told or ordered.

    Writes  for each batch one Change naming exactly its photos, or their RenditionOrders, and how far it came: all or none
    Order   safe to run anywhere and to kill at any point: what was done stays done, the rest is still owed
    """
    pages = CreditRenewal.objects.filter(with_files=False)
    done = 0
    for _batch in range(BATCHES_A_TURN):
        told = _one_batch(pages, do=_tell, at_once=PAGES_AT_ONCE)
        done += told
        if not told:
            break
    return done + _one_batch(CreditRenewal.objects.filter(with_files=True), do=_order, at_once=FILES_AT_ONCE)


def _one_batch(rows: QuerySet[CreditRenewal], *, do: Callable[[list[Photo]], None], at_once: int) -> int:
    if not rows.filter(done_at=None).exists() or (do is _order and _files_are_waiting()):
        return 0
    claimed = claim(rows)
    if not claimed:
        return 0
    try:
        with transaction.atomic():
            return _carry_on(claimed[0], do=do, at_once=at_once)
    except LeaseLost:
        return 0
    except Exception as error:  # noqa: BLE001  whatever it is, it is kept with the row
        fail(claimed[0], error)
        return 0


def _carry_on(renewal: CreditRenewal, *, do: Callable[[list[Photo]], None], at_once: int) -> int:
    rest = _photos_of(renewal).filter(pk__gt=renewal.after).order_by("pk")
    photos = list(rest.only("pk", "status")[:at_once])
    if len(photos) < at_once:
        finish(renewal)
    else:
        _go_on(renewal, after=photos[-1].pk)
    if photos:
        do(photos)
    return len(photos)


def _tell(photos: list[Photo]) -> None:
    append_change(f"photo:{photo.pk}" for photo in photos)


def _order(photos: list[Photo]) -> None:
    renditions.order_many(photo.pk for photo in photos if photo.status == Photo.Status.READY)


def _files_are_waiting() -> bool:
    due = RenditionOrder.objects.filter(Q(retry_at=None) | Q(retry_at__lte=Now()), done_at=None)
    return due[: FILES_AT_ONCE + 1].count() > FILES_AT_ONCE


def _photos_of(renewal: CreditRenewal) -> QuerySet[Photo]:
    chosen = {
        Of.SOURCE: Q(source=renewal.of_id),
        Of.LICENCE: Q(licence=renewal.of_id),
        Of.ENDED: Q(licence=renewal.of_id),
        Of.OUTLET: Q(),
    }
    return Photo.objects.filter(chosen[Of(renewal.of)])


def _go_on(renewal: CreditRenewal, *, after: int) -> None:
    held = CreditRenewal.objects.filter(pk=renewal.pk, lease_token=renewal.lease_token, done_at__isnull=True)
    if not held.update(after=after, leased_until=None, attempts=0):
        raise LeaseLost(f"{renewal} is held by another worker.")
