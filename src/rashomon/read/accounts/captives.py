"""How many were taken: "captured 26 pirates", "the arrest of 14 smugglers", "31 suspects were detained".

Nobody is harmed by it, so that no count tells of them; but few incidents have as many.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.accounts.words import words_of
from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.document import Token

_LEAST = 10  # two or three are taken every day
_EXACT = frozenset({"digits", "words"})
_QUALIFYING = 4  # words that say of what kind they are: "26 armed Omani and Danish smugglers"


def taken(tokens: Sequence[Token]) -> list[str]:
    """The numbers of people told to be captured or arrested, as "26-taken", in the order told."""
    return [f"{n}-taken" for n in dict.fromkeys(numbers_taken(tokens)) if n >= _LEAST]


def numbers_taken(tokens: Sequence[Token]) -> list[int]:
    """How many people are told to be captured or arrested, in the order told."""
    if words_of("taken").isdisjoint([t.low for t in tokens]):
        return []
    return [q.value for q in quantities(tokens) if q.kind in _EXACT and q.value and _is_taken(tokens, q)]


def _is_taken(tokens: Sequence[Token], q: Quantity) -> bool:
    low = [t.low for t in tokens]
    people = words_of("taken people")
    end = next((i for i in range(q.last, min(q.last + 1 + _QUALIFYING, len(low))) if low[i] in people), None)
    if end is None or not all(w.isalpha() or "-" in w for w in low[q.last : end]):
        return False
    verbs = words_of("taken")
    if not verbs.isdisjoint(low[q.last : end]):
        return True  # "26 captured pirates"
    before = q.first - 1
    while before >= 0 and low[before] in words_of("before the taken"):
        before -= 1
    behind = end + 1
    while behind < len(low) and low[behind] in words_of("behind the taken"):
        behind += 1
    return (before >= 0 and low[before] in verbs) or (behind < len(low) and low[behind] in verbs)
