"""How sure it is that a line belongs to the article: two passes of a small additive model.

The first pass adds a learned weight for each value of each column of :mod:`rashomon.clean.shape`, of the
line and of its neighbours; the second does the same with what the first found around the line. Built by
``bench/train/clean.py`` from 990 web pages whose article was marked (the trafilatura evaluation set).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.shape import COLUMNS, REACH, SHARED, shapes
from rashomon.learned import linear

SHA256 = "d9fbd124b779fdd25d89c8dde672fb0331b188f42d3adc7cf2958ae4ef50c2cc"
WIDTH = 26  # values a column can take
SECOND_REACH = 4
LEVELS = 16  # steps of a first-pass probability
_AROUND = {"within3": (3, 3), "within8": (8, 8), "within25": (25, 25), "before8": (8, 0), "after8": (0, 8)}
_OWN = ("length", "last", "frequent", "gap")
# The names of the slots, as the weights in the model's file have them.
FIRST = (*COLUMNS, *(f"{c}{k:+d}" for k in range(-REACH, REACH + 1) if k for c in COLUMNS[:SHARED]))
SECOND = (
    *(f"first{k:+d}" for k in range(-SECOND_REACH, SECOND_REACH + 1)),
    *_AROUND,
    "share",
    "article_before",
    "article_after",
    *_OWN,
)


@dataclass(frozen=True)
class LineModel:
    """The weights as arrays, ready to be looked up."""

    lexicon: Mapping[str, float]
    frequent: frozenset[str]
    first: NDArray[np.float64]  # (slots, WIDTH)
    first_bias: float
    second: NDArray[np.float64]
    second_bias: float

    def scores(self, lines: Sequence[str], gaps: Sequence[bool]) -> NDArray[np.float64]:
        """The log-odds for each line that it is part of the article."""
        if not lines:
            return np.zeros(0)
        rows, words = shapes(lines, gaps, self.lexicon, self.frequent)
        one = added(first_slots(rows), self.first) + self.first_bias
        return added(second_slots(rows, words, one), self.second) + self.second_bias


def added(slots: NDArray[np.int64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum over columns of the weight of each value."""
    offsets = np.arange(slots.shape[1]) * WIDTH
    sums: NDArray[np.float64] = weights.ravel()[slots + offsets].sum(axis=1)
    return sums


def first_slots(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The line's own columns, then the shared columns of the lines at -3 … 3 (25: no such line)."""
    n = len(rows)
    padded = np.full((n + 2 * REACH, SHARED), WIDTH - 1, dtype=np.int64)
    padded[REACH : REACH + n] = rows[:, :SHARED]
    near = [padded[REACH + k : REACH + k + n] for k in range(-REACH, REACH + 1) if k]
    return np.hstack([rows, *near])


def second_slots(
    rows: NDArray[np.int64], words: NDArray[np.int64], one: NDArray[np.float64]
) -> NDArray[np.int64]:
    """First-pass probabilities of the lines at -4 … 4, of wider stretches, and a few own columns."""
    n = len(one)
    p = 1.0 / (1.0 + np.exp(-np.clip(one, -30, 30)))
    level = np.clip(np.round(one * 1.2) + LEVELS // 2, 0, LEVELS).astype(np.int64)
    padded = np.full(n + 2 * SECOND_REACH, WIDTH - 1, dtype=np.int64)
    padded[SECOND_REACH : SECOND_REACH + n] = level
    columns = [
        padded[SECOND_REACH + k : SECOND_REACH + k + n] for k in range(-SECOND_REACH, SECOND_REACH + 1)
    ]
    mass = p * words
    sums, sizes = np.concatenate(([0.0], np.cumsum(mass))), np.concatenate(([0.0], np.cumsum(words)))
    at = np.arange(n)
    for before, after in _AROUND.values():
        low, high = np.maximum(at - before, 0), np.minimum(at + after + 1, n)
        around = sums[high] - sums[low] - mass
        size = np.maximum(sizes[high] - sizes[low] - words, 1.0)
        columns.append(np.minimum(LEVELS * around / size, LEVELS).astype(np.int64))
    total = max(float(sums[-1]), 1.0)
    columns.append((LEVELS * sums[:-1] / total).astype(np.int64))
    columns.append(np.minimum(np.log2(sums[:-1] + 1) * 2, 24).astype(np.int64))
    columns.append(np.minimum(np.log2(total - sums[1:] + 1) * 2, 24).astype(np.int64))
    columns += [rows[:, COLUMNS.index(c)] for c in _OWN]
    return np.column_stack(columns)


@cache
def line_model() -> LineModel:
    """The model that ships with the package.

    Raises:
        DamagedDataError: its file is not the one it was built with.
    """
    m = linear("clean", SHA256)
    return from_weights({k: v[0] for k, v in m.weights.items()}, m.bias[0])


def from_weights(weights: Mapping[str, float], second_bias: float) -> LineModel:
    """From named weights: ``1:length=3``, ``2:share=7``, ``1:bias``, ``word:…``, ``frequent:…``."""
    first, second = np.zeros((len(FIRST), WIDTH)), np.zeros((len(SECOND), WIDTH))
    lexicon: dict[str, float] = {}
    frequent: set[str] = set()
    for name, w in weights.items():
        kind, _, rest = name.partition(":")
        if kind == "word":
            lexicon[rest] = w
        elif kind == "frequent":
            frequent.add(rest)
        elif rest != "bias":
            slot, _, value = rest.rpartition("=")
            if kind == "1":
                first[FIRST.index(slot), int(value)] = w
            else:
                second[SECOND.index(slot), int(value)] = w
    return LineModel(lexicon, frozenset(frequent), first, weights.get("1:bias", 0.0), second, second_bias)
