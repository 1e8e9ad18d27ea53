"""Every test of photos begins with empty storages; where exiftool lacks, its tests are left out, and that is said."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from media.models import originals_storage


@pytest.fixture(autouse=True)
def _empty_storages() -> Iterator[None]:
    """Before as well: tests elsewhere, such as the demonstration's, leave their pictures."""
    _empty()
    yield
    _empty()


def _empty() -> None:
    for storage in (originals_storage(), default_storage):
        shutil.rmtree(Path(storage.path("")), ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asking = [item for item in items if item.name.startswith("test_exiftool")]
    if not asking or shutil.which("exiftool"):
        return
    if os.environ.get("NOTHING_LEFT_OUT") == "1":
        raise pytest.UsageError("Nothing may be left out of this run, and exiftool is not installed.")
    config.hook.pytest_deselected(items=asking)
    items[:] = [item for item in items if item not in asking]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not shutil.which("exiftool"):
        line = "LEFT OUT: tests that read our files with exiftool, which is not installed. Install it with your system's packages."
        terminalreporter.write_line(line, yellow=True, bold=True)
