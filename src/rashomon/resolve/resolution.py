"""From accounts to clusters: candidates, scores, groups, and the pairs left to a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Judgement, Verdict, When
from rashomon.resolve.block import candidates
from rashomon.resolve.cluster import cluster
from rashomon.resolve.levels import comparer
from rashomon.resolve.profile import Profile

MERGE = -0.8  # log2 odds that the likeliest pairs between two clusters must reach on the average
DOUBT = -3.0  # pairs from here up are put before a person
MOST_DOUBTFUL = 3  # doubtful pairs kept for each account


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
) -> Resolution:
    """Group accounts by incident.

    Args:
        accounts: in any order; the result does not depend on it.
        judgements: those withdrawn are passed over. They outrank the scores.
        published: report id → when it was published, as far as known.
        outlets: report id → who published it, as far as known.

    The score of two accounts depends on these two alone, so that what a ledger holds besides changes
    nothing between them.
    """
    dates = published or {}
    names = outlets or {}
    profiles = sorted(
        (Profile(a, dates.get(a.report), names.get(a.report)) for a in accounts), key=Profile.order
    )
    # Copies that no comparison can tell apart are compared once, as one item.
    judgements = list(judgements)
    spoken_of = {x for j in judgements for x in (j.first, j.second)}
    copies: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, p in enumerate(profiles):
        copies[(p.account,) if p.account in spoken_of else p.same_content()].append(i)
    items = [profiles[group[0]] for group in copies.values()]
    item_of = {profiles[i].account: k for k, group in enumerate(copies.values()) for i in group}
    same, different, conflicts = _judged(judgements, item_of)
    cache: dict[tuple[int, int], tuple[float, bool]] = {}
    compare = comparer()

    def ask(i: int, j: int) -> tuple[float, bool]:
        key = (i, j) if i < j else (j, i)
        known = cache.get(key)
        if known is None:
            known = cache[key] = compare(items[i], items[j])
        return known

    pairs = []
    for i, j in candidates(items).tolist():
        value, forbidden = compare(items[i], items[j])
        if value >= DOUBT:
            cache[i, j] = (value, forbidden)
            pairs.append((value, i, j))
    groups = cluster(len(items), pairs, ask, least=MERGE, given=same, apart=different)
    members = list(copies.values())
    clusters = [tuple(sorted(profiles[i].account for k in g for i in members[k])) for g in groups]
    group_of = {k: n for n, g in enumerate(groups) for k in g}
    return Resolution(
        clusters=tuple(sorted(clusters)),
        possibly_same=_doubtful(pairs, group_of, items, different),
        conflicts=conflicts,
    )


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


def _doubtful(
    pairs: Sequence[tuple[float, int, int]],
    group_of: Mapping[int, int],
    items: Sequence[Profile],
    different: Sequence[tuple[int, int]],
) -> tuple[tuple[str, str, float], ...]:
    """The best pair between any two clusters, the likeliest first."""
    settled = {(min(group_of[i], group_of[j]), max(group_of[i], group_of[j])) for i, j in different}
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for value, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        a, b = group_of[i], group_of[j]
        between = (min(a, b), max(a, b))
        if a != b and between not in settled and items[i].report != items[j].report:
            best.setdefault(between, (value, i, j))
    seen: dict[int, int] = defaultdict(int)
    out = []
    for (a, b), (value, i, j) in sorted(best.items(), key=lambda x: (-x[1][0], x[1][1:])):
        if seen[a] < MOST_DOUBTFUL and seen[b] < MOST_DOUBTFUL:
            seen[a] += 1
            seen[b] += 1
            out.append((items[i].account, items[j].account, round(value, 3)))
    return tuple(out)
