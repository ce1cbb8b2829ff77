"""Many short strings are looked for at once, where the words and marks of a text begin, or its lines: by
arrays over two of its characters, then over four and six."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.characters import Characters
from rashomon.clean.ngrams import Tokens

Places = NDArray[np.int64]
_TWO, _FOUR, _SIX = 2, 4, 6
_CODES = 256  # of Latin-1
_MIXER = np.uint32(2654435761)  # Knuth's multiplicative hash: spreads four characters over the table
_OTHER = np.uint32(2246822519)  # another odd number
_SHIFT = np.uint32(16)  # 32 bits to the 16 of the table


def by_twos(signs: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """For each character of a text in Latin-1 it and the next as one number, and some more of nothing."""
    padded = np.zeros(len(signs) + _SIX, dtype=np.uint16)
    padded[: len(signs)] = signs
    padded[: len(signs)] += padded[1 : len(signs) + 1] * np.uint16(_CODES)
    return padded


def by_fours(twos: NDArray[np.uint16], places: Places) -> NDArray[np.uint32]:
    """The four characters at some places as one number each."""
    return twos[places] + (twos[places + _TWO].astype(np.uint32) << _SHIFT)


def head_number(head: str) -> int:
    """A string of four characters, two or one as :func:`by_fours` has it, "?" for what Latin-1 has not."""
    return int.from_bytes(head.encode("latin-1", "replace"), "little")


class Heads:
    """Strings of four characters, two or one that lines may begin with."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._four, self._two = np.zeros((2, 1 << 16), dtype=np.bool_)
        for s in strings:
            head = np.frombuffer(s.encode("latin-1", "replace"), np.uint8)
            if len(s) == _FOUR:
                self._four[head.view("<u4") * _MIXER >> _SHIFT] = True
            else:
                self._two[head.view("<u2") if len(s) == _TWO else slice(head[0], None, _CODES)] = True

    def at(self, fours: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """For each line, whose first four characters are given, whether it may begin with one of them; few
        that say so do not."""
        likely: NDArray[np.bool_] = self._four[fours * _MIXER >> _SHIFT] | self._two[fours & 0xFFFF]
        return likely


class Needles:
    """Strings to be found where words and marks begin."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._others: list[str] = []  # that begin with a character that Latin-1 has not
        self._by_two: dict[int, list[str]] = {}  # those of fewer than four characters
        self._by_four: dict[int, list[str]] = {}  # those of two and three that they begin with, too
        self._two, self._short, self._four, self._six = np.zeros((4, 1 << 16), dtype=np.bool_)
        for s in strings:
            if ord(s[0]) >= _CODES:
                self._others.append(s)
                continue
            head = s[:_SIX].encode("latin-1", "replace")
            signs = np.frombuffer(head + bytes(_SIX), np.uint8)[:_SIX]
            two, four, short = int(signs.view("<u2")[0]), signs[:_FOUR].view("<u4"), len(s) < _FOUR
            for first in range(two, 1 << 16, _CODES) if len(s) == 1 else (two,):
                self._two[first] = True
                if short:
                    self._short[first] = True
                    self._by_two.setdefault(first, []).append(s)
            if not short:
                self._by_four.setdefault(int(four[0]), []).append(s)
            if len(s) >= _SIX:
                self._six[_six(four, signs[_FOUR:].view("<u2"))] = True
            elif not short:
                self._four[four * _MIXER >> _SHIFT] = True
        for first in self._by_four:
            self._by_four[first] += self._by_two.get(first & 0xFFFF, ())

    def find(self, page: Characters, twos: NDArray[np.uint16], its: Tokens) -> dict[str, set[int]]:
        """The lines in which each of the strings stands, for those that stand in one at least.

        ``twos`` is :func:`by_twos` of the page.
        """
        firsts = twos.take(its.places)
        likely = np.flatnonzero(self._two.take(firsts))
        firsts, at = firsts.take(likely), its.places.take(likely)
        fours = by_fours(twos, at)
        known = self._short.take(firsts) | self._four.take(fours * _MIXER >> _SHIFT)
        known |= self._six.take(_six(fours, twos.take(at + _FOUR)))
        some = np.flatnonzero(known)
        lines = np.searchsorted(its.behind, likely[some], side="right")
        text, ends = page.text, page.ends
        held: dict[str, set[int]] = {}
        for i, four, line in zip(at[some].tolist(), fours[some].tolist(), lines.tolist(), strict=True):
            for s in self._by_four.get(four) or self._by_two.get(four & 0xFFFF) or ():
                if text.startswith(s, i):
                    held.setdefault(s, set()).add(line)
        for s in self._others:
            i = text.find(s)
            while i >= 0:
                held.setdefault(s, set()).add(int(np.searchsorted(ends, i, side="right")))
                i = text.find(s, i + 1)
        return held


def _six(fours: NDArray[np.uint32], twos: NDArray[np.uint16 | np.uint32]) -> NDArray[np.uint32]:
    """Places in a table for six characters."""
    slots: NDArray[np.uint32] = (fours ^ twos * _OTHER) * _MIXER >> _SHIFT
    return slots
