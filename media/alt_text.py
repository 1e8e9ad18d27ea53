"""Whether an alt text says anything: a file's name in its place is as good as none."""

import unicodedata
from pathlib import PurePath


def is_file_name(alt_text: str, *, name: str) -> bool:
    """Whether the alt text is only what the file is called, with or without its ending, in whatever case."""
    said, called = _folded(alt_text), _folded(name)
    return bool(said) and said in {called, _folded(PurePath(called).stem)}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
