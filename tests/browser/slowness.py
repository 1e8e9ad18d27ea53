"""A slow machine, on a quick one: what finds a test that asks before the page has answered.

`SLOW_PAGES=6` lets each page's script run six times slower, `SLOW_ANSWERS=0.3` has the server think so many seconds
before each answer. Without them nothing is changed.
"""

import os
import time
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

PAGES = float(os.environ.get("SLOW_PAGES", "1"))
ANSWERS_SECONDS = float(os.environ.get("SLOW_ANSWERS", "0"))


def think() -> None:
    time.sleep(ANSWERS_SECONDS)


def slow_pages(patch: pytest.MonkeyPatch) -> None:
    opened = BrowserContext.new_page

    def slowly(context: BrowserContext) -> Any:
        page = opened(context)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PAGES})
        return page

    if PAGES > 1:
        patch.setattr(BrowserContext, "new_page", slowly)
