"""Checks everything, part after part, and ends with a line a part: how it went and how long it took.

    .venv/bin/python deploy/check.py [lint | suite | own-postgresql | format]

Every part runs even when one before it failed. What could not be run on this machine is said in the last lines.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import locks
import unsteady

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TEMPLATES = ("templates", "articles", "media", "delivery", "outlet", "newsroom")
PROCESSES = str(min(4, os.cpu_count() or 1))


@dataclass(frozen=True)
class Part:
    name: str
    run: Callable[[], bool]


def tool(name: str, *arguments: str, **env: str) -> Callable[[], bool]:
    """A part that is one program of the environment; it passes when that ends with 0."""

    def run() -> bool:
        return subprocess.run([str(BIN / name), *arguments], cwd=ROOT, env=os.environ | env).returncode == 0

    return run


def manage(*arguments: str) -> Callable[[], bool]:
    """A part that is one of our commands, under the settings of a production site that has no data."""

    def run() -> bool:
        with tempfile.TemporaryDirectory() as folder:
            env = {
                "DEBUG": "0",
                "SECRET_KEY": secrets.token_urlsafe(64),
                "ALLOWED_HOSTS": "news.example",
                "VAR_DIR": folder,
            }
            (Path(folder) / "fonts").mkdir()
            asked = [sys.executable, "-W", "error::DeprecationWarning", "manage.py", *arguments]
            clean = {name: value for name, value in os.environ.items() if name not in {"HTTPS", "DATABASE_URL"}}
            return subprocess.run(asked, cwd=ROOT, env=clean | env).returncode == 0

    return run


def suite(engine: str, *arguments: str) -> Callable[[], bool]:
    """The tests on one engine, in a random order, spread over the cores."""
    return lambda: tested(engine, *arguments) == 0


def tested(engine: str, *arguments: str) -> int:
    """With what status pytest ended on this engine."""
    env = dict(os.environ, TEST_ENGINE=engine)
    if engine == "sqlite":
        env.pop("TEST_DATABASE_URL", None)
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *arguments], cwd=ROOT, env=env).returncode


def templates() -> Iterator[str]:
    for folder in TEMPLATES:
        yield from (str(path.relative_to(ROOT)) for path in sorted((ROOT / folder).rglob("*.html")))


def djade(*arguments: str) -> bool:
    return tool("djade", "--target-version", "5.2", *arguments, *templates())()


LINT = [
    Part("ruff", tool("ruff", "check", ".")),
    Part("format", tool("ruff", "format", "--check", ".")),
    Part("templates", lambda: djade("--check")),
    Part("types", tool("mypy")),
    Part("imports", tool("lint-imports")),
    Part("locks", locks.are_fresh),
    Part("migrations", manage("makemigrations", "--check", "--dry-run")),
    Part("deployment", manage("check", "--deploy", "--fail-level", "WARNING")),
]
FONTS = Part("fonts", manage("cut_fonts", "--folder", str(ROOT / "var" / "fonts")))
# Spread in the tests' order: those that commit, and empty the database behind them, stay last in every process.
CORES = ("-n", PROCESSES)
SPREAD = (*CORES, "-m", "not browser")
SUITE = [
    FONTS,
    Part("SQLite", suite("sqlite", *SPREAD)),
    Part("PostgreSQL", suite("postgresql", *SPREAD)),
]
# What one version of PostgreSQL might do otherwise than another: search, locks, triggers, plans, migrations.
VERSIONED = (
    "tests/delivery", "tests/articles/test_search.py", "tests/articles/test_search_page.py", "tests/articles/test_log.py",
    "tests/articles/test_killed.py", "tests/articles/test_publishing.py", "tests/articles/test_corrections.py",
    "tests/articles/test_stories_list.py", "tests/articles/test_next_hours.py", "tests/articles/test_the_hour.py",
    "tests/media/test_search.py", "tests/media/test_wall.py", "tests/media/test_ledger.py", "tests/media/test_merging.py",
    "tests/newsroom/test_health.py", "tests/newsroom/test_sign_in_limits.py",
)  # fmt: skip


def in_browser(engine: str, *, marker: str) -> Callable[[], bool]:
    return unsteady.twice(tested, engine, spread=CORES, marker=marker, kept=ROOT / ".pytest_cache" / "browser")


BROWSER = [
    Part("browser", in_browser("sqlite", marker="browser")),
    Part("browser, PostgreSQL", in_browser("postgresql", marker="browser and both_engines")),
]
FORMAT = [
    Part("ruff", tool("ruff", "check", "--fix", ".")),
    Part("format", tool("ruff", "format", ".")),
    Part("templates", djade),
]
ASKED = {
    "all": LINT + SUITE + BROWSER,
    "lint": LINT,
    "suite": SUITE,
    "own-postgresql": [Part("PostgreSQL of this machine", suite("postgresql", *SPREAD, *VERSIONED))],
    "format": FORMAT,
}


def main() -> None:
    parts = ASKED[sys.argv[1] if len(sys.argv) > 1 else "all"]
    results = []
    began = time.monotonic()
    for part in parts:
        print(f"\n== {part.name} ==", flush=True)
        started = time.monotonic()
        results.append((part, part.run(), time.monotonic() - started))
    print(f"\n== all in {time.monotonic() - began:.0f} s ==")
    for part, passed, seconds in results:
        print(f"  {'passed' if passed else 'FAILED'}  {part.name}  {seconds:.0f} s")
    unsteady.say_what_was_unsteady()
    say_what_was_left_out(parts)
    sys.exit(0 if all(passed for _part, passed, _seconds in results) else 1)


def say_what_was_left_out(parts: list[Part]) -> None:
    sys.path.insert(0, str(ROOT))
    from tests.chromium import HOW_TO_GET_IT, chromium

    if parts[-1] in BROWSER and not chromium():
        print(f"\n*** LEFT OUT: the browser tests, because no Chromium was found. {HOW_TO_GET_IT} ***")


if __name__ == "__main__":
    main()
