"""The levels of one comparison as numbers, each found once for two values and looked up after that."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.resolve.profile import Profile

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
FULL = 1 << 32  # a pair of values is first · FULL + second
_LOW = FULL - 1
_MOST_KNOWN = 150_000  # levels kept of one comparison


class LevelTable:
    """The levels of one comparison as numbers, each found once for two values."""

    def __init__(self, compare: Callable[[Profile, Profile], str]) -> None:
        self._compare = compare
        self._found: dict[int, int] = {}
        self.numbers: dict[str, int] = {}
        self.names: list[str] = []

    def number(self, level: str) -> int:
        n = self.numbers.get(level)
        if n is None:
            n = self.numbers[level] = len(self.names)
            self.names.append(level)
        return n

    def one(self, a: int, b: int, values: Sequence[Profile]) -> str:
        pair = a * FULL + b if a < b else b * FULL + a
        known = self._found.get(pair)
        if known is None:
            known = self._found[pair] = self.number(self._compare(values[pair // FULL], values[pair % FULL]))
        return self.names[known]

    def of(self, pairs: Longs, values: Sequence[Profile], codes: Longs | None = None) -> Ints:
        """The level of each pair of values, given as first · 2³² + second.

        Pairs with one code have one level (:mod:`rashomon.resolve.alike`); it is the pair unless given.
        """
        found, compare, number = self._found, self._compare, self.number
        if len(found) > _MOST_KNOWN:  # those that stand for many pairs are kept
            many = {code: known for code, known in found.items() if code < 0}
            self._found = found = many if len(many) < _MOST_KNOWN // 2 else {}
        out = []
        for code, pair in zip((pairs if codes is None else codes).tolist(), pairs.tolist(), strict=True):
            known = found.get(code)
            if known is None:
                known = found[code] = number(compare(values[pair >> 32], values[pair & _LOW]))
            out.append(known)
        return np.array(out, np.int32)

    def joined(
        self, a: Ints, names: Sequence[str], b: Ints, others: Sequence[str], join: Callable[[str, str], str]
    ) -> Ints:
        """The level that follows from two others."""
        table = np.array([[self.number(join(x, y)) for y in others] for x in names], np.int32)
        return table.reshape(len(names), len(others))[a, b] if len(a) else np.empty(0, np.int32)
