"""Finds the section, people and sources that a pasted story names, and makes those that are not there yet."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from articles.desk.pasting.keys import words_key
from articles.desk.pasting.known_rules import known_sources
from articles.desk.saving import slug_of
from articles.publishing.people import save_contributor
from articles.publishing.sections import save_section
from articles.reader.models import Contributor, Section, check_section_slug
from media.credit_names import known_source, looks_like_an_organisation, name_key
from media.models import Source

MOST_STEP_CHARACTERS, MOST_SLUG_CHARACTERS = 80, 60


def find_section(trail: Iterable[str]) -> Section | None:
    """The section that this trail names: from the top, or else the only one that ends so; None without one.

    Cost  one query
    """
    wanted = [words_key(step) for step in trail]
    ending = []
    for section in Section.objects.all():
        keys = [words_key(str(step["name"])) for step in section.trail]
        if wanted and keys == wanted:
            return section
        if wanted and keys[-len(wanted) :] == wanted:
            ending.append(section)
    return ending[0] if len(ending) == 1 else None


def find_or_make_section(trail: tuple[str, ...]) -> Section | None:
    """The section that this trail names; what is missing of it is made. None for a trail that names none.

    Writes  the missing sections, through the door
    """
    found = find_section(trail)
    if found or not trail or any(len(step) > MOST_STEP_CHARACTERS for step in trail):
        return found
    parent: Section | None = None
    children = {(section.parent_id, words_key(section.name)): section for section in Section.objects.all()}
    for step in trail:
        key = (parent.pk if parent else None, words_key(step))
        parent = children.get(key) or save_section(Section(parent=parent, name=step, slug=_section_slug(step, parent)))
    return parent


def _section_slug(name: str, parent: Section | None) -> str:
    """A slug that no sibling has and that the site's own addresses leave free."""
    slug = slug_of(name)[: MOST_SLUG_CHARACTERS - 4].strip("-") or "section"
    taken = set(Section.objects.filter(parent=parent).values_list("slug", flat=True))
    candidates = [slug, *(f"{slug}-{number}" for number in range(2, 100))]
    return next(each for each in candidates if each not in taken and _is_free(each))


def _is_free(slug: str) -> bool:
    try:
        check_section_slug(slug)
    except ValidationError:
        return False
    return True


def find_or_make_contributor(name: str) -> Contributor:
    """The contributor of this name, whatever its case and points; a new one where there is none.

    Writes  the Contributor, through the door
    """
    same = Contributor.objects.filter(name__iexact=name).first()
    if same:
        return same
    key = name_key(name)
    for contributor in Contributor.objects.all():
        if name_key(contributor.name) == key:
            return contributor
    is_agency = known_source(name, sources=known_sources()) or " " in name and looks_like_an_organisation(name)
    kind = Contributor.Kind.AGENCY if is_agency else Contributor.Kind.PERSON
    return save_contributor(Contributor(kind=kind, name=name, slug=_contributor_slug(name)))


def _contributor_slug(name: str) -> str:
    slug = slug_of(name) or "name"
    taken = set(Contributor.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(each for each in [slug, *(f"{slug}-{n}" for n in range(2, 10_000))] if each not in taken)


def find_or_make_source(name: str) -> Source:
    """The source of this name or alias; an unknown one is added, marked as not yet checked."""
    known = known_source(name, sources=known_sources())
    return Source.objects.get_or_create(name=known or name, defaults={"is_checked": known is not None})[0]
