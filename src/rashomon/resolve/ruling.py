"""What judgements say of items: which are the same, which differ, and where they contradict one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import Judgement, Verdict


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
