"""The metadata of a file as found: IPTC-IIM, XMP and EXIF, as plain JSON with clean text. Decides nothing."""

import contextlib
import hashlib
import math
import unicodedata
from typing import Any

from PIL import ExifTags, Image

from media.darkroom import iim, xmp_read

MOST_CHARACTERS = 4000
MOST_ITEMS = 150
_IIM, _IIM_DIGEST = 0x0404, 0x0425
_EXIF_LEFT_OUT = frozenset({"MakerNote", "PrintImageMatching", "ExifOffset", "GPSInfo"})


def metadata(picture: Image.Image) -> dict[str, Any]:
    """Everything the file says of itself.

    Shape  {"iptc": {dataset: [text, …]}, "xmp": {"dc:creator": [text, …]}, "exif": {tag: text or number},
           "iptc_is_newer": bool}; parts that are absent or unreadable are left out
    """
    parts = {"iptc": _iptc, "xmp": _xmp, "exif": _exif}
    as_found: dict[str, Any] = {}
    for name, read in parts.items():
        # A part that is broken is a part that is not there: the picture itself is still good.
        with contextlib.suppress(Exception):
            if values := read(picture):
                as_found[name] = values
    if as_found.get("iptc") and _iptc_is_newer(picture):
        as_found["iptc_is_newer"] = True
    return as_found


def orientation(picture: Image.Image) -> int:
    """How the picture was held, by EXIF: 1 to 8, and 1 when nothing sensible is said."""
    with contextlib.suppress(Exception):
        value = int(picture.getexif().get(ExifTags.Base.Orientation, 1))
        if 1 <= value <= 8:
            return value
    return 1


def clean(text: str) -> str:
    """The text without control characters, direction overrides and halves of characters, at a bearable length."""
    kept = "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character in "\n\t" or not _is_hidden(character)
    )
    return kept.strip()[:MOST_CHARACTERS]


def _is_hidden(character: str) -> bool:
    point = ord(character)
    if 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x2069 or point == 0xFEFF or point & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(character) in {"Cc", "Cs", "Cn"}


def _iptc(picture: Image.Image) -> dict[str, list[str]]:
    block = _photoshop(picture).get(_IIM, b"")
    return {
        name: values
        for name, texts in iim.read(block).items()
        if (values := [text for text in map(clean, texts[:MOST_ITEMS]) if text])
    }


def _iptc_is_newer(picture: Image.Image) -> bool:
    """Whether the IIM was changed by a tool that knew no XMP.

    Source  Metadata Working Group, Guidelines 2.0, §3.3.3: the digest that was written along no longer fits
    """
    with contextlib.suppress(Exception):
        resources = _photoshop(picture)
        digest = resources.get(_IIM_DIGEST, b"")
        return (
            len(digest) == 16 and any(digest) and hashlib.md5(resources[_IIM], usedforsecurity=False).digest() != digest
        )
    return False


def _photoshop(picture: Image.Image) -> dict[int, bytes]:
    found = picture.info.get("photoshop")
    return found if isinstance(found, dict) else {}


def _xmp(picture: Image.Image) -> dict[str, list[str]]:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode()
    return {
        name: values
        for name, texts in list(xmp_read.read(packet).items())[:MOST_ITEMS]
        if (values := [text for text in map(clean, texts[:MOST_ITEMS]) if text])
    }


def _exif(picture: Image.Image) -> dict[str, Any]:
    exif = picture.getexif()
    values: dict[str, Any] = {}
    for tags, names in (
        (exif, ExifTags.TAGS),
        (exif.get_ifd(ExifTags.IFD.Exif), ExifTags.TAGS),
        (exif.get_ifd(ExifTags.IFD.GPSInfo), ExifTags.GPSTAGS),
    ):
        for tag, value in list(tags.items())[:MOST_ITEMS]:
            name = names.get(tag)
            if name is None or name in _EXIF_LEFT_OUT or name.endswith("IFD"):
                continue
            if (told := _as_json(value)) not in (None, "", []):
                values[name] = told
    return values


def _as_meant(text: str) -> str:
    """EXIF text is ASCII by the standard and UTF-8 in practice; Pillow reads it as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _as_json(value: Any) -> Any:
    if isinstance(value, bytes):
        return clean(value[:MOST_CHARACTERS].decode("utf-8", "replace").replace("\ufffd", "")) if value else None
    if isinstance(value, str):
        return clean(_as_meant(value))
    if isinstance(value, int):
        return value if abs(value) < 2**53 else None
    if isinstance(value, tuple | list):
        return [told for item in value[:16] if (told := _as_json(item)) is not None]
    with contextlib.suppress(Exception):
        number = float(value)
        return round(number, 6) if math.isfinite(number) else None
    return None
