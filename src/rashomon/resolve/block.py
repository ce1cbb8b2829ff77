"""Which pairs of accounts are worth comparing: those that share a day and a place, a name, rare words.

Every account gives a few dozen keys of 64 bits; accounts that share one are candidates. A key that too
many accounts share tells little: its block gives pairs with a few of its members alone, so that the number
of pairs stays near linear however many copies of one page come in; finer keys find the others.

Which pairs are admitted depends on the accounts that are there and on nothing else, and a further account
changes it near itself alone: that is what makes a ledger that grew equal to one made in one go.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

import numpy as np
import numpy.typing as npt

from rashomon.resolve.content import content_id
from rashomon.resolve.kin import families
from rashomon.resolve.profile import Profile
from rashomon.resolve.where import FINE

MOST_IN_BLOCK = 60  # a block of this many accounts gives every pair of its members
HUBS = 12  # in a larger block: every member is compared with this many of them
_PARTS = 8
_MOST_DAYS = 9  # an interval wider than this gives keys by month instead of by day
_MASK = (1 << 64) - 1
_MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)  # of SplitMix64
_RAREST = 8  # words of an account that give keys
_TWO = np.triu_indices(_RAREST, 1)
_MOST_WORDS_KNOWN = 500_000


class Keys:
    """64-bit keys, the same on every machine and in every run."""

    def __init__(self) -> None:
        self._known: dict[object, int] = {}

    def of(self, word: str) -> int:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_WORDS_KNOWN:
                self._known.clear()
            known = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
            self._known[word] = known
        return known

    @staticmethod
    def mix(a: int, b: int, c: int = 0) -> int:
        h = ((a * _MIX[0] ^ b) * _MIX[1] + c * _MIX[2]) & _MASK
        return h ^ h >> 29


def block_keys(p: Profile, keys: Keys) -> Iterator[int]:
    """The keys of one account, but those of two rare words (:func:`_of_two_words`)."""
    of, mix = keys.of, keys.mix
    days = [of(f"day:{d}") for d in _windows(p)]
    sites = [of(s.key) for s in p.spots if s.rank <= FINE]
    areas = {of("area:" + s.country + s.admin1) for s in p.spots if s.admin1}
    kind = of("type:" + p.type)
    rare = _rare(p, keys)
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
    if p.central:
        for name in p.names.stems[:_RAREST]:
            yield of("name:" + name)
    for s in sites:
        yield mix(s, kind)
        for month in {p.lo // 16, p.hi // 16, (p.hi + 8) // 16} - {0}:
            yield mix(of(f"month:{month}"), s, kind)
    near = p.published or p.hi
    for week in {near // 8, (near + 4) // 8} - {0}:
        for a in areas:
            yield mix(of(f"week:{week}"), a, kind)
    if not days:
        for w in rare:
            for s in sites:
                yield mix(w, s)


def _windows(p: Profile) -> list[int]:
    """The days of an account, and the one after: accounts one day apart share a key."""
    if not p.lo or not p.hi:
        known = p.lo or p.hi
        return [known] if known else []
    if p.hi - p.lo <= _MOST_DAYS:
        return list(range(p.lo, p.hi + 2))
    return [p.lo, p.hi]


def keys_of(profiles: Sequence[Profile], keys: Keys) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """The keys of some accounts one after the other, and how many each has.

    An account's keys come sorted and each once, as signed 64-bit numbers (what every database holds).
    """
    n = len(profiles)
    single, many = array("Q"), array("q")
    for p in profiles:
        before = len(single)
        single.extend(block_keys(p, keys))
        many.append(len(single) - before)
    pairs, of_pairs = _of_two_words([_rare(p, keys) for p in profiles])
    every = np.concatenate((np.frombuffer(single, np.uint64), pairs)).view(np.int64)
    owner = np.concatenate((np.repeat(np.arange(n), np.frombuffer(many, np.int64)), of_pairs))
    order = np.lexsort((every, owner))
    every, owner = every[order], owner[order]
    new = np.ones(len(every), np.bool_)
    new[1:] = (every[1:] != every[:-1]) | (owner[1:] != owner[:-1])
    return every[new], np.bincount(owner[new], minlength=n).astype(np.int32)


def _rare(p: Profile, keys: Keys) -> list[int]:
    return [keys.of("word:" + w) for w in p.telling.stems[:_RAREST]]


def _of_two_words(rows: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Of each two of some words' keys the mix, the smaller first, and the row that it is of."""
    words = np.zeros((len(rows), _RAREST), np.uint64)
    many = np.array([len(row) for row in rows], np.int64)
    words[np.arange(_RAREST) < many[:, None]] = [w for row in rows for w in row]
    row, pair = np.nonzero(_TWO[1] < many[:, None])
    a, b = words[row, _TWO[0][pair]], words[row, _TWO[1][pair]]
    h = (np.minimum(a, b) * np.uint64(_MIX[0]) ^ np.maximum(a, b)) * np.uint64(_MIX[1])
    return h ^ h >> np.uint64(29), row


def pairs_in_block(items: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs that one block admits; ``items`` are its members' ids, sorted.

    Every pair of a small block; in a large one, each member with the first few. Ids are hashes of what
    is told, so these few are drawn as by lot, and another member changes them rarely.
    """
    if len(items) <= MOST_IN_BLOCK:
        yield from combinations(items, 2)
    else:
        yield from ((a, b) for k, a in enumerate(items[:HUBS]) for b in items[k + 1 :])


def block_pairs(h: npt.NDArray[np.int64], o: npt.NDArray[np.int32], n: int) -> npt.NDArray[np.int64]:
    """The pairs that all blocks admit, as first · n + second, sorted, each once.

    Args:
        h, o: each key of each item and the item's number, in any order.
        n: how many items there are; their numbers run in the order of their ids.
    """
    found = [np.empty(0, np.int64)]
    for part in range(_PARTS):  # in parts, so that sorting needs little room
        mine = np.flatnonzero((h & (_PARTS - 1)) == part)
        if len(mine):
            order = mine[np.lexsort((o[mine], h[mine]))]
            found.append(_pairs(h[order], o[order].astype(np.int64), n))
    return np.unique(np.concatenate(found))


def _pairs(h: npt.NDArray[np.int64], o: npt.NDArray[np.int64], n: int) -> npt.NDArray[np.int64]:
    """As :func:`block_pairs`, for keys sorted with their owners."""
    edges = np.flatnonzero(np.diff(h)) + 1
    starts = np.concatenate(([0], edges))
    ends = np.concatenate((edges, [len(h)]))
    size = ends - starts
    found = [np.empty(0, np.int64)]
    for width in np.unique(size[(size > 1) & (size <= MOST_IN_BLOCK)]):
        rows = o[starts[size == width][:, None] + np.arange(width)]
        x, y = np.triu_indices(int(width), 1)
        found.append(np.unique(rows[:, x].ravel() * n + rows[:, y].ravel()))
    for k in np.flatnonzero(size > MOST_IN_BLOCK):
        row = o[starts[k] : ends[k]]
        found.extend(row[hub] * n + row[hub + 1 :] for hub in range(HUBS))
    return np.unique(np.concatenate(found))


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
