"""Small helpers over SQLAlchemy that the tables share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table
from sqlalchemy.dialects import sqlite

T = TypeVar("T")
_MANY = 500  # values in one IN (…), well under every database's limit


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose key is not there yet; the others are passed over."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 (an eighth of a start, and rarely needed)

        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
    else:
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)


def chunks(items: Sequence[T], size: int = _MANY) -> Iterator[Sequence[T]]:
    """Runs of at most ``size`` items, in order."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def among(query: Select[Any], column: ColumnElement[Any], values: Iterable[Any] | None) -> list[Select[Any]]:
    """The query for rows with these values in a column, in as many parts as it takes; None: for all rows."""
    if values is None:
        return [query]
    return [query.where(column.in_(some)) for some in chunks(sorted(set(values)))]
