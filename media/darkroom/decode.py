"""Opens an uploaded file, decodes the whole of it, and says what it is. Run as `python -m media.darkroom.decode`."""

import warnings
from typing import Any

# Pillow loads the decoders of some forty kinds as soon as it lacks one. These are all that are asked for: less time
# for each picture, and no fault of a kind that nobody may upload.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from media.darkroom import bounded, colour, found

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
LONGEST_SIDE_RATIO = 20


def examine(request: dict[str, Any]) -> dict[str, Any]:
    """What the file is, or why it is refused.

    Takes  path, most_pixels
    Shape  {"refused": code, …} or format, width, height, colour, dhash, icc, metadata
    """
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # judged below, with our own limit and our own words
    try:
        with Image.open(request["path"], formats=FORMATS) as picture:
            width, height = picture.size
            if width * height > request["most_pixels"]:
                return {"refused": "too_many_pixels", "width": width, "height": height}
            if max(width, height) > LONGEST_SIDE_RATIO * min(width, height):
                return {"refused": "too_narrow", "width": width, "height": height}
            return _report(picture)
    except UnidentifiedImageError:
        return {"refused": "not_a_picture"}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  decoders raise whatever they like; all of it means the same
        return {"refused": "damaged", "detail": f"{type(error).__name__}: {error}"[:300]}


def _report(picture: Image.Image) -> dict[str, Any]:
    as_found = found.metadata(picture)
    profile = picture.info.get("icc_profile")
    facts = colour.profile_facts(profile, mode=picture.mode)
    orientation = found.orientation(picture)
    width, height = picture.size
    if orientation >= 5:
        width, height = height, width
    # Reads a JPEG's every byte, but keeps only every nth pixel in memory. Has no effect on the other formats.
    picture.draft(None, (512, 512))
    picture.load()
    small = picture.resize((min(512, picture.width), min(512, picture.height)), Image.Resampling.BOX, reducing_gap=2)
    small.info = {name: value for name, value in picture.info.items() if name == "transparency"}
    shown = colour.upright(colour.as_srgb(small, profile=profile), orientation=orientation)
    return {
        "format": "JPEG" if picture.format == "MPO" else picture.format,
        "width": width,
        "height": height,
        "colour": colour.dominant(shown),
        "dhash": colour.dhash(shown),
        "icc": facts,
        "metadata": as_found,
    }


if __name__ == "__main__":
    bounded.answer(examine)
