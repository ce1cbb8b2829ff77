"""Which pairs of accounts are worth comparing: those that share a day and a place, a name, rare words.

Every account gives a few dozen keys of 64 bits; accounts that share one are candidates. A key that too
many accounts share tells nothing: its block is cut by finer keys and then walked in sorted order with
a window, so that the number of pairs stays near linear however many copies of one page come in.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import repeat

import numpy as np
import numpy.typing as npt

from rashomon.resolve.kin import families
from rashomon.resolve.profile import Profile
from rashomon.resolve.where import FINE

MOST_IN_BLOCK = 60  # a block of this many accounts gives every pair of its members
WINDOW = 12  # in a larger block: this many neighbours in sorted order
_MOST_DAYS = 9  # an interval wider than this gives keys by month instead of by day
_MASK = (1 << 64) - 1


class Keys:
    """64-bit keys, the same on every machine and in every run."""

    def __init__(self) -> None:
        self._known: dict[object, int] = {}

    def of(self, word: str) -> int:
        known = self._known.get(word)
        if known is None:
            known = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
            self._known[word] = known
        return known

    @staticmethod
    def mix(*parts: int) -> int:
        h = 0x9E3779B97F4A7C15
        for p in parts:
            h = ((h ^ p) * 0xBF58476D1CE4E5B9) & _MASK
            h ^= h >> 29
        return h


def block_keys(p: Profile, keys: Keys) -> Iterator[int]:
    """The keys of one account."""
    of, mix = keys.of, keys.mix
    days = _windows(p)
    sites = [of(s.key) for s in p.spots if s.rank <= FINE]
    areas = {of("area:" + s.country + s.admin1) for s in p.spots if s.admin1}
    kind = of("type:" + p.type)
    rare = [of("word:" + w) for w in p.words[:8]]
    sides = [of("side:" + f) for f in sorted(families(p.perpetrators))]
    numbers = [of(f"{name}:{n}") for name, n in sorted(p.numbers) if n >= 2]
    for day in days:
        for s in sites:
            yield mix(day, s)
        for a in areas:
            yield mix(day, a, kind)
            for n in numbers:
                yield mix(day, a, n)
            for side in sides:
                yield mix(day, a, side)
        for n in numbers:
            yield mix(day, kind, n)
        for w in rare:
            yield mix(day, w)
    for name in sorted(p.people):
        yield of("person:" + name)
    for s in sites:
        yield mix(1, s, kind)
        for month in {p.lo // 16, p.hi // 16, (p.hi + 8) // 16} - {0}:
            yield mix(2, month, s, kind)
    near = p.published or p.hi
    for week in {near // 8, (near + 4) // 8} - {0}:
        for a in areas:
            yield mix(3, week, a, kind)
    if not days:
        for w in rare:
            for s in sites:
                yield mix(w, s)
    for i, w in enumerate(rare):
        for v in rare[i + 1 :]:
            yield mix(min(w, v), max(w, v))


def _windows(p: Profile) -> list[int]:
    """The days of an account, and the one after: accounts one day apart share a key."""
    if not p.lo or not p.hi:
        known = p.lo or p.hi
        return [known] if known else []
    if p.hi - p.lo <= _MOST_DAYS:
        return list(range(p.lo, p.hi + 2))
    return [p.lo, p.hi]


def candidates(profiles: Sequence[Profile]) -> npt.NDArray[np.int32]:
    """Pairs (i, j), i < j, of indices into ``profiles``: sorted, each once.

    ``profiles`` must be in an order that follows from their content, for the result to do so too.
    """
    keys = Keys()
    hashes = array("Q")
    owners = array("i")
    for i, p in enumerate(profiles):
        mine = set(block_keys(p, keys))
        hashes.extend(mine)
        owners.extend(repeat(i, len(mine)))
    if not hashes:
        return np.empty((0, 2), np.int32)
    h = np.frombuffer(hashes, np.uint64)
    o = np.frombuffer(owners, np.int32)
    order = np.lexsort((o, h))
    h, o = h[order], o[order]
    edges = np.flatnonzero(np.diff(h)) + 1
    starts = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [len(h)]))
    size = ends - starts
    found: list[npt.NDArray[np.int64]] = []
    n = len(profiles)
    for width in np.unique(size[(size > 1) & (size <= MOST_IN_BLOCK)]):
        rows = o[starts[size == width][:, None] + np.arange(width)].astype(np.int64)
        x, y = np.triu_indices(int(width), 1)
        found.append(np.unique(rows[:, x].ravel() * n + rows[:, y].ravel()))
    for k in np.flatnonzero(size > MOST_IN_BLOCK):
        rows = o[starts[k] : ends[k]].astype(np.int64)
        found.extend(rows[:-step] * n + rows[step:] for step in range(1, WINDOW + 1))
    if not found:
        return np.empty((0, 2), np.int32)
    pairs = np.unique(np.concatenate(found))
    return np.stack((pairs // n, pairs % n), axis=1).astype(np.int32)
