"""What files a photo has for readers, what it is owed, and what went wrong: told as rows, for the photo's own page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from media.crop_rules import crops_in_force
from media.models import Photo, Rendition, RenditionOrder
from media.renditions import FORMATS, widths_for


@dataclass(frozen=True)
class FileSet:
    """The files of one format, whole or of one crop: their widths, ascending, and all their bytes."""

    crop: str
    format: str
    widths: list[int]
    bytes: int
    lacking: int


@dataclass(frozen=True)
class OrderState:
    """How it stands with one batch: a sentence, the last error if there was one, and whether it waits."""

    batch: str
    sentence: str
    error: str
    is_owed: bool


def files_of(photo: Photo) -> list[FileSet]:
    """What is made, the whole picture first, and how many sizes of each are lacking. Cost: one query."""
    made: dict[tuple[str, str], list[Rendition]] = {}
    for row in Rendition.objects.filter(photo=photo).order_by("crop", "width"):
        made.setdefault((row.crop, row.format), []).append(row)
    across, down = photo.width or 0, photo.height or 0
    owed = {"": widths_for(across, down)} if across and down else {}
    for ratio, box in crops_in_force(photo).items():
        owed[ratio] = widths_for(round(box[2] * across), round(box[3] * down))
    return [
        _file_set(crop, kind, made.get((crop, kind), []), widths=widths)
        for crop, widths in owed.items()
        for kind in Rendition.Format.values
    ]


def _file_set(crop: str, kind: str, rows: Iterable[Rendition], *, widths: list[int]) -> FileSet:
    rows = list(rows)
    here = [row.width for row in rows]
    lacking = len(set(widths) - set(here))
    return FileSet(crop, Rendition.Format(kind).label, here, sum(row.bytes for row in rows), lacking)


def orders_of(photo: Photo) -> list[OrderState]:
    """How it stands with each batch that was ever ordered, the quick formats first. Cost: one query."""
    rows = {row.batch: row for row in RenditionOrder.objects.filter(photo=photo)}
    return [_state(rows[batch]) for batch in FORMATS if batch in rows]


def _state(order: RenditionOrder) -> OrderState:
    now = timezone.now()
    if order.done_at:
        sentence = _("made %(when)s") % {"when": _told(order.done_at)}
    elif order.leased_until and order.leased_until > now:
        sentence = _("being made now")
    elif order.last_error:
        again = _told(order.retry_at) if order.retry_at and order.retry_at > now else _("at once")
        said = _("failed, %(times)s times so far; tried again %(again)s")
        sentence = said % {"times": order.attempts, "again": again}
    else:
        sentence = _("owed since %(when)s") % {"when": _told(order.due_at)}
    return OrderState(order.get_batch_display(), sentence, order.last_error, order.done_at is None)


def _told(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j M H:i")
