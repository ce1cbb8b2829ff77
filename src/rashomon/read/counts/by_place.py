"""One toll told place by place: "killed four people in Velm, two in Daruk and one in Senn"."""

from __future__ import annotations

from rashomon.read.counts.clauses import past_place
from rashomon.read.counts.group import NO_PEOPLE, NUMBERED, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed

_PLACES = frozenset(("in", "at", "near", "inside"))
_BARE = NUMBERED | {"single"}
_JOINS = frozenset((",", "AND", "DET", "C", "w", "IN", "TO", "OF", ":", "#", "DAY", "ADV"))
_BEFORE = frozenset((",", "AND", "TO", ":"))
_FOUND = frozenset(("AUX", "HAVE", "ADV", "VERB", "FOUND"))
_NEXT = 12  # tokens from one number's place to the next number


def by_place(p: Parsed, out: list[tuple[Harm, float] | None]) -> None:
    """ "Injured 4 others in Velm, in addition to 3 civilians in Daruk and 5 in Senn": a number with a place
    behind one of the same kind goes with the same harm, where no other verb comes between."""
    for k in range(1, len(p.groups)):
        a, b, hit = p.groups[k - 1], p.groups[k], out[k - 1]
        further = _further(p, b)
        counted = b.kind in _BARE and (b.noun not in NO_PEOPLE or further)
        if hit is None or out[k] is not None or not counted:
            continue
        if hit[0].first >= a.last and hit[0].first - a.last > 1:
            continue  # a verb behind them all is weighed as it stands
        start = max(a.last, hit[0].last)
        while a.first <= hit[0].first < a.last and p.tags[start] in _FOUND:
            start += 1  # "14 bodies were recovered in Velm"
        between = p.tags[start : b.first]
        parts = ":" in between  # "eight died: three in Velm"
        if p.tags[b.first - 1] not in _BEFORE and not _one_list(p, a, b, start):
            continue
        joined = len(between) <= _NEXT and all(t in _JOINS for t in between)
        joined = joined and (parts or further or "IN" in between)
        if joined and _placed(p, b) and (parts or further or _placed_at(p, max(_more(p, a), start))):
            out[k] = hit
            if parts and b.value < a.value:
                b.parent = k - 1
            elif a.parent >= 0:
                b.parent = a.parent
    for k in range(len(p.groups) - 2):
        _spread(p, k, out)
        _within(p, k, out)


def _further(p: Parsed, g: Group) -> bool:
    """ "Another two (in the ambulance)", "two more (in Tasm)"."""
    return p.tokens[g.first].low == "another" or _more(p, g) == g.last + 1


def _more(p: Parsed, g: Group) -> int:
    if [t.low for t in p.tokens[g.last : g.last + 2]] == ["of", "them"]:
        return g.last + 2
    return g.last + ([t.low for t in p.tokens[g.last : g.last + 1]] in (["more"], ["others"]))


def _one_list(p: Parsed, a: Group, b: Group, place: int) -> bool:
    """ "Nine in Velm 8 in Daruk 5 in Senn": a list that has lost its commas; ``place``: a's."""
    bare = {a.kind, b.kind} <= NUMBERED and b.head < 0
    return bare and p.tags[b.first - 1] == "C" and _placed_at(p, place)


def _spread(p: Parsed, k: int, out: list[tuple[Harm, float] | None]) -> None:
    """ "Killed 21 people, 15 in Velm and six in Daruk": numbers with a place each that come to the one before
    them are its parts, whether or not it has a place itself."""
    hit, parts = out[k], list[Group]()
    if hit is None:
        return
    last = max(p.groups[k].last, hit[0].last)
    for g in p.groups[k + 1 :]:
        between = p.tags[last : g.first]
        if g.kind not in _BARE or not _placed(p, g) or len(between) > _NEXT or not _JOINS.issuperset(between):
            return
        parts.append(g)
        last = g.last
        if sum(x.value for x in parts) >= p.groups[k].value:
            break
    if len(parts) > 1 and sum(x.value for x in parts) == p.groups[k].value:
        for j in range(k + 1, k + 1 + len(parts)):
            out[j] = hit
            p.groups[j].parent = k


def _within(p: Parsed, k: int, out: list[tuple[Harm, float] | None]) -> None:
    """ "Twelve were killed eight in Velm three in Daruk and one in Senn": numbers that come to the one before
    them are parts of it."""
    whole, hit = p.groups[k], out[k]
    parts = []
    for j in range(k + 1, len(p.groups)):
        g, mine = p.groups[j], out[j]
        if (
            hit is None
            or mine is None
            or mine[0] is not hit[0]
            or g.kind not in _BARE
            or not _placed_at(p, g.last)
        ):
            break
        parts.append(g)
    if len(parts) > 1 and sum(g.value for g in parts) == whole.value and whole.last <= parts[0].first:
        for g in parts:
            g.parent = k


def _placed(p: Parsed, g: Group) -> bool:
    at = _more(p, g)
    if ":" in p.tags[: g.first] and p.tags[at : at + 1] == ["BY"]:
        return True  # "ten died: nine in Velm and one by a drone"
    there = _further(p, g) and [t.low for t in p.tokens[at : at + 2]] in _THERE
    return there or (_placed_at(p, at) and p.tags[past_place(p, at) :][:1] != ["AUX"])


_OWN_VERB = (["AUX"], ["HAVE"], ["VERB"], ["T"], ["WHO"])  # "three on Monday were freed"
_THERE = [[at, the] for at in ("in", "at", "on") for the in ("the", "a", "hospital")]


def _placed_at(p: Parsed, i: int) -> bool:
    """Whether "in Velm", "in the town of Velm", "on Monday" stands at a token."""
    named = "C" in p.tags[i + 1 : i + 6]  # "in a northern district of Velm"
    dated = p.tags[i : i + 2] == ["IN", "DAY"] and p.tags[i + 2 : i + 3] not in _OWN_VERB
    return dated or (i < len(p.tokens) and p.tokens[i].low in _PLACES and named)
