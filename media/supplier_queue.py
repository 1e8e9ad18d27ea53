"""The pictures whose sources' rules somebody should look at, by their numbers, so that the wall's count is short."""

from typing import Any

from django.db.models import Q, QuerySet

from media.models import Photo, Source
from media.supplier_archive import that_name_one
from media.wall_indexes import NEWEST, NO_END, NO_LICENCE, ON_THE_WALL, asked


def numbers_to_look_at() -> list[QuerySet[Any, Any]]:
    """What rules_to_look_at says, in parts, each as an index has it. Cost: two queries, and those of that_name_one."""
    photos = Photo.objects.order_by("source_id", *NEWEST).values("pk")
    return [
        photos.filter(asked(NO_LICENCE), source__in=_sources(Q(default_licence__isnull=False))),
        photos.filter(asked(NO_END), source__in=_sources(Q(rights_days__isnull=False))),
        photos.filter(asked(ON_THE_WALL), source=None, pk__in=that_name_one()),
    ]


def _sources(with_rules: Q) -> list[int]:
    return list(Source.objects.filter(with_rules).values_list("pk", flat=True))
