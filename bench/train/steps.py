"""Steps that numbers add to log-odds already known, learned by boosting trees of a single split.

After Friedman, Greedy Function Approximation (2001), with the Newton steps and the penalty of XGBoost (Chen,
Guestrin 2016). All splits of a number add up to one table of steps, so that the sum can be read and is quick.
"""

from __future__ import annotations

from typing import Any

import numpy as np

BOUNDS = 24  # between the steps of a number, at most; at its quantiles
ROUNDS = 300
RATE = 0.06
PENALTY = 20.0  # on high steps
LEAST = 15.0  # of curvature on either side of a split


def steps(x: np.ndarray, y: np.ndarray, weight: np.ndarray, log_odds: np.ndarray, decimals: int) -> list[Any]:
    """For each column of ``x`` the bounds between its steps, and what each step adds to ``log_odds``."""
    weight, now = weight / weight.mean(), log_odds.astype(np.float64)
    shares = np.linspace(0, 1, BOUNDS + 2)[1:-1]
    bounds = [np.unique(np.quantile(column, shares)) for column in x.T]
    step_of = [np.searchsorted(b, column) for b, column in zip(bounds, x.T, strict=True)]
    heights = [np.zeros(len(b) + 1) for b in bounds]
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-now))
        slope, curve = weight * (y - p), weight * p * (1 - p)
        splits = [split(of, len(b) + 1, slope, curve) for of, b in zip(step_of, bounds, strict=True)]
        k = max(range(len(splits)), key=lambda i: splits[i][0])
        gain, at, below, above = splits[k]
        if gain <= 0:
            break
        heights[k][: at + 1] += RATE * below
        heights[k][at + 1 :] += RATE * above
        now += RATE * np.where(step_of[k] <= at, below, above)
    return [told(b, np.round(h, decimals)) for b, h in zip(bounds, heights, strict=True)]


def told(bounds: np.ndarray, heights: np.ndarray) -> dict[str, list[float]]:
    """A table of steps without the bounds between two of one height."""
    rises = heights[1:] != heights[:-1]
    return {"bounds": bounds[rises].tolist(), "heights": heights[np.append(True, rises)].tolist()}


def split(
    step_of: np.ndarray, n: int, slope: np.ndarray, curve: np.ndarray
) -> tuple[float, int, float, float]:
    """The best split of a number: its gain, the last step below it, what it adds below and above."""
    slopes, curves = (np.cumsum(np.bincount(step_of, each, n)) for each in (slope, curve))
    below, above = slopes[:-1], slopes[-1] - slopes[:-1]
    low, high = curves[:-1], curves[-1] - curves[:-1]
    gain = below**2 / (low + PENALTY) + above**2 / (high + PENALTY)
    gain[(low < LEAST) | (high < LEAST)] = 0
    at = int(gain.argmax())
    return float(gain[at]), at, below[at] / (low[at] + PENALTY), above[at] / (high[at] + PENALTY)
