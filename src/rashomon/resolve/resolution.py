"""From accounts to clusters: candidates, scores, groups, and the pairs left to a person."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from rashomon.model import Account, Judgement, Verdict, When
from rashomon.resolve.block import block_pairs
from rashomon.resolve.cluster import NEVER, Ask, cluster
from rashomon.resolve.columns import Columns
from rashomon.resolve.facets import Flags, Scores
from rashomon.resolve.items import Items
from rashomon.resolve.keys import Keys
from rashomon.resolve.pairs import Pair, Pairs
from rashomon.resolve.parts import ALWAYS, MERGE, Edges, parts
from rashomon.resolve.profile import profiles

_BATCH = 200_000  # pairs that are dealt with at a time
_AT_ONCE = 2000  # accounts that are given keys at a time
_SMALL = 400  # items of a part within which all pairs are scored at once
_NONE = np.empty(0, np.int64)

Places = npt.NDArray[np.int64]


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
    published: Mapping[str, When] | None = None,
    outlets: Mapping[str, str | None] | None = None,
    workings: Workings | None = None,
) -> Resolution:
    """Group accounts by incident.

    Args:
        accounts: in any order; the result does not depend on it.
        judgements: those withdrawn are passed over. They outrank the scores.
        published: report id → when it was published, as far as known.
        outlets: report id → who published it, as far as known.
        workings: is filled with what was found on the way, for those who keep it.

    The score of two accounts depends on these two alone, so that what a ledger holds besides changes
    nothing between them. Clusters form within the groups that likely pairs hold together, each by itself.
    Time and room grow with the number of accounts (see docs/resolving.md).
    """
    dates, names = published or {}, outlets or {}
    words = [j for j in judgements if j.withdrawn is None]
    items = Items({x for j in words for x in (j.first, j.second)})
    keys, hashes, many = Keys(), array("q"), array("i")  # each item's keys one after the other; how many
    accounts = iter(accounts)
    while some := list(islice(accounts, _AT_ONCE)):
        columns = Columns.of(profiles(some, dates, names), keys)
        new = np.zeros(len(some), np.bool_)
        new[items.add(columns)] = True
        hashes.frombytes(columns.hashes[np.repeat(new, columns.many)].tobytes())
        many.frombytes(columns.many[new].tobytes())
    order = items.arranged()
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    owners = np.repeat(place, np.frombuffer(many, np.int32))
    n = max(1, len(order))
    found = block_pairs(np.frombuffer(hashes, np.int64), owners, n)
    if workings is not None:
        workings.set(items, hashes, owners)
    del hashes, owners
    pairs = Pairs.scored(items, found, n)
    del found
    if workings is not None:
        workings.pairs = pairs
    ruling = Ruling.of(words, items.number_of() if words else {})
    groups = clusters(items, parts(len(items.ids), edges(pairs, ruling)), pairs, ruling)
    clusters_ = [tuple(sorted(a for k in group for a in items.accounts[k])) for group in groups]
    return Resolution(
        clusters=tuple(sorted(clusters_)),
        possibly_same=doubtful(items, pairs, groups, ruling),
        conflicts=ruling.conflicts,
    )


class Workings:
    """What :func:`resolve` finds on the way, so that further accounts need not find it again."""

    def __init__(self) -> None:
        self.pairs: Iterable[Pair] = ()
        self._items = Items()
        self._hashes: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._owners: npt.NDArray[np.int32] = np.empty(0, np.int32)

    def set(self, items: Items, hashes: array[int], owners: npt.NDArray[np.int32]) -> None:
        """Take the keys of the items, and the number of the item that each is of."""
        self._items = items
        h = np.frombuffer(hashes, np.int64)
        order = np.lexsort((h, owners))
        self._hashes, self._owners = h[order], owners[order]

    def keys(self) -> Iterator[tuple[int, list[int]]]:
        """(item, its keys), by item."""
        ends = np.searchsorted(self._owners, np.arange(len(self._items.ids) + 1)).tolist()
        for n, id in enumerate(self._items.ids):
            yield id, self._hashes[ends[n] : ends[n + 1]].tolist()

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

    def scored(self) -> Iterator[tuple[int, int, float, bool]]:
        """(item, item, score, kept apart by a contradiction); not what one report tells of as two."""
        ids, facets = self._items.ids, self._items.facets
        for p in self.pairs:
            if not (p.apart and facets.one_report(p.first, p.second)):
                yield ids[p.first], ids[p.second], p.score, p.apart


@dataclass(frozen=True, slots=True)
class Ruling:
    """What judgements say of items, by number."""

    same: tuple[tuple[int, int], ...] = ()
    different: tuple[tuple[int, int], ...] = ()
    conflicts: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def of(cls, judgements: Iterable[Judgement], item_of: Mapping[str, int]) -> Ruling:
        same, different, conflicts = _judged(judgements, item_of)
        return cls(tuple(same), tuple(different), conflicts)


def edges(pairs: Pairs, ruling: Ruling) -> Edges:
    """What holds parts together: likely pairs, and judgements of "same"."""
    likely = pairs.likely()
    return Edges(
        np.concatenate((pairs.first[likely], np.array([i for i, _ in ruling.same], np.int32))),
        np.concatenate((pairs.second[likely], np.array([j for _, j in ruling.same], np.int32))),
        np.concatenate((pairs.scores[likely] / 100, np.full(len(ruling.same), ALWAYS))),
    )


def clusters(items: Items, parts: Sequence[Sequence[int]], pairs: Pairs, ruling: Ruling) -> list[list[int]]:
    """All items, grouped part by part: each group sorted, the groups by their first item.

    ``pairs`` are those whose scores are known, the likely ones of each part among them.
    """
    part_of = np.full(len(items.ids), -1, np.int32)
    for n, part in enumerate(parts):
        part_of[part] = n
    given: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in ruling.same:
        given[int(part_of[i])].append((i, j))
    kept: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in ruling.different:
        if part_of[i] == part_of[j] >= 0:
            kept[int(part_of[i])].append((i, j))
    out = [[x] for x in np.flatnonzero(part_of < 0).tolist()]
    inside = pairs.within(part_of, len(parts))
    known = [_Part(items, part, mine) for part, mine in zip(parts, inside, strict=True)]
    for some in _in_batches(known):
        _score_all(items, some)
        for one in some:
            n = int(part_of[one.items[0]])
            out += one.clusters(given[n], kept[n])
    return sorted(out)


class _Part:
    """Items that likely pairs hold together, and what is known of them two by two."""

    def __init__(self, items: Items, part: Sequence[int], pairs: Pairs) -> None:
        self.items = np.array(part, np.int32)
        self.small = len(part) <= _SMALL
        self._facets = items.facets
        self._pairs = pairs
        self._first, self._second = (np.searchsorted(self.items, x) for x in (pairs.first, pairs.second))
        n = len(part) if self.small else 0
        self._table = np.full((n, n), np.nan)  # minus infinity where a pair is forbidden
        if self.small:
            self.learn(self._first, self._second, pairs.scores, pairs.apart)

    def learn(self, first: Places, second: Places, scores: Scores, apart: Flags) -> None:
        """Take the scores of pairs, which are given by their items' places in the part."""
        told = np.where(apart, NEVER, scores / 100)
        self._table[first, second] = self._table[second, first] = told

    def missing(self) -> tuple[Places, Places]:
        """The pairs whose score is not known, in a small part: nearly all are asked for."""
        some = len(self._table) > 2  # the one pair of two items is known
        first, second = np.nonzero(np.triu(np.isnan(self._table), 1)) if some else (_NONE, _NONE)
        return first, second

    def clusters(
        self, same: Iterable[tuple[int, int]], different: Iterable[tuple[int, int]]
    ) -> list[list[int]]:
        """The items grouped; ``same`` and ``different`` are what judgements say of them."""
        numbers = self.items.tolist()
        place = {x: k for k, x in enumerate(numbers)}
        likely = self._pairs.likely()
        columns = ((self._pairs.scores / 100)[likely], self._first[likely], self._second[likely])
        groups = cluster(
            len(numbers),
            list(zip(*(column.tolist() for column in columns), strict=True)),
            self._ask_table() if self.small else self._ask_one_by_one(),
            least=MERGE,
            given=[(place[i], place[j]) for i, j in same],
            apart=[(place[i], place[j]) for i, j in different],
        )
        return [[numbers[k] for k in group] for group in groups]

    def _ask_table(self) -> Ask:
        table: list[list[float]] = self._table.tolist()

        def ask(i: int, others: Sequence[int]) -> list[float]:
            row = table[i]
            return [row[j] for j in others]

        return ask

    def _ask_one_by_one(self) -> Ask:
        numbers, score = self.items.tolist(), self._facets.score
        pairs = self._pairs.some(np.flatnonzero(~self._pairs.apart))
        known = {(p.first, p.second): p.score for p in pairs}

        def ask(i: int, others: Sequence[int]) -> list[float]:
            out = []
            for j in others:
                a, b = sorted((numbers[i], numbers[j]))
                if (a, b) not in known:
                    value, forbidden = score(a, b)
                    known[a, b] = NEVER if forbidden else value
                out.append(known[a, b])
            return out

        return ask


def _in_batches(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """The parts, in order, some thousand pairs of items at a time."""
    batch: list[_Part] = []
    pairs = 0
    for part in parts:
        batch.append(part)
        pairs += len(part.items) ** 2
        if pairs > _BATCH:
            yield batch
            batch, pairs = [], 0
    yield batch


def _score_all(items: Items, parts: Sequence[_Part]) -> None:
    """Score the pairs of several parts at once, which costs least."""
    missing = [part.missing() for part in parts]
    first, second = (
        np.concatenate((_NONE, *(part.items[m[k]] for part, m in zip(parts, missing, strict=True)))).astype(
            np.int32
        )
        for k in (0, 1)
    )
    scores, apart = items.facets.scores(first, second)
    end = 0
    for part, (i, j) in zip(parts, missing, strict=True):
        begin, end = end, end + len(i)
        part.learn(i, j, scores[begin:end], apart[begin:end])


def _judged(
    judgements: Iterable[Judgement], item_of: Mapping[str, int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], tuple[tuple[str, str, str], ...]]:
    """The pairs declared same and different, and the contradictions among them.

    The last word on a pair counts. Where words on several pairs contradict one another, "different"
    holds for its own pair and "same" for all others; what could not be kept is reported.
    """
    last: dict[tuple[str, str], Judgement] = {}
    for j in sorted(judgements, key=lambda j: (j.when, j.id)):
        if j.withdrawn is None and j.first in item_of and j.second in item_of:
            last[min(j.first, j.second), max(j.first, j.second)] = j
    root: dict[str, str] = {}

    def find(x: str) -> str:
        while root.get(x, x) != x:
            x = root[x]
        return x

    same = sorted(pair for pair, j in last.items() if j.verdict == Verdict.SAME)
    for a, b in same:
        x, y = find(a), find(b)
        root[max(x, y)] = min(x, y)
    different = sorted(pair for pair, j in last.items() if j.verdict == Verdict.DIFFERENT)
    conflicts = []
    kept = []
    for a, b in different:
        if find(a) == find(b):
            chain = [p for p in same if find(p[0]) == find(a)]
            conflicts.append((a, b, f"judged different, but {len(chain)} judgements of “same” join them"))
        kept.append((item_of[a], item_of[b]))
    held = [(item_of[a], item_of[b]) for a, b in same]
    return (
        [p for p in held if p[0] != p[1]],
        [p for p in kept if p[0] != p[1]],
        tuple(conflicts),
    )


def doubtful(
    items: Items, pairs: Iterable[Pair], groups: Sequence[Sequence[int]], ruling: Ruling
) -> tuple[tuple[str, str, float], ...]:
    """The best pair between any two groups that no judgement has settled, the likeliest first."""
    group_of = {k: n for n, g in enumerate(groups) for k in g}
    settled = {frozenset((group_of[i], group_of[j])) for i, j in ruling.different}
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for p in pairs:
        a, b = group_of[p.first], group_of[p.second]
        if a != b and not (p.apart and items.facets.one_report(p.first, p.second)):
            between = (a, b) if a < b else (b, a)
            mine = (-p.score, p.first, p.second)
            if mine < best.get(between, (0.0, -1, -1)) or between not in best:
                best[between] = mine
    return tuple(
        (min(items.accounts[i]), min(items.accounts[j]), -score)
        for between, (score, i, j) in sorted(best.items(), key=lambda x: x[1])
        if frozenset(between) not in settled
    )
