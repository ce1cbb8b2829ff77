"""What a line of a flattened page looks like, as a row of numbers: letters, words, neighbours, place.

All lines of a page are measured at once, as arrays over its characters and words; that is what makes
cleaning fast. :mod:`rashomon.clean.model` learns what the numbers mean.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.cues import Cue
from rashomon.model import BlockLabel

Floats = NDArray[np.float32 | np.float64]
Ints = NDArray[np.int64]

# Kinds of characters.
_SPACE, _LOWER, _UPPER, _LETTER, _IDEOGRAPH, _DIGIT, _COMMA, _STOP, _COLON, _QUOTE, _BRACKET, _MARK, _DASH = (
    range(13)
)
_KINDS = 14  # one more for all others
_BY_KIND = {
    _COMMA: ",،、，",
    _STOP: ".!?…。؟！？",
    _COLON: ":;：；",
    _QUOTE: "\"'“”„‘’‚«»‹›",
    _BRACKET: "()[]{}",
    _MARK: "|>@#©→•·/$€%=+~<_*►▶■✓&",
    _DASH: "-–—",
}
_LABELS = {label: i for i, label in enumerate(BlockLabel)}
_COMMENTS = _LABELS[BlockLabel.COMMENTS]
LEXICONS = 2  # weights of a word: over all lines, over long lines
RUNNING_WORDS, RUNNING_SHARE = 10, 0.12  # from so many words, so many of them frequent, text runs
SHORT = 4  # words
# Windows of lines (before, after) over which the surroundings are added up.
WINDOWS = ((2, 2), (8, 8), (25, 25), (6, 0), (0, 6))
SHIFTS = (-3, -2, -1, 1, 2, 3)
OWN = 33  # numbers of the line alone
_SEEN = (0, 3, 8, 9, 10, 11, 27, 28, 29, 30)  # of these, what is seen of the lines before and after


@dataclass(frozen=True)
class Words:
    """What is known of words: their place in the arrays, place 0 being that of all others."""

    places: Mapping[str, int]
    weights: Floats  # (words, LEXICONS)
    frequent: Floats  # 1 for the most frequent words of running text


def shapes(
    lines: Sequence[str], lows: Sequence[str], gaps: Sequence[bool], cues: Sequence[Cue | None], known: Words
) -> NDArray[np.float32]:
    """A row of numbers for each of a page's lines, none of them empty or with white space at an end.

    ``lows`` are the lines in lower case, ``gaps[i]`` tells whether an empty line stands before line i,
    ``cues[i]`` what its own words say.
    """
    n = len(lines)
    sizes = np.fromiter(map(len, lines), np.int64, n)
    codes = np.frombuffer("\n".join([*lines, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds()[np.minimum(codes, 0xFFFF)]
    line_of = np.repeat(np.arange(n), sizes + 1)
    counts = np.bincount(line_of * _KINDS + kinds, minlength=n * _KINDS).reshape(n, _KINDS).astype(float)
    ends = np.cumsum(sizes + 1) - 2
    first, last = kinds[ends - sizes + 1], kinds[ends]
    before_last = np.where(sizes > 1, kinds[ends - 1], _SPACE)

    space = kinds == _SPACE
    edges = np.flatnonzero(space[1:] != space[:-1]) + 1  # the text starts within a word, ends behind one
    starts, stops = np.concatenate(([0], edges[1::2])), edges[0::2]
    of_word, opening, length = line_of[starts], kinds[starts], stops - starts
    words = np.bincount(of_word, minlength=n).astype(float)
    capital = np.bincount(of_word[opening == _UPPER], minlength=n)
    small = np.bincount(of_word[(opening == _LOWER) & (length <= 3)], minlength=n)
    lower = np.bincount(of_word[opening == _LOWER], minlength=n)
    ended = np.bincount(of_word[kinds[stops - 1] == _STOP], minlength=n)

    tokens = " ".join(lows).split()
    places = np.fromiter(map(known.places.get, tokens, repeat(0)), np.int64, len(tokens))
    at = np.concatenate(([0], np.cumsum(words[:-1]).astype(np.int64)))
    weights = known.weights[places]
    sums = np.add.reduceat(weights, at, axis=0)
    lowest, highest = np.minimum.reduceat(weights, at, axis=0), np.maximum.reduceat(weights, at, axis=0)
    frequent = np.add.reduceat(known.frequent[places], at)
    unknown = np.bincount(of_word[places == 0], minlength=n)

    times = Counter(lines)
    repeated = np.fromiter(map(times.__getitem__, lines), np.int64, n)
    told = np.full(n, -1)
    whole = np.zeros(n, dtype=np.bool_)
    for i, cue in enumerate(cues):
        if cue is not None:
            told[i], whole[i] = _LABELS[cue.label], cue.whole
    size = np.maximum(words, counts[:, _IDEOGRAPH] / 2)
    share = frequent / words
    runs = (size >= RUNNING_WORDS) & ((share >= RUNNING_SHARE) | (small >= 0.2 * words) | (size >= 40))
    running = np.where(runs, size, 0.0)
    letters = np.maximum(counts[:, _LOWER] + counts[:, _UPPER], 1.0)

    own = np.empty((n, OWN), dtype=np.float32)
    own[:, 0] = np.log1p(size)
    own[:, 1] = np.log1p(sizes)
    own[:, 2] = np.minimum(sizes / words, 15.0) / 5
    own[:, 3] = share
    np.divide(np.stack((small, lower, capital, unknown), axis=1), words[:, None], out=own[:, 4:8])
    own[:, 8:10] = np.clip(sums, -12, 12) / 4
    own[:, 10:12] = sums / words[:, None]
    own[:, 12:14] = lowest
    own[:, 14:16] = highest
    own[:, 16:24] = np.log1p(counts[:, _COMMA:])
    own[:, 24] = counts[:, _UPPER] / letters
    own[:, 25] = counts[:, _DIGIT] / sizes
    own[:, 26] = counts[:, _IDEOGRAPH] > 0
    own[:, 27] = np.minimum(ended, 6) / 2
    own[:, 28] = last == _STOP
    own[:, 29] = (last == _QUOTE) & (before_last == _STOP)
    own[:, 30] = np.minimum(np.log2(repeated), 4)
    own[:, 31] = gaps
    own[:-1, 32] = own[1:, 31]
    own[-1, 32] = 1.0
    one_hot = np.zeros((n, 2 * _KINDS + 2 * len(_LABELS)), dtype=np.float32)
    at_line = np.arange(n)
    one_hot[at_line, first] = 1
    one_hot[at_line, _KINDS + last] = 1
    cued = told >= 0
    one_hot[at_line[cued], 2 * _KINDS + told[cued] + len(_LABELS) * whole[cued]] = 1
    around = np.empty((n, 11))
    around[:, 0] = size
    around[:, 1] = running
    around[:, 2] = running * (last == _STOP)
    around[:, 3:5] = 4 * own[:, 8:10]
    around[:, 5] = size <= SHORT
    around[:, 6] = repeated > 1
    around[:, 7] = (counts[:, _DIGIT] > 0) & (size <= 10)
    around[:, 8] = told == _COMMENTS
    around[:, 9] = cued
    around[:, 10] = capital
    return np.hstack((own, one_hot, _shifted(own, cued), _windows(around), _place(size, running, told)))


@cache
def _kinds() -> NDArray[np.uint8]:
    """The kind of each character of the basic plane; what lies above counts as its last character."""
    out = np.full(0x10000, _KINDS - 1, dtype=np.uint8)
    by_category = {"Ll": _LOWER, "Lu": _UPPER, "Lt": _UPPER, "Lm": _LETTER, "Lo": _LETTER, "Nd": _DIGIT}
    for code in range(0x10000):
        c = chr(code)
        kind = _SPACE if c.isspace() else by_category.get(unicodedata.category(c))
        if kind is not None:
            out[code] = kind
    for low, high in ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF)):
        block = out[low : high + 1]
        block[block == _LETTER] = _IDEOGRAPH  # scripts that put no space between words
    for kind, characters in _BY_KIND.items():
        for c in characters:
            out[ord(c)] = kind
    return out


def _shifted(own: Floats, cued: NDArray[np.bool_]) -> Floats:
    """A few numbers of the lines before and after; -1 where there is no such line."""
    n, reach = len(own), max(SHIFTS)
    padded = np.full((n + 2 * reach, len(_SEEN) + 1), -1.0, dtype=np.float32)
    padded[reach : reach + n, :-1] = own[:, _SEEN]
    padded[reach : reach + n, -1] = cued
    return np.hstack([padded[reach + k : reach + k + n] for k in SHIFTS])


def _windows(around: Floats) -> Floats:
    """The surroundings of each line, itself apart, over windows of lines: sums and shares."""
    n, columns = around.shape
    total = np.zeros((n + 1, columns))
    np.cumsum(around, axis=0, out=total[1:])
    at = np.arange(n)[:, None]
    low = np.maximum(at - [before for before, _ in WINDOWS], 0)
    high = np.minimum(at + [after + 1 for _, after in WINDOWS], n)
    sums = total[high] - total[low] - around[:, None]
    size = np.maximum(sums[..., :1], 1.0)
    count = np.maximum(high - low - 1, 1)[..., None]
    out = np.empty((n, len(WINDOWS), columns + 3), dtype=np.float32)
    out[..., :3] = np.log1p(sums[..., :3])
    out[..., 3:7] = sums[..., 1:5] / size
    out[..., 7:8] = sums[..., 10:] / size
    out[..., 8:13] = sums[..., 5:10] / count
    out[..., 13:] = np.log1p(size / count)
    return out.reshape(n, -1)


def _place(size: Floats, running: Floats, told: Ints) -> Floats:
    """Where on the page a line stands: by lines, by running text before and after it, after what heading."""
    n = len(size)
    at = np.arange(n)
    total = np.concatenate(([0.0], np.cumsum(running)))
    everything = max(float(total[-1]), 1.0)
    here = np.where(running > 0, at, -1)
    before = at - np.concatenate(([-1], np.maximum.accumulate(here)[:-1]))
    following = np.where(running > 0, at, n)
    after = np.append(np.minimum.accumulate(following[::-1])[::-1][1:], n) - at
    headings = np.maximum.accumulate(np.where(told == _COMMENTS, at, -1))
    behind = np.where(headings >= 0, total[:-1][headings] / everything, -1.0)
    since = np.where(headings >= 0, total[:-1] - total[headings], 0.0)
    out = np.empty((n, 14), dtype=np.float32)
    out[:, 0] = at / n
    out[:, 1] = at
    out[:, 2] = n - at
    out[:, 3] = total[:-1] / everything
    out[:, 4] = total[:-1]
    out[:, 5] = everything - total[1:]
    out[:, 6] = before
    out[:, 7] = after
    out[:, 8] = behind
    out[:, 9] = since
    out[:, 10] = n
    out[:, 11] = everything
    out[:, 12] = everything / max(float(size.sum()), 1.0)
    out[:, 13] = size.mean() / 10
    logs = [1, 2, 4, 5, 6, 7, 9, 10, 11]
    out[:, logs] = np.log1p(out[:, logs])
    return out
