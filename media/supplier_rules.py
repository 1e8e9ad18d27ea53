"""What the rules of a source offer for its pictures: a licence, and how long rights last. Offers; writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from media.models import Licence, Photo, Source
from media.rights_rows import PhotoUse
from media.supplier_names import By, Known, SourceRule


def source_rules(sources: Iterable[Source]) -> tuple[SourceRule, ...]:
    """These sources as the parser of credits knows them."""
    return tuple(SourceRule(each.name, tuple(each.aliases), tuple(each.patterns)) for each in sources)


def offered(photo: Photo, *, source: Source | None) -> dict[str, Any]:
    """What the rules of this source would fill in on a photo, where it says nothing itself.

    Shape  licence and rights_until, as far as offered; the days count from the day that the photo came in
    """
    came_on = timezone.localtime(photo.created_at).date()
    offer = offer_of(source, came_on=came_on)
    return {field: value for field, value in offer.items() if getattr(photo, field) is None}


def offer_of(source: Source | None, *, came_on: date) -> dict[str, Any]:
    """What the rules of this source offer for a picture that came in on this day and says nothing of its rights."""
    if source is None:
        return {}
    until = None if source.rights_days is None else came_on + timedelta(days=source.rights_days)
    offer = {"licence": source.default_licence, "rights_until": until}
    return {field: value for field, value in offer.items() if value is not None}


def has_an_offer() -> Q:
    """The photos for which the rules of their source offer something."""
    licence = Q(licence=None, source__default_licence__isnull=False)
    return licence | Q(rights_until=None, source__rights_days__isnull=False)


def reason_of(source: Source) -> str:
    """What the ledger says of a value that the rules of this source filled in."""
    return _("By the rules of %(source)s") % {"source": source}


def covers(licence: Licence | None) -> str:
    """“covers web and social media”; empty without a licence."""
    if licence is None:
        return ""
    uses = [str(use.label) for use in PhotoUse if use in licence.uses]
    return _("covers %(uses)s") % {"uses": get_text_list(uses, _("and"))} if uses else _("covers nothing")


def told(known: Known) -> str:
    """By which rule a source was known: “by its other name “TASS news agency””."""
    if known.by == By.NAME:
        return _("by its name")
    if known.by == By.OTHER_NAME:
        return _("by its other name “%(name)s”") % {"name": known.rule}
    return _("by the pattern “%(pattern)s”") % {"pattern": known.rule}


@dataclass(frozen=True)
class Offer:
    """What the rules of a source say of a picture that comes in today, as its page and every preview tell it."""

    source: Source
    licence: Licence | None
    until: date | None
    covers: str

    @property
    def is_empty(self) -> bool:
        return self.licence is None and self.until is None


def offer_today(source: Source) -> Offer:
    """The offer of this source for a picture that comes in now. No query where its licence is loaded."""
    found = offer_of(source, came_on=timezone.localdate())
    licence = found.get("licence")
    return Offer(source, licence, found.get("rights_until"), covers(licence))
