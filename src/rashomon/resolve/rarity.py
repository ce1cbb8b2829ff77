"""Which words are rare, and the rarest of an account's words, of a great many accounts at once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.data import rows

UNSEEN = 1000  # rarity of a word that the background table does not have
RARE = 750  # a word from this rarity up is rare

Longs = npt.NDArray[np.int64]


class Words(NamedTuple):
    """The rarest of some words, the rarest first, and the root of the sum of their squared rarities."""

    stems: tuple[str, ...]
    norm: float

    def __repr__(self) -> str:  # as every NamedTuple's, but quicker: ids are made of it
        return f"Words(stems={self.stems!r}, norm={self.norm!r})"


class _Rarities(dict[str, int]):
    def __missing__(self, word: str) -> int:
        return UNSEEN


@cache
def background() -> Mapping[str, int]:
    """How rare a word is in news of violence: stem → idf in hundredths of a bit (``resolve_words.tsv``).

    News of war and of crime count for one half each, however many reports of each were looked at.

    Whole numbers add up the same in any order. A word that the table has not, looked up by its key, is as
    rare as :data:`UNSEEN`. A fixed table, not the ledger at hand: two accounts then score the same whatever
    else is stored.
    """
    return _Rarities((word, round(100 * float(value))) for word, value in rows("resolve_words.tsv"))


def rarest(texts: Sequence[Iterable[str]], most: int) -> list[Words]:
    """Of each of some lists of words the ``most`` rarest; of equally rare ones the first by letters."""
    held = [list(text) for text in texts]
    every = list(chain.from_iterable(held))
    if not every:
        return [Words((), 0.0)] * len(held)
    known = sorted(set(every))
    number = dict(zip(known, range(len(known)), strict=True))
    table = background()
    rarity = np.array([table[word] for word in known], np.int64)
    word = np.fromiter(map(number.__getitem__, every), np.int64, len(every))
    row = np.repeat(np.arange(len(held)), [len(text) for text in held])
    # One number that sorts by row, then the rarest first, then by letters.
    top, width = int(rarity.max()), len(known)
    code = ((row * (top + 1)) + (top - rarity[word])) * width + word
    code.sort()
    row, word = code // (width * (top + 1)), code % width
    ends = np.searchsorted(row, np.arange(len(held) + 1))
    word = word[np.arange(len(row)) - ends[row] < most]
    sizes = np.minimum(np.diff(ends), most)
    squares = np.bincount(np.repeat(np.arange(len(held)), sizes), rarity[word] ** 2, len(held))
    stems = list(map(known.__getitem__, word.tolist()))
    out, end = [], 0
    for size, square in zip(sizes.tolist(), squares.tolist(), strict=True):
        begin, end = end, end + size
        out.append(Words(tuple(stems[begin:end]), math.sqrt(square)))
    return out
