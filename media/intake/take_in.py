"""Takes an uploaded file into the library: guarded, decoded in a child process, described, kept, its renditions ordered."""

import hashlib
import tempfile
import threading
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.contrib.auth.models import User
from django.core.files import File
from django.db import IntegrityError, transaction

from media import ledger, originals, renditions
from media.credit_names import SourceRule, name_key
from media.darkroom.child import ChildFailed, Limits, run_child
from media.intake import duplicates, metadata, refusals
from media.intake.refusals import AlreadyHere
from media.models import Original, Photo, Source
from outlet.models import Outlet

# Somebody waits for an upload, so it goes before the renditions, but after the pages.
LIMITS = Limits(memory_bytes=1_400 * 1024**2, cpu_seconds=25, wall_seconds=45, file_bytes=8 * 1024**2, niceness=5)
# One at a time in a process: a burst of uploads waits half a second each rather than filling the memory. The largest
# WebP that is allowed takes 900 MB, the largest AVIF 560, JPEG, PNG and GIF 320; a 24-megapixel JPEG takes 32.
_TURN = threading.Lock()
_CREDIT_FIELDS = ("creator", "via", "credit_override", "copyright_notice")
_WORD_FIELDS = ("description", "title", "alt_text", "place")


@dataclass(frozen=True)
class _Copy:
    """The upload on this machine's disk."""

    path: str
    file: BinaryIO
    size_bytes: int
    sha256: str
    head: bytes


def take_in(upload: "File[Any]", *, by: User | None, photo: Photo | None = None) -> Photo:
    """The picture is in the library, its original kept, its metadata read, its renditions ordered.

    Takes   photo: a record that awaits its file; what it already says of itself stays
    Writes  the file, then Photo, Original, two RenditionOrders and the ledger: all or none
    Raises  RefusedFile with a sentence for the person; AlreadyHere (with its photo) for the very same file
    """
    with tempfile.NamedTemporaryFile(prefix="newsroom-", suffix=".upload") as temporary:
        copy = _copied(upload, onto=temporary)
        if twin := duplicates.same_file(copy.sha256):
            raise AlreadyHere(twin)
        report = _examined(copy)
        copy.file.seek(0)
        name = originals.keep(File(copy.file), kind=report["format"])
    try:
        with transaction.atomic():
            taken = _photo_to_fill(photo)
            _fill(taken, report=report, by=by)
            Original.objects.create(
                photo=taken,
                file=name,
                name=originals.plain_name(upload.name),
                sha256=copy.sha256,
                dhash=report["dhash"],
                bytes=copy.size_bytes,
                metadata=report["metadata"] | ({"icc": report["icc"]} if report["icc"] else {}),
                uploaded_by=by,
            )
            renditions.order(taken)
    except BaseException as error:
        originals.forget(name)
        if isinstance(error, IntegrityError) and (twin := duplicates.same_file(copy.sha256)):
            raise AlreadyHere(twin) from error
        raise
    return taken


def _copied(upload: "File[Any]", *, onto: Any) -> _Copy:
    if upload.size > refusals.MOST_BYTES:
        raise refusals.too_big(upload.size)
    digest, size, head = hashlib.sha256(), 0, b""
    for chunk in upload.chunks():
        size += len(chunk)
        if size > refusals.MOST_BYTES:
            raise refusals.too_big(size)
        head = head or chunk[:512]
        digest.update(chunk)
        onto.write(chunk)
    if not size:
        raise refusals.empty()
    onto.flush()
    return _Copy(path=onto.name, file=onto.file, size_bytes=size, sha256=digest.hexdigest(), head=head)


def _examined(copy: _Copy) -> dict[str, Any]:
    request = {"path": copy.path, "most_pixels": refusals.MOST_PIXELS}
    try:
        with _TURN:
            report = run_child("media.darkroom.decode", request=request, limits=LIMITS)
    except ChildFailed as error:
        raise refusals.of_failure(error.reason) from error
    if "refused" in report:
        raise refusals.of_report(report, head=copy.head)
    return report


def _photo_to_fill(photo: Photo | None) -> Photo:
    if photo is None:
        return Photo.objects.create()
    locked = Photo.objects.select_for_update(of=("self",)).get(pk=photo.pk)
    if locked.status != Photo.Status.AWAITED:
        raise refusals.has_its_file()
    return locked


def _fill(photo: Photo, *, report: dict[str, Any], by: User | None) -> None:
    """The file's facts, and its words where the record has none of its own."""
    known = tuple(SourceRule(name=s.name, aliases=tuple(s.aliases)) for s in Source.objects.all())
    said = metadata.described(report["metadata"], sources=known, zone=Outlet.objects.current().zone)
    photo.status, photo.colour = Photo.Status.READY, report["colour"]
    photo.width, photo.height = report["width"], report["height"]
    for field in _WORD_FIELDS:
        setattr(photo, field, getattr(photo, field) or getattr(said, field))
    photo.taken_at = photo.taken_at or said.taken_at
    photo.save()
    credit = {field: getattr(said, field) for field in _CREDIT_FIELDS if not getattr(photo, field)}
    if photo.creator or photo.source_id or photo.credit_override:
        # Whoever wrote the record named somebody: half of another credit added to theirs would be a third one.
        credit = {"copyright_notice": said.copyright_notice} if not photo.copyright_notice else {}
    elif said.source:
        credit["source"] = _source(said.source)
    ledger.record(photo, by=by, why=ledger.READ_FROM_FILE, changes={name: new for name, new in credit.items() if new})


def _source(name: str) -> Source:
    """The source of this name or alias; an unknown one is added, marked as not yet checked."""
    for source in Source.objects.all():
        if name_key(name) in {name_key(other) for other in (source.name, *source.aliases)}:
            return source
    return Source.objects.create(name=name, is_checked=False)
