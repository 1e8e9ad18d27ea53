"""What every test has at hand: the browser, and the rule that a test left out is said aloud.

The engine is chosen in tests/settings.py, which pytest-django reads before this file.
"""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.chromium import HOW_TO_GET_IT, chromium
from tests.emptying import emptied_again_after_a_deadlock, emptied_without_the_ledgers_triggers  # noqa: F401  fixtures
from tests.own_database import empty_database_url  # noqa: F401  a fixture
from tests.reader_client import reader  # noqa: F401  a fixture

# No deadline: a slow machine is no fault. No store of examples: a run depends on its seed alone, which is printed.
hypothesis.settings.register_profile("newsroom", deadline=None, database=None)
hypothesis.settings.load_profile("newsroom")

SEED = Path(__file__).resolve().parent.parent.parent / "shared" / "seed"
left_out: dict[str, str] = {}


def pytest_report_header() -> str:
    from django.db import connection

    with_what = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    return f"engine: {with_what}; Chromium: {chromium() or 'none'}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run, and remember why. NOTHING_LEFT_OUT=1 forbids it for want of a tool."""
    kept: list[pytest.Item] = []
    gone: list[pytest.Item] = []
    tools_lack = False
    for item in items:
        reason = None
        if item.get_closest_marker("browser") and not chromium():
            reason = f"browser tests: no Chromium was found. {HOW_TO_GET_IT}"
            tools_lack = True
        elif item.get_closest_marker("seed") and not SEED.is_dir():
            reason = "tests of the seed pages: this machine has none beside the repository; docs/examples stands in."
        if reason:
            left_out[reason] = reason
        (gone if reason else kept).append(item)
    if tools_lack and os.environ.get("NOTHING_LEFT_OUT") == "1":
        raise pytest.UsageError("Nothing may be left out of this run. " + " ".join(left_out))
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = kept


def pytest_collection_finish() -> None:
    """What stands now stands to the end of the run, and need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in left_out:
        terminalreporter.write_line(f"LEFT OUT: {reason}", yellow=True, bold=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    # playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser nobody has used: no cookies, 1280 px wide, motion reduced."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    fresh.set_default_timeout(30_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
