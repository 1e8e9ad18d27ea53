"""Finds a Chromium on this machine for the browser tests; downloads none."""

import os
import shutil
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW_TO_GET_IT = (
    "Install Chromium (Debian, Ubuntu: apt-get install chromium), or run `.venv/bin/playwright install chromium`, "
    "or name one: CHROMIUM=/path/to/chromium make test."
)


@cache
def chromium() -> str | None:
    """The Chromium to drive: the one named by CHROMIUM, one on the PATH, or playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in NAMES:
        if found := shutil.which(name):
            return found
    own = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found_own = sorted(own.glob("chromium-*/chrome-*/chrome"))
    return str(found_own[-1]) if found_own else None
