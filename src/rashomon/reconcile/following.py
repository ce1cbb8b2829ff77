"""Outlets that always tell of an incident after one and the same other outlet."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

LEAST = 5  # incidents that both tell of: fewer are chance
ALWAYS = 0.9  # share of them in which the one is not the first
LATER = 0.5  # share of them in which it is later by a day or more
_MOST_OUTLETS = 60  # of one incident: what everybody tells says nothing of who follows whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """``outlet`` tells of the incidents that it shares with ``leader`` after it.

    ``shared`` counts the incidents that both tell of, ``later`` those that the follower told a day or more
    later, ``sooner`` those that it told first.
    """

    outlet: str
    leader: str
    shared: int
    later: int
    sooner: int


def followers(told: Iterable[Mapping[str, date | None]]) -> list[Follower]:
    """Who follows whom, those of most shared incidents first.

    Args:
        told: for each incident the day on which each outlet first told of it, None where it is unknown.
    """
    shared: Counter[tuple[str, str]] = Counter()
    sooner: Counter[tuple[str, str]] = Counter()
    for outlets in told:
        dated = sorted((o, d) for o, d in outlets.items() if d is not None)
        if len(dated) > _MOST_OUTLETS:
            continue
        for (a, on), (b, then) in itertools.combinations(dated, 2):
            shared[a, b] += 1
            if on != then:
                sooner[(a, b) if on < then else (b, a)] += 1
    out = []
    for (a, b), n in shared.items():
        for outlet, leader in ((a, b), (b, a)):
            later, first = sooner[leader, outlet], sooner[outlet, leader]
            if n >= LEAST and later >= LATER * n and first <= (1 - ALWAYS) * n:
                out.append(Follower(outlet=outlet, leader=leader, shared=n, later=later, sooner=first))
    return sorted(out, key=lambda f: (-f.shared, f.outlet, f.leader))
