"""Reads a file of plain text, whatever program wrote it; refuses what is none, in one sentence that says what to do."""

from pathlib import Path

from django.utils.translation import gettext as _

LARGEST_BYTES = 10_000_000
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word, OpenDocument or zip",
    b"{\\rtf": "RTF",
    b"\xd0\xcf\x11\xe0": "old Word",
}
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n\r\f\v\x1a\x1c\x1d\x1e\x1f"))


class UnreadableFile(ValueError):
    """The file is no text that can be read; the message says why, and what to do."""


def text_of(path: Path) -> str:
    """The file's text.

    Takes   UTF-8, UTF-16 with its mark, or what is neither: Windows' Western European letters
    Raises  UnreadableFile when it is missing, a folder, locked, larger than 10 MB, or not text
    """
    try:
        if path.is_dir():
            raise UnreadableFile(_("%(path)s is a folder. Name the files in it.") % {"path": path})
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise UnreadableFile(_("%(path)s is larger than 10 MB. Split it into several files.") % {"path": path})
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(_("There is no file %(path)s. Check its name.") % {"path": path}) from None
    except OSError as error:
        raise UnreadableFile(_("%(path)s cannot be read: %(why)s.") % {"path": path, "why": error.strerror}) from error
    return decoded(content, name=str(path))


def decoded(content: bytes, *, name: str) -> str:
    """The text that these bytes are. Raises UnreadableFile when they are none."""
    for head, kind in _OTHER_KINDS.items():
        if content.startswith(head):
            sentence = _(
                "%(name)s is a %(kind)s file, not plain text. Save it as text, or copy its words into a text file."
            )
            raise UnreadableFile(sentence % {"name": name, "kind": kind})
    if content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        sentence = _("%(name)s is the source of a web page. Copy the page's text from the browser into a text file.")
        raise UnreadableFile(sentence % {"name": name})
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(_("%(name)s is not text. Save the story as plain text in UTF-8.") % {"name": name})


def _encodings(content: bytes) -> list[str]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if any(control in _CONTROLS for control in content[:4096]) or b"\x00" in content:
        return []
    return ["utf-8-sig", "cp1252"]
