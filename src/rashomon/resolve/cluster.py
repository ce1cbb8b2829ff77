"""From scored pairs to clusters: the likeliest pair first, the whole of both clusters asked each time.

Two clusters become one where the pairs between them are likely on the average and none is forbidden.
A chain of look-alikes therefore cannot join what a single contradiction holds apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

Ask = Callable[[int, int], tuple[float, bool]]
"""(score in log2 odds, forbidden) of two items."""

_MOST_ASKED = 24  # members of a cluster that are asked when it is large: its first ones to join


def cluster(
    n: int,
    pairs: Sequence[tuple[float, int, int]],
    ask: Ask,
    *,
    least: float,
    average: float,
    given: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
) -> tuple[list[list[int]], list[tuple[float, int, int]]]:
    """Group the items 0 … n-1.

    Args:
        pairs: (score, i, j), any order; those under ``least`` join nothing.
        ask: the score of any two items, and whether they must stay apart.
        average: what the pairs between two clusters must reach on the average.
        given: pairs that a person declared the same; joined first, whatever the scores say.
        apart: pairs that a person declared different; their clusters are never joined.

    Returns:
        the groups (sorted, by first item), and the pairs of at least ``least`` that were not joined.
    """
    root = list(range(n))
    members: list[list[int]] = [[i] for i in range(n)]
    hostile: list[set[int]] = [set() for _ in range(n)]  # items kept away from a cluster

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    def join(a: int, b: int) -> None:
        if len(members[a]) < len(members[b]) or (len(members[a]) == len(members[b]) and b < a):
            a, b = b, a
        root[b] = a
        members[a].extend(members[b])
        members[b] = []
        hostile[a] |= hostile[b]
        hostile[b] = set()

    for i, j in apart:
        hostile[find(i)].add(j)
        hostile[find(j)].add(i)
    for i, j in given:
        a, b = find(i), find(j)
        if a != b:
            join(a, b)

    def may_join(a: int, b: int) -> bool:
        if any(find(x) == b for x in hostile[a]) or any(find(x) == a for x in hostile[b]):
            return False
        total, count = 0.0, 0
        for i in members[a][:_MOST_ASKED]:
            for j in members[b][:_MOST_ASKED]:
                value, forbidden = ask(i, j)
                if forbidden:
                    return False
                total += value
                count += 1
        return total >= average * count

    doubtful = []
    for value, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if value < least:
            break
        a, b = find(i), find(j)
        if a == b:
            continue
        if may_join(a, b):
            join(a, b)
        else:
            doubtful.append((value, i, j))
    groups = sorted(sorted(m) for m in members if m)
    return groups, [(v, i, j) for v, i, j in doubtful if find(i) != find(j)]
