"""What resolving found, row by row: items, the accounts that tell them, blocking keys.

All of it is derived and can be thrown away; it lets a further report be compared with those near it alone.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, select, text

from rashomon.store import schema
from rashomon.store.rows import chunks, insert_new, one_of

_I, _T, _B = schema.items.c, schema.tellings.c, schema.blocks.c
_ASKED = 2000  # keys that one statement asks for
T = TypeVar("T")
_MANY = 50_000  # rows handed to the database at a time


class Telling(NamedTuple):
    account: str
    report: str
    item: int


def clear(connection: Connection) -> None:
    """Forget everything."""
    for table in (schema.blocks, schema.tellings, schema.items):
        connection.execute(delete(table))


def changed(connection: Connection) -> list[str]:
    """The reports that were read, read again or judged since incidents were last derived."""
    return list(connection.scalars(select(schema.changed.c.report).order_by(schema.changed.c.report)))


def note_changed(connection: Connection, reports: Iterable[str]) -> None:
    insert_new(connection, schema.changed, [{"report": r} for r in sorted(set(reports))])


def dealt_with(connection: Connection, reports: Sequence[str]) -> None:
    """Say that incidents have been derived with these reports as they stand."""
    for some in chunks(reports):
        connection.execute(delete(schema.changed).where(schema.changed.c.report.in_(some)))


def of_reports(connection: Connection, reports: Sequence[str]) -> list[Telling]:
    """What was known of the accounts of these reports."""
    return _tellings(connection, _T.report, reports)


def of_accounts(connection: Connection, accounts: Sequence[str]) -> list[Telling]:
    return _tellings(connection, _T.account, accounts)


def of_items(connection: Connection, items: Sequence[int]) -> list[Telling]:
    return _tellings(connection, _T.item, items)


def _tellings(connection: Connection, column: ColumnElement[T], values: Iterable[T]) -> list[Telling]:
    query = select(_T.account, _T.report, _T.item)
    return [Telling(*row) for row in connection.execute(query.where(one_of(column, values)))]


def add_tellings(connection: Connection, tellings: Iterable[Telling]) -> None:
    _insert(connection, "tellings", ("account", "report", "item"), tellings)


def remove_tellings(connection: Connection, accounts: Sequence[str]) -> None:
    for some in chunks(accounts):
        connection.execute(delete(schema.tellings).where(_T.account.in_(some)))


def keys(connection: Connection, items: Sequence[int]) -> dict[int, list[int]]:
    """The blocking keys of the items that there are."""
    query = select(_I.id, _I.block_keys)
    return {
        row.id: list(struct.unpack(f"<{len(row.block_keys) // 8}q", row.block_keys))
        for row in connection.execute(query.where(one_of(_I.id, items)))
    }


def said(connection: Connection, items: Sequence[int]) -> dict[int, tuple[str, bytes]]:
    """What the items say that there are, made ready to compare: values and words."""
    query = select(_I.id, _I.said, _I.words)
    return {
        id: (values, words) for id, values, words in connection.execute(query.where(one_of(_I.id, items)))
    }


def add_items(connection: Connection, items: Iterable[tuple[int, Sequence[int], tuple[str, bytes]]]) -> None:
    """(item, its blocking keys, what it says)."""
    rows = ((id, struct.pack(f"<{len(keys)}q", *keys), *said) for id, keys, said in items)
    _insert(connection, "items", ("id", "block_keys", "said", "words"), rows)


def add_blocks(connection: Connection, rows: Iterable[tuple[int, int]]) -> None:
    """(key, item), best sorted."""
    _insert(connection, "blocks", ("key", "item"), rows)


def remove_items(connection: Connection, keys: Mapping[int, Sequence[int]]) -> None:
    """Take items out, with their keys."""
    gone = sorted(keys)
    for some in chunks(gone):
        connection.execute(delete(schema.items).where(_I.id.in_(some)))
    rows = [{"k": k, "i": id} for id in gone for k in keys[id]]
    if rows:
        connection.execute(text("DELETE FROM blocks WHERE key = :k AND item = :i"), rows)


def block_heads(connection: Connection, keys: Sequence[int], most: int) -> dict[int, list[int]]:
    """The first items of each key's block that there is, by id, at most so many."""
    out = {}
    for some in chunks(keys, _ASKED):
        asked = (most, json.dumps(some))
        for key, items in connection.exec_driver_sql(_HEADS[connection.dialect.name], asked).all():
            if items:
                out[int(key)] = sorted(map(int, items.split(",")))
    return out


_HEADS = {  # one statement for all keys: to read one with a thousand parts costs more than what it asks for
    "sqlite": """
        SELECT value, (SELECT group_concat(item) FROM (
            SELECT item FROM blocks WHERE key = value ORDER BY item LIMIT ?
        )) FROM json_each(?)""",
    "postgresql": """
        SELECT value, (SELECT string_agg(item::text, ',') FROM (
            SELECT item FROM blocks WHERE key = value::bigint ORDER BY item LIMIT %s
        ) AS head) FROM json_array_elements_text(%s::json) AS asked(value)""",
}


def block(connection: Connection, key: int) -> list[int]:
    """All items of a block, by id."""
    return list(connection.scalars(select(_B.item).where(_B.key == key).order_by(_B.item)))


def _insert(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Plain rows straight to the driver: there may be tens of millions."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    batch: list[tuple[object, ...]] = []
    for row in rows:
        batch.append(tuple(row))
        if len(batch) == _MANY:
            connection.exec_driver_sql(statement, batch)
            batch = []
    if batch:
        connection.exec_driver_sql(statement, batch)
