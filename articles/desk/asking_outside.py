"""Asks a page elsewhere whether it is there: public hosts alone, at the address that was looked at, and no word of its text.

It knows no row. What a link of a story may reach is decided here, for the link and for each place that it leads on to.
"""

import errno
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin, urlsplit

from articles.desk.link_rows import OutsideLink
from articles.desk.public_hosts import NotPublic, Place, place_of, public_addresses

Answer = OutsideLink.Answer

SECONDS = 10.0
MOST_REDIRECTS = 5
LEADS_ON = frozenset({301, 302, 303, 307, 308})
# Whoever answers with one of these stands there, and has something against a machine that asks.
KEEPS_MACHINES_OUT = frozenset({401, 402, 403, 405, 406, 407, 408, 425, 429, 451})


# Our own way out is gone: it says nothing about the page.
NO_WAY_OUT = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EMFILE, errno.ENFILE})


class CannotAsk(Exception):
    """This machine reaches nobody now: no name server answers, or there is no network."""


@dataclass(frozen=True)
class Answered:
    """What came of asking: one of OutsideLink.Answer, and the status where there was one."""

    answer: OutsideLink.Answer
    status: int = 0


@dataclass
class _Asking:
    """One link that is being asked: what is left of its seconds. Waiting for a host's turn does not count."""

    agent: str
    take_turn: Callable[[str], None]
    seconds_left: float

    def exchange(self, place: Place, method: str) -> tuple[int, str]:
        """The status, and where it leads on to. Nothing of a text is read."""
        self.take_turn(place.host)
        if self.seconds_left <= 0:
            raise TimeoutError
        began = time.monotonic()
        connection = _Pinned(place, seconds=self.seconds_left)
        # A timeout of the socket is for each read; this ends what trickles for ever.
        watch = threading.Timer(self.seconds_left, connection.cut)
        watch.start()
        try:
            connection.request(method, place.target, headers={"User-Agent": self.agent, "Accept": "*/*"})
            with connection.getresponse() as response:
                found = response.status, response.headers.get("Location", "")
        except (OSError, http.client.HTTPException):
            if not connection.was_cut:
                raise
        finally:
            watch.cancel()
            connection.close()
            self.seconds_left -= time.monotonic() - began
        if connection.was_cut:  # what came is the beginning of an answer, however whole it looks
            raise TimeoutError
        return found


class _Pinned(http.client.HTTPConnection):
    """A connection to a place at the addresses that were found public: its name is not looked up again."""

    def __init__(self, place: Place, *, seconds: float) -> None:
        super().__init__(place.host, place.port, timeout=seconds)
        self.default_port = place.usual_port
        self.addresses = public_addresses(place)
        self.is_secure = place.is_secure
        self.was_cut = False

    def connect(self) -> None:
        self.sock = _first_that_takes(self.addresses, self.port, seconds=self.timeout or SECONDS)
        if self.is_secure:
            context = ssl.create_default_context()
            secure = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self.sock = secure
            secure.do_handshake()

    def cut(self) -> None:
        """Ends it from another thread: whatever waits to read finds nothing more."""
        self.was_cut = True
        if self.sock is not None:
            try:
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)
            except OSError:
                return


def _first_that_takes(addresses: list[str], port: int, *, seconds: float) -> socket.socket:
    """A connection to the first address that takes one: a host with two kinds may be reached by one alone from here."""
    until = time.monotonic() + seconds
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, port), max(0.1, (until - time.monotonic()) / 2))
        except OSError:
            continue
    return socket.create_connection((addresses[-1], port), max(0.1, until - time.monotonic()))


def ask(url: str, *, agent: str, take_turn: Callable[[str], None], seconds: float = SECONDS) -> Answered:
    """What this address answers: HEAD, then GET where HEAD is not taken, through five redirects at most.

    Takes   agent: who we say we are; take_turn: called with a host before each request to it, returns when it may be asked
    Raises  CannotAsk when the fault is on our side
    Cost    `seconds` at most, and what `take_turn` and the lookup of names wait
    """
    asking = _Asking(agent, take_turn, seconds)
    try:
        return _followed(url, ask_once=partial(_head_or_get, asking))
    except NotPublic:
        return Answered(Answer.NOT_PUBLIC)
    except socket.gaierror as error:
        if error.errno in {socket.EAI_AGAIN, socket.EAI_SYSTEM, socket.EAI_MEMORY}:
            raise CannotAsk(str(error)) from error
        return Answered(Answer.NO_HOST)
    except ssl.SSLCertVerificationError:
        return Answered(Answer.CERTIFICATE)
    except TimeoutError:
        return Answered(Answer.SILENT)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, OSError) and error.errno in NO_WAY_OUT:
            raise CannotAsk(str(error)) from error
        return Answered(Answer.BROKEN)


def _followed(url: str, *, ask_once: Callable[[Place], tuple[int, str]]) -> Answered:
    for _step in range(MOST_REDIRECTS + 1):
        status, onward = ask_once(place_of(url))
        if status not in LEADS_ON or not onward:
            stands = status < 400 or status in KEEPS_MACHINES_OUT
            return Answered(Answer.STANDS if stands else Answer.STATUS, status)
        url = urljoin(url, urlsplit(onward)._replace(fragment="").geturl())
    return Answered(Answer.CIRCLES)


def _head_or_get(asking: _Asking, place: Place) -> tuple[int, str]:
    try:
        status, onward = asking.exchange(place, "HEAD")
    except (ConnectionError, http.client.HTTPException):
        status, onward = 0, ""  # some servers hang up on HEAD
    return asking.exchange(place, "GET") if status == 0 or status >= 400 else (status, onward)
