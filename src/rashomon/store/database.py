"""An open ledger: transactions for reading and writing, and the errors they may end in, in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from rashomon.store.engine import open_engine
from rashomon.store.errors import LedgerError, NotALedgerError, ReadOnlyLedgerError
from rashomon.store.migrations import STEPS, applied, migrate


class Database:
    """A ledger's database. Use :meth:`reading` and :meth:`writing`; close it, or use it in ``with``."""

    def __init__(self, engine: Engine, name: str, *, writable: bool) -> None:
        self._engine = engine
        self.name = name  # path or URL, for messages
        self.writable = writable

    @classmethod
    def open(cls, where: str | os.PathLike[str], *, create: bool = True) -> Database:
        """The ledger at a path (SQLite) or database URL, brought to today's schema.

        Raises:
            LedgerError: it is no ledger, a newer one, missing (with ``create`` false) or not to be written.
        """
        engine, name, writable = open_engine(where, create=create)
        self = cls(engine, name, writable=writable)
        try:
            with self._plainly():
                if writable:
                    migrate(engine, name)
                else:
                    with engine.connect() as connection:
                        if applied(connection, name) < len(STEPS):
                            raise ReadOnlyLedgerError(
                                f"{name} was written by an older version of rashomon and cannot be brought "
                                "up to date where it is read-only. Copy it to a folder where you may write."
                            )
        except BaseException:
            self.close()
            raise
        return self

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it is at one moment."""
        with self._plainly(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at the end of the block, and rolled back when it raises."""
        if not self.writable:
            raise ReadOnlyLedgerError(
                f"The ledger {self.name} cannot be written to. Copy it to a folder where you may write."
            )
        with self._plainly(), self._engine.execution_options(writes=True).begin() as connection:
            yield connection

    def share(self, shared: bool) -> None:
        """Keep a write-ahead log beside the SQLite file, so that reading and writing do not wait for each
        other, or (not ``shared``) put it back into the file. Does nothing for another database.

        Where another process has the ledger open, the log stays beside it until the last one closes it.
        """
        if self._engine.dialect.name != "sqlite" or not self.writable:
            return
        if not shared:
            self._engine.dispose()  # connections that nobody uses would be in the way
        connection = self._engine.raw_connection()
        try:
            with suppress(sqlite3.OperationalError):
                connection.cursor().execute(f"PRAGMA journal_mode = {'WAL' if shared else 'DELETE'}")
        finally:
            connection.close()

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Database errors that a user can do something about, as :class:`LedgerError`."""
        try:
            yield
        except DBAPIError as error:
            raise _in_words(self.name, error) or error from error


def _in_words(name: str, error: DBAPIError) -> LedgerError | None:
    said = str(error.orig)
    if "not a database" in said or "malformed" in said:
        return NotALedgerError(name, f"the database is damaged ({said})")
    if "locked" in said:
        return LedgerError(f"The ledger {name} is in use by another process. Try again when it has finished.")
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return ReadOnlyLedgerError(
            f"The ledger {name} cannot be written to ({said}). Name a file in a folder where you may write."
        )
    if "full" in said or "disk I/O" in said:
        return LedgerError(f"The ledger {name} cannot be written ({said}). What was finished is kept.")
    if "://" in name and isinstance(error, OperationalError):
        why = " ".join(said.split("\n", 1)[0].split())
        return LedgerError(f"The ledger {name} cannot be used: {why}. Ask whoever runs the server.")
    return None
