"""Pairs of items that are worth a doubt, kept with both of their items, so that what is around some items is
read in a row each. Derived, as all that :mod:`rashomon.store.resolving` keeps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, delete, select

from rashomon.store import schema
from rashomon.store.rows import chunks, one_of

_N = schema.neighbours.c
_MANY = 20_000  # rows handed to the database at a time
# What is kept of a pair with each of its items: 13 bytes, by the other item.
_PAIR = np.dtype([("other", "<i8"), ("score", "<i4"), ("apart", "?")])

Longs = npt.NDArray[np.int64]


class Scored(NamedTuple):
    """Two items, first < second."""

    first: int
    second: int
    score: int  # hundredths of log2 odds
    apart: bool


class Neighbours(NamedTuple):
    """Pairs in columns, by item and other; a pair stands with each of its items that was asked for."""

    item: Longs
    other: Longs
    score: npt.NDArray[np.int32]  # hundredths of log2 odds
    apart: npt.NDArray[np.bool_]

    def where(self, which: npt.NDArray[Any]) -> Neighbours:
        return Neighbours(*(column[which] for column in self))

    @classmethod
    def of(cls, pairs: Collection[Scored]) -> Neighbours:
        """Each of some pairs with both of its items, unsorted."""
        first, second, score, apart = zip(*pairs, strict=True) if pairs else ((), (), (), ())
        a, b = np.array(first, np.int64), np.array(second, np.int64)
        return cls(
            np.concatenate((a, b)),
            np.concatenate((b, a)),
            np.tile(np.array(score, np.int32), 2),
            np.tile(np.array(apart, np.bool_), 2),
        )


def clear(connection: Connection) -> None:
    """Forget all pairs."""
    connection.execute(delete(schema.neighbours))


def of_items(connection: Connection, items: Collection[int]) -> Neighbours:
    """The pairs of some items."""
    query = select(_N.item, _N.pairs).where(one_of(_N.item, items)).order_by(_N.item)
    rows = [tuple(row) for row in connection.execute(query)]
    held = np.frombuffer(b"".join([pairs for _, pairs in rows]), _PAIR)
    many = np.array([len(pairs) for _, pairs in rows], np.int64) // _PAIR.itemsize
    item = np.repeat(np.array([item for item, _ in rows], np.int64), many)
    return Neighbours(*(np.ascontiguousarray(c) for c in (item, held["other"], held["score"], held["apart"])))


def pairs(connection: Connection, items: Collection[int]) -> list[Scored]:
    """The pairs with any of these items, each once, sorted."""
    found = of_items(connection, items)
    once = found.where((found.item < found.other) | ~np.isin(found.other, np.unique(found.item)))
    columns = (np.minimum(once.item, once.other), np.maximum(once.item, once.other), once.score, once.apart)
    return sorted(map(Scored._make, zip(*(c.tolist() for c in columns), strict=True)))


def among(connection: Connection, wanted: Collection[tuple[int, int]]) -> list[Scored]:
    """Those of some pairs (first < second) that are kept. Of each the row of one item is read, the one that
    most pairs have: what a large block no longer admits stands with the few that it compared with all."""
    if not wanted:
        return []
    first, second = np.array(sorted(wanted), np.int64).T
    known, place, many = np.unique(np.concatenate((first, second)), return_inverse=True, return_counts=True)
    a, b = np.split(place, 2)
    found = of_items(connection, known[np.where(many[a] >= many[b], a, b)].tolist())
    low, high = np.minimum(found.item, found.other), np.maximum(found.item, found.other)
    there = np.isin(low, first) & np.isin(high, second)
    low, high, found = low[there], high[there], found.where(there)
    code = np.searchsorted(known, low) * len(known) + np.searchsorted(known, high)
    code, once = np.unique(code, return_index=True)
    once = once[np.isin(code, a * len(known) + b)]
    columns = (low[once], high[once], found.score[once], found.apart[once])
    return list(map(Scored._make, zip(*(c.tolist() for c in columns), strict=True)))


def add(connection: Connection, found: Iterable[Neighbours]) -> None:
    """Keep the pairs of items that have none yet, all of an item's in one batch."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    statement = f"INSERT INTO neighbours (item, pairs) VALUES ({mark}, {mark})"
    for some in found:
        rows = list(_rows(some))
        for batch in chunks(rows, _MANY):
            connection.exec_driver_sql(statement, list(batch))


def change(connection: Connection, gone: Collection[tuple[int, int]], come: Collection[Scored]) -> None:
    """Take some pairs out and put others in."""
    less, more = Neighbours.of([Scored(a, b, 0, False) for a, b in gone]), Neighbours.of(come)
    items = np.unique(np.concatenate((less.item, more.item)))
    if not len(items):
        return
    stood = of_items(connection, items.tolist())
    known = np.unique(np.concatenate((stood.item, stood.other, items)))
    out, there = (
        np.searchsorted(known, n.item) * len(known) + np.searchsorted(known, n.other) for n in (less, stood)
    )
    stay = stood.where(~np.isin(there, out))
    for some in chunks(items.tolist()):
        connection.execute(delete(schema.neighbours).where(_N.item.in_(some)))
    columns: Iterator[tuple[Any, Any]] = zip(stay, more, strict=True)
    add(connection, [Neighbours(*map(np.concatenate, columns))])


def remove(connection: Connection, items: Collection[int]) -> None:
    """Take out the pairs with any of these items."""
    change(connection, {(p.first, p.second) for p in pairs(connection, items)}, ())


def _rows(found: Neighbours) -> Iterator[tuple[int, bytes]]:
    order = np.lexsort((found.other, found.item))
    item = found.item[order]
    held = np.empty(len(order), _PAIR)
    held["other"], held["score"], held["apart"] = (c[order] for c in found[1:])
    begins = np.flatnonzero(np.concatenate((np.ones(len(item[:1]), np.bool_), item[1:] != item[:-1])))
    for begin, end in zip(begins.tolist(), [*begins[1:].tolist(), len(item)], strict=False):
        yield int(item[begin]), held[begin:end].tobytes()
