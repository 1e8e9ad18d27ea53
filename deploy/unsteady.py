"""Tries a few failed browser tests once more, alone: on a machine under load a browser can be late for a whole test.

A test that fails twice has failed. One that passes alone has passed, and is named in the last lines as unsteady: somebody
has to find out what it did not wait for (`SLOW_PAGES`, in docs/developers.md, helps). Where more than a few fail
together, the load is not the reason, and nothing is tried again.
"""

import json
from collections.abc import Callable
from pathlib import Path

A_FEW = 3

unsteady: list[str] = []


def twice(
    suite: Callable[..., Callable[[], bool]], engine: str, *, spread: tuple[str, ...], marker: str, kept: Path
) -> Callable[[], bool]:
    """A part that runs `suite`, and runs what failed there again in one process. `kept`: where pytest notes failures."""
    remember = ("-o", f"cache_dir={kept}", "-m", marker)

    def run() -> bool:
        if suite(engine, *spread, *remember, "--cache-clear")():
            return True
        failed = failures(kept)
        if not 0 < len(failed) <= A_FEW:
            return False
        print(f"\nOnce more, alone: {', '.join(failed)}", flush=True)
        if not suite(engine, *remember, "--last-failed", "--last-failed-no-failures", "none")():
            return False
        unsteady.extend(failed)
        return True

    return run


def failures(kept: Path) -> list[str]:
    noted = kept / "v" / "cache" / "lastfailed"
    return sorted(json.loads(noted.read_text())) if noted.exists() else []


def say_what_was_unsteady() -> None:
    for test in unsteady:
        print(f"\n*** UNSTEADY: {test} failed beside others and passed alone. ***")
