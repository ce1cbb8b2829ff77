"""Names of states that stand inside another's name: a street's, a road's, a person's, a paper's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from rashomon.data import given_names, rows

_APART = 2  # characters between a name and the word behind it, the stop of "U.S." among them


class Word(Protocol):
    """A word of a sentence, in small letters, with where it stands and whether it has a capital."""

    @property
    def low(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def capital(self) -> bool: ...


def is_namesake(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words [first, last), a state's name, are part of another: "Washington Street", "Nina
    Washington", "U.S. 278"."""
    if last < len(words) and words[last].start <= words[last - 1].end + _APART:
        behind = words[last].low
        if behind in _behind() or behind.isdecimal():
            return True
    before = words[first - 1] if first else None
    joined = before is not None and before.capital and before.end + 1 == words[first].start
    return joined and before is not None and before.low in given_names(low=True)


@cache
def _behind() -> frozenset[str]:
    return frozenset(w for (listed,) in rows("actor_namesakes.tsv") for w in listed.split())
