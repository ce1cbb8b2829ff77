"""The desk put together: parts, static files, the guard around it, and pages for what goes wrong."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from rashomon.ledger import Ledger
from rashomon.store.errors import LedgerError, NotFoundError
from rashomon.store.listing import Filter
from rashomon.web import (
    correct,
    forms,
    incidents,
    intake,
    judging,
    lineage,
    map,
    reports,
    shapes,
    sources,
    tallies,
    timeline,
)
from rashomon.web.columns import ColumnsOf
from rashomon.web.desk import Desk
from rashomon.web.guard import Guard
from rashomon.web.pages import page

PARTS = (incidents, lineage, map, timeline, tallies, sources, reports, judging, correct, intake, forms)
_THREADS = 8  # requests at a time; each may hold a database connection with its cache


def create_app(
    ledger: Ledger, *, who: str = "somebody", hosts: Iterable[str] = (), tiles: str | None = None
) -> FastAPI:
    """The desk of a ledger as an ASGI application.

    Args:
        ledger: opened with ``derives=False``; it stays the caller's to close.
        who: whose name judgements carry until the browser says another.
        hosts: names that the desk may be reached by, besides this machine's own.
        tiles: address pattern of a map tile server, "https://tiles.example/{z}/{x}/{y}.png".
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        warming = threading.Thread(target=warm, name="warm", daemon=True)
        with desk:
            warming.start()
            yield
            warming.join()

    def warm() -> None:
        """Load what maps and timelines keep in memory, so that their first page need not wait for it."""
        shapes.warm()
        with suppress(LedgerError):
            app.state.columns.of(desk, Filter())

    desk = Desk(ledger, who=who, tiles=tiles)
    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None, title="Rashomon")
    app.state.desk = desk
    app.state.columns = ColumnsOf()
    app.state.kept = {}
    app.state.totals = OrderedDict()
    for part in PARTS:
        app.include_router(part.router)
    desk.paths = frozenset(getattr(route, "path", "") for part in PARTS for route in part.router.routes)

    @app.get("/static/{name:path}", include_in_schema=False)
    def static(name: str) -> Response:
        return desk.assets.response(name)

    _answer_errors(app)
    app.add_middleware(Guard, hosts=tuple(hosts), tiles=tiles)
    return app


def _answer_errors(app: FastAPI) -> None:
    """Let every error be answered by a page that says in plain words what went wrong."""

    @app.exception_handler(LedgerError)
    def failed(request: Request, error: LedgerError) -> Response:
        missing = isinstance(error, NotFoundError)
        title = "Not found" if missing else "The ledger cannot do that now"
        return page(request, "problem.html", status=404 if missing else 503, title=title, words=str(error))

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        missing = error.status_code == 404
        title = "There is no such page" if missing else "That did not work"
        words = "The address may have been cut short." if missing else str(error.detail)
        return page(request, "problem.html", status=error.status_code, title=title, words=words)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        names = ", ".join(str(e["loc"][-1]) for e in error.errors())
        return page(
            request, "problem.html", status=422, title="That did not work",
            words=f"Something is missing or not understood: {names}.",
        )  # fmt: skip
