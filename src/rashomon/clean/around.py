"""What stands around a line of a flattened page, as numbers: lines next to it, text near it, its place.

All lines of a page, or of several, at once, as arrays; :mod:`rashomon.clean.shape` says what is added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.ngrams import TENTHS

Floats = NDArray[np.float32 | np.float64]
Ints = NDArray[np.int64]

SHIFTS = (-3, -2, -1, 1, 2, 3)
# Windows of lines (before, after) over which the surroundings are added up.
WINDOWS = ((2, 2), (8, 8), (25, 25), (6, 0), (0, 6))
ADDED_UP, OF_WINDOW = 12, 14  # numbers that are added up around a line, numbers made of them for each window
OF_PLACE = 14
_ZERO = np.zeros(1, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the pages begin and end; of the first two an entry for each line, of the last for each page."""

    first: Ints  # line of the page it is on
    behind: Ints  # the line behind the last of its page
    stops: Ints


def bounds_of(sizes: Sequence[int]) -> Bounds:
    each = np.array(sizes, dtype=np.int64)
    stops = np.cumsum(each)
    return Bounds(np.repeat(stops - each, each), np.repeat(stops, each), stops)


def shifted(seen: Floats, bounds: Bounds, out: Floats) -> None:
    """A few numbers of the lines before and after; -1 where there is no such line."""
    n, width = seen.shape
    seen = np.vstack((seen, np.full((1, width), -1.0, dtype=np.float32)))
    for i, k in enumerate(SHIFTS):
        at = np.arange(k, n + k)
        at[(at < bounds.first) | (at >= bounds.behind)] = n
        out[:, i * width : (i + 1) * width] = seen[at]


def windows(around: Ints, bounds: Bounds, out: Floats) -> None:
    """The surroundings of each line, itself apart, over windows of lines: sums and shares."""
    n, columns = around.shape
    total = np.zeros((n + 1, columns), dtype=np.int32)
    np.cumsum(around, axis=0, out=total[1:])
    at = np.arange(n)
    before, after = np.array(WINDOWS).T[..., None]
    sums = total[np.minimum(at + after + 1, bounds.behind)]
    sums -= total[np.maximum(at - before, bounds.first)]
    sums -= around
    size, count = np.maximum(sums[..., :1], 1), np.maximum(sums[..., 11:], 1)
    found = out.reshape(n, len(WINDOWS), OF_WINDOW).swapaxes(0, 1)
    found[..., :3] = np.log1p(sums[..., :3])
    found[..., 3:5] = sums[..., 1:3] / size
    found[..., 5:7] = sums[..., 3:5] / (size * TENTHS)
    found[..., 7:8] = sums[..., 10:11] / size
    found[..., 8:13] = sums[..., 5:10] / count
    found[..., 13:] = np.log1p(size / count)


def place(size: Ints, running: Ints, comments: NDArray[np.bool_], bounds: Bounds, out: Floats) -> None:
    """Where on the page a line stands: by lines, by running text before and after it, after what heading."""
    n = len(size)
    every, at = np.arange(n), np.arange(n) - bounds.first
    lines = bounds.behind - bounds.first
    over = np.concatenate((_ZERO, np.cumsum(running)))
    text = over[bounds.behind] - over[bounds.first]  # running, of the whole page
    above, below = over[:-1] - over[bounds.first], over[bounds.behind] - over[1:]
    words = np.concatenate((_ZERO, np.cumsum(size)))
    all_words = words[bounds.behind] - words[bounds.first]
    last = np.maximum.accumulate(np.where(running > 0, every, -1))
    last = np.maximum(np.concatenate((_ZERO - 1, last[:-1])), bounds.first - 1)
    following = np.minimum.accumulate(np.where(running > 0, every, n)[::-1])[::-1]
    following = np.minimum(np.append(following[1:], n), bounds.behind)
    heading = np.maximum.accumulate(np.where(comments, every, -1))
    headed = heading >= bounds.first
    out[:, 0] = at / lines
    out[:, 1] = at
    out[:, 2] = lines - at
    out[:, 3] = above / np.maximum(text, 1)
    out[:, 4] = above
    out[:, 5] = below
    out[:, 6] = every - last
    out[:, 7] = following - every
    out[:, 8] = np.where(headed, above[heading] / np.maximum(text, 1), -1)
    out[:, 9] = np.where(headed, above - above[heading], 0)
    out[:, 10] = lines
    out[:, 11] = np.maximum(text, 1)
    out[:, 12] = text / np.maximum(all_words, 1)
    out[:, 13] = np.minimum(all_words / lines / 10, 30)
    logs = [1, 2, 4, 5, 6, 7, 9, 10, 11]
    out[:, logs] = np.log1p(out[:, logs])
