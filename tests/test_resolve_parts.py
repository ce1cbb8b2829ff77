"""Parts of a ledger: small, and the same however the ledger came about."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.resolve import parts as module
from rashomon.resolve.parts import ALWAYS, MERGE, Edges, parts, parts_touched

ITEMS = 12
scores = st.one_of(st.integers(-80, 900).map(lambda s: s / 100), st.just(ALWAYS))
graphs = st.dictionaries(
    st.tuples(st.integers(0, ITEMS - 1), st.integers(0, ITEMS - 1)).filter(lambda p: p[0] < p[1]),
    scores,
    max_size=30,
)


def every(graph: dict[tuple[int, int], float]) -> set[tuple[int, ...]]:
    """All parts of a graph, single items too."""
    edges = np.array([(i, j, s) for (i, j), s in graph.items()]).reshape(-1, 3).T
    found = {
        tuple(p) for p in parts(ITEMS, Edges(edges[0].astype(np.int32), edges[1].astype(np.int32), edges[2]))
    }
    return found | {(x,) for x in range(ITEMS) if not any(x in p for p in found)}


def test_barely_likely_pairs_hold_no_large_part_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 4)
    chain = {(0, 1): 5.0, (1, 2): MERGE, (2, 3): 5.0, (3, 4): MERGE}
    assert every(chain) == {(0, 1), (2, 3, 4), *((x,) for x in range(5, ITEMS))}


def test_a_small_part_is_held_together_by_any_likely_pair() -> None:
    assert (0, 1, 2) in every({(0, 1): 5.0, (1, 2): MERGE})


@settings(max_examples=300, deadline=None)
@example({(0, 1): 5.0, (1, 2): -0.5, (2, 3): 5.0}, {(0, 4): 5.0}, set())  # cut beyond what was touched
@given(graphs, graphs, st.sets(st.tuples(st.integers(0, ITEMS - 1), st.integers(0, ITEMS - 1))))
def test_what_changes_is_found_from_what_was_touched(
    before: dict[tuple[int, int], float], more: dict[tuple[int, int], float], gone: set[tuple[int, int]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", 4)
        now = {pair: s for pair, s in {**before, **more}.items() if pair not in gone}
        touched = {x for p in {*before, *now} if before.get(p) != now.get(p) for x in p}

        def beside(items: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            both = [link for (i, j), s in now.items() for link in ((i, j, s), (j, i, s)) if link[0] in items]
            item, other, odds = np.array(both).reshape(-1, 3).T
            return item.astype(np.int64), other.astype(np.int64), odds

        found = {tuple(p) for p in parts_touched(touched, beside)}
        was, are = every(before), every(now)
        assert found <= are
        assert are - was <= found
