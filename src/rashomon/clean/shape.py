"""What a line of a flattened page looks like, as small whole numbers: length, ends, words, neighbours.

The features know no language: how long a line is, how it starts and ends, how many of its words are
among the most frequent ones of running text, how its words weigh in a lexicon learned from pages, and
what stands around it. :mod:`rashomon.clean.model` adds up a learned weight for each value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

# The columns of `shapes`, in order. Those after `words` also count for the neighbouring lines.
COLUMNS = (
    "length",  # in words
    "last",  # kind of the last character
    "frequent",  # share of frequent words
    "lexicon",  # sum of the lexicon's weights
    "mean",  # mean of the lexicon's weights
    "first",  # kind of the first character
    "capitals",  # share of words with a capital, in short lines
    "commas",
    "stops",  # sentence ends inside the line
    "digits",  # share of words with a digit
    "marks",  # | » @ # © http …
    "letters",  # letters a word
    "gap",  # an empty line before, after
    "repeated",  # the same line stands elsewhere on the page
    "place",  # tenth of the page
    "near",  # words of running text within 5 lines
    "wide",  # words of running text within 20 lines
    "before",  # lines since the last line of running text
    "after",  # lines to the next
    "share",  # share of the page's running text that stands before this line
)
SHARED = 5  # the first columns, which also count for neighbours
REACH = 3  # lines to either side

_LENGTHS = np.array([0, 1, 2, 3, 4, 5, 5, 6, 6, 6] + [7] * 5 + [8] * 10 + [9] * 25 + [10])
_DIGIT = re.compile(r"\d")
_MARKS = re.compile(r"[|»›@#©$€>/•·→%]|https?:|www\.")
_OPENING = dict.fromkeys("\"'“„‘«‚", 3) | dict.fromkeys("-–—•·*»›>|+→#", 4) | {"(": 5, "[": 5, "©": 6}
_CLOSING = {".": 1, "!": 2, "?": 2, ":": 3, "…": 4, ",": 5, ";": 5, "»": 6, "›": 6, ">": 6, "|": 6}
_QUOTES = frozenset("\"'”“’»«)]")
_RUNNING_WORDS, _RUNNING_SHARE = 12, 0.15


def shapes(
    lines: Sequence[str], gaps: Sequence[bool], lexicon: Mapping[str, float], frequent: frozenset[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """One row of small numbers a line (:data:`COLUMNS`), and the number of words of each line.

    ``gaps[i]`` tells whether an empty line stands before line i.
    """
    n = len(lines)
    rows = np.zeros((n, len(COLUMNS)), dtype=np.int64)
    times = Counter(lines)
    weigh, is_frequent = lexicon.get, frequent.__contains__
    own: list[tuple[int, ...]] = []
    sums: list[float] = []
    counts: list[int] = []
    running: list[int] = []
    for line in lines:
        low = line.lower().split()
        k = len(low)
        common = sum(map(is_frequent, low))
        sums.append(sum([weigh(w, 0.0) for w in low]))
        counts.append(k)
        running.append(k if k >= _RUNNING_WORDS and common >= _RUNNING_SHARE * k else 0)
        own.append((int(9.99 * common / k), min(times[line], 3), *(_own if k > 8 else _own_short)(line)))
    kinds = np.array(own, dtype=np.int64).reshape(n, 10)
    words = np.array(counts, dtype=np.int64)
    total_lex = np.array(sums)
    rows[:, 0] = _LENGTHS[np.minimum(words, len(_LENGTHS) - 1)]
    rows[:, 1] = kinds[:, 2]
    rows[:, 2] = kinds[:, 0]
    rows[:, 3] = np.clip(np.round(total_lex) + 12, 0, 24)
    rows[:, 4] = np.clip(np.round(8 * total_lex / np.maximum(words, 1)) + 12, 0, 24)
    rows[:, 5:12] = kinds[:, 3:10]
    empty = np.array(gaps, dtype=np.int64)
    rows[:, 12] = empty + 2 * np.append(empty[1:], 1)
    rows[:, 13] = kinds[:, 1]
    rows[:, 14] = 10 * np.arange(n) // max(n, 1)
    rows[:, 15:20] = _surroundings(np.array(running, dtype=np.int64))
    return rows, words


def _own(line: str) -> tuple[int, ...]:
    """What depends on the line alone: last, first, capitals, commas, stops, digits, marks, letters."""
    last, first = line[-1], line[0]
    if last in _QUOTES and len(line) > 1 and line[-2] in ".!?":
        end = 7
    else:
        end = _CLOSING.get(last) or (8 if last.isdigit() else 9 if last.isupper() else 0)
    start = _OPENING.get(first) or (
        1 if first.isupper() else 2 if first.islower() else 7 if first.isdigit() else 0
    )
    k = len(line.split())
    capitals = digits = marks = 0
    if k <= 30:
        words = line.split()
        capitals = 1 + int(5.0 * sum([w[0].isupper() for w in words]) / k)
        digits = 1
        if _DIGIT.search(line):
            digits += int(5.0 * sum([_DIGIT.search(w) is not None for w in words]) / k)
        marks = 1 if _MARKS.search(line) else 2
    commas, stops = min(line.count(","), 5), min(line.count(". "), 4)
    return end, start, capitals, commas, stops, digits, marks, min(len(line) // k, 15)


# Short lines come again on each page of an outlet.
_own_short = lru_cache(1 << 16)(_own)


def _surroundings(running: NDArray[np.int64]) -> NDArray[np.int64]:
    """Running text around each line: words within 5 and 20 lines, distance before and after, share."""
    n = len(running)
    total = np.concatenate(([0], np.cumsum(running)))
    at = np.arange(n)
    out = np.empty((n, 5), dtype=np.int64)
    for column, reach in ((0, 5), (1, 20)):
        mass = total[np.minimum(at + reach + 1, n)] - total[np.maximum(at - reach, 0)] - running
        out[:, column] = np.minimum(np.log2(mass + 1), 11).astype(np.int64)
    marks = np.where(running > 0, at, -1)
    last = np.maximum.accumulate(marks)
    last = np.concatenate(([-1], last[:-1]))[:n]
    out[:, 2] = _distance(np.where(last < 0, 1000, at - last))
    marks = np.where(running > 0, at, n + 1000)
    following = np.minimum.accumulate(marks[::-1])[::-1]
    following = np.concatenate((following[1:], [n + 1000]))[:n]
    out[:, 3] = _distance(following - at)
    all_of_it = max(int(total[-1]), 1)
    share = total[:-1] / all_of_it
    out[:, 4] = np.where(share <= 0, 0, np.where(share >= 1, 11, 1 + (share * 9.99).astype(np.int64)))
    return out


def _distance(lines: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(lines >= 1000, 9, np.minimum(np.log2(np.maximum(lines, 1)) * 1.5, 8)).astype(np.int64)
