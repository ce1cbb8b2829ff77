"""Many short strings are looked for in a text at once, four characters of it at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

_FOUR = 4
_MIXER = np.uint32(2654435761)  # Knuth's multiplicative hash: spreads four characters over the table
_SHIFT = np.uint32(18)  # 32 bits to the 14 of the table


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
        self._likely = np.zeros(1 << 14, dtype=np.bool_)
        self._likely[heads * _MIXER >> _SHIFT] = True

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """(string, place) for each of the strings and each place of the text where it stands, in no order."""
        data = text.encode("latin-1", "replace")  # a byte for each character
        for offset in range(min(_FOUR, max(len(data) - _FOUR + 1, 0))):
            fours = np.frombuffer(data, "<u4", count=(len(data) - offset) // _FOUR, offset=offset)
            for i in np.flatnonzero(self._likely.take(fours * _MIXER >> _SHIFT)).tolist():
                at = _FOUR * i + offset
                for s in self._by_head.get(int(fours[i]), ()):
                    if text.startswith(s, at):
                        yield s, at
        for s in self._short:
            at = text.find(s)
            while at >= 0:
                yield s, at
                at = text.find(s, at + 1)
