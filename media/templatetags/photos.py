"""`{% photo %}` and `{% credit %}`: the only ways a template shows a picture or its credit. They query nothing."""

import re
from typing import Any

from django import template

from media.models import Rendition
from media.pictures import Picture, PublicRendition
from media.stylesheet import focus_class, ratio_class, tone_class

register = template.Library()

BETTER = ((Rendition.Format.AVIF, "image/avif"), (Rendition.Format.WEBP, "image/webp"))
FALLBACK_WIDTH = 976
FILLS_FROM_PX = 600  # a smaller picture keeps its own size: drawn across a page it would be a blur
_COMMA = re.compile(r",(?![^(]*\))")


@register.inclusion_tag("media/_photo.html")
def photo(
    picture: Picture,
    *,
    sizes: str = "100vw",
    ratio: str = "",
    priority: bool = False,
    alt: str | None = None,
    most: int = 0,
    css: str = "",
) -> dict[str, Any]:
    """A `<picture>` in every format there is, cropped to `ratio` by hand or else around its focal point; without one, whole.

    Takes  sizes: the slot's width, as in HTML; priority: the page's main picture, fetched at once;
           alt: other words than the photo's, empty for decoration; most: the widest file to offer, px; css: more classes
    Cost   no query: takes what media.pictures.pictures_for answers
    """
    by_hand = picture.cut_by_hand(ratio) if ratio else None
    picture = by_hand or picture
    jpegs = _up_to(picture.of(Rendition.Format.JPEG), most=most)
    fallback = next((r for r in reversed(jpegs) if r.width <= FALLBACK_WIDTH), jpegs[0])
    classes = ["photo", tone_class(picture.colour), css]
    if ratio or picture.width >= FILLS_FROM_PX:
        classes.insert(1, "photo-fill")
    if ratio:
        classes += [ratio_class(ratio), "" if by_hand else focus_class(picture.focal_x, picture.focal_y)]
    return {
        "alt": picture.alt if alt is None else alt,
        "classes": " ".join(filter(None, classes)),
        "fallback": fallback,
        "height": picture.height,
        "priority": priority,
        "sizes": _sizes(sizes, picture=picture, ratio=ratio),
        "sources": [
            (content_type, _srcset(files))
            for kind, content_type in BETTER
            if (files := _up_to(picture.of(kind), most=most))
        ],
        "srcset": _srcset(jpegs),
        "width": picture.width,
    }


@register.inclusion_tag("media/_credit.html")
def credit(picture: Picture) -> dict[str, Any]:
    """The credit line, its slashes in the accent colour; nothing when nobody is named."""
    return {"parts": picture.credit_parts}


def _up_to(files: list[PublicRendition], *, most: int) -> list[PublicRendition]:
    if not most:
        return files
    return [file for file in files if file.width <= most] or files[:1]


def _srcset(files: list[PublicRendition]) -> str:
    return ", ".join(f"{file.url} {file.width}w" for file in files)


def _sizes(sizes: str, *, picture: Picture, ratio: str) -> str:
    """The widths at which the picture is drawn: wider than its slot where a crop cuts its sides off."""
    if not ratio:
        return sizes
    across, down = (int(part) for part in ratio.split(":"))
    wider = (picture.width / picture.height) / (across / down)
    if wider <= 1.1:
        return sizes
    return ", ".join(_scaled(entry.strip(), by=wider) for entry in _COMMA.split(sizes))


def _scaled(entry: str, *, by: float) -> str:
    """One entry of `sizes`, its length multiplied: “(width > 40em) 33vw” → “(width > 40em) calc(33vw * 1.5)”."""
    condition, length = "", entry
    if match := re.fullmatch(r"(\(.*\))\s+((?:calc|min|max|clamp)\(.*\)|[^\s()]+)", entry):
        condition, length = f"{match[1]} ", match[2]
    return f"{condition}calc({length} * {by:.2f})"
