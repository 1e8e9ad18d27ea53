"""Changing the section tree: addresses and trails follow in one transaction, and old addresses lead on."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.desk.models import Article, Reach, Revision
from articles.publishing.addresses import keep_old_address
from articles.publishing.publish import write_edition
from articles.reader.models import Edition, Listing, OldAddress, Section
from delivery.log import append_change, take_turn
from outlet.masthead import renew_masthead
from outlet.models import Outlet


def save_section(section: Section) -> Section:
    """Keep a section, new or changed, and everything whose address or trail hangs on it.

    Writes  the Section and its subtree, the editions below it, their Listings, OldAddress rows, the masthead, one Change
    Order   safe to repeat
    Raises  ValidationError for a place that it cannot have
    """
    with transaction.atomic():
        check_place(section)
        before = Section.objects.filter(pk=section.pk).first() if section.pk else None
        if before and _is_told_otherwise(before, section):
            hold_stories(_editions_in(Section.objects.filter(_is_below(before))))
        take_turn()
        _place(section)
        if before and before.path != section.path:
            _leave(before.path, section)
        moved = [section]
        if before and (before.path != section.path or before.name != section.name):
            moved += _follow(section)
            for edition in _editions_in(moved):
                renew_edition(edition)
        _renew_navigation()
        append_change(
            {
                "masthead",
                *(f"section:{each.pk}" for each in moved),
                *(f"list:section:{each.pk}" for each in moved),
                *(f"address:{each.path}" for each in moved),
            }
        )
    return section


def remove_section(section: Section) -> None:
    """Take a section away in which nothing stands; its addresses answer 410.

    Writes  deletes the Section; one OldAddress, the masthead, one Change
    Order   safe to repeat
    Raises  ValidationError while a story, live or not, or a section stands in it, or a role is limited to it
    """
    key = f"section:{section.pk}"
    with transaction.atomic():
        take_turn()
        # Held before it is looked at: a story that goes in meanwhile is either seen here, or finds no section any more.
        if not Section.objects.select_for_update(of=("self",)).filter(pk=section.pk).exists():
            return
        if said := what_holds(section):
            raise ValidationError(said)
        keep_old_address(section.path)
        keys = {"masthead", key, f"list:{key}", f"address:{section.path}"}
        section.delete()
        _renew_navigation()
        append_change(keys)


def what_holds(section: Section) -> str:
    """Why this section cannot be removed, as a sentence with the way out; empty where it can."""
    stories = Article.objects.filter(Q(section=section) | Q(other_sections=section))
    listed = Listing.objects.filter(list_key=f"section:{section.pk}")
    if any(rows.exists() for rows in (section.children, section.editions, stories, listed)):
        return _("Something stands in this section. Move its stories and sections elsewhere first.")
    if role := Reach.objects.filter(sections=section).select_related("group").first():
        # Without the section the role would have no limit at all, and reach everywhere.
        said = _("The role “%(role)s” is limited to this section. Limit it to another one first.")
        return said % {"role": role}
    return ""


def check_place(section: Section) -> None:
    """Refuses a section that would stand within itself, or at the address of another; forms ask this too.

    Raises  ValidationError, under the name of the field
    """
    parent = Section.objects.filter(pk=section.parent_id).first() if section.parent_id else None
    if section.parent_id and parent is None:
        raise ValidationError({"parent": _("That section was removed meanwhile. Choose another place.")})
    if parent and section.pk in {step["id"] for step in parent.trail}:
        raise ValidationError({"parent": _("A section cannot stand within itself. Choose another place for it.")})
    path = f"{parent.path}/{section.slug}" if parent else section.slug
    if Section.objects.filter(path=path).exclude(pk=section.pk).exists():
        raise ValidationError(
            {"slug": _("There is a section at /%(path)s/ already. Choose another slug.") % {"path": path}}
        )


def _place(section: Section) -> None:
    parent = Section.objects.get(pk=section.parent_id) if section.parent_id else None
    section.path = f"{parent.path}/{section.slug}" if parent else section.slug
    if section.pk is None:
        section.save()
    step = {"id": section.pk, "name": section.name, "path": section.path}
    section.trail = [*(parent.trail if parent else []), step]
    section.save()
    OldAddress.objects.filter(path=section.path).delete()


def _follow(section: Section) -> list[Section]:
    """Every section below, from the top down, now with its new path and trail."""
    followed = []
    for child in Section.objects.filter(parent=section).order_by("pk"):
        old_path = child.path
        _place(child)
        if old_path != child.path:
            _leave(old_path, child)
        followed += [child, *_follow(child)]
    return followed


def _leave(path: str, section: Section) -> None:
    keep_old_address(path, section=section)


def _is_told_otherwise(before: Section, after: Section) -> bool:
    return any(getattr(before, name) != getattr(after, name) for name in ("parent_id", "slug", "name"))


def _is_below(section: Section) -> Q:
    return Q(pk=section.pk) | Q(path__startswith=f"{section.path}/")


def _editions_in(sections: Iterable[Section]) -> QuerySet[Edition]:
    keys = [f"section:{section.pk}" for section in sections]
    standing = Listing.objects.filter(list_key__in=keys).values("edition_id")
    return Edition.objects.filter(Q(section__in=sections) | Q(pk__in=standing)).select_related("working_copy")


def hold_stories(editions: QuerySet[Edition]) -> None:
    """Nobody publishes or withdraws the stories of these editions until the transaction ends. Read the editions after it.

    Order  call it before anything that an act on one story may wait for: stories by number, then the turn in the log
    """
    stories = Article.objects.select_for_update(of=("self",)).filter(pk__in=editions.values("working_copy"))
    list(stories.order_by("pk").values_list("pk"))
    take_turn()


def renew_edition(edition: Edition) -> Edition:
    """The edition made anew from its own revision, under today's names and addresses. Call it with its story held."""
    revision = Revision.objects.get(article_id=edition.working_copy_id, number=edition.revision_number)
    return write_edition(edition.working_copy, revision=revision, at=edition.published_at)


def _renew_navigation() -> None:
    outlet = Outlet.objects.first()
    if outlet is not None:
        top = Section.objects.filter(parent=None, in_navigation=True).order_by("position", "name")
        renew_masthead(
            outlet, navigation=[{"id": str(section.pk), "name": section.name, "path": section.path} for section in top]
        )
