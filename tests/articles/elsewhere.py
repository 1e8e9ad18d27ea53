"""A web server on this machine that stands for pages elsewhere: it answers, is slow, fails, and leads round in circles."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Elsewhere:
    """Where the server is, and what it was asked: method, path, who asked and when. `statuses` may be changed meanwhile."""

    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    leads_to: dict[str, str] = field(default_factory=dict)
    bytes_taken: int = 0


class Answers(BaseHTTPRequestHandler):
    """`/head-refused` takes GET alone, `/huge` sends until nobody reads, `/trickle` sends a header a second for ever."""

    server: "_Server"

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        told, path = self.server.told, self.path
        told.asked.append((self.command, path))
        told.agents.append(self.headers.get("User-Agent", ""))
        told.times.append(time.monotonic())
        if path == "/trickle":
            return self._trickle()
        if path == "/hangs-up" and self.command == "HEAD":
            return self.connection.close()
        refused = path in {"/head-refused", "/huge"} and self.command == "HEAD"
        to = told.leads_to.get(path, "")
        self.send_response(405 if refused else told.statuses.get(path, 302 if to else 200))
        if to:
            self.send_header("Location", to)
        self.end_headers()
        if path == "/huge" and self.command == "GET":
            self._send_without_end()
        return None

    def _trickle(self) -> None:
        self.send_response(200)
        self.flush_headers()
        while not self.server.is_ending.wait(0.2):
            self.wfile.write(b"X-More: 1\r\n")

    def _send_without_end(self) -> None:
        while not self.server.is_ending.is_set():
            self.server.told.bytes_taken += self.wfile.write(b"x" * 65536)

    def log_message(self, *_args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *, over: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        if over:
            self.socket = over.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.is_ending = threading.Event()
        self.told = Elsewhere(f"{'https' if over else 'http'}://127.0.0.1:{self.server_port}")

    def handle_error(self, *_args: object) -> None:
        """Whoever hangs up while we send is what some tests are about."""


@contextmanager
def elsewhere(*, over: ssl.SSLContext | None = None) -> Iterator[Elsewhere]:
    server = _Server(over=over)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.told
    finally:
        server.is_ending.set()
        server.shutdown()
        server.server_close()
        thread.join()
