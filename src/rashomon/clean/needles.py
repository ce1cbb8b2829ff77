"""Many short strings are looked for in a text, or where its lines begin, at once: by arrays over four of its
characters at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_FOUR = 4
_MIXER = np.uint32(2654435761)  # Knuth's multiplicative hash: spreads four characters over the table
_SHIFT = np.uint32(16)  # 32 bits to the 16 of the table


def bytes_of(text: str) -> NDArray[np.uint8]:
    """A byte for each character, that of "?" where Latin-1 has none."""
    return np.frombuffer(text.encode("latin-1", "replace"), np.uint8)


class Heads:
    """Strings of four characters, two or one that lines may begin with."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._four, self._two = np.zeros((2, 1 << 16), dtype=np.bool_)
        for s in strings:
            head = bytes_of(s)
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
        self._short: list[str] = []
        self._by_head: dict[int, list[str]] = {}
        for s in strings:
            head = s[:_FOUR].encode("latin-1", "ignore")
            if len(head) < _FOUR:
                self._short.append(s)
            else:
                self._by_head.setdefault(int.from_bytes(head, "little"), []).append(s)
        heads = np.array(list(self._by_head), dtype=np.uint32)
        self._likely = np.zeros(1 << 16, dtype=np.bool_)
        self._likely[heads * _MIXER >> _SHIFT] = True

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """(string, place) for each of the strings and each place of the text where it stands, in no order."""
        data = text.encode("latin-1", "replace")  # a byte for each character
        for offset in range(min(_FOUR, max(len(data) - _FOUR + 1, 0))):
            fours = np.frombuffer(data, "<u4", count=(len(data) - offset) // _FOUR, offset=offset)
            likely = np.flatnonzero(self._likely[fours * _MIXER >> _SHIFT])
            for i, head in zip(likely.tolist(), fours[likely].tolist(), strict=True):
                at = _FOUR * i + offset
                for s in self._by_head.get(head, ()):
                    if text.startswith(s, at):
                        yield s, at
        for s in self._short:
            at = text.find(s)
            while at >= 0:
                yield s, at
                at = text.find(s, at + 1)
