"""Which photos somebody must look at twice before using them: held, denied, bound by conditions, or from a warned source."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from media.models import Lease, Licence, Photo, Source
from media.rights_rows import PhotoUse
from media.wall_indexes import HELD, NEWEST, ON_THE_WALL, asked


def restricted() -> Q:
    """Under legal hold, denied today or from a day to come, bound by its licence, or from a source with a warning.

    Cost  two queries, of sources and licences
    """
    denied = Exists(_denying_leases().filter(photo=OuterRef("pk")))
    return asked(HELD) | Q(source__in=_warned_sources()) | Q(licence__in=_binding_licences()) | Q(denied)


def restricted_numbers() -> list[QuerySet[Any, Any]]:
    """The numbers of these photos, in parts, each as an index has them. Cost: as restricted."""
    photos = Photo.objects.filter(asked(ON_THE_WALL)).order_by(*NEWEST).values("pk")
    merged = Photo.objects.filter(merged_into__isnull=False).values("pk")
    return [
        photos.filter(asked(HELD)),
        photos.filter(source__in=_warned_sources()).order_by("source_id", *NEWEST),
        photos.filter(licence__in=_binding_licences()).order_by("licence_id", *NEWEST),
        _denying_leases().exclude(photo__in=merged).order_by().values("photo_id").distinct(),
    ]


def _denying_leases() -> QuerySet[Lease]:
    lasting = Q(last_day=None) | Q(last_day__gte=timezone.localdate())
    return Lease.objects.filter(lasting, verdict=Lease.Verdict.DENY, taken_back_at=None)


def _warned_sources() -> list[int]:
    return list(Source.objects.exclude(warning="").values_list("pk", flat=True))


def _binding_licences() -> list[int]:
    """Licences with conditions, and those that do not cover the web."""
    rows = Licence.objects.values_list("pk", "conditions", "uses")
    return [pk for pk, conditions, uses in rows if conditions.strip() or PhotoUse.WEB not in uses]
