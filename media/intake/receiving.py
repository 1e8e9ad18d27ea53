"""Receives an upload: copied within the limits, decoded in a child process, kept among the originals, or refused."""

import hashlib
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.core.files import File
from django.db import IntegrityError

from media import content_credentials, originals
from media.darkroom.child import ChildFailed, Limits, run_child
from media.intake import duplicates, refusals
from media.intake.refusals import AlreadyHere
from media.storage import StoreSilent

# Somebody waits for an upload, so it goes before the renditions, but after the pages.
LIMITS = Limits(memory_bytes=1_400 * 1024**2, cpu_seconds=25, wall_seconds=45, file_bytes=8 * 1024**2, niceness=5)
# One at a time in a process: a burst of uploads waits half a second each rather than filling the memory. The largest
# WebP that is allowed takes 900 MB, the largest AVIF 560, JPEG, PNG and GIF 320; a 24-megapixel JPEG takes 32.
_TURN = threading.Lock()


@dataclass(frozen=True)
class Received:
    """A file that was kept among the originals, and what the decoder found in it."""

    file: str
    name: str
    sha256: str
    bytes: int
    report: dict[str, Any]
    credentials: dict[str, Any]

    def columns(self) -> dict[str, Any]:
        """What Original says of this file."""
        return {
            "file": self.file,
            "name": self.name,
            "sha256": self.sha256,
            "bytes": self.bytes,
            "dhash": self.report["dhash"],
            **duplicates.parts_of(self.report["dhash"]),
            "metadata": self.report["metadata"] | ({"icc": self.report["icc"]} if self.report["icc"] else {}),
            "content_credentials": self.credentials,
        }


@dataclass(frozen=True)
class _Copy:
    """The upload on this machine's disk."""

    path: str
    file: BinaryIO
    size_bytes: int
    sha256: str
    head: bytes


@contextmanager
def received(upload: "File[Any]") -> Iterator[Received]:
    """The upload, examined and kept while the block writes its rows; forgotten where the block fails.

    Writes  the file, before any row: what is killed in between is swept away
    Raises  RefusedFile with a sentence for the person; AlreadyHere (with its photo) for the very same file
    """
    with tempfile.NamedTemporaryFile(prefix="newsroom-", suffix=".upload") as temporary:
        copy = _copied(upload, onto=temporary)
        if twin := duplicates.same_file(copy.sha256):
            raise AlreadyHere(twin)
        report = _examined(copy)
        credentials = content_credentials.found_in(copy.path, kind=report["format"])
        copy.file.seek(0)
        try:
            file = originals.keep(File(copy.file), kind=report["format"])
        except StoreSilent as silent:
            raise refusals.of_store() from silent
    try:
        yield Received(file, originals.plain_name(upload.name), copy.sha256, copy.size_bytes, report, credentials)
    except BaseException as error:
        originals.forget(file)
        if isinstance(error, IntegrityError) and (twin := duplicates.same_file(copy.sha256)):
            raise AlreadyHere(twin) from error
        raise


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
