"""Many who left their homes: "hundreds fled the town", "forced 900 residents out of their homes"."""

from __future__ import annotations

from rashomon.model import HarmGroup, Property
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Hits, Parsed
from rashomon.read.counts.tables import word_set

_MANY = 100  # people: fewer may flee a scene
_FEW = 10  # people: fewer may hide from a shooting
_ARMED = frozenset((HarmGroup.COMBATANTS, HarmGroup.PERPETRATORS))
_COUNTED = frozenset(("digits", "words", "plural"))
_VERBS = frozenset(("ADV", "HAVE", "WHO", "AUX"))
_OUT_OF = frozenset("from out of their its the own to have had".split())
_DRIVES = word_set("leave homes")
_STOPS = frozenset(("T", "AUX", "SAY", ".", ":"))
_ROW = 14  # tokens from those driven out to their homes
_REACH = 5  # tokens between those many and the word for it


def left_homes(p: Parsed, out: Hits) -> None:
    """Those many who stand right before the words for their leaving, whatever verb drove them."""
    for h in p.harms:
        if h.property is not Property.DISPLACED:
            continue
        before = [k for k, g in enumerate(p.groups) if g.last <= h.first]
        for k in before:
            g = p.groups[k]
            if _is_many(g) and ((k == before[-1] and _leaves(p, g, h)) or _driven(p, g, h)):
                out[k] = (h, 0.0)


def hides(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Two gunmen took refuge in a mosque": those who fight, and one alone, left no homes."""
    return p.tokens[h.last - 1].low == "refuge" and (g.value < _FEW or g.group in _ARMED)


def _is_many(g: Group) -> bool:
    return g.kind in _COUNTED and g.value >= _MANY


def _driven(p: Parsed, g: Group, h: Harm) -> bool:
    """ "Driving tens of thousands of villagers and members of two churches from their homes"."""
    lows = [t.low for t in p.tokens[h.first - 2 : h.first]]
    verb = p.tokens[g.first - 1].low if g.first else ""
    near = h.first - g.last <= _ROW and not any(p.tags[i] in _STOPS for i in range(g.last, h.first))
    return h.word == "homes" and lows == ["from", "their"] and verb in _DRIVES and near


def _leaves(p: Parsed, g: Group, h: Harm) -> bool:
    between = range(g.last, h.first)
    if len(between) > _REACH or g.group in _ARMED:
        return False
    if h.kind == "adj" or h.form.endswith("inf"):  # "from their homes", "to flee"
        return len(between) > 0 and all(p.tokens[i].low in _OUT_OF for i in between)
    return h.kind in ("ed", "base", "intr") and all(p.tags[i] in _VERBS for i in between)
