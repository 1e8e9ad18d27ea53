"""The browser tests' server, which knows whether it is answering anyone.

A page that is closed says so to the desk, and what it says may be on its way when the test has ended. The database is
emptied after that answer: on PostgreSQL the two could wait for each other.
"""

import threading
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler

from tests.browser.slowness import think

PATIENCE_SECONDS = 20


class Answering:
    """How many requests are being answered, over all threads of the server."""

    def __init__(self) -> None:
        self.now = 0
        self.changed = threading.Condition()

    def count(self, one: int) -> None:
        with self.changed:
            self.now += one
            self.changed.notify_all()

    def wait_until_done(self) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: self.now == 0, timeout=PATIENCE_SECONDS)


answering = Answering()


class CountedRequest(QuietWSGIRequestHandler):
    """A connection of a browser, which counts from the first line of a request to the end of its answer."""

    counted = False

    def parse_request(self) -> bool:
        answering.count(1)
        self.counted = True
        think()
        return super().parse_request()

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        finally:
            if self.counted:
                answering.count(-1)
                self.counted = False


def counting_server(thread: LiveServerThread, connections_override: Any = None) -> ThreadedWSGIServer:
    """Takes the place of `LiveServerThread._create_server`."""
    return ThreadedWSGIServer(
        (thread.host, thread.port),
        CountedRequest,
        allow_reuse_address=False,
        connections_override=connections_override,
    )
