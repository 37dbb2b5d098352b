"""Where a webhook may go: to public addresses by https, or into networks that the settings name.

The name is resolved here and the connection made to the very address that was judged, so that a name which
answers differently the second time gains nothing. A redirect is an answer like any other: it is not followed.
"""

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

MOST_ANSWER: Final = 65_536
# NAT64 leads to any IPv4 address, private ones included, and Python takes it for public.
NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
PORTS: Final = {"https": 443, "http": 80}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Refused(Exception):
    """The address may not be written to; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and at most `MOST_ANSWER` bytes of the body."""

    status: int
    body: bytes


def post(url: str, body: bytes, headers: dict[str, str], timeout: float) -> Answer:
    """POST `body`; raise `Refused` for an address that may not be reached, OSError or HTTPException.

    `timeout` holds for each wait on the socket (s); the whole is held by the caller's own deadline.
    """
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username or parts.password:
        raise Refused("not an http address of a host")
    port = parts.port or PORTS[parts.scheme]
    address = _judged(parts.hostname, port, encrypted=parts.scheme == "https")
    connection = _connection(parts.scheme, parts.hostname, port, address, timeout)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(MOST_ANSWER))
    finally:
        connection.close()


def _judged(host: str, port: int, *, encrypted: bool) -> str:
    """Return the address of `host` to connect to; every one that the name has must be allowed."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for address in addresses:
        own = _named_in_settings(address)
        if not own and not _is_public(address):
            raise Refused(f"{host} is not a public address")
        if not own and not encrypted:
            raise Refused("outside the own networks only https is used")
    return str(addresses[0])


def _is_public(address: Address) -> bool:
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
    return address not in NAT64 and address.is_global and inner.is_global and not address.is_multicast


def _named_in_settings(address: Address) -> bool:
    networks = [ipaddress.ip_network(text) for text in settings.WEBHOOK_NETWORKS]
    return any(address in network for network in networks if network.version == address.version)


def _connection(
    scheme: str, host: str, port: int, address: str, timeout: float
) -> http.client.HTTPConnection:
    if scheme == "https":
        return _PinnedHttps(host, port, address, timeout)
    return _Pinned(host, port, address, timeout)


class _Pinned(http.client.HTTPConnection):
    """Connects to the address that was judged; the host is only named in the request."""

    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._address = address

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)


class _PinnedHttps(_Pinned):
    """The same with TLS: the certificate must be that of the host."""

    default_port = 443

    def connect(self) -> None:
        """Open the socket and check whom it leads to."""
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
