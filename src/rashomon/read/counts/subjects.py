"""Subjects that stand far before their verb: "X, the chief of Y, along with a guard was killed", "X, who kept
a shop, was among the dead", "X is one of several clerks who died"."""

from __future__ import annotations

from rashomon.read.counts.asides import CLAUSE
from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Hits, Parsed
from rashomon.read.counts.rows import SINGLE
from rashomon.read.counts.tables import word_set

_WITH = (["along", "with"], ["together", "with"])
_OF_ONE = frozenset(("was", "is"))
_THOSE = frozenset(("those", "the"))
_OPENS = frozenset((",", ".", '"', "SAY", "AND", "BUT"))
_PARTS = frozenset(("SAY", ".", "T", ":", '"', "AMONG", "INCL", "BY"))
_TO_HARM = frozenset(("w", "C", "#", "DET", "AND", "WHO", "HAVE", "AUX", "ADV"))
_BEFELL = frozenset(("ed", "intr", "shot"))


def along_with(p: Parsed, out: Hits) -> None:
    """ "A mayor along with two guards was killed": what befell the guards befell the mayor."""
    for k, g in enumerate(p.groups):
        hit, at = out[k], g.first - 2
        if (
            hit is None
            or hit[0].first < g.last
            or [t.low for t in p.tokens[max(0, at) : g.first]] not in _WITH
        ):
            continue
        near = next((j for j in range(k - 1, -1, -1) if p.groups[j].last <= at), -1)
        if near < 0 or not CLAUSE.isdisjoint(p.tags[p.groups[near].last : at]):
            continue
        named = near - 1
        if named >= 0 and p.tags[p.groups[named].last : p.groups[near].first] in ([","], [",", "w"]):
            near = named  # "Ann Lee, | chief of the district, along with"
        if out[near] is None and p.groups[near].noun not in NO_PEOPLE and p.groups[near].kind != "none":
            out[near] = hit


def among_the_harmed(p: Parsed, out: Hits) -> None:
    """ "Ann Lee, a clerk working with the ministry, was among those killed", "Ann Lee is one of several who
    have been killed": she was."""
    for h in p.harms:
        verb = _verb(p, h)
        if (
            verb < 0
            or p.tokens[verb].low not in _OF_ONE
            or any(x is not None and x[0] is h and p.groups[k].last <= verb for k, x in enumerate(out))
        ):
            continue
        for k, g in enumerate(p.groups):
            if g.last <= verb and _subject(p, g, verb):
                out[k] = out[k] or (h, 0.0)
                break


def past_their_deed(p: Parsed, out: Hits) -> None:
    """ "A driver who shot his nephew was killed by guards", "a man accused of stabbing two guards has died":
    the last verb is the man's, and those whom he harmed have their own."""
    for h in p.harms:
        verb = h.first
        while verb and (p.tags[verb - 1] in _BEFORE_VERB or p.tokens[verb - 1].low == "found"):
            verb -= 1
        theirs = next((k for k, g in enumerate(p.groups) if g.last == verb), -1)
        deed = p.groups[theirs].first - 1 if theirs > 0 else -1
        if verb == h.first or deed < 1 or p.tags[deed] != "T" or h.kind not in _BEFELL | {"adj"}:
            continue
        did = next((x for x in (*p.harms, *p.formal) if x.last == deed + 1), None)
        doer = next((k for k, g in enumerate(p.groups) if _does(p, g, did.first if did else deed)), -1)
        has = out[theirs]
        if doer >= 0 and has is not None and has[0] in (h, did):
            out[doer], out[theirs] = (h, 0.0), (did, 0.0) if did is not None else None


def _does(p: Parsed, g: Group, deed: int) -> bool:
    """Whether the words from one person to a deed are "who", or "accused of"."""
    between = [t.low for t in p.tokens[g.last : deed]]
    told = between in (["who"], [",", "who"]) or (len(between) == 2 and between[0] in _ACCUSED)
    return told and g.kind in SINGLE and g.noun not in NO_PEOPLE


_BEFORE_VERB = frozenset(("AUX", "HAVE", "ADV", "FOUND"))
_ACCUSED = word_set("accused")


def _verb(p: Parsed, h: Harm) -> int:
    """Where "was" of "was among those killed", "is" of "is one of several who were killed" stands, or -1."""
    i = h.first
    if i > 3 and p.tokens[i - 1].low in _THOSE and p.tags[i - 3 : i - 1] == ["AUX", "AMONG"]:
        return i - 3
    if h.kind not in _BEFELL:
        return -1
    one = next((j for j in range(i - 1, 0, -1) if p.tags[j] not in _TO_HARM), -1) - 1
    of = [t.low for t in p.tokens[max(0, one) : one + 2]]
    return one - 1 if one > 0 and of == ["one", "of"] and p.tags[one - 1] == "AUX" else -1


def _subject(p: Parsed, g: Group, verb: int) -> bool:
    """Whether one person, with whom a clause opens, is the subject of the verb at ``verb``."""
    opens = g.first == 0 or p.tags[g.first - 1] in _OPENS or p.tokens[g.first - 1].low == "that"
    one = g.kind in SINGLE and g.kind != "list" and g.noun not in NO_PEOPLE
    return one and opens and _PARTS.isdisjoint(p.tags[g.last : verb])
