"""A web host on loopback whose answers a test sets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Two hurt in Velm market fire</title>
<meta property="og:site_name" content="The Ostra Courier">
<link rel="canonical" href="{canonical}">
<meta property="article:published_time" content="2031-03-05T00:40:00+05:00">
</head><body><nav><a href="/">Home</a></nav><article><h1>Two hurt in Velm market fire</h1>
<p>Two traders were hurt on Tuesday when a rocket struck the covered market, the mayor said.</p>
<p>The market, the largest of the valley, had opened an hour before, and the fire spread to three stalls.</p>
</article></body></html>"""
HTML = {"Content-Type": "text/html; charset=utf-8"}
Answer = Callable[[BaseHTTPRequestHandler], tuple[int, dict[str, str], bytes]]


class Site:
    """A host whose answers the test sets; it keeps what it was asked."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.server = server
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server.server_port}{path}"

    def page(self, path: str, status: int, headers: dict[str, str], body: bytes | str = b"") -> None:
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = lambda _: (status, headers, data)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def served() -> Iterator[Site]:
    """A host on loopback that answers until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = here.answers.get(self.path)
            if answer is None:
                self.send_error(404)
                return
            try:
                status, headers, body = answer(self)
                if status:
                    self.send_response(status)
                    for name, value in {"Content-Length": str(len(body)), **headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(body)
            except OSError:
                pass  # the other side has heard enough

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here = Site(server)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield here
    server.shutdown()
    server.server_close()
