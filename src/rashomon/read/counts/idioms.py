"""Several words that together tell of harm: "lost their lives", "hacked to death", "fell in battle"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.data import rows
from rashomon.model import Property
from rashomon.read.counts.tables import tables, word_set
from rashomon.read.document import Token
from rashomon.read.table import Phrases, alternatives

Idiom = tuple[int, int, Property, str]  # first token, end, what it tells of, kind of word


@cache
def _table() -> Phrases[tuple[Property, str]]:
    return Phrases(
        (phrase, (Property(property), kind))
        for words, property, kind in rows("counts_idioms.tsv")
        for phrase in alternatives(words)
    )


def idioms(tokens: Sequence[Token]) -> list[Idiom]:
    """The idioms of harm in a sentence (``data/counts_idioms.tsv``), left to right, none inside another."""
    lows = [t.low for t in tokens]
    hits = _table().find(lows)
    found = [
        (first, end, *told)
        for first, end, told in hits
        if not (_in_custody(lows, end, told[0]) or _of_what(lows, end))
    ]
    taken = {i for first, end, *_ in found for i in range(first, end)}
    parted = [i for i in _parted(lows) if i[0] not in taken]
    return sorted([*found, *parted]) if parted else found


def _in_custody(lows: Sequence[str], end: int, property: Property) -> bool:
    """ "Taken away by police", "carried off in an ambulance": nobody was abducted."""
    return property is Property.ABDUCTED and not _CUSTODY.isdisjoint(lows[max(0, end - 8) : end + 8])


_CUSTODY = word_set("in custody")


def _of_what(lows: Sequence[str], end: int) -> bool:
    """ "The number of victims | of robberies": victims of what a word behind says, who may live."""
    return lows[end - 1] == "victims" and lows[end : end + 1] == ["of"]


def _parted(lows: Sequence[str]) -> Iterator[Idiom]:
    """ "Stabbed a tourist to death", "beat the two men to death": the verb, whose victims stand between."""
    for i in range(2, len(lows) - 1 + (lows[-1:] == ["dead"])):
        if lows[i] == "dead" and lows[i - 1] in _WHOM and lows[i - 2] in _SHOTS:
            yield i - 2, i - 1, Property.KILLED, _SHOTS[lows[i - 2]]  # "shoots him dead"
        if lows[i] == "suicide" and own_hand(lows, i):
            yield i - 1, i, Property.KILLED, "ed"
        alive = lows[i] == "alive"  # "burned three men alive"
        if not alive and (lows[i] != "to" or lows[i + 1] != "death"):
            continue
        for k in range(i - 2, max(-1, i - _REACH), -1):
            kind = _DEADLY.get(lows[k])
            if kind is not None and (not alive or lows[k].startswith("burn")):
                yield k, k + 1, Property.KILLED, kind
                break
            if lows[k] in _PARTS or lows[k] in tables().triggers:
                break


def own_hand(lows: Sequence[str], i: int) -> bool:
    """Whether "suicide" at i is "(then) committed suicide", of one who did the deed or did it to others
    before; not what somebody tried or spoke of, nor "20 veterans committed suicide"."""
    if i < 2 or lows[i - 1] not in _COMMITS or lows[i + 1 : i + 2] in _BOMBINGS:
        return False
    if lows[i - 1] != "committed" and lows[i - 2] not in _THEN:
        return False
    before = lows[: i - 1]
    return any(low in tables().triggers or low in _DOERS for low in before) and _UNSURE.isdisjoint(before)


_BOMBINGS = (["attack"], ["attacks"], ["bombing"], ["bombings"])
_COMMITS = frozenset(("committed", "commits", "committing"))
_THEN = frozenset("before then and after to".split())
_DOERS = word_set("doers")
_UNSURE = word_set("unsure")
_WHOM = frozenset("him her them".split())
_SHOTS = {"shot": "ed", "shoot": "base", "shoots": "base", "shooting": "ing"}
_REACH = 10  # tokens between "stabbed" and "to death"
_PARTS = word_set("parts a verb")
_DEADLY = {w: kind for kind in ("ed", "base", "ing") for w in word_set(f"to death {kind}")}
