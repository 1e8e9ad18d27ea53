"""What the rules of a source offer for its pictures: a licence, and how long rights last. Offers; writes nothing."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from media.models import Photo, Source


def offered(photo: Photo, *, source: Source | None) -> dict[str, Any]:
    """What the rules of this source would fill in on a photo, where it says nothing itself.

    Shape  licence and rights_until, as far as offered; the days count from the day that the photo came in
    """
    if source is None:
        return {}
    offer: dict[str, Any] = {}
    if photo.licence_id is None and source.default_licence:
        offer["licence"] = source.default_licence
    if photo.rights_until is None and source.rights_days is not None:
        offer["rights_until"] = _day_it_came(photo) + timedelta(days=source.rights_days)
    return offer


def has_an_offer() -> Q:
    """The photos for which the rules of their source offer something."""
    licence = Q(licence=None, source__default_licence__isnull=False)
    return licence | Q(rights_until=None, source__rights_days__isnull=False)


def _day_it_came(photo: Photo) -> date:
    return timezone.localtime(photo.created_at).date()
