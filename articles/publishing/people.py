"""Changing a contributor: stories print the new name at once, and the old address leads on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.desk.models import Byline
from articles.publishing.addresses import keep_old_address
from articles.publishing.sections import hold_stories, renew_edition
from articles.reader.models import Contributor, Edition, Listing, OldAddress
from delivery.log import append_change, take_turn


def save_contributor(contributor: Contributor) -> Contributor:
    """Keep a contributor, and print the name as it is now over every live story.

    Writes  the Contributor, the editions that name it, one OldAddress where the slug changed, one Change a row
    """
    with transaction.atomic():
        before = Contributor.objects.filter(pk=contributor.pk).first() if contributor.pk else None
        if before and _is_printed_otherwise(before, contributor):
            hold_stories(_stories_naming(contributor))
        take_turn()  # before the row is held, as whoever removes it does: else each waits for the other
        contributor.save()
        OldAddress.objects.filter(path=f"people/{contributor.slug}").delete()
        if before and before.slug != contributor.slug:
            keep_old_address(f"people/{before.slug}", contributor=contributor)
        if before and _is_printed_otherwise(before, contributor):
            for edition in _stories_naming(contributor).select_related("working_copy"):
                renew_edition(edition)
        address = f"address:people/{contributor.slug}"
        append_change({f"contributor:{contributor.pk}", f"list:contributor:{contributor.pk}", address})
    return contributor


def remove_contributor(contributor: Contributor) -> None:
    """Take a contributor away whose name stands over no story; the page's addresses answer 410.

    Writes  deletes the Contributor; one OldAddress, one Change
    Order   safe to repeat
    Raises  ValidationError while a story, live or not, names them
    """
    with transaction.atomic():
        take_turn()
        # Held before it is looked at: a byline that comes meanwhile is either seen here, or finds nobody any more.
        if not Contributor.objects.select_for_update(of=("self",)).filter(pk=contributor.pk).exists():
            return
        if said := what_names(contributor):
            raise ValidationError(said)
        keep_old_address(f"people/{contributor.slug}")
        keys = {f"contributor:{contributor.pk}", f"address:people/{contributor.slug}"}
        contributor.delete()
        append_change(keys)


def what_names(contributor: Contributor) -> str:
    """Why this contributor cannot be removed, as a sentence with the way out; empty where they can."""
    if _stories_naming(contributor).exists():
        return _("This name stands over a live story. Take it off there first.")
    if Byline.objects.filter(contributor=contributor).exists():
        return _("This name stands over a story on the desk. Take it off there first.")
    return ""


def _stories_naming(contributor: Contributor) -> QuerySet[Edition]:
    lists = [f"contributor:{contributor.pk}", f"named:{contributor.pk}"]
    named = Listing.objects.filter(list_key__in=lists).values("edition_id")
    return Edition.objects.filter(pk__in=named)


def _is_printed_otherwise(before: Contributor, after: Contributor) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in ("name", "slug", "kind", "title"))
