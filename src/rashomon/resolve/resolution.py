"""From accounts to clusters: candidates, scores, groups, and the pairs left to a person."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.model import Account, Judgement, When
from rashomon.resolve import side_by_side
from rashomon.resolve.block import block_pairs
from rashomon.resolve.columns import Columns
from rashomon.resolve.grouping import clusters
from rashomon.resolve.items import Items
from rashomon.resolve.kept import Said, said
from rashomon.resolve.keys import Keys
from rashomon.resolve.pairs import Pairs
from rashomon.resolve.parts import ALWAYS, Edges, parts
from rashomon.resolve.profile import profiles
from rashomon.resolve.ruling import Ruling
from rashomon.resolve.side_by_side import in_order

LARGE = 24_000  # accounts from which further processes pay
_AT_ONCE = 4000  # accounts that are made ready at a time
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which accounts tell of the same incident.

    ``clusters`` hold account ids, sorted, each cluster by its first id. ``possibly_same`` lists
    (account, account, score in log2 odds), the pairs that a judgement would settle most for first.
    ``conflicts`` name pairs that judgements hold to be different although other judgements join them:
    (account, account, why).
    """

    clusters: tuple[tuple[str, ...], ...]
    possibly_same: tuple[tuple[str, str, float], ...] = ()
    conflicts: tuple[tuple[str, str, str], ...] = ()


def resolve(
    accounts: Iterable[Account],
    judgements: Iterable[Judgement] = (),
    *,
    published: Mapping[str, When] = _NOTHING,
    outlets: Mapping[str, str | None] = _NOTHING,
    workings: Workings | None = None,
    processes: int | None = None,
) -> Resolution:
    """Group accounts by incident.

    Args:
        accounts: in any order; the result does not depend on it.
        judgements: those withdrawn are passed over. They outrank the scores.
        published: report id → when it was published, as far as known; looked up as the accounts are drawn.
        outlets: report id → who published it, likewise.
        workings: is filled with what was found on the way, for those who keep it.
        processes: how many do the work; the result does not depend on it. One for each core that is there,
            from :data:`LARGE` accounts up, unless given.

    The score of two accounts depends on these two alone, so that what a ledger holds besides changes
    nothing between them. Clusters form within the groups that likely pairs hold together, each by itself.
    Time and room grow with the number of accounts (see docs/resolving.md).
    """
    words = [j for j in judgements if j.withdrawn is None]
    items = Items({x for j in words for x in (j.first, j.second)})
    alone = 0 if processes else LARGE // _AT_ONCE
    processes = processes or side_by_side.processes()
    hashes, many = array("q"), array("i")  # each item's keys one after the other; how many
    batches, ready = _batches(accounts, published, outlets), _Ready()
    for columns in chain(
        in_order(ready.made, islice(batches, alone), 1), in_order(ready.made, batches, processes)
    ):
        new = np.zeros(len(columns.ids), np.bool_)
        new[items.add(columns)] = True
        hashes.frombytes(columns.hashes[np.repeat(new, columns.many)].tobytes())
        many.frombytes(columns.many[new].tobytes())
    order = items.arranged()
    n = max(1, len(order))
    if alone and n < LARGE:
        processes = 1
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    owners = np.repeat(place, np.frombuffer(many, np.int32))
    found = block_pairs(np.frombuffer(hashes, np.int64), owners, n)
    if workings is not None:
        workings.set(items, hashes, owners)
    del hashes, owners
    pairs = Pairs.scored(items, found, n, processes)
    del found
    if workings is not None:
        workings.pairs = pairs
    ruling = Ruling.of(words, items.number_of() if words else {})
    groups = clusters(items, parts(len(items.ids), edges(pairs, ruling)), pairs, ruling, processes)
    clusters_ = [tuple(sorted(a for k in group for a in items.accounts[k])) for group in groups]
    return Resolution(
        clusters=tuple(sorted(clusters_)),
        possibly_same=doubtful(items, pairs, groups, ruling),
        conflicts=ruling.conflicts,
    )


_Batch = tuple[list[Account], dict[str, When], dict[str, str | None]]
"""Some accounts, and by report when and by whom these were published, as far as known."""


def _batches(
    accounts: Iterable[Account], published: Mapping[str, When], outlets: Mapping[str, str | None]
) -> Iterator[_Batch]:
    accounts = iter(accounts)
    while some := list(islice(accounts, _AT_ONCE)):
        told_by = {a.report for a in some}
        yield (
            some,
            {r: published[r] for r in told_by if r in published},
            {r: outlets[r] for r in told_by if r in outlets},
        )


class _Ready:
    """Makes accounts ready to compare; words are hashed once in each process."""

    def __init__(self) -> None:
        self._keys = Keys()

    def made(self, batch: _Batch) -> Columns:
        return Columns.of(profiles(*batch), self._keys)


class Workings:
    """What :func:`resolve` finds on the way, so that further accounts need not find it again."""

    def __init__(self) -> None:
        self.pairs = Pairs.of([])
        self._items = Items()
        self._hashes: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._owners: npt.NDArray[np.int32] = np.empty(0, np.int32)

    def set(self, items: Items, hashes: array[int], owners: npt.NDArray[np.int32]) -> None:
        """Take the keys of the items, and the number of the item that each is of."""
        self._items = items
        h = np.frombuffer(hashes, np.int64)
        order = np.lexsort((h, owners))
        self._hashes, self._owners = h[order], owners[order]

    def items(self) -> Iterator[tuple[int, list[int], Said]]:
        """(item, its keys, what it says), by item."""
        ends = np.searchsorted(self._owners, np.arange(len(self._items.ids) + 1)).tolist()
        for n, (id, told) in enumerate(zip(self._items.ids, said(self._items.facets), strict=True)):
            yield id, self._hashes[ends[n] : ends[n + 1]].tolist(), told

    def blocks(self) -> Iterator[tuple[int, int]]:
        """(key, item), sorted."""
        ids = np.array(self._items.ids, np.int64)
        order = np.lexsort((self._owners, self._hashes))
        for k in range(0, len(order), 100_000):
            some = order[k : k + 100_000]
            yield from zip(self._hashes[some].tolist(), ids[self._owners[some]].tolist(), strict=True)

    def tellings(self) -> Iterator[tuple[str, str, int]]:
        """(account, report, item)."""
        for id, accounts, reports in zip(
            self._items.ids, self._items.accounts, self._items.reports, strict=True
        ):
            yield from ((a, r, id) for a, r in zip(accounts, reports, strict=True))

    def beside(self) -> Iterator[tuple[npt.NDArray[Any], ...]]:
        """Pairs that are worth a doubt, in columns: an item, another one, their score in hundredths, whether
        a contradiction keeps them apart; each with both items, and all of an item in one piece. Not what
        one report tells of as two."""
        ids, p = np.array(self._items.ids, np.int64), self.pairs
        told_as_two = p.apart & self._items.facets.told_by_one(p.first, p.second)
        for begin in range(0, len(ids), _AT_ONCE):
            end = begin + _AT_ONCE
            a, b = np.searchsorted(p.first, (begin, end)).tolist()
            mine = a + np.flatnonzero(~told_as_two[a:b])
            theirs = np.flatnonzero((p.second >= begin) & (p.second < end) & ~told_as_two)
            both = np.concatenate((mine, theirs))
            item, other = (
                np.concatenate((x[mine], y[theirs])) for x, y in ((p.first, p.second), (p.second, p.first))
            )
            yield ids[item], ids[other], p.scores[both], p.apart[both]


def edges(pairs: Pairs, ruling: Ruling) -> Edges:
    """What holds parts together: likely pairs, and judgements of "same"."""
    likely = pairs.likely()
    return Edges(
        np.concatenate((pairs.first[likely], np.array([i for i, _ in ruling.same], np.int32))),
        np.concatenate((pairs.second[likely], np.array([j for _, j in ruling.same], np.int32))),
        np.concatenate((pairs.scores[likely] / 100, np.full(len(ruling.same), ALWAYS))),
    )


def doubtful(
    items: Items, pairs: Pairs, groups: Sequence[Sequence[int]], ruling: Ruling
) -> tuple[tuple[str, str, float], ...]:
    """The best pair between any two groups that no judgement has settled, the likeliest first."""
    group_of = np.empty(len(items.ids), np.int64)
    group_of[list(chain.from_iterable(groups))] = np.repeat(np.arange(len(groups)), list(map(len, groups)))
    one, other = group_of[pairs.first], group_of[pairs.second]
    told_as_two = pairs.apart & items.facets.told_by_one(pairs.first, pairs.second)
    between = pairs.some(np.flatnonzero((one != other) & ~told_as_two))
    one, other = np.sort((group_of[between.first], group_of[between.second]), axis=0)
    order = np.lexsort((between.second, between.first, -between.scores, other, one))
    new = np.ones(len(order), np.bool_)
    new[1:] = (np.diff(one[order]) != 0) | (np.diff(other[order]) != 0)
    best = between.some(order[new])
    settled = {frozenset((int(group_of[i]), int(group_of[j]))) for i, j in ruling.different}
    likeliest_first = np.lexsort((best.second, best.first, -best.scores))
    return tuple(
        (min(items.accounts[p.first]), min(items.accounts[p.second]), p.score)
        for p in best.some(likeliest_first)
        if not settled or frozenset((int(group_of[p.first]), int(group_of[p.second]))) not in settled
    )
