"""Where a photo is used, as far as a person may know. Who knows that is named in settings: this app knows no story."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.models import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser


@dataclass(frozen=True)
class Use:
    """One place that shows a photo, or would. `kind` is live, front, portrait, scheduled, draft, withdrawn or revision."""

    name: str
    url: str
    mark: str
    state: str
    place: str
    is_public: bool
    public_url: str = ""
    kind: str = ""


def uses_of(photo: Photo, *, person: "Person") -> list[Use]:
    """Every use of this photo that this person may see: what readers have first, then drafts."""
    found: list[Use] = import_string(settings.PHOTO_USES)(photo, person=person)
    return found


def places_of(photo: Photo, *, person: "Person") -> list[Use]:
    """As uses_of, and besides: fronts, portraits, and live stories whose draft has let the photo go. Dearer than it."""
    found: list[Use] = import_string(settings.PHOTO_PLACES)(photo, person=person)
    return found


def instead_of(photo: Photo) -> dict[str, bool]:
    """For the address of each live story with this photo: whether a fallback stands in for it where it may not be shown."""
    found: dict[str, bool] = import_string(settings.PHOTO_INSTEAD)(photo)
    return found


def old_places_of(photo: Photo, *, person: "Person") -> list[Use]:
    """The stories that had this photo once and have it nowhere now, as far as a bounded look back finds them."""
    found: list[Use] = import_string(settings.PHOTO_REVISIONS)(photo, person=person)
    return found


def used() -> Q:
    """The photos that a story, a portrait or a fallback names, as a condition for a query of photos. Cost: no query."""
    found: Q = import_module(settings.PHOTO_UNUSED).pointed_at()
    return found


def never_used() -> Q:
    """The photos that nothing has, public pages that moved on included. Cost: one query."""
    found: Q = import_module(settings.PHOTO_UNUSED).never_used()
    return found


def counted(uses: Iterable[Use]) -> str:
    """How many places of each kind, as a sentence: “Live in 2 stories, in 1 draft”. Cost: no query."""
    of = Counter(use.kind for use in uses)
    told = (
        (of["live"], ngettext("live in %(n)s story", "live in %(n)s stories", of["live"])),
        (of["front"], ngettext("on %(n)s front", "on %(n)s fronts", of["front"])),
        (of["portrait"], ngettext("%(n)s portrait", "%(n)s portraits", of["portrait"])),
        (of["scheduled"], ngettext("scheduled in %(n)s story", "scheduled in %(n)s stories", of["scheduled"])),
        (of["draft"], ngettext("in %(n)s draft", "in %(n)s drafts", of["draft"])),
        (of["withdrawn"], ngettext("in %(n)s withdrawn story", "in %(n)s withdrawn stories", of["withdrawn"])),
        (of["revision"], ngettext("in old saves of %(n)s story", "in old saves of %(n)s stories", of["revision"])),
    )
    said = ", ".join(words % {"n": count} for count, words in told if count)
    return str(capfirst(said)) if said else _("In no story yet")
