"""Tells the photo desk which photos something has, and which nothing: no story, no public page, no portrait."""

from functools import reduce
from operator import or_

from django.db.models import Exists, F, Model, OuterRef, Q

from articles.desk.models import Article, Caption
from articles.reader.models import Contributor, Edition

# Whatever points at a photo because it shows it.
USES: tuple[tuple[type[Model], str], ...] = (
    (Caption, "photo"),
    (Contributor, "portrait"),
    (Article, "fallback_photo"),
    (Edition, "fallback_photo"),
)


def pointed_at() -> Q:
    """The photos that a caption, a portrait or a fallback names, as a condition for a query of photos. Cost: no query."""
    return reduce(or_, (Q(Exists(model._default_manager.filter(**{field: OuterRef("pk")}))) for model, field in USES))


def never_used() -> Q:
    """The photos that nothing has, as a condition for a query of photos. Cost: one query, of public stories that moved on."""
    return ~pointed_at() & ~Q(pk__in=_only_on_public_pages())


def _only_on_public_pages() -> set[int]:
    """The photos of public stories whose working copy was saved since: it may have let one go that readers still see."""
    moved_on = Edition.objects.exclude(working_copy__version=F("revision_number")).values_list("captions", flat=True)
    return {caption["photo"] for captions in moved_on for caption in captions}
