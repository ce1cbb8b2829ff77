"""The parts of a ledger: items that likely pairs hold together, each part small enough to be clustered whole.

In a ledger that tells of many like incidents a day nearly everything hangs together by pairs that are barely
likely. Where more than :data:`MOST` items do, only likelier pairs hold them, bit by bit, until the parts are
small; the likeliest pair of an item always does, so that none is left alone. What part an item is in follows
from the items around it alone, so that a ledger that grew (:func:`parts_touched`) has the same parts as one
made in one go (:func:`parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

MERGE = -0.8  # log2 odds that the likeliest pairs between two clusters must reach on the average
MOST = 64  # items of a part; more than twice the largest of the development sets
# What a pair must come to, to hold a part together: the first step that leaves it no larger than MOST counts.
STEPS = tuple(MERGE + bits for bits in range(10))

ALWAYS = float("inf")  # the odds of a pair that a person holds to be the same
Longs = npt.NDArray[np.int64]
Beside = Callable[[Longs], tuple[Longs, Longs, npt.NDArray[np.float64]]]
"""Items → their likely pairs in columns: item, another item, log2 odds; with each item that was asked for."""


class Edges(NamedTuple):
    """Pairs of items that hold together, in columns."""

    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    odds: npt.NDArray[np.float64]  # log2 odds that they are the same

    def where(self, which: npt.NDArray[np.bool_]) -> Edges:
        return Edges(self.first[which], self.second[which], self.odds[which])


def parts(n: int, likely: Edges) -> list[list[int]]:
    """Of the items 0 … n-1 the parts of two or more; each sorted, in any order."""
    edges = likely
    best = np.full(n, MERGE)
    scored = likely.where(likely.odds < ALWAYS)
    np.maximum.at(best, scored.first, scored.odds)
    np.maximum.at(best, scored.second, scored.odds)
    out: list[list[int]] = []
    for least in STEPS:
        strong = np.minimum(np.minimum(best[edges.first], best[edges.second]), least)
        edges = edges.where(edges.odds >= strong)
        label = np.arange(n)
        _unite(label, edges.first, edges.second)
        size = np.bincount(label, minlength=n)[label]
        done = (size > 1) & ((size <= MOST) | (least == STEPS[-1]))
        out += [part.tolist() for part in _grouped(np.flatnonzero(done), label)]
        edges = edges.where(~done[edges.first])
        if not len(edges.first):
            break
    return out


def parts_touched(touched: Collection[int], beside: Beside) -> list[list[int]]:
    """The parts that may be others than before, single items too; each sorted, the parts sorted.

    Args:
        touched: both items of every pair that has come, gone or changed, as far as they are there.
        beside: looks up the likely pairs as they are now.
    """
    around = _Around(beside)
    start = around.numbers(np.array(sorted(touched), np.int64))
    around.look_up(start)
    # What has come or gone changed pairs of touched items, and which pair is the likeliest of these.
    near = np.unique(np.concatenate((start, around.links(start)[1])))
    stood = _parts_around(near, around, near)  # parts as they were, or pieces of them
    found = _parts_around(np.unique(np.concatenate((near, *stood))), around)
    return sorted(sorted(around.ids[part].tolist()) for part in found)


class _Around:
    """Items numbered as they are met, and the likely pairs of those that were looked up."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._number: dict[int, int] = {}
        self.ids = np.empty(0, np.int64)
        self.best = np.empty(0)  # the odds of the likeliest pair, of those looked up
        self._known = np.empty(0, np.bool_)
        self._begin, self._many = np.empty((2, 0), np.int64)  # of each item, its stretch of the pairs
        self._other, self._odds = np.empty(0, np.int64), np.empty(0)

    def numbers(self, ids: Longs) -> Longs:
        """The numbers of items that are given each once."""
        before, number = len(self._number), self._number
        found = np.array([number.setdefault(x, len(number)) for x in ids.tolist()], np.int64)
        more = len(number) - before
        self.ids = np.concatenate((self.ids, ids[found >= before]))
        self.best = np.concatenate((self.best, np.full(more, MERGE)))
        self._known = np.concatenate((self._known, np.zeros(more, np.bool_)))
        self._begin, self._many = (
            np.concatenate((x, np.zeros(more, np.int64))) for x in (self._begin, self._many)
        )
        return found

    def look_up(self, some: Longs) -> None:
        """Ask for the pairs of some items, given each once, unless that was done."""
        some = some[~self._known[some]]
        if not len(some):
            return
        item, other, odds = self._beside(self.ids[some])
        ids, place = np.unique(np.concatenate((item, other)), return_inverse=True)
        item, other = np.split(self.numbers(ids)[place], 2)
        order = np.argsort(item, kind="stable")
        item, other, odds = item[order], other[order], odds[order]
        self._known[some] = True
        self._begin[some] = len(self._other) + np.searchsorted(item, some)
        self._many[some] = np.bincount(item, minlength=len(self.ids))[some]
        scored = odds < ALWAYS
        np.maximum.at(self.best, item[scored], odds[scored])
        self._other, self._odds = np.concatenate((self._other, other)), np.concatenate((self._odds, odds))

    def links(self, some: Longs) -> tuple[Longs, Longs, npt.NDArray[np.float64]]:
        """The pairs of some items that were looked up: item, other, log2 odds."""
        many = self._many[some]
        end = np.cumsum(many)
        at = np.arange(end[-1] if len(end) else 0) + np.repeat(self._begin[some] - (end - many), many)
        return np.repeat(some, many), self._other[at], self._odds[at]


def _parts_around(starts: Longs, around: _Around, but: Longs | None = None) -> list[Longs]:
    """The parts that some items are in; looks no farther around them than it must.

    Pairs of two items of ``but`` are taken to hold nothing together.
    """
    out: list[Longs] = []
    left = starts
    for least in STEPS:
        most = MOST if least < STEPS[-1] else None
        found = _regions(left, around, least, most, but)
        out += found
        left = np.setdiff1d(left, np.concatenate((left[:0], *found)))
        if not len(left):
            break
    return out


def _regions(
    starts: Longs, around: _Around, least: float, most: int | None, but: Longs | None
) -> list[Longs]:
    """What hangs together with each of some items, where that is no more than ``most``; regions of more are
    not followed on."""
    label, inside = np.arange(len(around.ids)), np.zeros(len(around.ids), np.bool_)
    inside[starts] = True
    edge = starts
    while len(edge):
        around.look_up(edge)
        a, b, odds = around.links(edge)
        holds = np.ones(len(a), np.bool_)
        if least > MERGE:  # else every likely pair holds
            weak = (odds < least) & (odds < around.best[a])
            around.look_up(np.unique(b[weak]))
            holds = ~weak | (odds >= around.best[b])
        if but is not None:
            holds &= ~(np.isin(a, but) & np.isin(b, but))
        a, b = a[holds], b[holds]
        label = np.concatenate((label, np.arange(len(label), len(around.ids))))
        inside = np.concatenate((inside, np.zeros(len(label) - len(inside), np.bool_)))
        reached = np.unique(b[~inside[b]])
        inside[reached] = True
        _unite(label, a, b)
        size = np.bincount(label[inside], minlength=len(label))[label]
        edge = reached if most is None else reached[size[reached] <= most]
    size = np.bincount(label[inside], minlength=len(label))[label]
    small = np.flatnonzero(inside if most is None else inside & (size <= most))
    return _grouped(small, label)


def _unite(label: Longs, first: npt.NDArray[Any], second: npt.NDArray[Any]) -> None:
    """Give what hangs together by some pairs one label, that of the first item; labels of all items are given
    as they were before the pairs."""
    while True:
        a, b = label[first], label[second]
        apart = np.flatnonzero(a != b)
        if not len(apart):
            return
        np.minimum.at(label, np.maximum(a, b)[apart], np.minimum(a, b)[apart])
        while len(np.flatnonzero(label[label] != label)):
            label[:] = label[label]


def _grouped(items: Longs, label: Longs) -> list[Longs]:
    """Some items, sorted, put together by their labels."""
    order = items[np.argsort(label[items], kind="stable")]
    ends = np.flatnonzero(np.diff(label[order])) + 1
    return list(np.split(order, ends)) if len(order) else []
