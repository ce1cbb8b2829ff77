"""A database engine for a ledger: one SQLite file, or a database URL for a team's server."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from rashomon.store.errors import LedgerError, NoLedgerError, NotALedgerError, ReadOnlyLedgerError

_MAGIC = b"SQLite format 3\x00"
_WAIT = 30.0  # seconds that a second process waits for the first one's transaction to end


def open_engine(where: str | os.PathLike[str], *, create: bool) -> tuple[Engine, str, bool]:
    """The engine for a path or URL, its name for messages, and whether it can be written to.

    An empty file counts as none yet: it is what a first run leaves that was killed before its first
    transaction.

    Raises:
        NotALedgerError: the file is no SQLite database.
        NoLedgerError: there is no file, and ``create`` is false.
        ReadOnlyLedgerError: there is no file, and the folder cannot be written to.
        LedgerError: the URL names no kind of database that is installed.
    """
    name = os.fspath(where)
    if "://" in name:
        return _server(name), make_url(name).render_as_string(hide_password=True), True
    path = Path(name)
    writable = _check(path, create=create)
    mode = "rwc" if writable else "ro"
    url = f"file:{quote(str(path.absolute()))}?mode={mode}"
    engine = create_engine(
        "sqlite://",
        poolclass=QueuePool,
        creator=lambda: sqlite3.connect(url, uri=True, timeout=_WAIT, check_same_thread=False),
    )
    _transactions_are_ours(engine, writable=writable)
    return engine, name, writable


def _server(url: str) -> Engine:
    try:
        return create_engine(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise LedgerError(f"This is no database URL that can be opened ({error}).") from error
    except ModuleNotFoundError as error:
        raise LedgerError(
            f"A ledger on PostgreSQL needs the extra `postgres`: pip install 'rashomon[postgres]' ({error})."
        ) from error


def _check(path: Path, *, create: bool) -> bool:
    try:
        if path.is_dir():
            raise NotALedgerError(path, "it is a folder")
        if not path.exists() or path.stat().st_size == 0:
            if not create:
                raise NoLedgerError(
                    f"There is no ledger at {path}. Make one with: rashomon read PATH... --ledger {path}"
                )
            if not path.parent.is_dir():
                raise LedgerError(f"Cannot make the ledger {path}: there is no folder {path.parent}.")
            if not os.access(path if path.exists() else path.parent, os.W_OK):
                raise ReadOnlyLedgerError(
                    f"Cannot make the ledger {path}: the folder cannot be written to. Name a file elsewhere."
                )
            return True
        with path.open("rb") as f:
            head = f.read(len(_MAGIC))
    except OSError as error:
        raise LedgerError(f"Cannot open the ledger {path}: {error.strerror or error}.") from error
    if head != _MAGIC:
        raise NotALedgerError(path, "it is no SQLite database")
    # SQLite writes its journal beside the file, so the folder must be writable as well.
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _transactions_are_ours(engine: Engine, *, writable: bool) -> None:
    """Let BEGIN and COMMIT be said by SQLAlchemy alone, so that a change of schema rolls back like any other.

    The journal is SQLite's rollback journal and not the write-ahead log: between two transactions a
    ledger is then one file, which may be copied, mailed, or kept in a read-only place.
    """

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")  # KiB
        if writable:
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        immediate = writable and connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
