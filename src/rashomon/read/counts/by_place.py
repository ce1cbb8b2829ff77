"""One toll told place by place: "killed four people in Velm, two in Daruk and one in Senn"."""

from __future__ import annotations

from rashomon.read.counts.group import NO_PEOPLE, Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.parsed import Parsed

_PLACES = frozenset(("in", "at", "near", "inside"))
_BARE = frozenset(("digits", "words", "single"))
_JOINS = frozenset((",", "AND", "DET", "C", "w", "IN", "TO", "OF", ":", "#"))
_BEFORE = frozenset((",", "AND", "TO", ":"))
_NEXT = 12  # tokens from one number's place to the next number


def by_place(p: Parsed, out: list[tuple[Harm, float] | None]) -> None:
    """ "Injured 4 others in Velm, in addition to 3 civilians in Daruk and 5 in Senn": a number with a place
    behind one of the same kind goes with the same harm, where no other verb comes between."""
    for k in range(1, len(p.groups)):
        a, b, hit = p.groups[k - 1], p.groups[k], out[k - 1]
        if hit is None or out[k] is not None or b.kind not in _BARE or b.noun in NO_PEOPLE:
            continue
        if hit[0].first >= a.last and hit[0].first - a.last > 1:
            continue  # a verb behind them all is weighed as it stands
        start = max(a.last, hit[0].last)
        between = p.tags[start : b.first]
        parts = ":" in between  # "eight died: three in Velm"
        if p.tags[b.first - 1] not in _BEFORE:
            continue
        joined = len(between) <= _NEXT and all(t in _JOINS for t in between) and (parts or "IN" in between)
        if joined and _placed(p, b) and (parts or _placed_at(p, start)):
            out[k] = hit
            if parts and b.value < a.value:
                b.parent = k - 1
            elif a.parent >= 0:
                b.parent = a.parent


def _placed(p: Parsed, g: Group) -> bool:
    return _placed_at(p, g.last)


def _placed_at(p: Parsed, i: int) -> bool:
    """Whether "in Velm", "in the town of Velm" stands at a token."""
    named = "C" in p.tags[i + 1 : i + 5]
    return i < len(p.tokens) and p.tokens[i].low in _PLACES and named
