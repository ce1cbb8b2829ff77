"""Which pairs of accounts are worth comparing: those that share a day and a place, a name, rare words.

Every account gives a few dozen keys of 64 bits (:mod:`rashomon.resolve.keys`); accounts that share one are
candidates. A key that too many accounts share tells little: its block gives pairs with a few of its members
alone, so that the number of pairs stays near linear however many copies of one page come in; finer keys find
the others.

Which pairs are admitted depends on the accounts that are there and on nothing else, and a further account
changes it near itself alone: that is what makes a ledger that grew equal to one made in one go.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.resolve.content import content_id
from rashomon.resolve.keys import Keys, keys_of
from rashomon.resolve.profile import Profile

_PARTS = 16  # of the keys, sorted one after the other, so that it takes little room


class Bound(NamedTuple):
    """How many pairs a block gives."""

    most: int  # a block of this many accounts gives every pair of its members
    hubs: int  # in a larger one every member is compared with this many of them


USUAL = Bound(60, 12)
# A block that no day bounds fills up as the years go by; by then accounts of one incident meet in its season.
OF_NO_DAY = Bound(16, 3)


def bound(key: int) -> Bound:
    """How many pairs the block of a key gives; keys below zero are of no day."""
    return USUAL if key >= 0 else OF_NO_DAY


def pairs_in_block(key: int, items: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs that the block of a key admits; ``items`` are its members' ids, sorted.

    Every pair of a small block; in a large one, each member with the first few. Ids are hashes of what
    is told, so these few are drawn as by lot, and another member changes them rarely.
    """
    most, hubs = bound(key)
    if len(items) <= most:
        yield from combinations(items, 2)
    else:
        yield from ((a, b) for k, a in enumerate(items[:hubs]) for b in items[k + 1 :])


def block_pairs(h: npt.NDArray[np.int64], o: npt.NDArray[np.int32], n: int) -> npt.NDArray[np.int64]:
    """The pairs that all blocks admit, as first · n + second, sorted, each once.

    Args:
        h, o: each key of each item and the item's number, in any order.
        n: how many items there are; their numbers run in the order of their ids.
    """
    found = array("q")  # one after the other, not twice at a time: there are tens of millions
    for part in range(_PARTS):
        mine = np.flatnonzero((h & (_PARTS - 1)) == part)
        for keys in (mine[h[mine] >= 0], mine[h[mine] < 0]):
            found.frombytes(_pairs(h[keys], o[keys], n).tobytes())
    return _each_once(np.frombuffer(found, np.int64))


def _pairs(h: npt.NDArray[np.int64], o: npt.NDArray[np.int32], n: int) -> npt.NDArray[np.int64]:
    """As :func:`block_pairs`, of some keys with one bound."""
    most, hubs = bound(int(h[0])) if len(h) else USUAL
    order = np.argsort(h)
    h, o = h[order], o[order]
    edges = np.flatnonzero(h[1:] != h[:-1]) + 1
    size = np.diff(np.concatenate(([0], edges, [len(h)])))
    several = np.repeat(size > 1, size)  # most keys are one item's alone
    size = size[size > 1]
    code = np.repeat(np.arange(len(size)), size) << 32 | o[several]
    code.sort()  # by block, and within a block
    o, starts = code & (1 << 32) - 1, np.cumsum(size) - size
    found = [np.empty(0, np.int64)]
    for width in np.flatnonzero(np.bincount(size[size <= most])).tolist():
        rows = o[starts[size == width][:, None] + np.arange(width)]
        x, y = np.triu_indices(width, 1)
        found.append((rows[:, x] * n + rows[:, y]).ravel())
    for k in np.flatnonzero(size > most).tolist():
        row = o[starts[k] : starts[k] + size[k]]
        found.extend(row[hub] * n + row[hub + 1 :] for hub in range(hubs))
    return _each_once(np.concatenate(found))


def _each_once(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Numbers sorted (where they are), and each once; quicker and smaller than ``numpy.unique``."""
    numbers.sort()
    new = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=new[1:])
    return numbers[new]


def candidates(profiles: Sequence[Profile]) -> npt.NDArray[np.int32]:
    """Pairs (i, j), i < j, of indices into ``profiles``: sorted, each once."""
    ids = [content_id(p, p.account) for p in profiles]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    hashes, many = keys_of([profiles[i] for i in order], Keys())
    n = max(1, len(order))
    pairs = block_pairs(hashes, np.repeat(np.arange(len(order), dtype=np.int32), many), n)
    place = np.array(order, np.int32)
    both = np.stack((place[pairs // n], place[pairs % n]), axis=1)
    both.sort(axis=1)
    return both[np.lexsort((both[:, 1], both[:, 0]))]
