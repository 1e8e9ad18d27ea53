"""Makes the renditions of one original into a folder. Run as `python -m media.darkroom.develop`."""

import warnings
from pathlib import Path
from typing import Any

from PIL import Image

from media.darkroom import bounded, colour, found
from media.darkroom.decode import FORMATS

Box = tuple[float, float, float, float]
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
# Measured in tests/bench/renditions.py. AVIF at speed 8: 2.5 times as quick as the default for 8 % more bytes.
ENCODINGS: dict[str, dict[str, Any]] = {
    "jpeg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True, "subsampling": "4:2:0"},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "avif": {"format": "AVIF", "quality": 58, "speed": 8, "subsampling": "4:2:0"},
}


def develop(request: dict[str, Any]) -> dict[str, Any]:
    """Write each width in each format, upright, in sRGB, with the given XMP and no other word of metadata.

    Takes  path, folder, widths (of the upright picture), formats, xmp; crops: for each its name, its box (left, top,
           width, height as parts of the upright picture) and its own widths
    Shape  {"made": [{"crop", "format", "width", "height", "name"}, …]}, the whole picture first, each widest first
    Cost   the file is decoded once for the whole picture and once for each crop, and one of them is held at a time
    """
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # the upload was judged already
    made = _prints(request, crop="", box=WHOLE, widths=request["widths"], prefix="")
    for number, asked in enumerate(request.get("crops", []), start=1):
        made += _prints(
            request, crop=asked["crop"], box=tuple(asked["box"]), widths=asked["widths"], prefix=f"{number}-"
        )
    return {"made": made}


def _prints(
    request: dict[str, Any], *, crop: str, box: Box, widths: list[int], prefix: str
) -> list[dict[str, str | int]]:
    folder, xmp = Path(request["folder"]), request["xmp"].encode()
    widths = sorted(widths, reverse=True)
    image = _negative(request["path"], widest=widths[0], box=box)
    made: list[dict[str, str | int]] = []
    for width in widths:
        height = max(1, round(image.height * width / image.width))
        print_ = image if image.width == width else image.resize((width, height), Image.Resampling.LANCZOS)
        for kind in request["formats"]:
            name = f"{prefix}{width}.{kind}"
            print_.save(folder / name, xmp=xmp, **ENCODINGS[kind])
            made.append({"crop": crop, "format": kind, "width": width, "height": print_.height, "name": name})
    return made


def _negative(path: str, *, widest: int, box: Box) -> Image.Image:
    """What the box cuts out of the picture, upright and in sRGB, no wider than the widest rendition."""
    with Image.open(path, formats=FORMATS) as picture:
        profile = picture.info.get("icc_profile")
        orientation = found.orientation(picture)
        left, top, width, height = colour.as_stored(box, orientation=orientation)
        across = picture.height * height if orientation >= 5 else picture.width * width
        scale = min(1.0, widest / across)
        size = (max(1, round(picture.width * width * scale)), max(1, round(picture.height * height * scale)))
        # A JPEG is decoded at the nearest half, quarter or eighth that is not smaller: a quarter of the memory.
        picture.draft(None, (round(picture.width * scale), round(picture.height * scale)))
        picture.load()
        image = colour.plain(picture)
        region = (
            round(image.width * left),
            round(image.height * top),
            round(image.width * (left + width)),
            round(image.height * (top + height)),
        )
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, box=region, reducing_gap=3)
        elif image is picture:
            image = image.copy()
    return colour.upright(colour.as_srgb(image, profile=profile), orientation=orientation)


if __name__ == "__main__":
    bounded.answer(develop)
