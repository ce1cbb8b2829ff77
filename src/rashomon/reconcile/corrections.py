"""What people set by hand, put over what follows from the claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model import Aspect, Correction, Figure, Incident
from rashomon.reconcile.summary import summary


def corrected(incident: Incident, given: Iterable[Correction]) -> Incident:
    """The incident with the values that people set, and its sentence anew.

    Args:
        given: the standing corrections of its values, in any order. Of two in one slot the later counts.

    The claims, and how far they agree, stay as they are; ``corrections`` of the result are those that
    count, oldest first.
    """
    last: dict[str, Correction] = {}
    for c in sorted(given, key=lambda c: (c.when, c.id)):
        last.pop(c.slot(), None)
        last[c.slot()] = c
    if not last:
        return incident
    for c in last.values():
        if c.aspect == Aspect.FIGURE and c.figure is not None:
            incident = replace(incident, figures=_with(incident.figures, c.figure, c.who))
        elif c.aspect == Aspect.DATE and c.date is not None:
            incident = replace(incident, when=c.date)
        elif c.aspect == Aspect.PLACES and c.places is not None:
            incident = replace(incident, places=c.places)
        elif c.aspect == Aspect.TYPE and c.type is not None:
            incident = replace(incident, type=c.type)
        elif c.aspect == Aspect.ACTORS and c.actors is not None:
            incident = replace(incident, actors=c.actors)
    i = incident
    words = summary(i.type, i.when, i.places, i.actors, i.figures)
    return replace(i, summary=words, corrections=tuple(last.values()))


def _with(figures: Sequence[Figure], given: Figure, who: str) -> tuple[Figure, ...]:
    """The figures with one in place of its like, or at the end; the claims behind that are passed over.

    One with neither bound takes the figure away.
    """
    why = f"{who} set the figure by hand"
    out, new = [], [given] if given.min is not None or given.max is not None else []
    for f in figures:
        if (f.property, f.group) != (given.property, given.group):
            out.append(f)
            continue
        over = tuple((id, why) for id in f.used) + f.passed_over
        out += [replace(n, used=(), passed_over=over) for n in new]
        new = []
    return (*out, *new)
