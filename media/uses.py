"""Where a photo is used, as far as a person may know. Who knows that is named in settings: this app knows no story."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from media.models import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser


@dataclass(frozen=True)
class Use:
    """One place that shows a photo, or would."""

    name: str
    url: str
    mark: str
    state: str
    place: str
    is_public: bool
    public_url: str = ""


def instead_of(photo: Photo) -> dict[str, bool]:
    """For the address of each live story with this photo: whether a fallback stands in for it where it may not be shown."""
    found: dict[str, bool] = import_string(settings.PHOTO_INSTEAD)(photo)
    return found


def uses_of(photo: Photo, *, person: "Person") -> list[Use]:
    """Every use of this photo that this person may see: what readers have first, then drafts."""
    found: list[Use] = import_string(settings.PHOTO_USES)(photo, person=person)
    return found


def places_of(photo: Photo, *, person: "Person") -> list[Use]:
    """As uses_of, and besides: fronts, portraits, and live stories whose draft has let the photo go. Dearer than it."""
    found: list[Use] = import_string(settings.PHOTO_PLACES)(photo, person=person)
    return found
