"""What else to read after a story: what shares its tags, then what is newest in its section."""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL

from articles.reader.lists import HEAVY, ranges
from articles.reader.models import Edition

MOST_TAGS = 8
SHOWN = 4


def related(edition: Edition) -> tuple[list[Edition], list[Edition]]:
    """Up to four stories with tags in common, most of them first, and up to four more of the same section.

    Takes   an edition, saved or not: its story tells it from the others, as a preview has no number of its own
    Cost    one query, of one index range a tag and one for the section
    """
    sql, values = ranges(_keys(edition), each=2 * SHOWN)
    wanted = RawSQL(f"SELECT edition_id FROM ({sql}) AS near", values)  # noqa: S608, S611  fixed text, values apart
    others = Edition.objects.filter(pk__in=wanted).exclude(working_copy_id=edition.working_copy_id)
    editions = others.select_related("section").defer(*HEAVY)
    newest = sorted(editions, key=lambda other: (other.first_published_at, other.pk), reverse=True)
    close = sorted(newest, key=lambda other: -len(_shared(edition, other)))
    by_tag = [other for other in close if _shared(edition, other)][:SHOWN]
    in_section = [other for other in newest if other not in by_tag and _stands_in(other, edition.section_id)]
    return by_tag, in_section[:SHOWN]


def _keys(edition: Edition) -> list[str]:
    return [f"section:{edition.section_id}", *(f"tag:{tag['slug']}" for tag in edition.tags[:MOST_TAGS])]


def _shared(edition: Edition, other: Edition) -> set[str]:
    return _slugs(edition.tags) & _slugs(other.tags)


def _slugs(tags: Iterable[dict[str, str]]) -> set[str]:
    return {tag["slug"] for tag in tags}


def _stands_in(edition: Edition, section_id: int) -> bool:
    return any(step["id"] == section_id for step in edition.section.trail)
