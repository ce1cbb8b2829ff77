"""What words and pairs of words tell of a line: weights looked up for a whole page at once, as arrays.

Words and marks are told apart and hashed without a Python step for each, which is what makes it fast.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.characters import Characters, characters

Hashes = NDArray[np.uint32]
# They stand for a line's start and end, and are no word's hash.
START, END = np.uint32(0xD1B54A33), np.uint32(0x8CB92BA7)
START_WRITTEN, END_WRITTEN = "<s>", "</s>"  # the same in the model's file
_TOKEN = re.compile(r"[^\W_]+|[^\s]")
_DIGIT = re.compile(r"\d")
HASH_BITS = 32
_SLOTS = 18  # bits
ROW_BITS = np.uint32(_SLOTS)  # of the number of a row of weights; so many of a hash are its slot
TENTHS = 10  # weights are counted in these
_ODD = np.uint32(0x9E3779B5)  # near 2**32 over the golden ratio: spreads the bits (Knuth, vol. 3, 6.4)
_SMALL = np.uint32(15)
_REST = np.uint32(HASH_BITS - _SLOTS)
_ROWS = np.uint32(1 << _SLOTS)
_POWERS = 18  # bits; characters of several pages together


@dataclass(frozen=True)
class Tokens:
    """The words and marks of a page's lines, each line between a start and an end."""

    hashes: Hashes
    at: NDArray[np.int64]  # of each line's start among the tokens
    places: NDArray[np.int64]  # among the page's characters, of words and marks alone
    behind: NDArray[np.int64]  # how many of these there are up to the end of each line
    lines: Hashes  # of each line, which says nothing of white space and digits


@dataclass(frozen=True)
class Lexicon:
    """Weights of words, pairs, and the two or three words that a line begins or ends with."""

    slots: NDArray[np.uint32]  # the rest of the hash that it is of, then the row of its weights
    weights: NDArray[np.int8]  # (1 + n-grams, columns); row 0 is of what is not known
    frequent: NDArray[np.bool_]  # (1 + n-grams,)

    @classmethod
    def of(cls, grams: Sequence[str], weights: NDArray[np.float32]) -> Lexicon:
        """From n-grams as :func:`written_grams` writes them, and a row of weights for each; the last is 1 for
        a frequent word."""
        slots = np.zeros(1 << _SLOTS, dtype=np.uint32)
        hashes = gram_hashes(grams)
        rows = np.arange(1, 1 + len(grams), dtype=np.uint32)
        order = np.argsort(np.abs(weights).sum(axis=1), kind="stable")  # of two, the heavier stays
        slots[(hashes >> _REST)[order]] = (hashes << ROW_BITS | rows)[order]
        table = np.concatenate((np.zeros((1, weights.shape[1])), weights)).astype(np.int8)
        return cls(slots, np.ascontiguousarray(table[:, :-1]), table[:, -1] > 0)

    def rows(self, hashes: Hashes) -> NDArray[np.uint32]:
        """The row of :attr:`weights` for each hash."""
        row = self.slots.take(hashes >> _REST) ^ hashes << ROW_BITS
        row *= row < _ROWS  # else the slot is another's
        return row


def tokens(page: Characters) -> Tokens:
    """The tokens of some lines. Capitals count as small letters and all digits as one; a mark is a token by
    itself."""
    word = page.of_words
    begins = ~page.spaces
    begins[1:] &= ~(word[1:] & word[:-1])
    places = np.flatnonzero(begins)
    # A word's hash is the sum of its characters by powers of their places in it. Taken as a difference of
    # running sums over the page, by the places on the page, it is too great by the power of its first place.
    powers, inverse = _powers(max(len(word).bit_length(), _POWERS))
    sums = np.zeros(len(word) + 1, dtype=np.uint32)
    np.cumsum(page.folded * powers[: len(word)], dtype=np.uint32, out=sums[1:])
    hashes = np.diff(np.append(sums[places], sums[-1:]))
    hashes *= inverse[places]
    behind = np.searchsorted(places, page.ends)
    n = len(behind)
    out = np.empty(len(hashes) + 2 * n, dtype=np.uint32)
    last = behind + 2 * np.arange(1, n + 1) - 1
    at = np.concatenate((np.zeros(1, dtype=np.int64), last[:-1] + 1))
    inner = np.ones(len(out), dtype=np.bool_)
    inner[at] = inner[last] = False
    out[inner] = hashes
    out[at], out[last] = START, END
    starts = page.starts
    return Tokens(out, at, places, behind, (sums[page.ends] - sums[starts]) * inverse[starts])


def pairs(a: Hashes, b: Hashes) -> Hashes:
    """The hash of a followed by b."""
    x = (a * _ODD) ^ b
    x ^= x >> _SMALL
    x *= _ODD
    return x


@dataclass(frozen=True)
class Grams:
    """The n-grams of a page: an entry for each token, or for each line."""

    single: Hashes  # the token itself
    double: Hashes  # it and the next of its line, 0 for a line's end
    opening: Hashes  # (2, lines): the first two and three tokens with the start, 0 where there are fewer
    closing: Hashes  # (lines,): the last two with the end, from behind


def grams(t: Tokens) -> Grams:
    """All n-grams of the page's lines."""
    h, at = t.hashes, t.at
    last = np.append(at[1:], len(h)) - 1
    double = np.zeros_like(h)
    double[:-1] = pairs(h[:-1], h[1:])
    double[last] = 0
    size = last - at
    two = np.where(size > 2, pairs(double[at], h[np.minimum(at + 2, last)]), 0)
    three = np.where(size > 3, pairs(two, h[np.minimum(at + 3, last)]), 0)
    closing = np.where(size > 2, pairs(pairs(h[last], h[last - 1]), h[last - 2]), 0)
    return Grams(h, double, np.stack((two, three)), closing)


def gram_hashes(written: Sequence[str]) -> Hashes:
    """The hashes of n-grams written as their tokens with a space between; see :func:`written_grams`."""
    if not written:
        return np.zeros(0, dtype=np.uint32)
    words = sorted({w for gram in written for w in gram.split(" ")} - {START_WRITTEN, END_WRITTEN})
    found = tokens(characters(words))
    known = dict(zip(words, found.hashes[found.at + 1], strict=True))
    known[START_WRITTEN], known[END_WRITTEN] = START, END
    parts = [gram.split(" ") for gram in written]
    out = np.array([known[p[0]] for p in parts], dtype=np.uint32)
    for k in range(1, max(map(len, parts), default=0)):
        some = np.array([i for i, p in enumerate(parts) if len(p) > k])
        out[some] = pairs(out[some], np.array([known[parts[i][k]] for i in some], dtype=np.uint32))
    return out


def written_grams(low: str) -> list[str]:
    """The n-grams of one line in lower case, as the model's file has them: what :func:`grams` hashes."""
    found = [START_WRITTEN, *map(_as_zeros, _TOKEN.findall(low)), END_WRITTEN]
    out = [*found[1:-1], *(f"{a} {b}" for a, b in pairwise(found))]
    if len(found) > 3:
        out += (" ".join(found[:3]), " ".join(found[:-4:-1]))
    if len(found) > 4:
        out.append(" ".join(found[:4]))
    return out


def _as_zeros(word: str) -> str:
    return _DIGIT.sub("0", word)


@lru_cache(maxsize=2)
def _powers(bits: int) -> tuple[Hashes, Hashes]:
    """The powers of an odd number, up to 2**bits of them, and what undoes each, the last factor with it."""
    odd = int(_ODD)
    one, two = (np.full(1 << bits, base, dtype=np.uint32) for base in (odd, pow(odd, -1, 1 << HASH_BITS)))
    one[0] = two[0] = 1
    return np.cumprod(one, dtype=np.uint32), np.cumprod(two, dtype=np.uint32) * _ODD
