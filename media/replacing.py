"""Replacing a photo's file: the record, its uses, its words and its ledger stay; what it had before is kept for the desk."""

from typing import TYPE_CHECKING, Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.log import append_change
from media import look_alikes, renditions, search_rows
from media.describing import note_alt_text
from media.intake.receiving import received
from media.intake.refusals import AlreadyHere, RefusedFile
from media.models import Original, Photo, ReplacedOriginal
from media.retiring import retire
from media.withdrawing import reason_given

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Two scans of one picture differ by a row or two of pixels.
SAME_ASPECT_WITHIN = 0.01


def replace(photo: Photo, upload: "File[Any]", *, by: "User | None", why: str) -> Photo:
    """The photo has this file from now on. Readers get the old sizes until the new ones are made.

    Writes  the file, then Original, one ReplacedOriginal, Photo, two RenditionOrders, its open LookAlikes, one Change:
            all or none. In another shape, its focal point and its crops begin anew
    Raises  NoReason; RefusedFile with a sentence for the person; AlreadyHere (with its photo) for the very same file
    """
    reason = reason_given(why)
    if refused := no_replacing(photo):
        raise refused
    try:
        with received(upload) as new, transaction.atomic():
            held = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
            if refused := no_replacing(held):
                raise refused
            _put_aside(held, by=by, why=reason)
            Original.objects.update_or_create(
                photo=held, defaults={**new.columns(), "uploaded_by": by, "uploaded_at": timezone.now()}
            )
            report = new.report
            _fit(held, width=report["width"], height=report["height"], colour=report["colour"])
            if held.status == Photo.Status.READY:  # one that is withdrawn gets them when it is restored
                renditions.order(held)
            note_alt_text(held)
            look_alikes.look_for(held)
            search_rows.renew([held.pk])
            append_change([f"photo:{held.pk}"])
    except AlreadyHere as twin:
        if twin.photo.pk == photo.pk:
            raise RefusedFile("same_file", _("This is the file that the photo has already. Choose another.")) from twin
        raise
    return held


def take_file_of(other: Photo, *, photo: Photo, by: "User | None", why: str) -> None:
    """The photo has the other one's file from now on, and the other has none. Runs in the caller's transaction, both held.

    Writes  as replace does, but for looking for look-alikes
    """
    theirs = Original.objects.get(photo=other)
    _put_aside(photo, by=by, why=why)
    Original.objects.filter(photo=photo).delete()
    theirs.photo = photo
    theirs.save(update_fields=["photo"])
    _fit(photo, width=other.width or 0, height=other.height or 0, colour=other.colour)
    renditions.order(photo)


def has_larger_file(photo: Photo, *, than: Photo) -> bool:
    """Whether this photo's file has more pixels than the other's, and is here to be given to it."""
    size, other = ((each.width or 0) * (each.height or 0) for each in (photo, than))
    return size > other > 0 and Original.objects.filter(photo=photo).exists()


def is_of_one_shape(photo: Photo, other: Photo) -> bool:
    """Whether a point on the one lies on the same spot of the other."""
    if not (photo.width and photo.height and other.width and other.height):
        return True
    return abs(photo.width / photo.height / (other.width / other.height) - 1) <= SAME_ASPECT_WITHIN


def no_replacing(photo: Photo) -> RefusedFile | None:
    """Why this photo's file cannot be replaced, as the refusal to raise; or None."""
    if photo.legal_hold:
        said = _("It is under legal hold: its file stays as it is. Lift the hold first, with a reason, on its rights.")
        return RefusedFile("legal_hold", said)
    if photo.status == Photo.Status.MERGED:
        return RefusedFile("merged", _("It was merged into another photo. Replace the file of that one."))
    if photo.status == Photo.Status.AWAITED:
        return RefusedFile("awaited", _("It has no file yet. Add its file instead."))
    return None


def _put_aside(photo: Photo, *, by: "User | None", why: str) -> None:
    """The file it had, kept for whoever may see originals. A library that was brought along may have none."""
    if old := Original.objects.filter(photo=photo).first():
        same = ("file", "name", "sha256", "bytes", "metadata", "uploaded_at")
        kept = {name: getattr(old, name) for name in same}
        ReplacedOriginal.objects.create(photo=photo, replaced_by=by, why=why[:300], **kept)


def _fit(photo: Photo, *, width: int, height: int, colour: str) -> None:
    """The photo has the new file's size and colour; a point and crops that were set on another shape are let go."""
    if not is_of_one_shape(photo, Photo(width=width, height=height)):
        photo.focal_x = photo.focal_y = 0.5
        photo.crops = {}
        cut = photo.renditions.exclude(crop="")
        retire(photo, names=list(cut.values_list("file", flat=True)))
        cut.delete()
    photo.width, photo.height, photo.colour = width, height, colour
    photo.save(update_fields=["width", "height", "colour", "focal_x", "focal_y", "crops", "modified_at"])
