"""A running desk for tests: the real server in a thread, spoken to over HTTP."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import uvicorn

from rashomon import open_ledger
from rashomon.ledger import Ledger
from rashomon.web import create_app

Answer = tuple[int, str, dict[str, str]]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        return None


@dataclass(frozen=True)
class Desk:
    base: str
    ledger: Ledger

    def get(self, path: str, *, host: str | None = None, who: str = "") -> Answer:
        headers = {"Host": host} if host else {}
        if who:
            headers["Cookie"] = f"rashomon_who={who}"
        return _ask(urllib.request.Request(self.base + path, headers=headers))

    def post(self, path: str, form: dict[str, str], *, origin: str | None = "own", who: str = "") -> Answer:
        headers = {} if origin is None else {"Origin": self.base if origin == "own" else origin}
        if who:
            headers["Cookie"] = f"rashomon_who={who}"
        data = urlencode(form).encode()
        return _ask(urllib.request.Request(self.base + path, data=data, headers=headers, method="POST"))


def _ask(request: urllib.request.Request) -> Answer:
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=60) as answer:
            return answer.status, answer.read().decode(), {k.lower(): v for k, v in answer.headers.items()}
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), {k.lower(): v for k, v in error.headers.items()}


@contextmanager
def serving(path: Path, *pages: Path, who: str = "Tester", tiles: str | None = None) -> Iterator[Desk]:
    """The desk of the ledger at a path, after the pages have been read into it."""
    with open_ledger(path) as ledger:
        if pages:
            ledger.read(pages)
    with open_ledger(path, derives=False) as ledger:
        app = create_app(ledger, who=who, tiles=tiles)
        config = uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1)
        listening = config.bind_socket()
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield Desk(f"http://127.0.0.1:{listening.getsockname()[1]}", ledger)
        finally:
            server.should_exit = True
            thread.join()
