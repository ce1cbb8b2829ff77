"""Fire that crosses a border, and troops driven from a town: what is aimed at was hit, what it was launched
from was not, and what they were driven from was fought for."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.document import Token
from rashomon.read.places.words import words

_REACH = 12  # words between what is fired and the place that it is fired at
_NEXT = 5  # words after "fired" in which the rockets stand
_DRIVEN = 7  # words from "drove" to the "from" behind those who were driven
_TO = frozenset("at toward towards into onto".split())
_BE = frozenset("was were been being be".split())


def is_aimed_at(toks: Sequence[Token], first: int) -> bool:
    """Whether what is fired goes to the place at ``first``: "rockets fired from Varna towards Ostelin", "jets
    bombed Ostelin"."""
    if first and toks[first - 1].low in words("bombed"):
        return True
    last = first - 1 if first and toks[first - 1].low != "the" else first - 2
    if last < 0 or not (toks[last].low in _TO or toks[last].low == "to"):
        return False
    before = [t.low for t in toks[max(0, last - _REACH) : last]]
    if toks[last].low == "to" and "from" not in before:
        return False
    return not words("fired").isdisjoint(before) and not words("projectile").isdisjoint(before)


def is_fired_from(toks: Sequence[Token], first: int, last: int) -> bool:
    """Whether those in the place at [first, last) fire at another: "militants in Varna fired rockets at"."""
    if first < 2 or toks[first - 1].low != "in" or not toks[last : last + 1]:
        return False
    then = [t.low for t in toks[last : last + _REACH]]
    fired = then[0] in words("fired") and not words("projectile").isdisjoint(then[1:_NEXT])
    return fired and not _TO.isdisjoint(then[2:])


def is_driven_from(toks: Sequence[Token], first: int) -> bool:
    """Whether some were driven from the place at ``first``: "drove the rebels from Varna", "were expelled
    from Varna"; not "drove from Varna"."""
    at = first - 1 if first and toks[first - 1].low != "the" else first - 2
    if at < 1 or toks[at].low != "from":
        return False
    low = [t.low for t in toks[max(0, at - _DRIVEN) : at]]
    verb = next((k for k in range(len(low) - 1, -1, -1) if low[k] in words("drove")), None)
    if verb is None or not words("driven_along").isdisjoint(low[verb:]):
        return False
    passive = low[-1].endswith(("en", "ed")) and not _BE.isdisjoint(low[:-1])
    return passive or verb + 1 < len(low)
