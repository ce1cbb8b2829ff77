"""Pairs of items that are worth a doubt, by the million."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.resolve.items import Items
from rashomon.resolve.parts import MERGE
from rashomon.resolve.side_by_side import in_order

DOUBT = -3.0  # pairs from here up are put before a person
_BATCH = 200_000  # pairs that are dealt with at a time


class Pair(NamedTuple):
    """Two items, by number, that are worth a doubt at least."""

    first: int
    second: int
    score: float  # log2 odds
    apart: bool  # a contradiction, or one report's telling of two, forbids that they are the same


def worth_a_doubt(scores: npt.NDArray[np.int32], apart: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which pairs are kept and offered for judgement. What a contradiction keeps apart is a doubt only where
    all else would join it: then the day or place may have been misread."""
    doubt: npt.NDArray[np.bool_] = (scores >= round(100 * DOUBT)) & ~(apart & (scores < round(100 * MERGE)))
    return doubt


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs by the million, in columns, by first and second; to be gone through as often as one likes."""

    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    scores: npt.NDArray[np.int32]  # hundredths
    apart: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Pairs:
        """Pairs, sorted, put in columns."""
        first, second, scores, apart = zip(*pairs, strict=True) if pairs else ((), (), (), ())
        hundredths = np.rint(np.array(scores) * 100).astype(np.int32)
        return cls(
            np.array(first, np.int32), np.array(second, np.int32), hundredths, np.array(apart, np.bool_)
        )

    @classmethod
    def scored(cls, items: Items, found: npt.NDArray[np.int64], n: int, processes: int = 1) -> Pairs:
        """Of pairs given as first · n + second, sorted, those that are worth a doubt."""

        def kept(k: int) -> tuple[npt.NDArray[Any], ...]:
            first, second = (x.astype(np.int32) for x in np.divmod(found[k : k + _BATCH], n))
            scores, apart = items.facets.scores(first, second, DOUBT)
            some = worth_a_doubt(scores, apart)
            return first[some], second[some], scores[some], apart[some]

        parts = in_order(kept, range(0, max(1, len(found)), _BATCH), processes)
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def likely(self) -> npt.NDArray[np.int64]:
        """Which of them hold clusters together."""
        return np.flatnonzero((self.scores >= round(100 * MERGE)) & ~self.apart)

    def within(self, part_of: npt.NDArray[np.int32], parts: int) -> list[Pairs]:
        """The pairs within each part; ``part_of`` is each item's, -1 of one in none."""
        part = part_of[self.first]
        inside = np.flatnonzero((part >= 0) & (part == part_of[self.second]))
        inside = inside[np.argsort(part[inside], kind="stable")]
        ends = np.searchsorted(part[inside], np.arange(parts + 1))
        return [self.some(inside[ends[k] : ends[k + 1]]) for k in range(parts)]

    def some(self, which: npt.NDArray[np.int64]) -> Pairs:
        return Pairs(self.first[which], self.second[which], self.scores[which], self.apart[which])

    def __iter__(self) -> Iterator[Pair]:
        for k in range(0, len(self.first), _BATCH):
            some = slice(k, k + _BATCH)
            columns = (self.first[some], self.second[some], self.scores[some] / 100, self.apart[some])
            yield from map(Pair._make, zip(*(column.tolist() for column in columns), strict=True))
