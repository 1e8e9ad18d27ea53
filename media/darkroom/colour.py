"""Colour: any picture as sRGB on white, its dominant colour, its perceptual hash. Knows Pillow and nothing of ours."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

_WHITE = (255, 255, 255)
# EXIF 2.32, tag 274
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(image: Image.Image, *, orientation: int) -> Image.Image:
    """The picture as it was held, by the EXIF orientation 1 to 8."""
    method = _UPRIGHT.get(orientation)
    return image if method is None else image.transpose(method)


def as_stored(box: tuple[float, float, float, float], *, orientation: int) -> tuple[float, float, float, float]:
    """Where a box of the upright picture (left, top, width, height, as parts) lies in the picture as it is stored."""
    left, top, width, height = box
    right, below = 1 - left - width, 1 - top - height
    places = {
        2: (right, top, width, height),
        3: (right, below, width, height),
        4: (left, below, width, height),
        5: (top, left, height, width),
        6: (top, right, height, width),
        7: (below, right, height, width),
        8: (below, left, height, width),
    }
    return places.get(orientation, box)


def plain(image: Image.Image) -> Image.Image:
    """The same picture in a mode that can be scaled: L, LA, RGB, RGBA or CMYK."""
    if image.mode in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        return image
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        # Pillow's own conversion clips 16-bit grey at 255, which turns a photograph white.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    has_alpha = image.mode in {"P", "PA", "La", "RGBa"} and (image.mode != "P" or "transparency" in image.info)
    return image.convert("RGBA" if has_alpha else "RGB")


def as_srgb(image: Image.Image, *, profile: bytes | None) -> Image.Image:
    """The picture in sRGB on white, carrying nothing but its pixels.

    Takes  profile: the ICC profile it came with; one that is broken or of another colour space counts as none
    """
    image = plain(image)
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    if alpha is not None:
        image = image.convert("L" if image.mode == "LA" else "RGB")
    colour = _converted(image, profile=profile) or image.convert("RGB")
    if alpha is not None:
        paper = Image.new("RGB", colour.size, _WHITE)
        paper.paste(colour, mask=alpha)
        colour = paper
    colour.info = {}
    return colour


def _converted(image: Image.Image, *, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def profile_facts(profile: bytes | None, *, mode: str) -> dict[str, Any]:
    """What the ICC profile says of itself: its name, its colour space, and whether it can be used for this picture."""
    if not profile:
        return {}
    try:
        read = ImageCms.ImageCmsProfile(BytesIO(profile)).profile
        name, space = read.profile_description or "", read.xcolor_space.strip()
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return {"name": "", "space": "", "is_broken": True}
    sample = plain(Image.new(mode, (1, 1))).convert({"GRAY": "L", "CMYK": "CMYK"}.get(space, "RGB"))
    return {"name": name, "space": space, "is_broken": _converted(sample, profile=profile) is None}


def dominant(image: Image.Image) -> str:
    """The colour that most of an RGB picture has, as #rrggbb."""
    small = image.resize((48, 48), Image.Resampling.BOX)
    counted = small.quantize(8, Image.Quantize.MEDIANCUT)
    histogram, palette = counted.histogram(), counted.getpalette() or []
    most = histogram.index(max(histogram))
    red, green, blue = palette[most * 3 : most * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def dhash(image: Image.Image) -> str:
    """A 64-bit perceptual hash in hexadecimal: for each of 8 × 8 places, whether the next one to the right is brighter.

    Source  Neal Krawetz, “Kind of Like That”, 2013
    """
    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = "".join("1" if grey[row * 9 + at] < grey[row * 9 + at + 1] else "0" for row in range(8) for at in range(8))
    return f"{int(bits, 2):016x}"
