"""Crops made by hand, one a ratio, where the focal point will not do: where they are written. Their rules are media.crop_rules."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _

from delivery.log import append_change
from media import renditions
from media.crop_rules import checked
from media.models import Photo
from media.retiring import retire

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def set_crop(photo: Photo, *, ratio: str, box: Sequence[float] | None, by: "User | None") -> None:
    """Where this ratio is shown, it is cut so from now on; None gives it back to the focal point.

    Takes   box: left, top, width and height, as parts of the upright picture
    Writes  Photo.crops, the end of the old crop's renditions, two RenditionOrders, one Change, a line of the photo's
            history: all or none
    Order   safe to repeat: a crop that is so already is no change. Until its files are made, the focal point holds
    Raises  CropRefused
    """
    with transaction.atomic():
        held = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
        crop = None if box is None else list(checked(held, ratio=ratio, box=box))
        photo.crops = held.crops
        if held.crops.get(ratio) == crop:
            return
        held.crops = {name: kept for name, kept in held.crops.items() if name != ratio}
        if crop is not None:
            held.crops[ratio] = crop
        held.save(update_fields=["crops", "modified_at"])
        _retire_files(held, ratio=ratio)
        if held.status == Photo.Status.READY:
            renditions.order(held)
        append_change([f"photo:{held.pk}"])
        _remember(held, ratio=ratio, is_cut=crop is not None, by=by)
    photo.crops = held.crops


def _retire_files(photo: Photo, *, ratio: str) -> None:
    """The crop's rows go at once, so that no page shows a cut that is no longer meant; its files go on being served."""
    rows = photo.renditions.filter(crop=ratio)
    retire(photo, names=list(rows.values_list("file", flat=True)))
    rows.delete()


def _remember(photo: Photo, *, ratio: str, is_cut: bool, by: "User | None") -> None:
    if by is None:
        return
    said = _("Cropped by hand to %(ratio)s.") if is_cut else _("%(ratio)s follows the focal point again.")
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Photo),
        object_id=str(photo.pk),
        object_repr=str(photo)[:200],
        action_flag=CHANGE,
        change_message=said % {"ratio": ratio},
    )
