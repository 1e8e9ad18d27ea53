"""How far a person's permission reaches: everywhere, or into the sections to which their roles are limited."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from django.db.models import Q

from articles.desk.models import Article, Reach
from articles.reader.models import Section

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

EVERYWHERE = None
Paths = frozenset[str]


def paths_of(person: "Person", permission: str) -> Paths | None:
    """The paths of the sections into which this permission of theirs reaches, with all below them; None: everywhere.

    A permission that a person holds by several roles reaches as far as they do together; one that is given to the person
    alone, or to a superuser, reaches everywhere. One that they do not hold reaches nowhere.
    Cost  three queries for the first question about a permission; what was found is kept with the person, for one request
    """
    found: dict[str, Paths | None] = person.__dict__.setdefault("_reaches", {})
    if permission not in found:
        found[permission] = _asked(person, permission)
    return found[permission]


def _asked(person: "Person", permission: str) -> Paths | None:
    if not person.has_perm(permission):
        return frozenset()
    if person.is_superuser or _limits_of_nobody(person):
        return EVERYWHERE
    app, codename = permission.split(".")
    wanted = Permission.objects.filter(content_type__app_label=app, codename=codename)
    if person.user_permissions.filter(pk__in=wanted).exists():
        return EVERYWHERE
    roles = list(person.groups.filter(permissions__in=wanted).values_list("pk", flat=True))
    limits: dict[int, set[str]] = {}
    for role, path in Reach.objects.filter(group__in=roles).values_list("group", "sections__path"):
        limits.setdefault(role, set()).update([path] if path else [])
    if any(not limits.get(role) for role in roles):
        return EVERYWHERE
    return frozenset(path for paths in limits.values() for path in paths)


def _limits_of_nobody(person: "Person") -> bool:
    """Whether none of this person's roles is limited at all: the usual case, found once."""
    if "_is_limited" not in person.__dict__:
        person.__dict__["_is_limited"] = Reach.objects.filter(group__user=person.pk, sections__isnull=False).exists()
    return not person.__dict__["_is_limited"]


def covers(person: "Person", permission: str, article: Article) -> bool:
    """Whether this permission of theirs reaches this story, by its section. One without a section is within nobody's limits.

    Cost  as paths_of; the story's section is asked for only where there are limits
    """
    if paths_of(person, permission) is EVERYWHERE:
        return True
    return article.section is not None and covers_section(person, permission, article.section)


def covers_section(person: "Person", permission: str, section: Section) -> bool:
    """Whether this permission of theirs reaches into this section."""
    paths = paths_of(person, permission)
    return paths is EVERYWHERE or any(f"{section.path}/".startswith(f"{path}/") for path in paths)


def within(person: "Person", permission: str, *, prefix: str = "section__") -> Q:
    """The rows whose section this permission of theirs reaches, as a condition for a query.

    Takes  prefix: the way to the section, empty for sections themselves
    """
    paths = paths_of(person, permission)
    if paths is EVERYWHERE:
        return Q()
    inside = Q(pk__in=())
    for path in sorted(paths):
        inside |= Q(**{f"{prefix}path": path}) | Q(**{f"{prefix}path__startswith": f"{path}/"})
    return inside
