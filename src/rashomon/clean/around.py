"""What stands around a line of a flattened page, as numbers: lines next to it, text near it, its place.

All lines of a page, or of several, at once, as arrays; :mod:`rashomon.clean.shape` says what is added up.
Each number is a row with an entry for each line, so that what is worked on together lies side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.ngrams import TENTHS

Floats = NDArray[np.float32 | np.float64]
Ints = NDArray[np.int64]
Counts = NDArray[np.int32 | np.int64]

SHIFTS = (-3, -2, -1, 1, 2, 3)
# Windows of lines (before, after) over which the surroundings are added up.
WINDOWS = ((2, 2), (8, 8), (25, 25), (6, 0), (0, 6))
ADDED_UP, OF_WINDOW = 12, 14  # numbers that are added up around a line, numbers made of them for each window
OF_PLACE = 14
_ZERO = np.zeros(1, dtype=np.int64)
_LOGS = np.log1p(np.arange(1 << 14)).astype(np.float32)


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


def logs(counts: Counts) -> Floats:
    """The logarithm of each count plus one, which costs less to look up than to take."""
    found: Floats = _LOGS.take(counts) if counts.max() < len(_LOGS) else np.log1p(counts)
    return found


def shifted(seen: Floats, bounds: Bounds, out: Floats) -> None:
    """A few numbers of the lines before and after; -1 where there is no such line."""
    width, n = seen.shape
    for part, k in zip(out.reshape(len(SHIFTS), width, n), SHIFTS, strict=True):
        if k < 0:
            part[:, -k:] = seen[:, :k]
        else:
            part[:, :-k] = seen[:, k:]
        at = np.arange(k, n + k)
        part[:, (at < bounds.first) | (at >= bounds.behind)] = -1


def windows(around: Counts, bounds: Bounds, out: Floats) -> None:
    """The surroundings of each line, itself apart, over windows of lines: sums and shares."""
    rows, n = around.shape
    total = np.zeros((n + 1, rows), dtype=np.int32)  # what is looked up together lies side by side
    total[1:] = np.cumsum(around, axis=1).T
    at = np.arange(n)
    before, after = np.array(WINDOWS).T[..., None]
    added = total.take(np.minimum(at + after + 1, bounds.behind), axis=0)
    added -= total.take(np.maximum(at - before, bounds.first), axis=0)
    sums = np.ascontiguousarray(np.moveaxis(added, 2, 0))
    sums -= around[:, None]
    floats = sums.astype(np.float32)  # which hold such numbers as they are
    size, count = np.maximum(floats[0], 1), np.maximum(floats[11], 1)
    found = out.reshape(len(WINDOWS), OF_WINDOW, n).swapaxes(0, 1)
    found[:3] = logs(sums[:3])
    np.divide(floats[1:3], size, out=found[3:5])
    np.divide(floats[3:5], size * TENTHS, out=found[5:7])
    np.divide(floats[10], size, out=found[7])
    np.divide(floats[5:10], count, out=found[8:13])
    words, lines = np.maximum(sums[[0, 11]], 1)
    found[13] = logs(words + lines - 1) - logs(lines - 1)  # the logarithm of one more than words to a line


def place(size: Ints, running: Ints, comments: NDArray[np.bool_], bounds: Bounds, out: Floats) -> None:
    """Where on the page a line stands: by lines, by running text before and after it, after what heading."""
    n = len(size)
    every, at = np.arange(n), np.arange(n) - bounds.first
    lines = bounds.behind - bounds.first
    over = np.concatenate((_ZERO, np.cumsum(running)))
    text = over[bounds.behind] - over[bounds.first]  # running, of the whole page
    some_text = np.maximum(text, 1)
    above, below = over[:-1] - over[bounds.first], over[bounds.behind] - over[1:]
    words = np.concatenate((_ZERO, np.cumsum(size)))
    all_words = words[bounds.behind] - words[bounds.first]
    last = np.maximum.accumulate(np.where(running > 0, every, -1))
    last = np.maximum(np.concatenate((_ZERO - 1, last[:-1])), bounds.first - 1)
    following = np.minimum.accumulate(np.where(running > 0, every, n)[::-1])[::-1]
    following = np.minimum(np.append(following[1:], n), bounds.behind)
    heading = np.maximum.accumulate(np.where(comments, every, -1))
    headed = heading >= bounds.first
    since = np.where(headed, above - above[heading], 0)
    far = np.stack((at, lines - at, above, below, every - last, following - every, since, lines, some_text))
    out[0] = at / lines
    out[[1, 2, 4, 5, 6, 7, 9, 10, 11]] = logs(far)
    out[3] = above / some_text
    out[8] = np.where(headed, above[heading] / some_text, -1)
    out[12] = text / np.maximum(all_words, 1)
    out[13] = np.minimum(all_words / lines / 10, 30)
