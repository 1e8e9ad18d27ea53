"""Makes the renditions that photos are owed: the quick formats of all of them first, then AVIF, one at a time."""

import logging

from django.db import transaction

from delivery.leases import LeaseLost, claim, fail, finish
from delivery.log import append_change
from media import renditions
from media.models import Photo, Rendition, RenditionOrder
from media.renditions import Made
from media.retiring import retire

log = logging.getLogger(__name__)


def make_owed_renditions() -> int:
    """Make what one order owes. Answers whether there was one: 1 or 0.

    Order  one at a time, so that other work gets its turn and a worker that is asked to stop soon does; safe to kill at
           any point: the files are made outside any transaction, then their rows, the Change and the order's end are one
    """
    order = _next_order()
    if order is None:
        return 0
    try:
        _carry_out(order)
    except LeaseLost:
        log.info("The renditions of photo %s were ordered again meanwhile.", order.photo_id)
    except Exception as error:  # noqa: BLE001  whatever it is, it is kept with the order
        log.warning("The renditions of photo %s failed: %s", order.photo_id, error)
        fail(order, error)
    return 1


def _next_order() -> RenditionOrder | None:
    for batch in (RenditionOrder.Batch.QUICK, RenditionOrder.Batch.AVIF):
        if claimed := claim(RenditionOrder.objects.filter(batch=batch), lease=renditions.LEASE):
            return claimed[0]
    return None


def _carry_out(order: RenditionOrder) -> None:
    photo = Photo.objects.select_related("source", "licence", "original").get(pk=order.photo_id)
    made = renditions.make(photo, batch=order.batch)
    with transaction.atomic():
        finish(order)
        _replace_rows(photo, made=made, batch=order.batch)
        append_change([f"photo:{photo.pk}"])


def _replace_rows(photo: Photo, *, made: list[Made], batch: str) -> None:
    """The rows say exactly what was made. Older files stay for pages that are still kept somewhere."""
    kinds = renditions.FORMATS[RenditionOrder.Batch(batch)]
    before = Rendition.objects.filter(photo=photo, format__in=kinds).values_list("file", flat=True)
    retire(photo, names=before, but_not=[m.name for m in made])
    sizes = {(m.crop, m.width) for m in made}
    rows = Rendition.objects.filter(photo=photo, format__in=kinds)
    gone = [row.pk for row in rows if (row.crop, row.width) not in sizes]
    Rendition.objects.filter(pk__in=gone).delete()
    Rendition.objects.bulk_create(
        [
            Rendition(
                photo=photo,
                crop=m.crop,
                format=m.format,
                width=m.width,
                height=m.height,
                file=m.name,
                bytes=m.bytes,
            )
            for m in made
        ],
        update_conflicts=True,
        unique_fields=["photo", "crop", "format", "width"],
        update_fields=["height", "file", "bytes"],
    )
