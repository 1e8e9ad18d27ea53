"""What is told of two photos side by side: the same facts of each, and which of them differ. Knows no story."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from delivery.pages import the_outlet
from media.credit import credit_line
from media.merging import no_merging
from media.models import LookAlike, Photo
from media.replacing import has_larger_file
from media.thumbnails import Thumbnail, pictures_at
from media.uses import Use, places_of

if TYPE_CHECKING:
    from datetime import date, datetime

SIGHT_PX = 700


@dataclass(frozen=True)
class Side:
    """One of the two: its picture, where it stands, why the other cannot be merged into it (nothing where it can)."""

    photo: Photo
    picture: Thumbnail | None
    uses: list[Use]
    refused: str
    is_larger: bool


@dataclass(frozen=True)
class Row:
    """One fact of both."""

    label: str
    values: tuple[str, str]

    @property
    def differs(self) -> bool:
        return self.values[0] != self.values[1]


@dataclass(frozen=True)
class Pair:
    """Two photos that look alike, as the list of pairs has them."""

    photos: tuple[Photo, Photo]
    pictures: tuple[Thumbnail | None, Thumbnail | None]
    credits: tuple[str, str]
    is_the_same: bool


def sides_of(photo: Photo, other: Photo, *, request: HttpRequest) -> list[Side]:
    """Both photos with their pictures and places. Cost: one query, and what places_of costs for each."""
    pictures = pictures_at([photo.pk, other.pk], width_px=SIGHT_PX)
    return [
        Side(
            photo=one,
            picture=pictures.get(one.pk),
            uses=places_of(one, person=request.user),
            refused=no_merging(two, into=one),
            is_larger=has_larger_file(one, than=two),
        )
        for one, two in ((photo, other), (other, photo))
    ]


def rows_of(photo: Photo, other: Photo, *, request: HttpRequest) -> list[Row]:
    """The facts that tell two pictures apart, in the order in which one looks at them."""
    form = the_outlet(request).credit_form
    facts = [_facts(each, form=form) for each in (photo, other)]
    return [Row(label, (facts[0][label], facts[1][label])) for label in facts[0]]


def pairs_of(rows: QuerySet[LookAlike], *, request: HttpRequest) -> list[Pair]:
    """These pairs with their pictures and credits; the newer photo stands first. Cost: two queries."""
    found = list(rows.select_related("photo__source", "other__source"))
    pictures = pictures_at((pk for row in found for pk in (row.photo_id, row.other_id)), width_px=0)
    form = the_outlet(request).credit_form
    return [
        Pair(
            photos=(row.photo, row.other),
            pictures=(pictures.get(row.photo_id), pictures.get(row.other_id)),
            credits=(credit_line(row.photo, form=form), credit_line(row.other, form=form)),
            is_the_same=row.bits == 0,
        )
        for row in found
    ]


def _facts(photo: Photo, *, form: str) -> dict[str, str]:
    original = getattr(photo, "original", None)
    return {
        _("Credit"): credit_line(photo, form=form) or _("No credit"),
        _("Source"): str(photo.source or ""),
        _("Copyright"): photo.copyright_notice,
        _("Licence"): str(photo.licence or ""),
        _("Rights until"): _day(photo.rights_until),
        _("State"): photo.get_status_display(),
        _("Size"): f"{photo.width} × {photo.height}" if photo.width else "",
        _("File"): f"{original.name}, {filesizeformat(original.bytes)}" if original else "",
        _("Taken"): _moment(photo.taken_at),
        _("Place"): photo.place,
        _("Alt text"): photo.alt_text,
        _("Description"): photo.description,
        _("Here since"): _moment(photo.created_at),
    }


def _day(day: "date | None") -> str:
    return formats.date_format(day, "j F Y") if day else ""


def _moment(moment: "datetime | None") -> str:
    return formats.date_format(timezone.localtime(moment), "j M Y H:i") if moment else ""
