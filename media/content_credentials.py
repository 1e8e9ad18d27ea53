"""Content credentials (C2PA): read from what is uploaded, signed into what readers get. Needs the extra `c2pa` for both.

Knows no c2pa itself: strangers' files are read, and our own signed, in children of the darkroom.
"""

import logging
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings

from media.darkroom.child import ChildFailed, Limits, run_child
from media.models import Photo

log = logging.getLogger(__name__)

READ = Limits(memory_bytes=1_000 * 1024**2, cpu_seconds=10, wall_seconds=20, file_bytes=1024**2, niceness=5)
SIGN = Limits(memory_bytes=1_000 * 1024**2, cpu_seconds=40, wall_seconds=45, file_bytes=40 * 1024**2)
# One of these is in every file that has credentials, or says where they lie; nothing is started for the others.
_MARKS = (b"c2pa", b"dcterms:provenance")
_OF_EXTENSION = {"jpg": "jpeg"}


class NotSigned(Exception):
    """Renditions could not be signed, so none of them counts. The order keeps this sentence and is tried again."""


def is_installed() -> bool:
    return find_spec("c2pa") is not None


def found_in(path: str, *, kind: str) -> dict[str, Any]:
    """What the credentials in this file say and whether they hold; empty where the extra is missing: nobody looked.

    Takes  kind: as the decoder names it, JPEG, PNG …
    Shape  as media.darkroom.credentials.read
    Cost   one process, and only for a file that has any
    """
    if not is_installed():
        return {}
    content = Path(path).read_bytes()
    if not any(mark in content for mark in _MARKS):
        return {"state": "none"}
    request = {"path": path, "kind": kind.lower(), "trusted": _trusted()}
    try:
        return run_child("media.darkroom.credentials", request=request, limits=READ)
    except ChildFailed:
        return {"state": "unreadable"}


def sign(photo: Photo, *, made: list[dict[str, Any]], folder: str, original: str) -> None:
    """The files in this folder say what was done to the original, and are signed. Does nothing without a certificate.

    Takes   photo with its original; made: as media.darkroom.develop answers it; original: the path of a copy
    Raises  NotSigned
    """
    if not settings.C2PA_CERTIFICATE:
        return
    extension = str(photo.original.file).rpartition(".")[2]
    kind = _OF_EXTENSION.get(extension, extension)
    request = {
        "folder": folder,
        "files": [
            {"name": m["name"], "kind": m["format"], "actions": _actions(m, photo=photo, kind=kind)} for m in made
        ],
        # By the photo's public name alone: a file's own name is the desk's.
        "original": {
            "path": original,
            "kind": kind,
            "title": photo.public_id,
            "id": f"xmp:iid:{photo.public_id}",
        },
        "maker": {"name": "newsroom", "version": _version()},
        "certificate": settings.C2PA_CERTIFICATE,
        "key": settings.C2PA_KEY,
    }
    try:
        refused = run_child("media.darkroom.sign", request=request, limits=SIGN).get("refused")
    except ChildFailed as error:
        refused = str(error)
    if refused:
        raise NotSigned(
            f"The files could not be signed ({refused}). Mend C2PA_CERTIFICATE and C2PA_KEY, or take them out."
        )


def _actions(made: dict[str, Any], *, photo: Photo, kind: str) -> list[str]:
    """What the darkroom did, in C2PA's words, after opening the original."""
    done = ["c2pa.cropped"] if made.get("crop") else []
    if made.get("crop") or made["width"] != photo.width:
        done.append("c2pa.resized")
    if made["format"] != kind:
        done.append("c2pa.converted")
    return [*done, "c2pa.edited.metadata"]


def _trusted() -> str:
    """The certificates that signers may lead to. Where they cannot be read, nobody is trusted, and uploads go on."""
    if not settings.C2PA_TRUSTED:
        return ""
    try:
        return Path(settings.C2PA_TRUSTED).read_text()
    except (OSError, ValueError) as error:
        log.warning("C2PA_TRUSTED cannot be read: %s", error)
        return ""


@cache
def _version() -> str:
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text())
    return str(project["project"]["version"])
