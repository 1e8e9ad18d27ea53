"""Tells the pages of many photos that what their credits are made of has changed, and orders their files anew."""

from django.db import transaction
from django.db.models import Q, QuerySet

from delivery.leases import LeaseLost, claim, fail, finish
from delivery.log import append_change
from media import renditions
from media.models import CreditRenewal, Photo

Of = CreditRenewal.Of
AT_ONCE = 500
BATCHES_A_TURN = 10


def renew_credits() -> int:
    """Do a few batches of what is owed. Answers how many photos were told.

    Writes  for each batch its RenditionOrders, one Change naming exactly its photos, and how far it came: all or none
    Order   safe to run anywhere and to kill at any point: what was done stays done, the rest is still owed
    """
    told = 0
    for _batch in range(BATCHES_A_TURN):
        claimed = claim(CreditRenewal.objects.all())
        if not claimed:
            break
        try:
            with transaction.atomic():
                told += _one_batch(claimed[0])
        except LeaseLost:
            continue
        except Exception as error:  # noqa: BLE001  whatever it is, it is kept with the row
            fail(claimed[0], error)
    return told


def _one_batch(renewal: CreditRenewal) -> int:
    photos = list(_photos_of(renewal).filter(pk__gt=renewal.after).order_by("pk").values_list("pk", "status")[:AT_ONCE])
    ids = [pk for pk, _status in photos]
    if renewal.with_files:
        renditions.order_many(pk for pk, status in photos if status == Photo.Status.READY)
    if len(photos) < AT_ONCE:
        finish(renewal)
    else:
        _go_on(renewal, after=ids[-1])
    if ids:
        append_change(f"photo:{pk}" for pk in ids)
    return len(ids)


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
