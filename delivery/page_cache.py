"""The page cache of one process: finished public pages, dropped when a change names a key that they were made from.

It follows the log in a thread of its own, so that a page in the cache costs no query, and asks nothing of other processes.
A page is kept for as long as readers' caches may keep it, since it prints ages: even a forgotten key heals by itself.
"""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import close_old_connections, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date

from delivery import log
from delivery.models import Change
from delivery.pages import MAX_AGE_SECONDS

logger = logging.getLogger(__name__)

POLL_SECONDS = 0.5
LARGEST_PAGE_BYTES = 1_000_000
# No page of ours has an address as long; kept under longer ones, addresses would weigh more than pages.
LONGEST_ADDRESS = 2_000


@dataclass(frozen=True)
class KeptPage:
    """A finished page, the keys that it was made from, the last change it knew of, and until when it may be served.

    Unit  until: seconds of time.monotonic
    """

    content: bytes
    headers: dict[str, str]
    keys: frozenset[str]
    seen_change_id: int
    until: float


class PageCache:
    """Pages by address, the least used leaving first; every method may be called from any thread."""

    def __init__(self, *, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self.last_change_id: int | None = None  # none: the log has not been read yet, and nothing is kept
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, address: str) -> KeptPage | None:
        with self._lock:
            page = self._pages.get(address)
            if page is None or page.until < time.monotonic():
                return None
            self._pages.move_to_end(address)
            return page

    def keep(self, address: str, page: KeptPage) -> None:
        """Keep a page, unless changes have been followed since it was begun: it may show what stood before them."""
        with self._lock:
            if self.last_change_id is None or page.seen_change_id < self.last_change_id:
                return
            self._drop(address)
            self._pages[address] = page
            self.bytes += len(page.content)
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._pages)))

    def follow(self, changes: Iterable[Change]) -> None:
        """Drop every page that was made from what these changes name."""
        with self._lock:
            for change in changes:
                moved = set(change.keys.split())
                stale = [
                    address
                    for address, page in self._pages.items()
                    if page.seen_change_id < change.pk and not moved.isdisjoint(page.keys)
                ]
                for address in stale:
                    self._drop(address)
                self.last_change_id = change.pk

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self.bytes = 0

    def _drop(self, address: str) -> None:
        gone = self._pages.pop(address, None)
        self.bytes -= len(gone.content) if gone else 0


class LogFollower:
    """Keeps one cache in step with the log, in a thread that begins with the first page."""

    def __init__(self, cache: PageCache) -> None:
        self.cache = cache
        self._wake = threading.Event()
        self._begun = threading.Lock()
        self.thread: threading.Thread | None = None

    def begin(self) -> None:
        with self._begun:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self._run, daemon=True, name="page cache")
                self.thread.start()

    def wake(self) -> None:
        """Look now: this very process has committed a change. Only a courtesy: the next poll would see it."""
        self._wake.set()

    def look(self) -> None:
        """Follow what has come since the last look. A log that cannot be read empties the cache: better slow than stale."""
        try:
            close_old_connections()
            if self.cache.last_change_id is None:
                self.cache.last_change_id = log.newest_change_id()
            while changes := log.changes_after(self.cache.last_change_id):
                self.cache.follow(changes)
        except Exception:
            logger.exception("The page cache cannot read the log; it is empty until it can.")
            self.cache.clear()
            connection.close()

    def _run(self) -> None:
        while True:
            self.look()
            self._wake.wait(POLL_SECONDS)
            self._wake.clear()


the_cache = PageCache(most_bytes=settings.PAGE_CACHE_MEGABYTES * 1_000_000)
the_follower = LogFollower(the_cache)
log.when_appended(lambda: transaction.on_commit(the_follower.wake))


class PageCacheMiddleware:
    """Serves public pages from the cache, and keeps those that say what they were made from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.PAGE_CACHE_MEGABYTES or request.method != "GET":
            return self.get_response(request)
        address = f"{request.get_host()}{request.get_full_path()}"
        kept = the_cache.get(address)
        if kept is not None:
            return _answer(request, kept)
        the_follower.begin()
        response = self.get_response(request)
        if len(address) <= LONGEST_ADDRESS and _may_be_kept(request, response):
            assert isinstance(response, HttpResponse)
            page = KeptPage(
                response.content,
                dict(response.items()),
                frozenset(request.__dict__["page_keys"]),
                seen_change_id=request.__dict__["outlet"].changed_id,
                until=time.monotonic() + MAX_AGE_SECONDS,
            )
            the_cache.keep(address, page)
        return response


def _may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    outlet = request.__dict__.get("outlet")
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and "page_keys" in request.__dict__
        and getattr(outlet, "changed_id", None) is not None
        and "public" in response.headers.get("Cache-Control", "")
        and not response.cookies
        and len(response.content) <= LARGEST_PAGE_BYTES
    )


def _answer(request: HttpRequest, kept: KeptPage) -> HttpResponseBase:
    response = HttpResponse(kept.content, headers=kept.headers)
    modified = parse_http_date(kept.headers["Last-Modified"])
    return (
        get_conditional_response(request, etag=kept.headers["ETag"], last_modified=modified, response=response)
        or response
    )
