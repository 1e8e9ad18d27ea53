"""Tries a few failed browser tests once more, alone: on a machine under load a browser can be late for a whole test.

A test that fails twice has failed. One that passes alone has passed, and is named in the last lines as unsteady: somebody
has to find out what it did not wait for (`SLOW_PAGES`, in docs/developers.md, helps). Where more than a few fail
together, the load is not the reason, and nothing is tried again; nor where the run ended before all were tried.
"""

import json
from collections.abc import Callable
from pathlib import Path

A_FEW = 3
PASSED, SOME_FAILED = 0, 1  # pytest's exit statuses: with any other it did not come to its end

unsteady: list[str] = []


def twice(
    tested: Callable[..., int], engine: str, *, spread: tuple[str, ...], marker: str, kept: Path
) -> Callable[[], bool]:
    """A part that runs the tests, and runs what failed again in one process. `kept`: where pytest notes failures."""
    remember = ("-o", f"cache_dir={kept}", "-m", marker)

    def run() -> bool:
        ended = tested(engine, *spread, *remember, "--cache-clear")
        if ended == PASSED:
            return True
        failed = failures(kept)
        if ended != SOME_FAILED or not 0 < len(failed) <= A_FEW:
            return False
        print(f"\nOnce more, alone: {', '.join(failed)}", flush=True)
        ended = tested(engine, *remember, "--last-failed", "--last-failed-no-failures", "none")
        if ended != PASSED or failures(kept):  # what pytest did not find again is noted still
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
