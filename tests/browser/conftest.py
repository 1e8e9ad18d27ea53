"""What the browser tests of the writing desk have at hand."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser

from tests.browser.answering import answering, counting_server
from tests.browser.at_work import Desk
from tests.browser.slowness import slow_pages


@pytest.fixture(autouse=True, scope="session")
def requests_are_counted() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LiveServerThread, "_create_server", counting_server)
        slow_pages(patch)
        yield


@pytest.fixture(autouse=True)
def everyone_is_answered_when_the_database_is_emptied(transactional_db: None, browser: Browser) -> Iterator[None]:
    """Between a test and its database: whatever tab it left open is closed, for a page asks on as long as it stands."""
    yield
    for context in browser.contexts:
        context.close()
    assert answering.wait_until_done(), "The server is still answering a browser of this test."


@pytest.fixture(autouse=True)
def nobody_has_tried_to_come_in(transactional_db: None) -> None:
    """Attempts are counted in a table of the cache, which a test that committed leaves full for the next one."""
    cache.clear()


@pytest.fixture
def desk(browser: Browser, live_server: Any) -> Iterator[Desk]:
    """A desk with nobody at it yet. No page may have met an error or a refusal of its policy."""
    made = Desk(browser, live_server.url)
    yield made
    for context in made.contexts:
        context.close()
    assert made.faults == []
