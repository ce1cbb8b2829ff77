"""Expressions of time on the public sets: the figures that bench/times_eval.py prints may not fall."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "datasets" / "timebank"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/datasets/timebank is not here"),
]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    import times_eval

    return times_eval


def test_timebank_value_f1(bench: ModuleType) -> None:
    from rashomon.read.times import parse_times

    score = bench.Score()
    for story in bench.stories(SHARED, "even"):
        found = parse_times(story.text, story.created)
        bench.add(score, story, [(t.start, t.end, t.value) for t in found])
    f1 = 2 * score.found / (score.system + score.gold)
    assert f1 * score.value / score.found >= 0.795
