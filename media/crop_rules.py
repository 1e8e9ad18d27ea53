"""What can be a crop made by hand: its five ratios, its size, its place in the picture. Pure; queries nothing."""

import math
from collections.abc import Sequence

from django.utils.translation import gettext as _

from media.models import Photo

Box = tuple[float, float, float, float]  # left, top, width, height, as parts of the upright picture

# 1.91:1 is what a link shows where it is shared; 4:5 is a tall post; the others are the pages' own.
RATIOS = {"16:9": 16 / 9, "3:2": 3 / 2, "1:1": 1.0, "4:5": 4 / 5, "1.91:1": 1.91}
LEAST_PX = 300
ASPECT_WITHIN = 0.01


class CropRefused(ValueError):
    """This cannot be a crop; the message says why and what to do."""


def checked(photo: Photo, *, ratio: str, box: Sequence[float]) -> Box:
    """The box as it is kept, when it can be this photo's crop of this ratio. Raises CropRefused."""
    if ratio not in RATIOS:
        known = ", ".join(RATIOS)
        raise CropRefused(
            _("There is no crop of %(ratio)s. Choose one of %(known)s.") % {"ratio": ratio, "known": known}
        )
    if not (photo.width and photo.height):
        raise CropRefused(_("This photo awaits its file. Add the file first, then crop it."))
    if len(box) != 4 or not all(math.isfinite(part) for part in box):
        raise CropRefused(_("A crop is four numbers: left, top, width and height. Fill in all of them."))
    left, top, width, height = (round(float(part), 5) for part in box)
    if min(left, top) < 0 or min(width, height) <= 0 or left + width > 1.00002 or top + height > 1.00002:
        raise CropRefused(_("The crop reaches beyond the picture. Move it in, or make it smaller."))
    width, height = min(width, 1 - left), min(height, 1 - top)
    if abs(aspect_of((left, top, width, height), photo=photo) / RATIOS[ratio] - 1) > ASPECT_WITHIN:
        raise CropRefused(_("The crop is not %(ratio)s. Change its width or its height.") % {"ratio": ratio})
    if (across := round(width * photo.width)) < LEAST_PX:
        said = _("The crop is %(across)s px wide, and readers need %(least)s. Make it larger, or use the focal point.")
        raise CropRefused(said % {"across": across, "least": LEAST_PX})
    return left, top, width, height


def aspect_of(box: Box, *, photo: Photo) -> float:
    return (box[2] * (photo.width or 1)) / (box[3] * (photo.height or 1))


def crops_in_force(photo: Photo) -> dict[str, Box]:
    """The hand-made crops that fit the file the photo has now: one made for a file since replaced may not."""
    found = {}
    for ratio, box in photo.crops.items():
        try:
            found[ratio] = checked(photo, ratio=ratio, box=box)
        except CropRefused:
            continue
    return found


def largest_box(photo: Photo, *, ratio: str, x: float, y: float) -> Box:
    """What is seen of the picture in this ratio around a point: the largest cut, as `object-position` places it."""
    wider = (photo.width or 1) / (photo.height or 1) / RATIOS[ratio]
    width, height = (1 / wider, 1.0) if wider > 1 else (1.0, wider)
    return (1 - width) * x, (1 - height) * y, width, height
