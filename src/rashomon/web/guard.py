"""What keeps other sites out: checks of Host and Origin, and headers that let only our own files run.

The desk has no log-in: it listens on this machine, and whoever reaches it may read and judge. What has to
be kept out is a page of somebody else in the same browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def policy(tiles: str | None = None) -> str:
    """The content security policy; ``tiles`` is the address pattern of a map tile server, if there is one."""
    images = "'self' data:"
    if tiles:
        parts = urlsplit(tiles)
        images += f" {parts.scheme}://{parts.netloc.replace('{s}', '*')}"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Guard:
    """Middleware around the whole desk.

    A request whose Host is not one of ours is refused: another site may point its own name at this machine
    (DNS rebinding). One that would change something must come from a page of ours: browsers say with
    ``Sec-Fetch-Site`` or ``Origin`` where a request comes from, and no page can forge these.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str], tiles: str | None = None) -> None:
        self.app = app
        self.hosts = frozenset(h.casefold() for h in (*LOOPBACK, *hosts))
        self.headers = {
            "content-security-policy": policy(tiles),
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        why = self._refused(scope["method"], headers)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    out.setdefault(name, value)
                if "cache-control" not in out:
                    out["cache-control"] = "no-store"
            await send(message)

        if why:
            await PlainTextResponse(why, status_code=403)(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)

    def _refused(self, method: str, headers: Headers) -> str:
        host = headers.get("host", "")
        if _name(host) not in self.hosts:
            return f"This desk is not to be reached as {host!r}. `rashomon serve --allow-host` adds a name."
        if method in _SAFE:
            return ""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None and site != "same-origin":
            return "The request came from another site, and was refused."
        if origin is not None and urlsplit(origin).netloc.casefold() != host.casefold():
            return "The request came from another site, and was refused."
        if site is None and origin is None:
            return "The request does not say where it came from (Origin), and was refused."
        return ""


def _name(host: str) -> str:
    """The name in a Host header, without the port and the brackets of IPv6."""
    try:
        return (urlsplit(f"//{host}").hostname or "").casefold()
    except ValueError:
        return ""
