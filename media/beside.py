"""What a photo says beside what its file says, and taking the file's word for one of them. For who may see originals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from media import ledger
from media.credit import credit_line
from media.describing import save_photo
from media.intake.metadata import Described, described
from media.intake.take_in import source_meant
from media.models import CreditChange, Original, Photo, Source
from media.supplier_rules import source_rules
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# What the file can be taken at its word for, in the order of the table
TAKEN = ("title", "creator", "source", "via", "copyright_notice", "description", "alt_text", "taken_at", "place")
_SOURCE_TYPE = "Iptc4xmpExt:DigitalSourceType"
_PRIVATE = (
    "GPSLatitude", "GPSLongitude", "GPSAltitude", "GPSDateStamp", "Make", "Model", "LensModel", "BodySerialNumber",
    "LensSerialNumber", "CameraOwnerName", "Software", "UserComment",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One thing that both may say: the value in force, what the file says, and whether the file's can be taken."""

    key: str
    name: str
    in_force: str
    found: str
    can_be_taken: bool = False

    @property
    def differs(self) -> bool:
        return bool(self.found) and self.found != self.in_force


class NothingToTake(ValueError):
    """The file does not say this; the message says so."""


def lines_beside(photo: Photo, *, form: str) -> list[Line]:
    """The photo's values and its file's, side by side; what neither says is left out.

    Takes  photo with its source, licence and original; form: the outlet's credit form
    Cost   three queries: the sources, the outlet, the tags
    """
    found, said = photo.original.metadata, said_by_file(photo.original)
    lines = [_line(photo, name, found=getattr(said, name)) for name in TAKEN]
    lines[4:4] = [
        Line("credit", _("credit line"), credit_line(photo, form=form), _raw(found, "photoshop:Credit", "Credit"))
    ]
    lines += _only_told(photo, said=said, found=found)
    return [line for line in lines if line.in_force or line.found]


def private_lines(original: Original) -> list[Line]:
    """What the file says of where and with what it was taken: for the desk alone. Cost: no query."""
    exif = original.metadata.get("exif", {})
    return [Line(name, name, "", _text(exif[name])) for name in _PRIVATE if exif.get(name) not in (None, "", [])]


def said_by_file(original: Original) -> Described:
    """What the file says of its picture, as an upload would read it today. Cost: two queries."""
    sources = source_rules(Source.objects.all())
    return described(original.metadata, sources=sources, zone=Outlet.objects.current().zone)


def take_from_file(photo: Photo, *, field: str, by: "User | None") -> list[CreditChange]:
    """The photo says what its file says of this one thing.

    Writes  as save_photo, with the ledger's reason “Read from the file”, and a Source where its name is new: all or none
    Raises  NothingToTake
    """
    value: Any = getattr(said_by_file(photo.original), field) if field in TAKEN else ""
    if not value:
        raise NothingToTake(_("The file says nothing of this. Nothing was changed."))
    with transaction.atomic():
        setattr(photo, field, source_meant(value) if field == "source" else value)
        return save_photo(photo, by=by, why=ledger.READ_FROM_FILE, fields=[field])


def _line(photo: Photo, name: str, *, found: Any) -> Line:
    word = str(Photo._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    in_force, told = _text(getattr(photo, name)), _text(found)
    return Line(name, word, in_force, told, can_be_taken=bool(told) and told != in_force)


def _only_told(photo: Photo, *, said: Described, found: dict[str, Any]) -> Iterator[Line]:
    licence, source_type = photo.licence, _raw(found, _SOURCE_TYPE)
    terms = (licence.terms or licence.name) if licence else ""
    yield Line("terms", _("usage terms"), terms, _raw(found, "xmpRights:UsageTerms", "SpecialInstructions"))
    yield Line(
        "address", _("address of the terms"), licence.url if licence else "", _raw(found, "xmpRights:WebStatement")
    )
    yield Line("headline", _("headline"), "", _raw(found, "photoshop:Headline", "Headline"))
    yield Line("keywords", _("keywords"), ", ".join(sorted(photo.tags.names())), ", ".join(sorted(said.keywords)))
    yield Line("source_type", _("digital source type"), source_type.rpartition("/")[2], source_type.rpartition("/")[2])


def _raw(found: dict[str, Any], xmp: str, iptc: str = "") -> str:
    """The first value of this name, in XMP or else in IPTC-IIM."""
    values = found.get("xmp", {}).get(xmp) or found.get("iptc", {}).get(iptc) or [""]
    return " ".join(str(values[0]).split())


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, list):
        return ", ".join(_text(each) for each in value)
    return "" if value is None else str(value)
