"""Groups that reports name differently and mean as one side: "the regime", "Syrian warplanes", "Damascus"."""

from __future__ import annotations

from functools import cache, lru_cache

from rashomon.data import rows

ARMED = frozenset(
    {"state", "rebel", "is", "kurd", "us", "russia", "turkey", "israel", "iran"}
)  # sides in a war


@cache
def _table() -> dict[str, str]:
    out = {}
    for side, words in rows("resolve_kin.tsv"):
        for word in words.split(","):
            out[word.strip()] = side
    return out


@cache
def family(key: str) -> frozenset[str]:
    """The sides that an actor's key (table id or folded name) speaks of; empty where no word tells.

    >>> family("syrian regime aircraft")
    frozenset({'state'})
    """
    table = _table()
    words = key.replace("-", " ").split()
    found = {table[w] for w in words if w in table}
    found |= {table[p] for p in (" ".join(words[i : i + 2]) for i in range(len(words) - 1)) if p in table}
    if len(found) > 1:
        found.discard("state")  # "Israeli forces": the nation says more than "forces"
    return frozenset(found)


@lru_cache(maxsize=100_000)
def families(keys: frozenset[str]) -> frozenset[str]:
    """The sides that any of some actors' keys speaks of."""
    return frozenset().union(*(family(k) for k in keys)) if keys else frozenset()
