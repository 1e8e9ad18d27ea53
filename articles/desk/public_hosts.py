"""Where a link of a story may be followed to by this machine: public web addresses, never a network behind it."""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

MOST_LETTERS = 2000
PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024
# A network of IPv6 that leads into IPv4: the address inside counts.
NAT64 = IPv6Network("64:ff9b::/96")


class NotPublic(ValueError):
    """This is no place for readers: another scheme, a name with a password, a closed port or a private network."""


@dataclass(frozen=True)
class Place:
    """Where one request goes: scheme, host in ASCII, port, and what is asked for there."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def is_secure(self) -> bool:
        return self.scheme == "https"

    @property
    def usual_port(self) -> int:
        return PORTS[self.scheme]

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == self.usual_port else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def place_of(url: str) -> Place:
    """Where this address leads, its fragment left out. Raises NotPublic; asks no network."""
    try:
        parts = urlsplit(url.strip())
        host, port = _host_of(parts), parts.port
    except ValueError as error:
        raise NotPublic(url) from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not host or parts.username is not None or parts.password is not None:
        raise NotPublic(url)
    port = PORTS[scheme] if port is None else port
    if port not in PORTS.values() and port < FIRST_FREE_PORT:
        raise NotPublic(url)
    place = Place(scheme, host, port, iri_to_uri((parts.path or "/") + (f"?{parts.query}" if parts.query else "")))
    if len(place.url) > MOST_LETTERS:
        raise NotPublic(url)
    return place


def _host_of(parts: SplitResult) -> str:
    return (parts.hostname or "").rstrip(".").encode("idna").decode()


def public_addresses(place: Place) -> list[str]:
    """The addresses at which this place is reached now.

    Raises  NotPublic when any of them is not public, socket.gaierror when there are none
    """
    found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not all(_is_public(ip_address(address.partition("%")[0])) for address in addresses):
        raise NotPublic(place.url)
    return addresses


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or (IPv4Address(address.packed[-4:]) if address in NAT64 else None)
        if inner is not None:
            return _is_public(inner)
        if address.sixtofour or address.teredo or address.is_site_local:
            return False
    if settings.OUTSIDE_LINKS_MAY_BE_LOCAL and address.is_loopback:
        return True
    return address.is_global and not address.is_multicast and not address.is_reserved
