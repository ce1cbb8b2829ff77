"""A network of one hidden layer over string features and vectors, in numpy, a byte a weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from fit import write_rows
from scipy.sparse import csr_matrix

_HIDDEN, _ROUNDS, _BATCH = 32, 8, 512
_LEAST = 20  # rows in which a feature is seen
_RATE, _DECAY = 2e-3, 0.02
_DROPPED = {
    "hidden": 0.4,
    "vectors": 0.2,
    "features": 0.3,
}  # shares left out at random, against learning by heart


def _table(rows: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    seen = Counter(f for row in rows for f in row)
    names = sorted(f for f, n in seen.items() if n >= _LEAST)
    column = {f: k for k, f in enumerate(names)}
    found = [[column[f] for f in row if f in column] for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    flat = np.array([k for row in found for k in row], np.int32)
    return names, csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(names)))


def fit_network(
    rows: Sequence[Sequence[str]], vectors: np.ndarray, labels: Sequence[str], seed: int = 0
) -> tuple[list[str], dict[str, np.ndarray]]:
    """The features that are kept, and the weights of features, vectors and what is hidden."""
    names, table = _table(rows)
    classes, y = np.unique(np.array(labels), return_inverse=True)
    chance = np.random.default_rng(seed)
    n, size, f = len(y), vectors.shape[1], np.float32
    p = {
        "features": chance.normal(0, 0.05, (len(names), _HIDDEN)).astype(f),
        "vectors": chance.normal(0, np.sqrt(0.5 / size), (size, _HIDDEN)).astype(f),
        "bias": np.zeros(_HIDDEN, f),
        "out": chance.normal(0, 0.1, (_HIDDEN, len(classes))).astype(f),
        "out_bias": np.log(np.bincount(y) / n).astype(f),
    }
    first = {k: np.zeros_like(v) for k, v in p.items()}
    second = {k: np.zeros_like(v) for k, v in p.items()}
    right = np.eye(len(classes), dtype=f)[y]
    steps, t = _ROUNDS * -(-n // _BATCH), 0
    for _ in range(_ROUNDS):
        order = chance.permutation(n)
        for start in range(0, n, _BATCH):
            batch = order[start : start + _BATCH]
            t += 1
            slope = _slope(p, table[batch], vectors[batch], right[batch], chance)
            rate = f(_RATE * (1 - t / (steps + 1)))
            for k, g in slope.items():  # Adam, with weights that decay
                first[k] += f(0.1) * (g - first[k])
                second[k] += f(0.01) * (g * g - second[k])
                step = first[k] / f(1 - 0.9**t) / (np.sqrt(second[k] / f(1 - 0.99**t)) + f(1e-7))
                p[k] -= rate * (step + (f(_DECAY) * p[k] if k in ("features", "vectors") else f(0)))
    return names, p


def _slope(
    p: dict[str, np.ndarray],
    rows: csr_matrix,
    vectors: np.ndarray,
    right: np.ndarray,
    chance: np.random.Generator,
) -> dict[str, np.ndarray]:
    """How the loss of a batch changes with each weight, some inputs left out."""

    def mask(shape: tuple[int, ...], of: str) -> np.ndarray:
        kept = chance.random(shape, dtype=np.float32) >= _DROPPED[of]
        return (kept / (1 - _DROPPED[of])).astype(np.float32)

    rows = rows.copy()
    rows.data = rows.data * mask(rows.data.shape, "features")
    vectors = vectors * mask(vectors.shape, "vectors")
    before = rows @ p["features"] + vectors @ p["vectors"] + p["bias"]
    passed = mask(before.shape, "hidden") * (before > 0)
    hidden = before * passed
    scores = hidden @ p["out"] + p["out_bias"]
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    wrong = (likely / likely.sum(axis=1, keepdims=True) - right) / np.float32(len(right))
    back = (wrong @ p["out"].T) * passed
    return {
        "features": rows.T @ back,
        "vectors": vectors.T @ back,
        "bias": back.sum(axis=0),
        "out": hidden.T @ wrong,
        "out_bias": wrong.sum(axis=0),
    }


def write_network(name: str, features: list[str], p: dict[str, np.ndarray]) -> str:
    """Write ``src/rashomon/data/<name>.gz``; returns its SHA-256."""
    rows = np.concatenate([p["features"], p["vectors"]])
    scale = [round(float(x), 8) for x in np.abs(rows).max(axis=0) / 127]
    head = {k: np.round(p[k].astype(float), 5).tolist() for k in ("bias", "out", "out_bias")}
    return write_rows(name, {"features": features, "scale": scale, **head}, rows / np.array(scale))
