"""What a line of a flattened page looks like, as a column of numbers: letters, words, neighbours, place.

All lines of a page, or of several, are measured at once, as arrays over their characters and words; that is
what makes cleaning fast. Sums are of whole numbers and each result is rounded, so that a line has the same
numbers in whatever company its page is measured. :mod:`rashomon.clean.model` learns what they mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike, NDArray

from rashomon.clean.around import (
    ADDED_UP,
    OF_PLACE,
    OF_WINDOW,
    SHIFTS,
    WINDOWS,
    Bounds,
    Counts,
    Floats,
    Ints,
    bounds_of,
    logs,
    place,
    shifted,
    windows,
)
from rashomon.clean.characters import (
    BRACKET,
    COMMA,
    DIGIT,
    IDEOGRAPH,
    KINDS,
    LETTER,
    LOWER,
    OTHER,
    QUOTE,
    STOP,
    UPPER,
)
from rashomon.clean.cues import Cue
from rashomon.clean.letters import Letters
from rashomon.clean.ngrams import HASH_BITS, ROW_BITS, TENTHS, Grams, Hashes, Lexicon, grams
from rashomon.model import BlockLabel

_LABELS = {label: i for i, label in enumerate(BlockLabel)}
_COMMENTS, _RELATED = _LABELS[BlockLabel.COMMENTS], _LABELS[BlockLabel.RELATED]
# Weights of an n-gram: over all lines, over long lines; of a word by itself, no pairs being known, over all
# lines, over long lines; then 1 for a frequent word.
LEXICONS = 4
MOST = 16.0  # of the sum of a line's weights
_HIGH_BITS = 32  # of one number hold a second
_HIGH = 1 << _HIGH_BITS
STEP = 128.0  # all numbers are multiples of one over this
_ROUNDING = np.float32(3 * 2**22 / STEP)  # near it single precision has these multiples alone
RUNNING_WORDS, RUNNING_SHARE = 10, 0.12  # from so many words, so many of them frequent, text runs
SHORT = 4  # words
OWN = 41  # numbers of the line alone
_SEEN = (0, 3, 8, 9, 10, 11, 27, 28, 29, 30)  # of these, what is seen of the lines before and after
_SHIFTED_AT = OWN + 2 * KINDS + 2 * len(_LABELS)
_WINDOWS_AT = _SHIFTED_AT + len(SHIFTS) * (len(_SEEN) + 1)
_PLACE_AT = _WINDOWS_AT + len(WINDOWS) * OF_WINDOW
WIDTH = _PLACE_AT + OF_PLACE


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of one page or of several, one page after the other, as they are measured."""

    letters: Letters
    lows: Sequence[str]  # the lines in lower case, none of them empty
    gaps: NDArray[np.bool_]  # whether an empty line stands before
    cues: Mapping[int, Cue]  # what lines say of themselves
    sizes: Sequence[int]  # how many lines each page has, at least one


@dataclass(frozen=True, slots=True)
class Looks:
    """Whether a rule is tried at a line at all, an entry for each line: many more look so than are so."""

    words: Ints
    number_first: NDArray[np.bool_]
    number_last: NDArray[np.bool_]
    quoted: NDArray[np.bool_]  # begins with the mark of a mail's quotation
    repeated: NDArray[np.bool_]  # stands on its page more than once
    may_go_on: NDArray[np.bool_]  # with the sentence of the line before
    may_close: NDArray[np.bool_]  # as a sentence does, or hold the end of one

    def of(self, some: slice) -> Looks:
        """Those of some of the lines."""
        return Looks(
            self.words[some],
            self.number_first[some],
            self.number_last[some],
            self.quoted[some],
            self.repeated[some],
            self.may_go_on[some],
            self.may_close[some],
        )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted in each line, an entry for each, and what its cue told."""

    letters: Letters
    pairs: Hashes
    size: Ints  # words, two signs being one in scripts without spaces
    running: Ints  # the same of lines that are running text, else 0
    sums: NDArray[np.int32]  # of weights, see _over_grams
    lowest: NDArray[np.int8]
    highest: NDArray[np.int8]
    repeated: Ints  # how many times the line stands on its page
    told: Ints  # number of the cue's label, -1 where there is none
    whole: Ints  # 1 where the line is a cue and nothing else


@dataclass(frozen=True, slots=True)
class Measured:
    """Lines of one page or of several as numbers, an entry for each line unless it says otherwise."""

    columns: NDArray[np.float32]  # what the network is given of each line, a column
    sizes: Ints  # how many lines each page has
    words: Ints
    related: NDArray[np.bool_]  # the line's words are of links to other stories
    pairs: Hashes  # an entry for each word and mark: it and the next, line's start and end with them
    token_counts: Ints  # how many of these each line has
    token_starts: Ints
    looks: Looks

    def tokens_of(self, lines: Ints) -> Ints:
        """The places of some lines' entries among :attr:`pairs`, one line behind the other."""
        sizes = self.token_counts[lines]
        return np.arange(sizes.sum()) + np.repeat(self.token_starts[lines] - np.cumsum(sizes) + sizes, sizes)


def measured(page: Lines, known: Lexicon) -> Measured:
    """The lines as numbers."""
    found, bounds = _counted(page, known), bounds_of(page.sizes)
    starts = page.letters.tokens.at
    return Measured(
        columns=_columns(page, found, bounds),
        sizes=np.array(page.sizes, dtype=np.int64),
        words=page.letters.words,
        related=found.told == _RELATED,
        pairs=found.pairs,
        token_counts=np.diff(np.append(starts, len(found.pairs))) - 1,  # the end goes with no next one
        token_starts=starts,
        looks=_looks(found),
    )


def _looks(found: _Counted) -> Looks:
    letters = found.letters
    begins = letters.first
    in_capitals = ~letters.small & (letters.marks[UPPER] > 0)
    in_capitals[1:] &= in_capitals[:-1].copy()
    # Of other characters a few are small letters, too.
    goes_on = (begins == LOWER) | (begins == LETTER) | (begins == OTHER) | in_capitals
    closes = (letters.of_words[3] > 0) | (letters.last == QUOTE) | (letters.last == BRACKET)
    number = (begins == DIGIT, letters.last == DIGIT)
    return Looks(letters.words, *number, letters.quoted, found.repeated > 1, goes_on, closes)


def _columns(page: Lines, found: _Counted, bounds: Bounds) -> NDArray[np.float32]:
    n, told = len(page.lows), found.told
    out = np.zeros((WIDTH, n), dtype=np.float32)
    own = out[:OWN]
    _own(found, page.gaps, bounds, own)
    at_line, cued = np.arange(n), np.flatnonzero(told >= 0)
    out[OWN + found.letters.first, at_line] = 1
    out[OWN + KINDS + found.letters.last, at_line] = 1
    out[OWN + 2 * KINDS + (told + len(_LABELS) * found.whole)[cued], cued] = 1
    _round(own)
    shifted(np.vstack((own[_SEEN, :], told >= 0)), bounds, out[_SHIFTED_AT:_WINDOWS_AT])
    windows(_around(found), bounds, out[_WINDOWS_AT:_PLACE_AT])
    place(found.size, found.running, told == _COMMENTS, bounds, out[_PLACE_AT:])
    _round(out[_WINDOWS_AT:])
    return out


def _round(numbers: Floats) -> None:
    numbers += _ROUNDING
    numbers -= _ROUNDING


def _counted(page: Lines, known: Lexicon) -> _Counted:
    n = len(page.lows)
    letters = page.letters
    words, of_words = letters.words, letters.of_words
    its_grams = grams(letters.tokens)
    sums, lowest, highest = _over_grams(its_grams, letters.tokens.at, known)
    size = np.maximum(words, letters.marks[IDEOGRAPH] // 2)
    frequent = sums[LEXICONS] / words >= RUNNING_SHARE
    runs = (size >= RUNNING_WORDS) & (frequent | (of_words[1] >= 0.2 * words) | (size >= 40))
    told, whole = np.full(n, -1), np.zeros(n, dtype=np.int64)
    at = np.fromiter(page.cues, np.int64, len(page.cues))
    told[at] = [_LABELS[cue.label] for cue in page.cues.values()]
    whole[at] = [cue.whole for cue in page.cues.values()]
    return _Counted(
        letters=letters,
        pairs=its_grams.double,
        size=size,
        running=np.where(runs, size, 0),
        sums=sums,
        lowest=lowest,
        highest=highest,
        repeated=_repeated(page),
        told=told,
        whole=whole,
    )


def _clipped(sums: NDArray[np.int32]) -> Floats:
    return np.clip(sums, -TENTHS * MOST, TENTHS * MOST)


def _own(found: _Counted, gaps: NDArray[np.bool_], bounds: Bounds, own: Floats) -> None:
    """The numbers of each line alone."""
    letters = found.letters
    sizes, words, marks = letters.sizes, letters.words, letters.marks
    capital, small, lower, ended = letters.of_words
    own[:2] = logs(np.stack((found.size, sizes)))
    own[2] = np.minimum(sizes / words, 15.0) / 5
    own[3] = found.sums[LEXICONS] / words
    own[4:8] = np.stack((small, lower, capital, found.sums[LEXICONS + 1])) / words
    for first, some in ((8, slice(0, 2)), (33, slice(2, 4))):
        own[first : first + 2] = _clipped(found.sums[some]) / (4 * TENTHS)
        own[first + 2 : first + 4] = found.sums[some] / words / TENTHS
        own[first + 4 : first + 6] = found.lowest[some] / TENTHS
        own[first + 6 : first + 8] = found.highest[some] / TENTHS
    own[16:24] = logs(marks[COMMA:])
    own[24] = marks[UPPER] / np.maximum(sizes + 1 - words - marks[IDEOGRAPH:].sum(axis=0), 1)
    own[25] = marks[DIGIT] / sizes
    own[26] = marks[IDEOGRAPH] > 0
    own[27] = np.minimum(ended, 6) / 2
    own[28] = letters.last == STOP
    own[29] = (letters.last == QUOTE) & (letters.before_last == STOP)
    own[30] = np.minimum(np.log2(found.repeated), 4)
    own[31] = gaps
    own[32, :-1] = own[31, 1:]
    own[32, bounds.stops - 1] = 1


def _around(found: _Counted) -> Counts:
    """What is added up around each line, see :func:`rashomon.clean.around.windows`."""
    around = np.empty((ADDED_UP, len(found.size)), dtype=np.int32)
    around[0] = found.size
    around[1] = found.running
    around[2] = found.running * (found.letters.last == STOP)
    around[3:5] = _clipped(found.sums[:2])
    around[5] = found.size <= SHORT
    around[6] = found.repeated > 1
    around[7] = (found.letters.marks[DIGIT] > 0) & (found.size <= 10)
    around[8] = found.told == _COMMENTS
    around[9] = found.told >= 0
    around[10] = found.letters.of_words[0]
    around[11] = 1
    return around


def _repeated(page: Lines) -> Ints:
    """How many times each line stands on its page."""
    pages = np.repeat(np.arange(len(page.sizes)) << HASH_BITS, page.sizes)
    hashes = pages + page.letters.tokens.lines.astype(np.int64)
    times = _times(hashes)
    # The hash of a line with a number is that of others with other numbers, too.
    numbered = np.flatnonzero((page.letters.marks[DIGIT] > 0) & (times > 1))
    if len(numbered):
        its = [hash(page.lows[i]) % (1 << HASH_BITS) for i in numbered.tolist()]
        hashes[numbered] = pages[numbered] + np.array(its, dtype=np.int64)
        times = _times(hashes)
    return times


def _times(hashes: Ints) -> Ints:
    """How many times each of them is among them."""
    order = hashes.argsort()
    its = hashes[order]
    begins = np.append(True, its[1:] != its[:-1]).nonzero()[0]
    times = np.empty(len(its), dtype=np.int64)
    counts = np.diff(begins, append=len(its))
    times[order] = np.repeat(counts, counts)
    return times


def _over_grams(
    g: Grams, at: Ints, known: Lexicon
) -> tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int8]]:
    """Over each line's n-grams, each counted once: the sums of all weights, then how many words are frequent
    and how many unknown; and the least and the greatest weights, 0 at least and at most."""
    n = len(at)
    key: DTypeLike = (
        np.uint32 if n < 1 << (HASH_BITS - ROW_BITS) else np.uint64
    )  # the smaller is sorted in half the time
    single, double = known.rows(g.single), known.rows(g.double)
    edges = known.rows(np.concatenate((*g.opening, g.closing)))
    # Two counts are added up in one number; the line's start and end are unknown.
    told = np.add.reduceat(known.frequent.take(single) + (single == 0) * _HIGH, at) - 2 * _HIGH
    counts = np.stack((told & (_HIGH - 1), told >> _HIGH_BITS)).astype(np.int32)

    lines = (np.arange(n) << ROW_BITS).astype(key)
    of_token = np.repeat(lines, np.diff(np.append(at, len(single))))
    rows = np.concatenate((single, double, edges))
    of_row = np.concatenate((of_token, of_token, lines, lines, lines))
    # For each line what is not known stands first, so that none is empty.
    every = np.concatenate((lines, (rows + of_row).compress(rows > 0)))
    every.sort()
    once = every[np.append(True, every[1:] != every[:-1])]
    weights = known.weights.take(once & ((1 << ROW_BITS) - 1), axis=0).T.copy()
    of_line = np.searchsorted(once, lines)
    return (
        np.concatenate((_over(weights, np.append(of_line, len(once))), counts)),
        np.minimum.reduceat(weights, of_line, axis=1),
        np.maximum.reduceat(weights, of_line, axis=1),
    )


def _over(values: NDArray[np.int8 | np.bool_], bounds: Ints) -> NDArray[np.int32]:
    """Sums of small whole numbers from each of the bounds to the next, along the last axis."""
    total = np.zeros((*values.shape[:-1], values.shape[-1] + 1), dtype=np.int32)
    np.cumsum(values, axis=-1, dtype=np.int32, out=total[..., 1:])
    return np.diff(total.take(bounds, axis=-1))
