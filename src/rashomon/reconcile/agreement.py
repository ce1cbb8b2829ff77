"""How far the origins behind an incident agree, property by property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model import COUNTS, Account, ActorRole, Agreement, Figure, HarmGroup, Property, Stance
from rashomon.reconcile.figures import EARLY
from rashomon.reconcile.sayings import FIRST, NONE_YET, PART, WORDS
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

    "single": one origin; "agreed": all say the same; "compatible": one value satisfies all (8 and "at
    least 5", a town and its district); "disputed": none does, also where one report sets voices side by side
    ("fifteen were killed; police put it at 12"). Of counts those take part that ``figures`` does not pass
    over as parts of others or as outdated.
    """
    out = []
    within = {c for f in figures for c, why in f.passed_over if f.group == HarmGroup.ALL and why in _NO_RIVAL}
    for property in COUNTS:
        mine = [
            t for t in told
            if t.claim.property == property and t.claim.part_of is None and t.claim.id not in within
            and t.claim.group in (None, HarmGroup.ALL) and t.claim.stance != Stance.DENIED
            and (t.claim.min is not None or t.claim.max is not None)
        ]  # fmt: skip
        if mine:
            spans = defaultdict(set)
            voices = set()
            for t in mine:
                low, high = admitted(t.claim)
                spans[t.origin].add((low, high if high is not None else 10**9))
                voices.add((t.origin, t.voice))
            rivals = len(voices) > 1
            out.append(_row(property, len(spans), [s for v in spans.values() for s in v], rivals=rivals))
    days = defaultdict(set)
    for a in accounts:
        if a.when.earliest and a.when.latest:
            span = (a.when.earliest.toordinal(), a.when.latest.toordinal())
            days[origins.get(a.report, a.report)].add(span)
    if days:
        out.append(_row(Property.DATE, len(days), [s for v in days.values() for s in v]))
    for property, names in (
        (
            Property.PLACE,
            [(a.report, frozenset(p.gazetteer_id or p.name for p in a.places)) for a in accounts],
        ),
        (Property.PERPETRATOR, [(a.report, _perpetrators(a)) for a in accounts]),
        (Property.TYPE, [(a.report, frozenset({str(a.type)})) for a in accounts]),
    ):
        sets = defaultdict(set)
        for report, values in names:
            if values:
                sets[origins.get(report, report)].add(values)
        if sets:
            every = [v for s in sets.values() for v in s]
            shared = frozenset.intersection(*every)
            linked = all(any(v & w for w in every if w is not v) for v in every) if len(every) > 1 else True
            state = (
                "single" if len(sets) == 1
                else "agreed" if all(v == every[0] for v in every)
                else "compatible" if shared or (linked and property == Property.PLACE)
                else "disputed"
            )  # fmt: skip
            out.append(Agreement(property=property, state=state, origins=len(sets)))
    return tuple(out)


def _perpetrators(a: Account) -> frozenset[str]:
    return frozenset(x.id or x.name.casefold() for x in a.actors if x.role == ActorRole.PERPETRATOR)


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
