"""From which pages a board's socket may be opened: cookies go along with a request from any page."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

DEFAULT_PORTS = {"http": 80, "https": 443}


def origin_allowed(headers: Mapping[bytes, bytes], scheme: str) -> bool:
    """Return whether the Origin is one of `PUBLIC_ORIGINS` or the address that was asked for.

    in: lower-case header names; `scheme` "ws" or "wss", as the proxy reports it. Without an Origin only
    a program may come, one that names itself by a token.
    """
    origin = headers.get(b"origin", b"").decode("latin-1")
    if not origin:
        return b"authorization" in headers
    if origin in settings.PUBLIC_ORIGINS:
        return True
    host = headers.get(b"host", b"").decode("latin-1")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    return _parts(origin) == _parts(f"{'https' if scheme == 'wss' else 'http'}://{host}")


def _parts(origin: str) -> tuple[str, str, int] | None:
    try:
        url = urlsplit(origin)
        return url.scheme, url.hostname or "", url.port or DEFAULT_PORTS[url.scheme]
    except (KeyError, ValueError):
        return None
