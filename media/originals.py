"""Keeps the uploaded files: private, under random names, never at a public address."""

import re
import secrets
import unicodedata

from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from media.models import Original, ReplacedOriginal, originals_storage

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def keep(file: "File[bytes]", *, kind: str) -> str:
    """Store this file and answer the name it is kept under, which says nothing about it."""
    token = secrets.token_hex(16)
    return originals_storage().save(f"{token[:2]}/{token}.{EXTENSIONS[kind]}", file)


def forget(name: str) -> None:
    originals_storage().delete(name)


def plain_name(name: str | None) -> str:
    """The file's name as the person knows it: no folders, no control characters, no tricks with direction."""
    last = re.split(r"[/\\]", _HIDDEN.sub("", name or ""))[-1]
    stem, dot, extension = unicodedata.normalize("NFC", last).strip(" .").rpartition(".")
    return f"{stem[:200]}{dot}{extension[:20]}"


def download(request: HttpRequest, photo_id: int) -> FileResponse:
    """The original of this photo, for staff who may see originals."""
    return attachment(request, get_object_or_404(Original, photo_id=photo_id))


def attachment(request: HttpRequest, original: Original | ReplacedOriginal) -> FileResponse:
    """A file as it came, for staff who may see originals. Never shown in place: it is a stranger's file."""
    user = request.user
    if not (user.is_active and user.is_staff and user.has_perm("media.view_original")):
        raise Http404
    response = FileResponse(original.file.open("rb"), as_attachment=True, filename=original.name or str(original))
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
