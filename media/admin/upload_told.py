"""What became of an uploaded file, as the upload page tells it: refused with its sentence, here already, or in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from media.bulk_told import word_of
from media.credit import credit_line
from media.intake.refusals import AlreadyHere, RefusedFile
from media.intake.take_in import take_in
from media.look_alikes import look_alikes
from media.models import Photo
from media.rights import forbids_showing
from media.supplier_rules import offered
from media.thumbnails import Thumbnail, thumbnails

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TAKEN, ALREADY_HERE = "taken", "already_here"
# The very same file may well be taken a minute later; whatever else is wrong with one stays wrong.
_PASSES = {"store_is_silent", "too_much_time"}
# The picture's own page tells of the others.
MOST_ALIKE = 3


@dataclass(frozen=True)
class Told:
    """One picture of the library. `why_not` says what forbids showing it today."""

    photo: Photo
    credit: str
    thumbnail: Thumbnail | None
    bytes: int
    why_not: str

    @property
    def lacks_words(self) -> bool:
        return not (self.credit and self.photo.alt_text)


@dataclass(frozen=True)
class Outcome:
    """What became of one file. `told` is the picture that it is now, or that was here already."""

    name: str
    code: str
    sentence: str = ""
    told: Told | None = None
    offer: str = ""
    alike: tuple[Told, ...] = ()

    @property
    def is_taken(self) -> bool:
        return self.code == TAKEN

    @property
    def is_refused(self) -> bool:
        return self.told is None

    @property
    def may_pass(self) -> bool:
        """Whether it may help to send the same file again."""
        return self.code in _PASSES


def outcome_of(upload: "UploadedFile[Any]", *, by: "User", form: str) -> Outcome:
    """This file is in the library, or refused with its reason; whichever it is, no exception.

    Takes  form: the outlet's credit form
    """
    name = upload.name or ""
    try:
        photo = take_in(upload, by=by)
    except AlreadyHere as twin:
        return Outcome(name, ALREADY_HERE, twin.sentence, _told([twin.photo], form=form)[0])
    except RefusedFile as refusal:
        return Outcome(name, refusal.code, refusal.sentence)
    told, *alike = _told([photo, *look_alikes(photo)[:MOST_ALIKE]], form=form)
    return Outcome(name, TAKEN, told=told, offer=_offer(told.photo), alike=tuple(alike))


def _told(photos: Iterable[Photo], *, form: str) -> list[Told]:
    """These photos as they stand now, in this order. Cost: two queries, and one of leases for each."""
    numbers = [photo.pk for photo in photos]
    rows = Photo.objects.select_related("source__default_licence", "licence", "original").in_bulk(numbers)
    pictures, today = thumbnails(numbers), timezone.localdate()
    return [
        Told(
            photo=rows[number],
            credit=credit_line(rows[number], form=form),
            thumbnail=pictures.get(number),
            bytes=rows[number].original.bytes if hasattr(rows[number], "original") else 0,
            why_not=forbids_showing(rows[number], on=today),
        )
        for number in numbers
    ]


def _offer(photo: Photo) -> str:
    """What the rules of its source would fill in, in one sentence; or nothing."""
    found = offered(photo, source=photo.source)
    parts = [f"{word_of(field)} {formats.localize(value)}" for field, value in found.items()]
    return _("%(source)s offers: %(what)s.") % {"source": photo.source, "what": ", ".join(parts)} if parts else ""
