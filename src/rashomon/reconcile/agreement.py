"""How far the origins behind an incident agree, property by property."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from rashomon.model import (
    COUNTS,
    Account,
    ActorRole,
    Agreement,
    Figure,
    HarmGroup,
    IncidentType,
    Place,
    PlaceRole,
    Property,
    Stance,
)
from rashomon.model.geography import relation
from rashomon.read.actor_table import kin, table
from rashomon.reconcile.own_word import named_actors
from rashomon.reconcile.sayings import FIRST, NONE_YET, PART, WORDS
from rashomon.reconcile.sides import STATES, is_machine
from rashomon.reconcile.tellers import EARLY
from rashomon.reconcile.told import Told, admitted

# Why a figure passes over claims that rival no other: people within a larger count, words that a number fits,
# tolls that the same report or voice updates.
_NO_RIVAL = frozenset({PART, WORDS, FIRST, NONE_YET, EARLY})


def agreements(
    accounts: Sequence[Account],
    told: Sequence[Told],
    origins: dict[str, str],
    figures: Sequence[Figure] = (),
) -> tuple[Agreement, ...]:
    """One row a property that any account speaks of.

    "single": one origin; "agreed": all say the same; "compatible": one value may satisfy all (8 and "at
    least 5", a town and its district, an army and its air force); "disputed": none does, also where one
    report sets voices side by side ("fifteen were killed; police put it at 12"). Of counts those take part
    that ``figures`` does not pass over as parts of others or as outdated.
    """
    within = {c for f in figures for c, why in f.passed_over if f.group == HarmGroup.ALL and why in _NO_RIVAL}
    out = [_of_counts(property, told, within) for property in COUNTS]
    days = defaultdict(set)
    for a in accounts:
        if a.when.earliest and a.when.latest:
            span = (a.when.earliest.toordinal(), a.when.latest.toordinal())
            days[origins.get(a.report, a.report)].add(span)
    if days:
        out.append(_row(Property.DATE, len(days), [s for v in days.values() for s in v]))

    for property, value, fits in _NAMED:
        values = [(origins.get(a.report, a.report), found) for a in accounts if (found := value(a))]
        if values:
            out.append(_of_values(property, values, fits))
    return tuple(a for a in out if a is not None)


Values = frozenset[Any]  # what one account tells of a property


def _of_counts(property: Property, told: Sequence[Told], within: Collection[str]) -> Agreement | None:
    spans = defaultdict(set)
    voices = set()
    for t in told:
        c = t.claim
        whole = c.property == property and c.part_of is None and c.id not in within
        if not whole or c.group not in (None, HarmGroup.ALL) or c.stance == Stance.DENIED:
            continue
        if c.min is not None or c.max is not None:
            low, high = admitted(c)
            spans[t.origin].add((low, high if high is not None else 10**9))
            voices.add((t.origin, t.voice))
    if not spans:
        return None
    return _row(property, len(spans), [s for v in spans.values() for s in v], rivals=len(voices) > 1)


def _of_values(
    property: Property, told: Sequence[tuple[str, Values]], fits: Callable[[Values, Values], bool]
) -> Agreement:
    """``told``: origin and what it tells; ``fits``: whether two tellings may be of the same."""
    origins = len({origin for origin, _ in told})
    every = sorted({value for _, value in told}, key=repr)
    if origins == 1:
        state = "single"
    elif len(every) == 1:
        state = "agreed"
    else:
        pairs = itertools.combinations(every[:_MOST_TOLD], 2)
        state = "compatible" if all(fits(v, w) for v, w in pairs) else "disputed"
    return Agreement(property=property, state=state, origins=origins)


_MOST_TOLD = 40  # different tellings of one property that are held against each other


def _sites(a: Account) -> frozenset[Place]:
    return frozenset([p for p in a.places if p.role == PlaceRole.SITE] or a.places)


def _may_be_one_place(a: frozenset[Place], b: frozenset[Place]) -> bool:
    return any(relation(p, q) != "apart" for p in a for q in b)


def _blamed(a: Account) -> frozenset[tuple[str | None, str | None]]:
    """Who did it: known groups and states by id, plain nouns by the kind of side that they tell of. A battle
    has doers on two sides, and a report that names one of them leaves the other open."""
    out: set[tuple[str | None, str | None]] = set()
    for actor in a.actors:
        if actor.role == ActorRole.PERPETRATOR and not is_machine(actor):
            kinds = {kind for _, kind, _ in named_actors(actor.name)}
            entry = table().get(actor.id or "")
            kind = entry.kind if entry else kinds.pop() if len(kinds) == 1 else None
            out.add((actor.id, "state" if kind in STATES else None if kind == "person" else kind and "group"))
    if out and a.type == IncidentType.CLASH:
        out.add((None, None))
    return frozenset(out)


def _may_be_one_doer(
    a: frozenset[tuple[str | None, str | None]], b: frozenset[tuple[str | None, str | None]]
) -> bool:
    """Whether one who is blamed in both may be the same: a group and its part, "rebels" and a rebel group,
    "an attacker" and anybody."""
    return any(kin(i, j) if i and j else k is None or m is None or k == m for i, k in a for j, m in b)


_ONE_KIND = (
    {IncidentType.BOMB, IncidentType.SUICIDE_BOMB},
    {IncidentType.AIRSTRIKE, IncidentType.DRONE, IncidentType.MISSILE},
    {IncidentType.ATTACK, IncidentType.EXECUTION, IncidentType.CLASH},
    {IncidentType.SHELLING, IncidentType.MISSILE, IncidentType.CLASH},
)


def _may_be_one_type(a: frozenset[IncidentType], b: frozenset[IncidentType]) -> bool:
    both = a | b
    return IncidentType.OTHER in both or any(both <= kind for kind in _ONE_KIND)


_NAMED: tuple[tuple[Property, Callable[[Account], Values], Callable[[Values, Values], bool]], ...] = (
    (Property.PLACE, _sites, _may_be_one_place),
    (Property.PERPETRATOR, _blamed, _may_be_one_doer),
    (Property.TYPE, lambda a: frozenset({a.type}), _may_be_one_type),
)


def _row(
    property: Property, origins: int, spans: Sequence[tuple[int, int]], *, rivals: bool = False
) -> Agreement:
    """``rivals``: several voices speak, though they may be of one origin."""
    fits = max(a for a, _ in spans) <= min(b for _, b in spans)
    if origins == 1:
        state = "disputed" if rivals and not fits else "single"
    elif all(s == spans[0] for s in spans):
        state = "agreed"
    else:
        state = "compatible" if fits else "disputed"
    return Agreement(property=property, state=state, origins=origins)
