"""The rare words of accounts, pages or titles as columns of numbers, to compare a great many pairs at once.

What two share is what :mod:`rashomon.resolve.levels` finds, to the last digit: all sums are of whole numbers.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cache

import numpy as np
import numpy.typing as npt

from rashomon.resolve.keys import Keys, word_hashes
from rashomon.resolve.rarity import RARE, UNSEEN, background

_AT_ONCE = 4096  # pairs: their words then fit into a processor's own memory
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


@cache
def rarity_by_hash() -> Mapping[int, int]:
    """How rare words are (:func:`rashomon.resolve.rarity.background`), by their hashes; those that are not
    there are as rare as any unseen one."""
    table = background()
    return dict(zip(word_hashes(table, Keys()).tolist(), table.values(), strict=True))


class Vocabulary(dict[int, int]):
    """Words by number, in the order in which they were first met; given as hashes."""

    def __init__(self) -> None:
        super().__init__()
        self.rarities = array("q")  # of each word, hundredths of a bit

    def __missing__(self, word: int) -> int:
        number = self[word] = len(self)
        self.rarities.append(rarity_by_hash().get(word, UNSEEN))
        return number


class Wordings:
    """Rows of words. :meth:`extend` them, then ask for what two of them share."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._words = array("i")  # of all rows, one after the other, sorted within a row
        self._start = array("q", [0])
        self._norm = array("d")
        self._row: Longs | None = None  # the row asked for → the row as added

    def extend(self, words: Ints, many: Longs, norms: npt.NDArray[np.float64], picked: Longs) -> None:
        """Add some of several rows, given by their places; ``words`` are of all, ``many`` of each."""
        width = len(self._vocabulary)
        sizes = np.zeros(len(many), np.int64)
        sizes[picked] = many[picked]
        code = (np.repeat(np.arange(len(many)), many) * width + words)[np.repeat(sizes > 0, many)]
        code.sort()  # by row, and within a row
        self._words.frombytes((code % width).astype(np.int32).tobytes() if width else b"")
        self._start.frombytes((np.cumsum(sizes[picked]) + self._start[-1]).tobytes())
        self._norm.frombytes(norms[picked].tobytes())

    def arrange(self, order: Longs) -> None:
        """Call row ``order[k]`` row k, and give up adding."""
        self._row = order

    def numbers(self, rows: Longs) -> tuple[Longs, Longs]:
        """The words of some rows one after the other, as numbers, and for each the place of its row."""
        return self._laid_out(rows if self._row is None else self._row[rows])

    def one(self, i: int, j: int) -> tuple[float, int] | None:
        """The cosine of two rows and how many rare words they share; None where one has no words."""
        if self._row is not None:
            i, j = int(self._row[i]), int(self._row[j])
        start, words = self._start, self._words
        a, b = words[start[i] : start[i + 1]], words[start[j] : start[j + 1]]
        if not a or not b:
            return None
        rarities = self._vocabulary.rarities
        shared = [rarities[w] for w in set(a).intersection(b)]
        cosine = sum([n * n for n in shared]) / (self._norm[i] * self._norm[j])
        return cosine, sum([n >= RARE for n in shared])

    def shared(
        self, first: Ints, second: Ints
    ) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.float64], Longs]:
        """Of each pair of rows: whether both have words, the cosine of these, and how many rare ones are
        shared. Quickest where pairs with the same first row follow one another."""
        a, b = first.astype(np.int64), second.astype(np.int64)
        if self._row is not None:
            a, b = self._row[a], self._row[b]
        parts = [
            self._shared(a[k : k + _AT_ONCE], b[k : k + _AT_ONCE]) for k in range(0, max(1, len(a)), _AT_ONCE)
        ]
        product, rare = (np.concatenate(column) for column in zip(*parts, strict=True))
        norm = np.frombuffer(self._norm, np.float64)
        length = np.diff(np.frombuffer(self._start, np.int64))
        known = (length[a] > 0) & (length[b] > 0)
        cosine = np.divide(product, norm[a] * norm[b], out=np.zeros(len(a)), where=known)
        return known, cosine, rare

    def _shared(self, a: Longs, b: Longs) -> tuple[npt.NDArray[np.float64], Longs]:
        """The sum of the squared rarities of the words that each pair shares, and how many are rare."""
        n, rarities = len(a), np.frombuffer(self._vocabulary.rarities, np.int64)
        width = len(rarities) or 1
        # What is shared is looked up in the words of each first row, laid out once for its run of pairs.
        begins = np.ones(n, np.bool_)
        begins[1:] = a[1:] != a[:-1]
        mine, of_mine = self._laid_out(a[begins])
        theirs, of_theirs = self._laid_out(b)
        run = np.cumsum(begins) - 1
        keys, asked = of_mine * width + mine, run[of_theirs] * width + theirs  # both ascend
        at = np.searchsorted(keys, asked)
        at[at == len(keys)] = 0
        hit = np.flatnonzero(keys[at] == asked) if len(keys) else np.empty(0, np.int64)
        pair, found = of_theirs[hit], rarities[theirs[hit]]
        product = np.bincount(pair, found * found, n)  # whole numbers far below 2**53: exact
        return product.astype(np.float64), np.bincount(pair[found >= RARE], minlength=n)

    def _laid_out(self, rows: Longs) -> tuple[Longs, Longs]:
        """The words of some rows one after the other, and for each the position of its row in ``rows``."""
        start = np.frombuffer(self._start, np.int64)
        length = start[rows + 1] - start[rows]
        of = np.repeat(np.arange(len(rows)), length)
        before = np.cumsum(length) - length
        at = np.arange(len(of)) - np.repeat(before - start[rows], length)
        return np.frombuffer(self._words, np.int32)[at].astype(np.int64), of
