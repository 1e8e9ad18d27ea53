"""Photos as readers see them: the files to offer, the credit of this moment, and only those that may be shown today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.core.files.storage import default_storage
from django.db.models import F, Subquery
from django.utils import timezone

from media.covering import Terms, covers, may_stay
from media.credit import CreditFacts, credit_line, credit_parts
from media.models import Photo, Rendition
from media.rights import is_denied
from media.rights_rows import PhotoUse
from outlet.models import Outlet

FACTS = (
    "public_id", "status", "width", "height", "alt_text", "description", "colour", "focal_x", "focal_y",
    "rights_until", "denied_from", "denied_until", "creator", "via",
    "credit_override", "copyright_notice", "source__name", "source__credit_form", "licence__name", "licence__url",
    "licence__uses", "licence__until", "leased_uses",
)  # fmt: skip
# The uses that public pages ask for one by one; the web itself is asked of the photo as a whole.
ASKED_OF_PAGES = (PhotoUse.SOCIAL, PhotoUse.SYNDICATION)
COLUMNS = tuple(f"photo__{fact}" for fact in FACTS)


class PublicRendition(NamedTuple):
    """One file that a browser may choose."""

    format: str
    width: int
    height: int
    url: str
    crop: str = ""


@dataclass(frozen=True)
class Picture:
    """A photo as a page shows it. Made for one page: credit and rights are those of this moment."""

    photo_id: int
    public_id: str
    width: int
    height: int
    alt: str
    credit: str
    description: str = ""
    colour: str = ""
    focal_x: float = 0.5
    focal_y: float = 0.5
    creator: str = ""
    source: str = ""
    copyright_notice: str = ""
    licence: str = ""
    licence_url: str = ""
    covered: frozenset[str] = frozenset()
    renditions: tuple[PublicRendition, ...] = ()
    cropped: tuple[PublicRendition, ...] = ()

    @property
    def credit_parts(self) -> list[str]:
        return credit_parts(self.credit)

    @property
    def largest(self) -> PublicRendition:
        """The widest JPEG: what feeds, cards and structured data name."""
        return self.of(Rendition.Format.JPEG)[-1]

    def of(self, kind: str) -> list[PublicRendition]:
        """Its files in this format, whole, narrowest first."""
        return [rendition for rendition in self.renditions if rendition.format == kind]

    def cut_by_hand(self, ratio: str) -> "Picture | None":
        """The picture as somebody cropped it to this ratio; None where nobody did, or its files are not made yet."""
        files = tuple(rendition for rendition in self.cropped if rendition.crop == ratio)
        jpegs = [rendition for rendition in files if rendition.format == Rendition.Format.JPEG]
        if not jpegs:
            return None
        return replace(self, renditions=files, cropped=(), width=jpegs[-1].width, height=jpegs[-1].height)


class Pictures(dict[int, Picture]):
    """Pictures by photo id. `lost` are the photos among those asked for that have files and may not be shown now."""

    def __init__(self, found: Mapping[int, Picture] | None = None, *, lost: Iterable[int] = ()) -> None:
        super().__init__(found or {})
        self.lost = frozenset(lost)

    def covering(self, use: str) -> "Pictures":
        """Those that may be used so today; the others count as lost."""
        covered = {pk: picture for pk, picture in self.items() if use in picture.covered}
        return Pictures(covered, lost=self.lost | (self.keys() - covered.keys()))


def pictures_for(photo_ids: Iterable[int], *, at: datetime | None = None) -> Pictures:
    """The pictures among these photos that readers may see, by photo id.

    Left out  photos withdrawn, without their file or its first renditions, whose rights have ended, that a lease
              denies, or whose licence has ended without covering the archive: the outlet's day counts
    Cost      one query; none for no ids
    """
    ids = set(photo_ids)
    if not ids:
        return Pictures()
    outlet = Outlet.objects.order_by("pk")
    rows = (
        Rendition.objects.filter(photo__in=ids)
        .annotate(
            outlet_form=Subquery(outlet.values("credit_form")[:1]), outlet_zone=Subquery(outlet.values("time_zone")[:1])
        )
        .order_by("photo_id", "width", "format")
        .values(
            "photo_id",
            "crop",
            "format",
            "file",
            "outlet_form",
            "outlet_zone",
            *COLUMNS,
            made_width=F("width"),
            made_height=F("height"),
        )
    )
    by_photo: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_photo.setdefault(row["photo_id"], []).append(row)
    now = at or timezone.now()
    found = {photo_id: _picture(rows, now=now) for photo_id, rows in by_photo.items() if _is_allowed(rows[0], now=now)}
    made = {photo_id: picture for photo_id, picture in found.items() if picture.of(Rendition.Format.JPEG)}
    return Pictures(made, lost=by_photo.keys() - found.keys())


def _is_allowed(row: dict[str, Any], *, now: datetime) -> bool:
    day = _day(row, now=now)
    until = row["photo__rights_until"]
    if row["photo__status"] != Photo.Status.READY or (until is not None and until < day):
        return False
    is_denied_now = is_denied(day, first=row["photo__denied_from"], last=row["photo__denied_until"])
    return not is_denied_now and may_stay(on=day, terms=_terms(row))


def _day(row: dict[str, Any], *, now: datetime) -> date:
    return now.astimezone(ZoneInfo(row["outlet_zone"] or "UTC")).date()


def _terms(row: dict[str, Any]) -> Terms:
    return Terms(row["photo__licence__uses"], row["photo__licence__until"], row["photo__leased_uses"])


def _picture(rows: list[dict[str, Any]], *, now: datetime) -> Picture:
    day, terms = _day(rows[0], now=now), _terms(rows[0])
    row = {name.removeprefix("photo__"): value for name, value in rows[0].items()}
    facts = CreditFacts(
        creator=row["creator"],
        source=row["source__name"] or "",
        via=row["via"],
        override=row["credit_override"],
        source_form=row["source__credit_form"] or "",
    )
    files = [
        PublicRendition(r["format"], r["made_width"], r["made_height"], default_storage.url(r["file"]), r["crop"])
        for r in rows
    ]
    return Picture(
        photo_id=row["photo_id"],
        public_id=row["public_id"],
        width=row["width"],
        height=row["height"],
        alt=row["alt_text"],
        description=row["description"],
        credit=credit_line(facts, form=row["outlet_form"]),
        colour=row["colour"],
        focal_x=row["focal_x"],
        focal_y=row["focal_y"],
        creator=row["creator"],
        source=row["source__name"] or "",
        copyright_notice=row["copyright_notice"],
        licence=row["licence__name"] or "",
        licence_url=row["licence__url"] or "",
        covered=frozenset(use for use in ASKED_OF_PAGES if covers(use, on=day, terms=terms)),
        renditions=tuple(file for file in files if not file.crop),
        cropped=tuple(file for file in files if file.crop),
    )
