"""The parts of a ledger: items that likely pairs hold together, each part small enough to be clustered whole.

In a ledger that tells of many like incidents a day nearly everything hangs together by pairs that are barely
likely. Where more than :data:`MOST` items do, only likelier pairs hold them, bit by bit, until the parts are
small; the likeliest pair of an item always does, so that none is left alone. What part an item is in follows
from the items around it alone, so that a ledger that grew (:func:`parts_touched`) has the same parts as one
made in one go (:func:`parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

MERGE = -0.8  # log2 odds that the likeliest pairs between two clusters must reach on the average
MOST = 64  # items of a part; more than twice the largest of the development sets
# What a pair must come to, to hold a part together: the first step that leaves it no larger than MOST counts.
STEPS = tuple(MERGE + bits for bits in range(10))

ALWAYS = float("inf")  # the odds of a pair that a person holds to be the same
Beside = Callable[[Collection[int]], Mapping[int, Collection[tuple[int, float]]]]
"""Items → for each of them (another item, log2 odds), of its likely pairs."""


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
        label = _labels(n, edges)
        size = np.bincount(label, minlength=n)[label]
        done = (size > 1) & ((size <= MOST) | (least == STEPS[-1]))
        out += _grouped(np.flatnonzero(done), label)
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
    # What has come or gone changed pairs of touched items, and which pair is the likeliest of these.
    links = beside(touched)
    best: dict[int, float] = {}
    around = {*touched, *(y for x in touched for y, _ in links[x])}
    stood = _parts_around(around, beside, best, around)  # parts as they were, or pieces of them
    return sorted(sorted(p) for p in _parts_around(around.union(*stood), beside, best))


def _parts_around(
    starts: Collection[int], beside: Beside, best: dict[int, float], but: Collection[int] = frozenset()
) -> list[set[int]]:
    """The parts that some items are in; looks no farther around them than it must.

    Pairs of two items of ``but`` are taken to hold nothing together. ``best`` takes up the odds of the
    likeliest pair of each item that is looked at.
    """
    out: list[set[int]] = []
    left = set(starts)
    for least in STEPS:
        most = MOST if least < STEPS[-1] else None
        for region in _regions(left, beside, best, least, most, but):
            if most is None or len(region) <= most:
                out.append(region)
                left -= region
        if not left:
            break
    return out


def _regions(
    starts: Collection[int],
    beside: Beside,
    best: dict[int, float],
    least: float,
    most: int | None,
    but: Collection[int],
) -> list[set[int]]:
    """What hangs together with each of some items; regions of more than ``most`` are not followed on."""
    region = {x: {x} for x in starts}  # item → the region it is in, one object for all items of a region
    edge = set(starts)
    while edge:
        links = beside(edge)
        if least > MERGE:  # else every likely pair holds
            best.update((x, _best(links[x])) for x in edge - best.keys())
            if unseen := {y for x in edge for y, score in links[x] if score < least} - best.keys():
                theirs = beside(unseen)
                best.update((y, _best(theirs[y])) for y in unseen)
        reached: set[int] = set()
        for x in edge:
            mine = region[x]
            enough = MERGE if least == MERGE else min(least, best[x])
            for y, score in links[x]:
                if (score < enough and score < best[y]) or (x in but and y in but):
                    continue
                other = region.get(y)
                if other is None:
                    mine.add(y)
                    region[y] = mine
                    reached.add(y)
                elif other is not mine:
                    small, large = sorted((mine, other), key=len)
                    large |= small
                    region.update(dict.fromkeys(small, large))
                    mine = large
        edge = {x for x in reached if most is None or len(region[x]) <= most}
    return list({id(r): r for r in region.values()}.values())


def _best(links: Collection[tuple[int, float]]) -> float:
    return max([MERGE, *(score for _, score in links if score < ALWAYS)])


def _labels(n: int, edges: Edges) -> npt.NDArray[np.int64]:
    """Of each of the items 0 … n-1 the first item of those that it hangs together with."""
    label = np.arange(n)
    while True:
        a, b = label[edges.first], label[edges.second]
        apart = np.flatnonzero(a != b)
        if not len(apart):
            return label
        np.minimum.at(label, np.maximum(a, b)[apart], np.minimum(a, b)[apart])
        while len(np.flatnonzero(label[label] != label)):
            label = label[label]


def _grouped(items: npt.NDArray[np.int64], label: npt.NDArray[np.int64]) -> list[list[int]]:
    """Some items, sorted, put together by their labels."""
    order = items[np.argsort(label[items], kind="stable")]
    ends = np.flatnonzero(np.diff(label[order])) + 1
    return [group.tolist() for group in np.split(order, ends)] if len(order) else []
