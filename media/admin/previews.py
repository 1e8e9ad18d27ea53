"""What each of the five ratios shows of a photo: an SVG's view on the one picture, since no style attribute may crop it."""

from collections.abc import Collection
from dataclasses import dataclass

from media.crop_rules import RATIOS, Box, crops_in_force, largest_box
from media.models import Photo
from media.stylesheet import FOCAL_STEPS

HEIGHT_PX = 96


@dataclass(frozen=True)
class Preview:
    """One ratio: the part of the picture that it shows, and how large it is drawn."""

    ratio: str
    view: str
    width: int
    height: int
    is_by_hand: bool
    is_made: bool


def previews_of(photo: Photo, *, made: Collection[str] = ()) -> list[Preview]:
    """The five ratios as readers get them: by hand where somebody cropped it, else around the focal point.

    Takes  made: the crops that have their files
    Cost   no query
    """
    by_hand = crops_in_force(photo)
    return [
        Preview(
            ratio=ratio,
            view=view_of(by_hand.get(ratio) or around_the_point(photo, ratio=ratio), photo=photo),
            width=round(HEIGHT_PX * aspect),
            height=HEIGHT_PX,
            is_by_hand=ratio in by_hand,
            is_made=ratio in made,
        )
        for ratio, aspect in RATIOS.items()
    ]


def around_the_point(photo: Photo, *, ratio: str) -> Box:
    """The largest cut around the focal point, in the steps that readers' pages have."""
    x, y = (round(place * FOCAL_STEPS) / FOCAL_STEPS for place in (photo.focal_x, photo.focal_y))
    return largest_box(photo, ratio=ratio, x=x, y=y)


def view_of(box: Box, *, photo: Photo) -> str:
    """A box as an SVG's `viewBox`, in pixels of the upright picture."""
    across, down = photo.width or 1, photo.height or 1
    return " ".join(f"{part * side:.1f}" for part, side in zip(box, (across, down, across, down), strict=True))
