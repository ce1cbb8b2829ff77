"""Words for an unknown number and the harm they touch: "scores were hurt", "wounding several"."""

from __future__ import annotations

from rashomon.model import Property
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import PASSIVE, Harm
from rashomon.read.counts.parsed import Parsed
from rashomon.read.counts.plain import DONE

_QUOTE = '"'
_TO_ITS_VERB = frozenset(("AUX", "ADV", "HAVE", _QUOTE))
_CLOSES = frozenset((".", ",", "AND", "IN", "DAY"))
_DOES = frozenset(("ed", "ing", "base"))


def its_verb(p: Parsed, g: Group) -> tuple[Harm, float] | None:
    """ "Others were reported wounded", "wounding “a number of citizens”", "“several” injuries": words for an
    unknown number go with the verb or noun they touch, quotation marks aside."""
    if g.noun in ("thing", "weapon", "attack"):
        return None  # "several houses were burned"
    of = _of_the_harmed(p, g)
    if of is not None:
        return of, 0.0
    i = g.last
    while i < len(p.tags) and (p.tags[i] in _TO_ITS_VERB or (p.tags[i] == "SAY" and p.tags[i - 1] == "AUX")):
        i += 1
    after = next((h for h in p.harms if h.first == i), None)
    if after is not None and after.word == "dead" and g.head < 0 and g.kind == "vague":
        return after, 0.0  # "a number of dead and over 30 hurt"
    if after is not None and after.kind == "adj" and "AUX" in p.tags[g.last : i] and g.head >= 0:
        return after, 0.0  # "several other sappers are missing"
    if after is not None and i > g.last:
        quoted = set(p.tags[g.last : i]) == {_QUOTE}
        if (after.kind in DONE and not quoted) or (after.kind == "noun" and quoted and g.head < 0):
            return after, 0.0
    j = g.first
    while j > 0 and p.tags[j - 1] == _QUOTE:
        j -= 1
    before = next((h for h in p.harms if h.last == j and h.kind in _DOES), None)
    if before is None or before.form.partition(":")[2] in PASSIVE or g.noun in NO_PEOPLE:
        return None
    killed = g.head >= 0 and before.property is Property.KILLED  # "killed scores of conscripts fighting"
    closed = g.last >= len(p.tags) or p.tags[g.last] in _CLOSES
    bare = g.head < 0 and before.kind == "ing" and closed  # "hit several other cities, killing dozens"
    return (before, 0.0) if j < g.first or killed or bare else None


def _of_the_harmed(p: Parsed, g: Group) -> Harm | None:
    """ "Hundreds of wounded", "“dozens” of injured": the participle is whom the words count, but not in
    "several of the wounded", which tells more of those counted before."""
    i = g.last
    while i < len(p.tags) and p.tags[i] in (_QUOTE, "OF"):
        i += 1
    of = g.head < 0 and "OF" in p.tags[g.last : i]
    return next((h for h in p.harms if of and h.first == i and h.kind == "ed"), None)
