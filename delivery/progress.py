"""A progress bar for commands: on a terminal with count, rate and time left; nothing at all in a pipe."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
WIDTH = 24
PAUSE_SECONDS = 0.1


def progress(iterable: Iterable[T], *, total: int | None, label: str, stream: TextIO | None = None) -> Iterator[T]:
    """Yields what `iterable` yields, drawing one line on the terminal about how far it is.

    Takes   total=None when it is not known: then count and rate alone
    Cost    at most ten drawings a second; none when the stream is no terminal
    """
    out = stream or sys.stderr
    if not out.isatty():
        yield from iterable
        return
    began = drawn = time.monotonic()
    done = 0
    out.write(f"\r\x1b[K{_line(label, 0, total=total, seconds=0)}")
    out.flush()
    try:
        for item in iterable:
            yield item
            done += 1
            now = time.monotonic()
            if now - drawn >= PAUSE_SECONDS or done == total:
                out.write(f"\r\x1b[K{_line(label, done, total=total, seconds=now - began)}")
                out.flush()
                drawn = now
    finally:
        out.write("\n")
        out.flush()


def _line(label: str, done: int, *, total: int | None, seconds: float) -> str:
    rate = done / seconds if seconds else 0.0
    if not total:
        return f"{label}  {done}  {rate:.1f}/s"
    filled = min(WIDTH, WIDTH * done // total)
    left = f"{_clock((total - done) / rate)} left" if rate and done < total else _clock(seconds)
    return f"{label}  [{'#' * filled}{'.' * (WIDTH - filled)}]  {done}/{total}  {rate:.1f}/s  {left}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
