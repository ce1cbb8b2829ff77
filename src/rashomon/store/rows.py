"""Small helpers over SQLAlchemy that the tables share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, literal
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

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


def one_of(column: ColumnElement[T], values: Iterable[T]) -> ColumnElement[bool]:
    """Whether a column has one of these values, however many: they are handed over as one text of JSON, since
    to put thousands into a statement one by one costs more than to look them up."""
    told = _Listed(literal(json.dumps(sorted(set(values)))))
    told.type = column.type
    return column.op("IN", is_comparison=True)(told)


class _Listed(FunctionElement[Any]):
    """The values of a list in JSON, as rows."""

    inherit_cache = True
    name = "listed"


@compiles(_Listed)
def _on_sqlite(listed: _Listed, compiler: SQLCompiler, **how: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(listed.clauses, **how)}))"


@compiles(_Listed, "postgresql")
def _on_postgresql(listed: _Listed, compiler: SQLCompiler, **how: Any) -> str:
    told, kind = (
        compiler.process(listed.clauses, **how),
        compiler.dialect.type_compiler_instance.process(listed.type),
    )
    return f"(SELECT value::{kind} FROM json_array_elements_text(CAST({told} AS json)) AS listed(value))"


def among(query: Select[Any], column: ColumnElement[Any], values: Iterable[Any] | None) -> list[Select[Any]]:
    """The query for rows with these values in a column, in as many parts as it takes; None: for all rows."""
    if values is None:
        return [query]
    return [query.where(column.in_(some)) for some in chunks(sorted(set(values)))]
