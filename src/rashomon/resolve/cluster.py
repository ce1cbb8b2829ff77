"""From scored pairs to clusters: the two likeliest clusters first, the whole of both asked each time.

Two clusters become one where the likelier third of the pairs between them is likely on the average and
no pair is forbidden: of many accounts of one incident each is much like some others, and vague ones are
like none. A contradiction forbids a pair, and so does one report that tells of both, or next to no chance
(:data:`_HOPELESS`); each keeps whole clusters apart. But where few accounts of one of the two contradict the
other, and the rest leave no doubt, these have their day or place wrong, or their report tells of the incident
twice: the fewer they are, the less must the others come to. Judgements forbid whatever the others say.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, product

Ask = Callable[[int, Sequence[int]], list[float]]
"""The scores of an item with each of some others, in log2 odds; :data:`CONTRADICTED` where a contradiction
keeps them apart, or one report tells of both."""

Foresee = Callable[[Iterable[tuple[int, int]]], None]
"""Is told of pairs that are going to be asked for, so that many can be scored at once."""

_MOST_ASKED = 16  # members of a large cluster that are asked: the first ones that joined it
_TELLING = 1 / 3  # the share of the pairs between two clusters that decides
# Fewer of a cluster's accounts than this share may contradict some of the other's, and what the likelier
# third must then come to for each: four bits a share, one for a quarter of them. On GVA, Syria and ECB+ the
# share of the *pairs* joined two seizures of ships: few contradict, but half of the accounts are in such.
_FEW = 1 / 2
_BITS_A_SHARE = 4.0
# Log2 odds from which a pair is as good as contradicted: else a vague account that is like both joins them.
_HOPELESS = -9.0
NEVER = float("-inf")
CONTRADICTED = -1e6  # less than any sum of weights


def cluster(
    n: int,
    pairs: Sequence[tuple[float, int, int]],
    ask: Ask,
    *,
    least: float,
    given: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    foresee: Foresee | None = None,
) -> list[list[int]]:
    """Group the items 0 … n-1; returns the groups, sorted, by first item.

    Args:
        pairs: (score, i, j), i < j, in any order, of items that need not stay apart: the clusters of i and j
            may be joined.
        ask: the scores of any items.
        least: what the likelier third of the pairs between two clusters must reach on the average.
        given: pairs that a person declared the same; joined first, whatever the scores say.
        apart: pairs that a person declared different; their clusters are never joined.
        foresee: is told what is going to be asked; changes nothing in what comes out.
    """
    clusters = _Clusters(n, ask)
    for i, j in apart:
        clusters.keep_apart(i, j)
    for i, j in given:
        a, b = clusters.find(i), clusters.find(j)
        if a != b:
            clusters.join(a, b)  # no links yet
    for value, i, j in pairs:
        a, b = clusters.find(i), clusters.find(j)
        if a != b:
            clusters.links[a].setdefault(b, NEVER)
            clusters.links[b].setdefault(a, NEVER)
            if len(clusters.members[a]) == len(clusters.members[b]) == 1:
                score = NEVER if clusters.barred(a, b) else value
                clusters.links[a][b] = clusters.links[b][a] = score
    for a in range(n):
        for b in clusters.links[a]:
            if (
                a < b
                and clusters.links[a][b] == NEVER
                and len(clusters.members[a]) + len(clusters.members[b]) > 2
            ):
                clusters.link(a, b)
    heap = [(-v, a, b) for a in range(n) for b, v in clusters.links[a].items() if a < b and v >= least]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if clusters.links[a].get(b) != -value or clusters.barred(a, b):
            continue  # one of the two has been joined to another since
        kept, changed = clusters.join(a, b)
        if foresee is not None:
            foresee(clusters.between(kept, changed))
        for c in changed:
            score = clusters.link(kept, c)
            if score >= least:
                heapq.heappush(heap, (-score, min(kept, c), max(kept, c)))
    return sorted(sorted(m) for m in clusters.members if m)


class _Clusters:
    """The clusters as they grow; a cluster is known by one of its items."""

    def __init__(self, n: int, ask: Ask) -> None:
        self.members: list[list[int]] = [[i] for i in range(n)]
        self.links: list[dict[int, float]] = [{} for _ in range(n)]
        self._root = list(range(n))
        self._hostile: dict[int, set[int]] = {}  # cluster → items that a person keeps out of it
        self._ask = ask

    def find(self, i: int) -> int:
        root = self._root
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    def keep_apart(self, i: int, j: int) -> None:
        self._hostile.setdefault(i, set()).add(j)
        self._hostile.setdefault(j, set()).add(i)

    def barred(self, a: int, b: int) -> bool:
        hostile = self._hostile
        if not hostile:
            return False
        return any(self.find(x) == b for x in hostile.get(a, ())) or any(
            self.find(x) == a for x in hostile.get(b, ())
        )

    def link(self, a: int, b: int) -> float:
        """The score between two clusters, kept; minus infinity where they may not be joined."""
        score = self._average(a, b)
        self.links[a][b] = self.links[b][a] = score
        return score

    def _average(self, a: int, b: int) -> float:
        if self.barred(a, b):
            return NEVER
        others = self.members[b][:_MOST_ASKED]
        table = [self._ask(i, others) for i in self.members[a][:_MOST_ASKED]]
        # A sum in sorted order is the same whatever the order of the members.
        values = sorted(chain.from_iterable(table), reverse=True)
        best = values[: max(1, round(len(values) * _TELLING))]
        average = sum(best) / len(best)
        strays = min(_contradicted(table), _contradicted(list(zip(*table, strict=True))))
        if strays and (strays >= _FEW or average < _BITS_A_SHARE * strays):
            return NEVER
        return average

    def between(self, a: int, others: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The pairs of items that the links of a cluster to others are found from."""
        mine = self.members[a][:_MOST_ASKED]
        theirs = chain.from_iterable(self.members[b][:_MOST_ASKED] for b in others)
        return product(mine, theirs)

    def join(self, a: int, b: int) -> tuple[int, list[int]]:
        """Put b into a or a into b (the smaller into the larger).

        Returns the one that is left, and the clusters whose link to it must be found anew: once so many
        accounts have joined a cluster that no further one is asked, its own links stay as they are.
        """
        sizes = (len(self.members[a]), len(self.members[b]))
        if sizes[0] < sizes[1] or (sizes[0] == sizes[1] and b < a):
            a, b = b, a
        full = len(self.members[a]) >= _MOST_ASKED
        self._root[b] = a
        self.members[a].extend(self.members[b])
        self.members[b] = []
        if b in self._hostile:
            self._hostile.setdefault(a, set()).update(self._hostile.pop(b))
        mine, its = self.links[a], self.links[b]
        mine.pop(b, None)
        its.pop(a, None)
        changed = sorted(its.keys() - mine.keys() if full else its.keys() | mine.keys())
        for c in its:
            del self.links[c][b]
        self.links[b] = {}
        return a, changed


def _contradicted(rows: Sequence[Sequence[float]]) -> float:
    """The share of a cluster's members that contradict any of another's; a row of scores for each."""
    return sum(min(row) <= _HOPELESS for row in rows) / len(rows)
