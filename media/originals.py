"""Keeps the uploaded files: private, under random names, never at a public address."""

import re
import secrets
import unicodedata
from contextlib import suppress

from django.core.files import File
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from media.models import Original, ReplacedOriginal, originals_storage
from media.storage import RETRY_SECONDS, StoreSilent

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def keep(file: "File[bytes]", *, kind: str) -> str:
    """Store this file and answer the name it is kept under, which says nothing about it."""
    token = secrets.token_hex(16)
    return originals_storage().save(f"{token[:2]}/{token}.{EXTENSIONS[kind]}", file)


def forget(name: str) -> None:
    """Drop a file that got no row. Where the store is silent it stays, for the sweep to find."""
    with suppress(StoreSilent):
        originals_storage().delete(name)


def plain_name(name: str | None) -> str:
    """The file's name as the person knows it: no folders, no control characters, no tricks with direction."""
    last = re.split(r"[/\\]", _HIDDEN.sub("", name or ""))[-1]
    stem, dot, extension = unicodedata.normalize("NFC", last).strip(" .").rpartition(".")
    return f"{stem[:200]}{dot}{extension[:20]}"


def download(request: HttpRequest, photo_id: int) -> HttpResponseBase:
    """The original of this photo, for staff who may see originals."""
    return attachment(request, get_object_or_404(Original, photo_id=photo_id))


def attachment(request: HttpRequest, original: Original | ReplacedOriginal) -> HttpResponseBase:
    """A file as it came, for staff who may see originals. Never shown in place: it is a stranger's file."""
    user = request.user
    if not (user.is_active and user.is_staff and user.has_perm("media.view_original")):
        raise Http404
    try:
        file = original.file.open("rb")
    except StoreSilent as silent:
        return _later(request, silent)
    response = FileResponse(file, as_attachment=True, filename=original.name or str(original))
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _later(request: HttpRequest, silent: StoreSilent) -> HttpResponse:
    response = render(request, "admin/503.html", {"sentence": silent.sentence}, status=503)
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
