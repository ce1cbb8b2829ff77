"""Web addresses: what may be connected to, and the connection to the very address that was checked."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}
_SAFE = "!#$%&'()*+,/:;=?@[]~"


class FetchError(Exception):
    """Raised for an address that gives no page; the message says why, in words for the user.

    ``again`` tells that it may go better at another time; ``after`` that the host asked to be left alone
    for so many seconds.
    """

    def __init__(self, reason: str, *, again: bool = False, after: float | None = None) -> None:
        super().__init__(reason)
        self.again = again
        self.after = after


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: what to connect to, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str  # with the query, percent-encoded

    @property
    def site(self) -> str:
        """Scheme, host and port, as they stand before the path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        return self.site + self.path


def target(url: str, base: str = "") -> Target:
    """The parts of an address, taken as relative to ``base`` where it is.

    >>> target("HTTP://Example.org:80/a b#c").url
    'http://example.org/a%20b'

    Raises:
        FetchError: it is no http or https address, or holds a name and password.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        port, host = parts.port, parts.hostname or ""
        if parts.scheme in _PORTS and host and not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise FetchError("it is no web address; check it") from None
    if parts.scheme not in _PORTS or not host or any(c in host for c in ' \t\r\n"<>\\^`{|}%'):
        raise FetchError("it is no web address; give one that starts with http:// or https://")
    if parts.username is not None:
        raise FetchError("addresses with a user name or password are not fetched; save the page instead")
    path = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    return Target(parts.scheme, host.lower(), port or _PORTS[parts.scheme], path)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, whatever it is wrapped in.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def connect(where: Target, seconds: float, *, allow_private: bool) -> socket.socket:
    """A connected socket (TLS not yet begun) to an address of the host that may be connected to.

    The name is looked up once, and the connection made to what was looked up, so that no second answer of
    the name server can lead elsewhere.

    Raises:
        FetchError: there is no such host, all its addresses are private, or none answers.
    """
    try:
        found = socket.getaddrinfo(where.host, where.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError(f"the host {where.host} cannot be found; check the address", again=True) from None
    admitted = [x for x in found if allow_private or is_public(str(x[4][0]))]
    if not admitted:
        raise FetchError(
            f"{where.host} is a private address ({found[0][4][0]}); fetched with --allow-private only"
        )
    problem: OSError | None = None
    for family, kind, protocol, _, address in admitted[:4]:
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(seconds)
        try:
            sock.connect(address)
        except OSError as e:
            sock.close()
            problem = e
            continue
        return sock
    raise FetchError(f"{where.host} cannot be reached ({reason_of(problem)})", again=True)


def reason_of(error: Exception | None) -> str:
    """An error of the network in a few words.

    >>> reason_of(TimeoutError())
    'no answer in time'
    """
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(f"{error}".split())[:120] or type(error).__name__
