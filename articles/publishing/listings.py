"""Puts an edition into every list that a reader can see, and says which keys of the log it moves."""

from collections.abc import Iterable

from articles.reader import search
from articles.reader.models import Edition, Listing, PublicTag

# Names that stand below a story without making it theirs to list.
_UNLISTED_ROLES = {"editing"}


def list_keys(edition: Edition, *, other_sections: Iterable[list[dict[str, object]]] = ()) -> set[str]:
    """Every list in which the edition stands.

    Takes  other_sections: the trails of the further sections it was filed under
    """
    trails = [edition.section.trail, *other_sections]
    return {
        "site",
        f"kind:{edition.kind}",
        f"month:{edition.dated_on:%Y-%m}",
        f"day:{edition.dated_on:%Y-%m-%d}",
        *(f"section:{step['id']}" for trail in trails for step in trail),
        *(f"tag:{tag['slug']}" for tag in edition.tags),
        *(f"{_list_of(byline['role'])}:{byline['contributor']}" for byline in edition.bylines),
    }


def _list_of(role: str) -> str:
    """`contributor` for a list that readers see, `named` for one by which a changed name finds its stories."""
    return "named" if role in _UNLISTED_ROLES else "contributor"


def write_listings(edition: Edition, *, other_sections: Iterable[list[dict[str, object]]]) -> set[str]:
    """The edition's Listing rows, public tags and search entry are those it should have.

    Writes  Listing, PublicTag, the search index
    Shape   the log keys of all lists that it stands in or has left
    """
    wanted = list_keys(edition, other_sections=other_sections)
    standing = dict(edition.listings.values_list("list_key", "published_at"))
    stale = {key for key, at in standing.items() if key not in wanted or at != edition.first_published_at}
    edition.listings.filter(list_key__in=stale).delete()
    Listing.objects.bulk_create(
        Listing(list_key=key, published_at=edition.first_published_at, edition=edition)
        for key in sorted(wanted - (standing.keys() - stale))
    )
    PublicTag.objects.bulk_create(
        [PublicTag(slug=tag["slug"], name=tag["name"]) for tag in edition.tags],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name"],
    )
    search.index(edition)
    return {f"list:{key}" for key in wanted | standing.keys()}
