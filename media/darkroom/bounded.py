"""The child's side: takes on its limits, does one job, answers with JSON on standard output."""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

OUT_OF_MEMORY = 71
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL)


def answer(do: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Read the request, take on its limits, and print what `do` makes of it."""
    question = json.load(sys.stdin)
    take_on(**question["limits"])
    try:
        found = do(question["request"])
        sys.stdout.write(json.dumps(found))
        sys.stdout.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def take_on(*, memory_bytes: int, cpu_seconds: int, wall_seconds: int, file_bytes: int, niceness: int) -> None:
    """Bound this process for good, and let everything else on the machine go first."""
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(what, (most, most))
    # The parent waits as long; the alarm is for a child whose parent has died.
    signal.alarm(wall_seconds)
    os.nice(niceness)
