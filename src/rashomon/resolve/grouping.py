"""The items of each part grouped by incident; parts have nothing to do with one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.resolve.cluster import CONTRADICTED, Ask, Foresee, cluster
from rashomon.resolve.facets import Flags, Scores
from rashomon.resolve.items import Items
from rashomon.resolve.pairs import Pairs
from rashomon.resolve.parts import MERGE
from rashomon.resolve.ruling import Ruling
from rashomon.resolve.side_by_side import in_order

_BATCH = 200_000  # pairs that are dealt with at a time
_SMALL = 400  # items of a part within which all pairs are scored at once
_WORTH_COLUMNS = 80  # pairs that are scored quicker at once than one by one
_NONE = np.empty(0, np.int64)

Places = npt.NDArray[np.int64]


def clusters(
    items: Items, parts: Sequence[Sequence[int]], pairs: Pairs, ruling: Ruling, processes: int = 1
) -> list[list[int]]:
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

    def grouped(some: range) -> list[list[int]]:
        held = {k: _Part(items, parts[k], inside[k]) for k in some}
        _score_all(items, list(held.values()))
        return [
            group for k, part in held.items() for group in part.clusters(given.get(k, ()), kept.get(k, ()))
        ]

    for groups in in_order(grouped, _in_batches(parts), processes):
        out += groups
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
        self._table = np.full((n, n), np.nan)
        if self.small:
            self.learn(self._first, self._second, pairs.scores, pairs.apart)

    def learn(self, first: Places, second: Places, scores: Scores, apart: Flags) -> None:
        """Take the scores of pairs, which are given by their items' places in the part."""
        self._table[first, second] = self._table[second, first] = _told(scores, apart)

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
        ask, foresee = (self._ask_table(), None) if self.small else self._ask_as_needed()
        groups = cluster(
            len(numbers),
            list(zip(*(column.tolist() for column in columns), strict=True)),
            ask,
            least=MERGE,
            given=[(place[i], place[j]) for i, j in same],
            apart=[(place[i], place[j]) for i, j in different],
            foresee=foresee,
        )
        return [[numbers[k] for k in group] for group in groups]

    def _ask_table(self) -> Ask:
        table: list[list[float]] = self._table.tolist()

        def ask(i: int, others: Sequence[int]) -> list[float]:
            row = table[i]
            return [row[j] for j in others]

        return ask

    def _ask_as_needed(self) -> tuple[Ask, Foresee]:
        """For a large part: scores found as they are asked for, and many at once where that is foreseen."""
        numbers, facets, n = self.items, self._facets, len(self.items)
        told = _told(self._pairs.scores, self._pairs.apart)
        known: dict[int, float] = dict(
            zip((self._first * n + self._second).tolist(), told.tolist(), strict=True)
        )

        def foresee(pairs: Iterable[tuple[int, int]]) -> None:
            asked = {i * n + j if i < j else j * n + i for i, j in pairs}
            codes = [code for code in asked if code not in known]
            if len(codes) < _WORTH_COLUMNS:
                return
            found = np.array(sorted(codes), np.int64)
            first, second = np.divmod(found, n)
            told = _told(*facets.scores(numbers[first], numbers[second]))
            known.update(zip(found.tolist(), told.tolist(), strict=True))

        def ask(i: int, others: Sequence[int]) -> list[float]:
            out = []
            for j in others:
                a, b = (i, j) if i < j else (j, i)
                value = known.get(a * n + b)
                if value is None:
                    x, y = int(numbers[a]), int(numbers[b])
                    score, forbidden = facets.score(x, y)
                    known[a * n + b] = value = CONTRADICTED if forbidden else score
                out.append(value)
            return out

        return ask, foresee


def _told(scores: Scores, apart: Flags) -> npt.NDArray[np.float64]:
    """What the clustering is told of pairs."""
    return np.where(apart, CONTRADICTED, scores / 100)


def _in_batches(parts: Sequence[Sequence[int]]) -> Iterator[range]:
    """The parts by their places, in order, some thousand pairs of items at a time."""
    begin = pairs = 0
    for k, part in enumerate(parts):
        pairs += len(part) ** 2
        if pairs > _BATCH:
            yield range(begin, k + 1)
            begin, pairs = k + 1, 0
    yield range(begin, len(parts))


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
