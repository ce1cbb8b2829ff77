"""Fetches from the web within bounds: size, time, redirects, robots.txt, a pause between two requests."""

from __future__ import annotations

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import HTTPException

from rashomon.receive.address import FetchError, Target, connect, reason_of, target
from rashomon.receive.rejected import MAX_PAGE, too_large
from rashomon.receive.robots import Rules, rules

AGENT = "rashomon"  # the name that robots.txt may speak to
MAX_REDIRECTS = 5
MAX_ROBOTS = 500_000  # bytes that are read of a robots.txt, as RFC 9309 asks for
LONGEST_WAIT = 60.0  # seconds; a host that asks for a longer pause is left until the next round
_CHUNK = 1 << 16
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REASONS = {
    401: "the page is for members only (401)",
    402: "the page is for members only (402)",
    403: "the host refuses the page (403)",
    404: "there is no such page (404)",
    410: "the page has been taken away (410)",
    429: "the host asks for fewer requests (429)",
    451: "the page is withheld for legal reasons (451)",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a host answered: the page, or that it has not changed (``body`` is None then)."""

    url: str  # after redirects
    body: bytes | None
    kind: str = ""  # the content type, lower case, without parameters
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(slots=True)
class Web:
    """Fetches pages politely and within bounds; one object a run, since it remembers hosts.

    Args:
        allow_private: also fetch from addresses of the local network.
        robots: keep to the hosts' robots.txt. A page that a person asks for by hand needs no leave.
        delay: seconds between two requests to one host; more where its robots.txt asks for it.
        attempts: how often a request is made that fails in a way that may pass.
        seconds: the time for one request, from the name's look-up to the last byte.
        sleep: waits; tests pass another.
    """

    allow_private: bool = False
    robots: bool = True
    delay: float = 2.0
    attempts: int = 3
    seconds: float = 30.0
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)  # host → when it may be asked again
    _rules: dict[str, Rules | FetchError] = field(default_factory=dict)  # site → rules, or why there are none

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch an address, following redirects; ``etag`` and ``modified`` are those of the last time.

        Raises:
            FetchError: it gives no page, with the reason.
        """
        where = target(url)
        for _ in range(MAX_REDIRECTS + 1):
            if self.robots and not self._admitted(where):
                raise FetchError("the host's robots.txt keeps programs out; save the page by hand")
            answer = self._patiently(where, etag, modified, MAX_PAGE)
            if isinstance(answer, Fetched):
                return answer
            where = answer
        raise FetchError(f"it redirects more than {MAX_REDIRECTS} times")

    def _admitted(self, where: Target) -> bool:
        found = self._rules.get(where.site)
        if found is None:
            try:
                found = self._robots(where)
            except FetchError as e:
                found = e
            self._rules[where.site] = found
        if isinstance(found, FetchError):
            raise found
        return found.admit(where.path)

    def _robots(self, where: Target) -> Rules:
        """A site's rules. Without a robots.txt all is allowed; while one cannot be had, nothing is."""
        at = Target(where.scheme, where.host, where.port, "/robots.txt")
        try:
            for _ in range(MAX_REDIRECTS + 1):
                answer = self._patiently(at, None, None, MAX_ROBOTS)
                if isinstance(answer, Fetched):
                    return rules((answer.body or b"").decode("utf-8", "replace"), AGENT)
                at = answer
        except FetchError as e:
            if e.again:
                raise FetchError(f"its robots.txt cannot be had: {e}", again=True, after=e.after) from None
        return Rules()

    def _patiently(
        self, where: Target, etag: str | None, modified: str | None, most: int
    ) -> Fetched | Target:
        for attempt in range(1, self.attempts + 1):
            self._wait_for(where)
            try:
                return self._once(where, etag, modified, most)
            except FetchError as e:
                pause = e.after if e.after is not None else 2.0**attempt
                if e.after is not None:
                    self._next[where.host] = time.monotonic() + e.after
                if not e.again or attempt == self.attempts or pause > LONGEST_WAIT:
                    raise
                self.sleep(pause)
                self._next.pop(where.host, None)
        raise AssertionError

    def _wait_for(self, where: Target) -> None:
        now = time.monotonic()
        wait = self._next.get(where.host, now) - now
        if wait > LONGEST_WAIT:
            raise FetchError(f"{where.host} asked to be left alone for {wait:.0f} s", again=True, after=wait)
        if wait > 0:
            self.sleep(wait)
        known = self._rules.get(where.site)
        asked = known.delay if isinstance(known, Rules) else 0.0
        self._next[where.host] = time.monotonic() + min(max(self.delay, asked), LONGEST_WAIT)

    def _once(self, where: Target, etag: str | None, modified: str | None, most: int) -> Fetched | Target:
        from urllib3.connection import HTTPConnection  # noqa: PLC0415
        from urllib3.exceptions import HTTPError  # noqa: PLC0415

        headers = {
            "Host": where.site.partition("://")[2],
            "User-Agent": f"{AGENT} (reads news reports; keeps to robots.txt)",
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
            "application/xml;q=0.9, text/plain;q=0.8, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        end = time.monotonic() + self.seconds
        sock = connect(where, min(self.seconds, 10.0), allow_private=self.allow_private)
        # No timeout of a socket ends an answer that comes a byte at a time: this does.
        out_of_time = threading.Event()
        with sock, _closed_at(end, sock, out_of_time) as holder:
            try:
                if where.scheme == "https":
                    context = ssl.create_default_context()
                    sock = context.wrap_socket(
                        sock, server_hostname=where.host, do_handshake_on_connect=False
                    )
                    holder.sock = sock
                    sock.do_handshake()
                link = HTTPConnection(where.host, where.port, timeout=min(self.seconds, 20.0))
                link.sock = sock
                link.request("GET", where.path, headers=headers, preload_content=False)
                answer = link.getresponse()
                return _answer(where, answer, most, out_of_time)
            except (OSError, HTTPException, HTTPError, zlib.error, ValueError) as e:
                if out_of_time.is_set():
                    raise FetchError(f"not all of it came within {self.seconds:.0f} s", again=True) from None
                raise FetchError(f"the connection to {where.host} failed ({reason_of(e)})", again=True) from e
            finally:
                sock.close()


@dataclass(slots=True)
class _closed_at:  # noqa: N801 (used as a function)
    """Shuts a socket down at a moment, whoever is waiting for it, unless the block ends before."""

    end: float
    sock: socket.socket
    done: threading.Event
    _timer: threading.Timer | None = None

    def __enter__(self) -> _closed_at:
        self._timer = threading.Timer(max(self.end - time.monotonic(), 0.0), self._close)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer:
            self._timer.cancel()

    def _close(self) -> None:
        self.done.set()
        with suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)


def _answer(where: Target, answer: object, most: int, out_of_time: threading.Event) -> Fetched | Target:
    from urllib3.response import HTTPResponse  # noqa: PLC0415

    assert isinstance(answer, HTTPResponse)
    headers, status = answer.headers, answer.status
    if status == 304:
        return Fetched(where.url, None)
    if status in _REDIRECTS:
        return target(headers.get("Location") or "", where.url)
    if status != 200:
        after = _pause(headers.get("Retry-After")) if status in {429, 503} else None
        reason = _REASONS.get(status) or f"the host answers with an error ({status})"
        if after is not None and after > LONGEST_WAIT:
            reason += f", and to be left alone for {after:.0f} s"
        raise FetchError(reason, again=status in _BUSY, after=after)
    length = headers.get("Content-Length") or ""
    if most == MAX_PAGE and length.isdigit() and int(length[:20]) > most:
        raise FetchError(too_large(f"the page has {int(length[:20]) / 1e6:.0f} MB"))
    body = bytearray()
    while chunk := answer.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > most:
            if most == MAX_ROBOTS:
                break
            raise FetchError(too_large(f"the page has over {most / 1e6:.0f} MB"))
        if out_of_time.is_set():
            raise TimeoutError
    if out_of_time.is_set():
        raise TimeoutError
    kind, _, parameters = (headers.get("Content-Type") or "").lower().partition(";")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return Fetched(
        where.url, bytes(body), kind.strip(), charset, headers.get("ETag"), headers.get("Last-Modified")
    )


def _pause(value: str | None) -> float | None:
    """The seconds of a Retry-After header: a number of them, or a date."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(parsedate_to_datetime(value).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None
