"""What every store of pictures can do here: say plainly that it is silent, and go over all its files. Knows no S3."""

import threading
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Protocol, runtime_checkable

from django.core.files.storage import Storage
from django.utils.translation import gettext as _

RETRY_SECONDS = 30


class StoreSilent(Exception):
    """The store of pictures did not answer in time, or refused. The text is for logs, `sentence` for people."""

    @property
    def sentence(self) -> str:
        return _("The store for pictures does not answer. Try again in a minute.")


@runtime_checkable
class Walked(Protocol):
    """A store that tells all its files with the time of each, which spares it a request for every one."""

    def walk(self) -> Iterator[tuple[str, datetime]]: ...


class Silence:
    """Remembers that a store is silent, so that one thread in a while finds out anew and the others need not hang.

    Unit  rest_seconds: how long everybody else is told at once
    """

    def __init__(self, *, rest_seconds: float = 10) -> None:
        self._rest_seconds = rest_seconds
        self._asked_again_at: float | None = None
        self._lock = threading.Lock()

    def refuse(self) -> None:
        """Raises  StoreSilent while the store rests; whoever comes first after that may ask it."""
        with self._lock:
            if self._asked_again_at is None:
                return
            if time.monotonic() < self._asked_again_at:
                raise StoreSilent("It did not answer a moment ago.")
            self._asked_again_at = time.monotonic() + self._rest_seconds

    def begin(self) -> None:
        self._asked_again_at = time.monotonic() + self._rest_seconds

    def end(self) -> None:
        self._asked_again_at = None


def folders(storage: Storage, folder: str = "") -> Iterator[tuple[str, dict[str, datetime]]]:
    """Each folder that holds files: their names from the top, each with the time that it was written.

    Shape   a bucket may give one folder twice, in parts; no list of all files is held
    Raises  StoreSilent
    """
    if isinstance(storage, Walked):
        for path, files in groupby(storage.walk(), key=lambda file: file[0].rpartition("/")[0]):
            yield path, dict(files)
        return
    try:
        below, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    if paths := [f"{folder}/{name}".lstrip("/") for name in names]:
        yield folder, {path: storage.get_modified_time(path) for path in paths}
    for name in below:
        yield from folders(storage, f"{folder}/{name}".lstrip("/"))
