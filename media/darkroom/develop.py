"""Makes the renditions of one original into a folder. Run as `python -m media.darkroom.develop`."""

import warnings
from pathlib import Path
from typing import Any

from PIL import Image

from media.darkroom import bounded, colour, found
from media.darkroom.decode import FORMATS

# Measured in tests/bench/renditions.py. AVIF at speed 8: 2.5 times as quick as the default for 8 % more bytes.
ENCODINGS: dict[str, dict[str, Any]] = {
    "jpeg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True, "subsampling": "4:2:0"},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "avif": {"format": "AVIF", "quality": 58, "speed": 8, "subsampling": "4:2:0"},
}


def develop(request: dict[str, Any]) -> dict[str, Any]:
    """Write each width in each format, upright, in sRGB, with the given XMP and no other word of metadata.

    Takes  path, folder, widths (of the upright picture), formats, xmp
    Shape  {"made": [{"format", "width", "height", "name"}, …]}, widest first
    """
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # the upload was judged already
    folder, xmp = Path(request["folder"]), request["xmp"].encode()
    widths = sorted(request["widths"], reverse=True)
    image = _negative(request["path"], widest=widths[0])
    made = []
    for width in widths:
        height = max(1, round(image.height * width / image.width))
        print_ = image if image.width == width else image.resize((width, height), Image.Resampling.LANCZOS)
        for kind in request["formats"]:
            name = f"{width}.{kind}"
            print_.save(folder / name, xmp=xmp, **ENCODINGS[kind])
            made.append({"format": kind, "width": width, "height": print_.height, "name": name})
    return {"made": made}


def _negative(path: str, *, widest: int) -> Image.Image:
    """The whole picture, upright and in sRGB, no wider than the widest rendition."""
    with Image.open(path, formats=FORMATS) as picture:
        profile = picture.info.get("icc_profile")
        orientation = found.orientation(picture)
        across = picture.height if orientation >= 5 else picture.width
        scale = min(1.0, widest / across)
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        # A JPEG is decoded at the nearest half, quarter or eighth that is not smaller: a quarter of the memory.
        picture.draft(None, size)
        picture.load()
        image = colour.plain(picture)
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
        elif image is picture:
            image = image.copy()
    return colour.upright(colour.as_srgb(image, profile=profile), orientation=orientation)


if __name__ == "__main__":
    bounded.answer(develop)
