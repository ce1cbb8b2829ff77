"""A second look at the doubtful lines of a page that was flattened whole.

The first look (:mod:`rashomon.clean.model`) sees a line and those around it. Only when all lines have been
looked at is it known what page they stand on: whether it has an article at all, where that is, and in which
words it is told. Six numbers tell this of each doubtful line, and for each a table of steps says how much
the line's log-odds rise or fall.

That a line of the article shares words with the rest of it, and that it stands where text is dense, are old
observations: Kohlschütter, Fankhauser, Nejdl, Boilerplate Detection using Shallow Text Features (WSDM 2010);
Vogels, Ganea, Eickhoff, Web2Text (ECIR 2018).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.around import Floats, Ints
from rashomon.clean.shape import Measured

DOUBT = 3.0  # log-odds; a line of less, either way, is doubtful, one of more is surely article
NUMBERS = 6
STEPS_ROUND = 4  # decimals of a step
_HOLE = 5  # lines without article that a stretch of the article may hold
_FAR = 400  # lines from a heading of links where there is none
_NOISE = -1.0  # log-odds
WHOLE_PAGE = 0.12  # share of words in lines of log-odds under -1 from which a page was flattened whole
WHOLE_WORDS = 200  # a text of fewer is a message or a note with its furniture, no site's page
WHOLE_LINES = 12  # that are surely noise; no message and no scraped text has so many


@dataclass(frozen=True)
class Steps:
    """For each of the numbers: the bounds between its steps, and what each step adds to the log-odds."""

    bounds: tuple[NDArray[np.float64], ...]
    heights: tuple[NDArray[np.float64], ...]

    @classmethod
    def of(cls, told: Sequence[Mapping[str, Any]]) -> Steps:
        """From the model's file."""
        return cls(
            tuple(np.array(each["bounds"], dtype=np.float64) for each in told),
            tuple(np.array(each["heights"], dtype=np.float64) for each in told),
        )

    def added(self, numbers: Floats) -> Floats:
        """What the numbers of each line, a row each, add to its log-odds."""
        total = np.zeros(len(numbers))
        for column, bounds, heights in zip(numbers.T, self.bounds, self.heights, strict=True):
            total += heights[np.searchsorted(bounds, column)]
        return total


def flattened_whole(scores: Floats, words: Ints, sizes: Ints) -> NDArray[np.bool_]:
    """For each page, whether it was flattened whole: much of it is noise, or, beside a long text, many lines.

    ``scores`` and ``words`` have an entry for each line, ``sizes`` the lines of each page.
    """
    starts = np.cumsum(sizes) - sizes
    noise = np.add.reduceat(scores < -DOUBT, starts, dtype=np.int64)
    total = np.add.reduceat(words, starts)
    share = np.add.reduceat(words * (scores < _NOISE), starts) / total
    whole: NDArray[np.bool_] = (noise >= WHOLE_LINES) | ((total >= WHOLE_WORDS) & (share > WHOLE_PAGE))
    return whole


def looked_again(scores: Floats, page: Measured, steps: Steps) -> list[bool]:
    """Changes the log-odds of the doubtful lines; for each page, whether it was flattened whole.

    A doubtful line stays within the bounds of doubt. Pages that were not flattened whole stay as they are.
    """
    whole = flattened_whole(scores, page.words, page.sizes)
    stops = np.cumsum(page.sizes)
    for k in np.flatnonzero(whole).tolist():
        lines = np.arange(stops[k] - page.sizes[k], stops[k])
        doubtful = lines[np.abs(scores[lines]) < DOUBT]
        if len(doubtful):
            added = steps.added(numbers(scores, page, lines, doubtful))
            scores[doubtful] = np.clip(scores[doubtful] + added, -DOUBT, DOUBT)
    flags: list[bool] = whole.tolist()
    return flags


def numbers(scores: Floats, page: Measured, lines: Ints, doubtful: Ints) -> Floats:
    """Of some lines of the page that stands in ``lines``, a row each; whole numbers and their ratios, so
    that they are the same on every machine."""
    its, words = scores[lines], page.words[lines]
    first = lines[0]
    out = np.empty((len(doubtful), NUMBERS))
    out[:, 0] = its.max()
    out[:, 1] = words[its > 0].sum() / words.sum()
    out[:, 2], out[:, 3] = _stretches(its, words, doubtful - first)
    out[:, 4] = _since(page.related[lines], doubtful - first)
    sure = lines[its >= DOUBT]
    known = np.sort(page.pairs[page.tokens_of(sure)])
    asked = page.pairs[page.tokens_of(doubtful)]
    told = np.zeros(len(asked))
    if len(known):
        told[known.take(np.searchsorted(known, asked), mode="clip") == asked] = 1
    sizes = page.token_counts[doubtful]
    out[:, 5] = np.add.reduceat(told, np.cumsum(sizes) - sizes) / sizes
    return out


def _stretches(scores: Floats, words: Ints, some: Ints) -> tuple[int, Ints]:
    """How many runs of article lines, two lines apart or more, the page has; how many lines before (less
    than nothing) or behind its greatest stretch of them, small holes apart, each of some lines stands."""
    read = np.flatnonzero(scores > 0)
    if not len(read):
        return 0, np.zeros(len(some), dtype=np.int64)
    steps = np.diff(read, prepend=read[0] - _FAR)
    begins = np.flatnonzero(steps > _HOLE)
    most = int(np.add.reduceat(words[read], begins).argmax())
    start, stop = read[begins[most]], read[np.append(begins[1:], len(read))[most] - 1]
    far: Ints = np.minimum(some - start, 0) + np.maximum(some - stop, 0)
    return int((steps > 2).sum()), far


def _since(headings: NDArray[np.bool_], some: Ints) -> Ints:
    """How many lines before each of some lines the nearest heading stands."""
    at = np.flatnonzero(headings)
    before = np.searchsorted(at, some) - 1
    if not len(at):
        return np.full(len(some), _FAR)
    return np.where(before >= 0, some - at[before], _FAR)
