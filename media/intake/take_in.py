"""Takes an uploaded file into the library: guarded, decoded in a child process, described, kept, its renditions ordered."""

from typing import Any

from django.contrib.auth.models import User
from django.core.files import File
from django.db import transaction

from media import ledger, look_alikes, renditions, search_rows
from media.describing import note_alt_text
from media.intake import metadata, refusals
from media.intake.receiving import received
from media.models import Original, Photo, Source
from media.supplier_names import known_source
from media.supplier_rules import source_rules
from media.tagging import LONGEST_TAG, Retag, names_in, retag
from outlet.models import Outlet

_CREDIT_FIELDS = ("creator", "via", "credit_override", "copyright_notice")
_WORD_FIELDS = ("description", "title", "alt_text", "place")


def take_in(upload: "File[Any]", *, by: User | None, photo: Photo | None = None) -> Photo:
    """The picture is in the library, its original kept, its metadata read, its renditions ordered.

    Takes   photo: a record that awaits its file; what it already says of itself stays
    Writes  the file, then Photo, Original, two RenditionOrders, its LookAlikes and the ledger: all or none
    Raises  RefusedFile with a sentence for the person; AlreadyHere (with its photo) for the very same file
    """
    with received(upload) as new, transaction.atomic():
        taken = _photo_to_fill(photo)
        _fill(taken, report=new.report, by=by)
        Original.objects.create(photo=taken, uploaded_by=by, **new.columns())
        note_alt_text(taken)
        renditions.order(taken)
        look_alikes.look_for(taken)
        search_rows.renew([taken.pk])
    return taken


def _photo_to_fill(photo: Photo | None) -> Photo:
    if photo is None:
        return Photo.objects.create()
    locked = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
    if locked.status != Photo.Status.AWAITED:
        raise refusals.has_its_file()
    return locked


def _fill(photo: Photo, *, report: dict[str, Any], by: User | None) -> None:
    """The file's facts, and its words where the record has none of its own."""
    known = source_rules(Source.objects.all())
    said = metadata.described(report["metadata"], sources=known, zone=Outlet.objects.current().zone)
    photo.status, photo.colour = Photo.Status.READY, report["colour"]
    photo.width, photo.height = report["width"], report["height"]
    for field in _WORD_FIELDS:
        setattr(photo, field, getattr(photo, field) or getattr(said, field))
    photo.taken_at = photo.taken_at or said.taken_at
    photo.save()
    keywords = names_in(", ".join(said.keywords).replace(";", ","))
    retag(photo, Retag(add=tuple(name[:LONGEST_TAG] for name in keywords)))
    credit = {field: getattr(said, field) for field in _CREDIT_FIELDS if not getattr(photo, field)}
    if photo.creator or photo.source_id or photo.credit_override:
        # Whoever wrote the record named somebody: half of another credit added to theirs would be a third one.
        credit = {"copyright_notice": said.copyright_notice} if not photo.copyright_notice else {}
    elif said.source:
        credit["source"] = source_meant(said.source)
    ledger.record(photo, by=by, why=ledger.READ_FROM_FILE, changes={name: new for name, new in credit.items() if new})


def source_meant(name: str) -> Source:
    """The source that this name means; an unknown one is added, marked as not yet checked."""
    known = known_source(name, sources=source_rules(Source.objects.all()))
    return Source.objects.get_or_create(name=known or name, defaults={"is_checked": False})[0]
