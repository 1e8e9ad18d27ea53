"""A slow machine, on a quick one: what finds a test, or a page, that asks before there is an answer.

`SLOW_PAGES=6` lets each page's script run six times slower, `SLOW_TIMERS=300` has its short timers ring so many
milliseconds later, `SLOW_ANSWERS=0.3` has the server think so many seconds before each answer. Without them nothing is
changed.
"""

import os
import time
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

PAGES = float(os.environ.get("SLOW_PAGES", "1"))
TIMERS_MS = int(os.environ.get("SLOW_TIMERS", "0"))
ANSWERS_SECONDS = float(os.environ.get("SLOW_ANSWERS", "0"))

LATE_TIMERS = f"""(() => {{
    const soon = window.setTimeout;
    window.setTimeout = (act, wait = 0, ...more) => soon(act, wait < 100 ? wait + {TIMERS_MS} : wait, ...more);
}})()"""


def think() -> None:
    time.sleep(ANSWERS_SECONDS)


def slow_pages(patch: pytest.MonkeyPatch) -> None:
    opened = BrowserContext.new_page

    def slowly(context: BrowserContext) -> Any:
        page = opened(context)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PAGES})
        if TIMERS_MS:
            page.add_init_script(LATE_TIMERS)
        return page

    if PAGES > 1 or TIMERS_MS:
        patch.setattr(BrowserContext, "new_page", slowly)
