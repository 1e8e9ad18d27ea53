"""From the metadata as found to what the library keeps: creator, source, caption, place, date. Pure; queries nothing.

Precedence, the one of the IPTC Photo Metadata Standard and the Metadata Working Group: XMP, then IPTC-IIM, then EXIF;
but IIM first when a tool that knew no XMP changed it last. The credit line, which a supplier requires, decides over the
looser “source” field. What is not used stays with the original, as found.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from media.credit_names import Credit, SourceRule, known_source, names_nobody, read_names

_XMP = {
    "creator": "dc:creator",
    "credit": "photoshop:Credit",
    "source": "photoshop:Source",
    "description": "dc:description",
    "title": "dc:title",
    "headline": "photoshop:Headline",
    "copyright_notice": "dc:rights",
    "alt_text": "Iptc4xmpCore:AltTextAccessibility",
    "keywords": "dc:subject",
    "spot": "Iptc4xmpCore:Location",
    "city": "photoshop:City",
    "state": "photoshop:State",
    "country": "photoshop:Country",
}
_IIM = {
    "creator": "By-line",
    "credit": "Credit",
    "source": "Source",
    "description": "Caption-Abstract",
    "title": "ObjectName",
    "headline": "Headline",
    "copyright_notice": "CopyrightNotice",
    "keywords": "Keywords",
    "spot": "Sub-location",
    "city": "City",
    "state": "Province-State",
    "country": "Country-PrimaryLocationName",
}
_EXIF = {"creator": "Artist", "copyright_notice": "Copyright", "description": "ImageDescription"}
# What cameras write into the caption by themselves
_CAMERA_WORDS = re.compile(
    r"(?:OLYMPUS|MINOLTA|KONICA|SONY|SAMSUNG|KODAK|Exif)[\w ]*|DCF[\w ]*|default|untitled", re.IGNORECASE
)

MOST_OF_CREATORS = 200


@dataclass(frozen=True)
class Described:
    """What a file says of its picture, ready for a Photo. `source` and `via` are names, canonical where known."""

    creator: str = ""
    source: str = ""
    via: str = ""
    credit_override: str = ""
    copyright_notice: str = ""
    description: str = ""
    title: str = ""
    alt_text: str = ""
    place: str = ""
    taken_at: datetime | None = None
    keywords: tuple[str, ...] = ()


def described(found: dict[str, Any], *, sources: tuple[SourceRule, ...], zone: tzinfo) -> Described:
    """What the metadata as found says of the picture.

    Takes  found: as `media.darkroom.found.metadata` gives it; zone: for times that name none
    """
    values = {field: _first(found, field=field) for field in (*_XMP, "creator")}
    credit = _credit(values, sources=sources)
    place = ", ".join(
        dict.fromkeys(_one(values[part]) for part in ("spot", "city", "state", "country") if values[part])
    )
    return replace(
        credit,
        copyright_notice=_one(values["copyright_notice"])[:300],
        description="\n\n".join(values["description"]),
        title=_one(values["title"] or values["headline"])[:200],
        alt_text=_one(values["alt_text"])[:400],
        place=place[:200],
        taken_at=_taken_at(found, zone=zone),
        keywords=tuple(dict.fromkeys(word[:100] for word in values["keywords"]))[:50],
    )


def _first(found: dict[str, Any], *, field: str) -> list[str]:
    """The values of the first kind of metadata that has this field."""
    order = [("xmp", _XMP), ("iptc", _IIM), ("exif", _EXIF)]
    if found.get("iptc_is_newer"):
        order[0], order[1] = order[1], order[0]
    for part, names in order:
        if values := _texts(found.get(part, {}).get(names.get(field, ""))):
            return values
    return []


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    texts = [text.strip() for text in values if isinstance(text, str)]
    return [text for text in texts if text and not _CAMERA_WORDS.fullmatch(text)]


def _one(values: list[str]) -> str:
    return " ".join(values[0].split()) if values else ""


def _credit(values: dict[str, list[str]], *, sources: tuple[SourceRule, ...]) -> Described:
    """Creator, source and via from the fields that name them.

    A credit that names nobody in words that can be read is kept word for word, if nothing else names anybody.
    """
    line = _one(values["credit"])
    read = (read_names(line, sources=sources) if line else None) or Credit(source=known_source(line, sources=sources))
    people = (" ".join(name.split()) for name in values["creator"])
    creator = ", ".join(name for name in people if not names_nobody(name)) or read.creator or ""
    source = read.source or _one([name for name in values["source"] if not names_nobody(name)])
    source = known_source(source, sources=sources) or source
    unread = line if line and not (read.creator or read.source or read.via) else ""
    return Described(
        creator="" if creator == source else _whole_names(creator),
        source=source[:120],
        via=(read.via or "")[:120],
        credit_override="" if creator or source else unread[:240],
    )


def _whole_names(names: str) -> str:
    """As many of these names as fit: half a name would credit nobody."""
    if len(names) <= MOST_OF_CREATORS:
        return names
    whole, _comma, _rest = names[: MOST_OF_CREATORS + 1].rpartition(", ")
    return whole or names[:MOST_OF_CREATORS]


def _taken_at(found: dict[str, Any], *, zone: tzinfo) -> datetime | None:
    xmp, iptc, exif = (found.get(part, {}) for part in ("xmp", "iptc", "exif"))
    date_iptc = "".join(iptc.get("DateCreated", [])[:1])
    candidates = [
        "".join(xmp.get("photoshop:DateCreated", [])[:1]),
        f"{date_iptc}T{''.join(iptc.get('TimeCreated', [])[:1])}" if date_iptc else "",
        f"{exif.get('DateTimeOriginal', '')}{exif.get('OffsetTimeOriginal', '')}",
    ]
    for text in candidates:
        if moment := _moment(text, zone=zone):
            return moment
    return None


_MOMENT = re.compile(
    r"(?P<year>\d{4})[-:]?(?P<month>\d\d)[-:]?(?P<day>\d\d)"
    r"(?:[T ]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?:\.\d+)?)?T?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?"
)


def _moment(text: str, *, zone: tzinfo) -> datetime | None:
    """A moment from XMP's, IIM's or EXIF's way to write it; a day alone counts from its midnight. Never a future one."""
    match = _MOMENT.fullmatch(text.strip())
    if not match:
        return None
    offset = "+00:00" if match["zone"] == "Z" else match["zone"]
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    try:
        if offset:
            zone = datetime.strptime(offset.replace(":", ""), "%z").tzinfo or zone
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        moment = datetime.combine(day, time(hour, minute, second), tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= 1826 and moment <= datetime.now(UTC) else None
