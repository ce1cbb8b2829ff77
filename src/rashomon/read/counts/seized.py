"""People who are seized first and harmed then: "dragged 12 teachers from a bus and shot them"."""

from __future__ import annotations

from rashomon.model import Property
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Hits, Parsed
from rashomon.read.counts.plain import DONE
from rashomon.read.counts.tables import word_set

_SEIZES = word_set("seizes")
_NUMBERED = frozenset(("digits", "words", "range"))
_OPENS = frozenset(("AND", ",", "AFTER", "ADV"))
_AWAY = frozenset("out up away off aside down all".split())
_REACH = 18  # tokens from those seized to the verb


def seized(p: Parsed, out: Hits) -> None:
    """ "Took nine men out of the mosque and executed them": "them" are those whom the verb before it seized.
    Whoever is first seized and then shot was killed."""
    for h in p.harms:
        them = [t.low for t in p.tokens[h.last : h.last + 1]] == ["them"]
        if not them or h.kind not in DONE | {"ing"} or p.tags[h.first - 1] not in _OPENS:
            continue
        k = next((k for k in range(len(p.groups) - 1, -1, -1) if p.groups[k].last <= h.first), -1)
        while k > 0 and p.groups[k].kind not in _NUMBERED:
            k -= 1
        hit = out[k] if k >= 0 else None
        told = hit is not None and hit[0].property is Property.KILLED
        if k < 0 or told or not _seizes(p, p.groups[k], h):
            continue
        dead = h.kind == "shot" and h.property is Property.WOUNDED
        end = Harm(h.first, h.last, Property.KILLED, h.kind, h.form, h.word) if dead else h
        out[k] = (end, 0.0)


def _seizes(p: Parsed, g: Group, h: Harm) -> bool:
    """Whether g is the object of a verb of seizing, in the clause before the harm h."""
    verb = g.first - 1
    while verb > 0 and p.tokens[verb].low in _AWAY:
        verb -= 1
    counted = g.kind in _NUMBERED and g.value > 1 and g.noun not in NO_PEOPLE
    near = h.first - g.last <= _REACH and not {".", "SAY"} & {*p.tags[g.last : h.first]}
    return verb >= 0 and counted and near and p.tokens[verb].low in _SEIZES
