"""Clusters: one wrong reading among many that agree keeps nothing apart, a doubtful contradiction does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from invented import passage, telling
from rashomon.model import Actor, ActorRole, IncidentType
from rashomon.resolve.cluster import CONTRADICTED, cluster
from rashomon.resolve.profile import Profile
from rashomon.resolve.weights import CRIME, WAR, setting

EARLY, LATE = range(4), range(4, 6)  # two clusters of their own


def joined(between: float, stray: Mapping[tuple[int, int], float]) -> bool:
    """Whether four accounts and two come together, where the pairs between them are scored so."""

    def score(i: int, j: int) -> float:
        one = (i in EARLY) == (j in EARLY)
        return 9.0 if one else stray.get((min(i, j), max(i, j)), between)

    def ask(i: int, others: Sequence[int]) -> list[float]:
        return [score(i, j) for j in others]

    pairs = [(score(i, j), i, j) for i in range(6) for j in range(i + 1, 6) if score(i, j) > -1]
    return cluster(6, pairs, ask, least=-0.8) == [[0, 1, 2, 3, 4, 5]]


@pytest.mark.parametrize(
    ("between", "stray", "together"),
    [
        (4.0, {}, True),
        (4.0, {(i, 4): CONTRADICTED for i in EARLY}, False),  # half of the later two
        (1.5, {(0, 4): CONTRADICTED, (0, 5): CONTRADICTED}, True),  # one of the earlier four: one bit
        (0.5, {(0, 4): CONTRADICTED}, False),  # likely, but not beyond doubt
        # As few pairs contradict, but of more accounts: most of either side.
        (4.0, {(0, 4): CONTRADICTED, (1, 4): CONTRADICTED, (2, 5): CONTRADICTED}, False),
        (1.0, {}, True),
    ],
)
def test_a_stray_contradiction_among_pairs_beyond_doubt(
    between: float, stray: dict[tuple[int, int], float], together: bool
) -> None:
    assert joined(between, stray) == together


@pytest.mark.parametrize(("between", "together"), [(-12.0, False), (-3.0, True)])
def test_a_vague_account_does_not_join_two_with_nothing_in_common(between: float, together: bool) -> None:
    of = {(0, 2): between, (0, 1): 1.0, (1, 2): 3.0}  # the second gives neither day nor place

    def ask(i: int, others: Sequence[int]) -> list[float]:
        return [of[min(i, j), max(i, j)] for j in others]

    pairs = [(score, i, j) for (i, j), score in of.items() if score > -1]
    assert (cluster(3, pairs, ask, least=-0.8) == [[0, 1, 2]]) == together


def told(kind: IncidentType, *sides: str) -> Profile:
    actors = tuple(Actor(name=name, role=ActorRole.TARGET) for name in sides)
    return Profile(telling("a", kind, passage(), actors=actors))


def test_a_clash_in_which_no_side_of_a_war_is_named_is_crime_news() -> None:
    shooting, raid = told(IncidentType.ATTACK), told(IncidentType.CLASH, "robbers")
    battle = told(IncidentType.CLASH, "rebels")
    assert setting(shooting, raid) == setting(raid, raid) == CRIME
    assert setting(shooting, battle) == setting(raid, battle) == WAR
    assert setting(told(IncidentType.BOMB), shooting) == CRIME
    assert setting(told(IncidentType.AIRSTRIKE), shooting) == WAR
