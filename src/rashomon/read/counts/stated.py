"""Numbers that stand away from their harm: "the number of injured at 25", "holding 182 people hostage"."""

from __future__ import annotations

from rashomon.read.counts.group import NUMBERED, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.tables import tables, word_set


def numbered(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Put the number of injured at 25", "the number of the dead rose to 41", not of mosques."""
    if h.last > g.first or g.head >= 0 or not g.first:
        return False
    ranged = g.kind == "range" and p.tokens[g.first - 1].low in _RANGES and g.first - h.last <= _RANGED
    if not ranged and (g.kind not in NUMBERED or g.first - h.last > _RISES):
        return False
    before = [t.low for t in p.tokens[max(0, h.first - _NUMBER) : h.first]]
    if "of" not in before or not _SUMS.intersection(before[: before.index("of")]):
        return False
    if any(low in tables().things for low in before[before.index("of") :]):
        return False
    risen = p.tokens[g.first - 1].low in _STANDS and "RISE" in p.tags[: g.first]
    return ranged or risen


def labelled(p: Parsed, g: Group) -> Harm | None:
    """ "Fatalities: 6 | Injuries: 31", "Killed: 12": the label's harm."""
    colon = g.first - 1
    if colon < 1 or p.tokens[colon].text != ":" or g.kind != "digits" or g.head >= 0:
        return None
    closed = g.last >= len(p.tokens) or not p.tokens[g.last].text[0].isalpha()
    return next((h for h in p.harms if h.last == colon and h.kind in _LABELS), None) if closed else None


_LABELS = frozenset(("noun", "ed", "adj", "casualty"))


def held(p: Parsed, g: Group, h: Harm) -> bool:
    """ "182 hostages held", "holding 182 people hostage"."""
    if g.kind not in NUMBERED or h.word not in _HELD:
        return False
    before = {t.low for t in p.tokens[max(0, g.first - 2) : g.first]}
    after = {t.low for t in p.tokens[h.last : h.last + 3]}
    if g.first <= h.first < g.last:
        return bool((before | after) & _HOLD)
    return h.first == g.last and bool(before & _HOLD)


_HELD = word_set("held")
_HOLD = word_set("holds")
_NUMBER = 5  # tokens from "number of" to the harm
_RISES = 7  # tokens from the harm to its number: "has meanwhile risen to"
_RANGES = word_set("ranges")
_RANGED = 25  # tokens from the harm to "ranged from five to seven"
_SUMS = word_set("sums")
_STANDS = word_set("stands at")
