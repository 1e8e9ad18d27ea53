"""Why a file is refused, in whole sentences with the way out."""

from typing import Any

from django.utils.translation import gettext as _

from media.models import Photo

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
ACCEPTED = "JPEG, PNG, WebP, AVIF, GIF"


class RefusedFile(Exception):
    """An upload that is not taken in. The message is for the person who sent it; `code` for programs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class AlreadyHere(RefusedFile):
    """The very same file is in the library already, as `photo`."""

    def __init__(self, photo: Photo) -> None:
        sentence = _("This file is in the library already, as “%(photo)s”. Use that photo.") % {"photo": photo}
        super().__init__("already_here", sentence)
        self.photo = photo


def too_big(size_bytes: int) -> RefusedFile:
    megabytes = {"size": round(size_bytes / 1024 / 1024), "most": MOST_BYTES // 1024 // 1024}
    sentence = _("This file has %(size)s MB; at most %(most)s MB are taken. Save it smaller, as JPEG, and try again.")
    return RefusedFile("too_big", sentence % megabytes)


def empty() -> RefusedFile:
    return RefusedFile("empty", _("This file is empty. Choose the picture again; its copy may not have finished."))


def has_its_file() -> RefusedFile:
    return RefusedFile("has_its_file", _("This photo has its file already. Upload yours as a photo of its own."))


def of_store() -> RefusedFile:
    """The refusal while the store of originals does not answer: no row without its file."""
    sentence = _("The store for pictures does not answer. Nothing was taken in; try again in a minute.")
    return RefusedFile("store_is_silent", sentence)


def of_report(report: dict[str, Any], *, head: bytes) -> RefusedFile:
    """The refusal that the decoder's answer stands for; `head` are the file's first bytes."""
    code = str(report["refused"])
    if code == "too_many_pixels":
        facts = {"width": report["width"], "height": report["height"], "most": MOST_PIXELS // 1_000_000}
        sentence = _(
            "This picture has %(width)s × %(height)s pixels; at most %(most)s million are taken. Scale it down and try again."
        )
        return RefusedFile(code, sentence % facts)
    if code == "too_narrow":
        return RefusedFile(
            code, _("This picture is a strip, more than twenty times as long as it is wide. Crop it and try again.")
        )
    if code == "damaged" or _begins_as_a_picture(head):
        return RefusedFile(
            "damaged",
            _("This picture is damaged or cut off: not all of it can be read. Copy or save it again, then upload it."),
        )
    return RefusedFile("not_a_picture", _not_a_picture(head))


def of_failure(reason: str) -> RefusedFile:
    """The refusal for a file that the decoder could not finish with: memory, time or crash."""
    if reason == "memory":
        sentence = _("This picture takes too much memory to open. Save it as a plain JPEG and try again.")
    elif reason == "time":
        sentence = _("This picture takes too long to open. Save it as a plain JPEG and try again.")
    else:
        sentence = _("This picture cannot be opened safely. Save it again as a plain JPEG and upload that.")
    return RefusedFile(f"too_much_{reason}" if reason != "crash" else reason, sentence)


def _begins_as_a_picture(head: bytes) -> bool:
    """A cut-off AVIF is not even recognised by its decoder; the others at times are not either."""
    starts = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8")
    return head.startswith(starts) or head[8:12] in {b"WEBP", b"avif", b"avis"}


def _not_a_picture(head: bytes) -> str:
    kind = _kind_of(head)
    if kind:
        facts = {"kind": kind, "accepted": ACCEPTED}
        return _("This is a file of the kind %(kind)s. Save it as one of %(accepted)s and upload that.") % facts
    return _("This is not a picture that can be read. Upload one of %(accepted)s.") % {"accepted": ACCEPTED}


def _kind_of(head: bytes) -> str:
    """What people most often send instead of a picture, by its first bytes."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head[4:8] == b"ftyp":
        return "HEIC" if head[8:12] in {b"heic", b"heix", b"hevc", b"mif1", b"msf1"} else "MP4"
    if head.startswith((b"II*\x00", b"MM\x00*")):
        return "TIFF"
    for mark, kind in ((b"<svg", "SVG"), (b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"%pdf", "PDF")):
        if start.startswith(mark):
            return kind
    if start.startswith(b"<?xml"):
        return "SVG" if b"<svg" in start else "XML"
    return {b"8BPS": "PSD", b"PK\x03\x04": "ZIP", b"BM": "BMP"}.get(head[:4], "BMP" if head[:2] == b"BM" else "")
