"""The tables of places that a ledger's reports were read with: rows of ``meta``, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from rashomon.store import schema
from rashomon.store.rows import insert_new

_KEY = "gazetteer:"


def keep(connection: Connection, tables: Iterable[tuple[str, str]]) -> None:
    """Note (name, hash) of the tables that a run has read with; those known stay as they are."""
    insert_new(connection, schema.meta, [{"key": _KEY + digest, "value": name} for name, digest in tables])


def each(connection: Connection) -> list[tuple[str, str]]:
    """(name, hash) of every table that some report of the ledger was read with, by name."""
    found = connection.execute(select(schema.meta).where(schema.meta.c.key.startswith(_KEY)))
    return sorted((row.value, row.key.removeprefix(_KEY)) for row in found)
