"""Many short strings are looked for in a text, or where its lines begin, at once: by arrays over four of its
characters at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import AnyStr

import numpy as np
from numpy.typing import NDArray

_FOUR, _SIX = 4, 6
_MIXER = np.uint32(2654435761)  # Knuth's multiplicative hash: spreads four characters over the table
_OTHER = np.uint32(2246822519)  # another odd number
_256 = np.uint32(256)
_ZERO = np.zeros(1, dtype=np.uint32)
_SHIFT = np.uint32(16)  # 32 bits to the 16 of the table


def latin_1(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """A byte for each character, that of "?" where Latin-1 has none."""
    signs = codes.astype(np.uint8)
    signs[np.flatnonzero(codes > 0xFF)] = ord("?")
    return signs


class Heads:
    """Strings of four characters, two or one that lines may begin with."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._four, self._two = np.zeros((2, 1 << 16), dtype=np.bool_)
        for s in strings:
            head = np.frombuffer(s.encode("latin-1", "replace"), np.uint8)
            if len(s) == _FOUR:
                self._four[head.view("<u4") * _MIXER >> _SHIFT] = True
            else:
                self._two[head.view("<u2") if len(s) == 2 else slice(head[0], None, 256)] = True

    def at(self, text: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each line that starts there, whether it may begin with one of them; few that say so do not."""
        padded = np.append(text, np.zeros(_FOUR, dtype=np.uint8))
        fours = padded[starts[:, None] + np.arange(_FOUR)].view("<u4").ravel()
        likely: NDArray[np.bool_] = self._four[fours * _MIXER >> _SHIFT] | self._two[fours & 0xFFFF]
        return likely


class Needles:
    """Strings to be found; those of four characters of Latin-1 or more by arrays, the others one by one."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._short: list[str] = []  # of Latin-1
        self._others: list[str] = []
        self._by_head: dict[int, list[str]] = {}
        self._four, self._six = np.zeros((2, 1 << 16), dtype=np.bool_)
        for s in strings:
            head = s[:_SIX].encode("latin-1", "ignore")
            if len(head) < _FOUR:
                (self._short if len(head) == len(s) else self._others).append(s)
                continue
            four, two = (np.frombuffer(part, np.uint8) for part in (head[:_FOUR], head[_FOUR:]))
            self._by_head.setdefault(int(four.view("<u4")[0]), []).append(s)
            self._four[four.view("<u4") * _MIXER >> _SHIFT] = True
            self._six[_six(four.view("<u4"), two.view("<u2") if len(two) == 2 else _ZERO)] = True

    def find(self, text: str, text_signs: NDArray[np.uint8]) -> Iterator[tuple[str, int]]:
        """(string, place) for each of the strings and each place of the text where it stands, in no order.

        ``text_signs`` is :func:`latin_1` of the text.
        """
        encoded = text_signs.tobytes()
        signs = np.frombuffer(encoded + bytes(_SIX), np.uint8)
        for offset in range(_FOUR):
            fours = signs[offset : offset + (len(text) // _FOUR) * _FOUR].view("<u4")
            likely = np.flatnonzero(self._four.take(fours * _MIXER >> _SHIFT, mode="clip"))
            heads, places = fours[likely], likely * _FOUR + offset
            twos = signs[places + _FOUR].astype(np.uint32) + signs[places + _FOUR + 1] * _256
            known = self._six[_six(heads, twos)] | self._six[_six(heads, _ZERO)]
            for at, head in zip(places[known].tolist(), heads[known].tolist(), strict=True):
                for s in self._by_head.get(head, ()):
                    if text.startswith(s, at):
                        yield s, at
        for s in self._short:
            yield from ((s, at) for at in _places(encoded, s.encode("latin-1")))
        for s in self._others:
            yield from ((s, at) for at in _places(text, s))


def _places(text: AnyStr, part: AnyStr) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _six(fours: NDArray[np.uint32], twos: NDArray[np.uint16 | np.uint32]) -> NDArray[np.uint32]:
    """Places in a table for six characters; for four where the other two are nothing."""
    slots: NDArray[np.uint32] = (fours ^ twos * _OTHER) * _MIXER >> _SHIFT
    return slots
