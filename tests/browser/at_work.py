"""Browsers at the desk in which stories are written: one tab, another tab, another person."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext

from articles.desk.models import Article
from tests import given
from tests.articles.desk_people import at_the_desk, page_of
from tests.browser.writing import until_the_editor_is_ready


class Desk:
    """Browsers at the desk: one tab, another tab, another person, the same person somewhere else."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def sign_in(self, context: BrowserContext, person: User) -> None:
        value = at_the_desk(person).cookies["sessionid"].value
        host = str(urlsplit(self.address).hostname)
        context.add_cookies([{"name": "sessionid", "value": value, "domain": host, "path": "/desk/"}])

    def at(self, article: Article | None, *, by: User | None = None, context: BrowserContext | None = None) -> Any:
        """A tab in which this story is open; without a context, in a browser of its own."""
        if context is None:
            context = self.browser.new_context(reduced_motion="reduce")
            context.set_default_timeout(30_000)
            self.contexts.append(context)
            self.sign_in(context, by or given.an_editor())
        page: Any = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda m: "Content Security Policy" in m.text and self.faults.append(m.text))
        self.open(page, article)
        return page

    def open(self, page: Any, article: Article | None) -> None:
        page.goto(self.address + (page_of(article) if article else "/desk/articles/article/add/"))
        until_the_editor_is_ready(page)
