"""Changing a contributor: stories print the new name at once, and the old address leads on."""

from django.db import transaction

from articles.publishing.addresses import keep_old_address
from articles.publishing.sections import renew_edition
from articles.reader.models import Contributor, Edition, Listing, OldAddress
from delivery.log import append_change


def save_contributor(contributor: Contributor) -> Contributor:
    """Keep a contributor, and print the name as it is now over every live story.

    Writes  the Contributor, the editions that name it, one OldAddress where the slug changed, one Change a row
    """
    with transaction.atomic():
        before = Contributor.objects.filter(pk=contributor.pk).first() if contributor.pk else None
        contributor.save()
        OldAddress.objects.filter(path=f"people/{contributor.slug}").delete()
        if before and before.slug != contributor.slug:
            keep_old_address(f"people/{before.slug}", contributor=contributor)
        if before and _is_printed_otherwise(before, contributor):
            named = Listing.objects.filter(list_key=f"contributor:{contributor.pk}").values("edition_id")
            for edition in Edition.objects.filter(pk__in=named).select_related("working_copy"):
                renew_edition(edition)
        append_change({f"contributor:{contributor.pk}", f"list:contributor:{contributor.pk}"})
    return contributor


def _is_printed_otherwise(before: Contributor, after: Contributor) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in ("name", "slug", "kind", "title"))
