"""Runs one job of the darkroom in a child process, so that a hostile file can harm nothing but that process.

The child gets an environment without secrets, bounds itself before it opens the file, and answers with JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_MOST_ANSWER_BYTES = 4 * 1024 * 1024
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True)
class Limits:
    """What a child may use. It bounds itself by these, and its parent waits no longer than `wall_seconds`.

    Unit  niceness: 0 to 19; the higher, the more it lets others go first
    """

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: int
    file_bytes: int
    niceness: int = 10


class ChildFailed(Exception):
    """The child did not answer. `reason` is memory, time or crash."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


def run_child(module: str, *, request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """What `python -m module` answers to this request.

    Cost    one process; some 0.1 s before the file is opened
    Raises  ChildFailed when it used more than its limits, or died
    """
    question = json.dumps({"limits": asdict(limits), "request": request}).encode()
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaint:
        try:
            done = subprocess.run(  # noqa: S603  our own module, run by our own Python
                [sys.executable, "-m", module],
                input=question,
                stdout=answer,
                stderr=complaint,
                cwd=_ROOT,
                env=_environment(),
                timeout=limits.wall_seconds,
                start_new_session=True,  # Ctrl-C is for us; the child ends its file, or its time
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ChildFailed("time") from error
        if done.returncode:
            complaint.seek(0)
            raise ChildFailed(_reason(done.returncode), complaint.read(4000).decode(errors="replace")[-500:])
        answer.seek(0)
        return _understood(answer.read(_MOST_ANSWER_BYTES))


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # Each thread's own malloc arena reserves 64 MB of address space, which RLIMIT_AS counts.
    return kept | {"MALLOC_ARENA_MAX": "2"}


def _reason(returncode: int) -> str:
    from media.darkroom.bounded import OUT_OF_MEMORY, OUT_OF_TIME

    if returncode == OUT_OF_MEMORY:
        return "memory"
    return "time" if returncode in OUT_OF_TIME else "crash"


def _understood(answer: bytes) -> dict[str, Any]:
    try:
        found = json.loads(answer)
    except ValueError as error:
        raise ChildFailed("crash", "it answered with something that is not JSON") from error
    if not isinstance(found, dict):
        raise ChildFailed("crash", "it answered with something that is not an object")
    return found
