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
from rashomon.clean.ngrams import HASH_BITS
from rashomon.clean.shape import Measured

DOUBT = 3.0  # log-odds; a line of less, either way, is doubtful, one of more is surely article
NUMBERS = 6
STEPS_ROUND = 4  # decimals of a step
_HOLE = 5  # lines without article that a stretch of the article may hold
_FAR = 400  # lines from a heading of links where there is none
_NOISE = -1.0  # log-odds
_SLOTS = 16  # bits; a page has some thousand pairs
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
    doubtful = np.flatnonzero((np.abs(scores) < DOUBT) & np.repeat(whole, page.sizes))
    if len(doubtful):
        added = steps.added(numbers(scores, page, doubtful))
        scores[doubtful] = np.clip(scores[doubtful] + added, -DOUBT, DOUBT)
    flags: list[bool] = whole.tolist()
    return flags


def numbers(scores: Floats, page: Measured, doubtful: Ints) -> Floats:
    """Of some lines, a row each, what their pages show; whole numbers and their ratios, so that they are the
    same on every machine."""
    words, starts = page.words, np.cumsum(page.sizes) - page.sizes
    of_page = np.repeat(np.arange(len(starts)), page.sizes)
    its = of_page[doubtful]
    read = scores > 0
    out = np.empty((len(doubtful), NUMBERS))
    out[:, 0] = np.maximum.reduceat(scores, starts)[its]
    out[:, 1] = (np.add.reduceat(words * read, starts) / np.add.reduceat(words, starts))[its]
    out[:, 2], out[:, 3] = _stretches(np.flatnonzero(read), words, of_page, doubtful)
    out[:, 4] = _since(np.flatnonzero(page.related), starts[its], doubtful)
    out[:, 5] = _shared(page, of_page, np.flatnonzero(scores >= DOUBT), doubtful)
    return out


def _stretches(read: Ints, words: Ints, of_page: Ints, some: Ints) -> tuple[Ints, Ints]:
    """For each of some lines how many runs of article lines, two lines apart or more, its page has; how many
    lines before (less than nothing) or behind the greatest stretch of them, small holes apart, it stands."""
    runs, far = np.zeros((2, len(some)), dtype=np.int64)
    if not len(read):
        return runs, far
    steps, its = np.diff(read, prepend=read[0] - _FAR), of_page[read]
    steps[1:][its[1:] != its[:-1]] = _FAR
    begins = np.flatnonzero(steps > _HOLE)
    size = np.add.reduceat(words[read], begins)
    greatest = np.lexsort((-size, its[begins]))  # the greatest of each page before its others
    first = np.searchsorted(its[begins], of_page[some])  # which are one behind the other already
    known = its[begins].take(first, mode="clip") == of_page[some]
    most = greatest[first[known]]
    start, stop = read[begins[most]], read[np.append(begins[1:], len(read))[most] - 1]
    runs[known] = np.bincount(its, steps > 2)[of_page[some[known]]]
    far[known] = np.minimum(some[known] - start, 0) + np.maximum(some[known] - stop, 0)
    return runs, far


def _since(headings: Ints, first: Ints, some: Ints) -> Ints:
    """How many lines before each of some lines the nearest heading of its page stands."""
    before = np.append(-1, headings)[np.searchsorted(headings, some)]
    return np.where(before >= first, some - before, _FAR)


def _shared(page: Measured, of_page: Ints, sure: Ints, some: Ints) -> Floats:
    """Which share of the pairs in each of some lines stands in the sure article of its page, too."""
    known = np.zeros(len(page.sizes) << _SLOTS, dtype=np.bool_)
    known[_slots(page, of_page, sure)] = True
    sizes = page.token_counts[some]
    told = known[_slots(page, of_page, some)]
    share: Floats = np.add.reduceat(told, np.cumsum(sizes) - sizes, dtype=np.int64) / sizes
    return share


def _slots(page: Measured, of_page: Ints, lines: Ints) -> Ints:
    """For each pair of some lines its place in a table of all pages' pairs; two may have the same, seldom."""
    pages = np.repeat(of_page[lines] << _SLOTS, page.token_counts[lines])
    slots: Ints = pages + (page.pairs[page.tokens_of(lines)] >> np.uint32(HASH_BITS - _SLOTS))
    return slots
