"""Who among those harmed was a civilian and who a fighter, and what a codebook counts of a figure at all.

Codebooks differ in what they count; in these three they go alike: what is a credible estimate, who is a
civilian by the words of claims, and how many of those harmed are known to be fighters.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.model import Figure, HarmGroup, Incident, Property
from rashomon.reconcile.figures import OUTLIER, OWN_WORD_ALONE
from rashomon.reconcile.told import bounds

CIVILIAN = (
    HarmGroup.CIVILIANS,
    HarmGroup.CHILDREN,
    HarmGroup.WOMEN,
    HarmGroup.MEDICS,
    HarmGroup.JOURNALISTS,
)


def credible(incident: Incident, property: Property, group: HarmGroup = HarmGroup.ALL) -> Figure | None:
    """A figure without the outliers that the ledger keeps in its range and flags: codebooks take credible
    estimates, and none would code a slip of a factor of ten."""
    figure = incident.figure(property, group)
    slips = {c for c, why in figure.flags if why.startswith(OUTLIER)} if figure else set()
    if figure is None or not slips:
        return figure
    kept = [
        bounds(c) for a in incident.accounts for c in a.claims if c.id in figure.used and c.id not in slips
    ]
    if not kept:
        return figure
    return replace(
        figure, min=min(low for low, _ in kept), max=max(low if high is None else high for low, high in kept)
    )


def civilians_harmed(incident: Incident) -> bool:
    """Whether claims call any of those harmed civilians, children, women, medics or journalists."""
    return any(f.group in CIVILIAN and bool(f.best or f.min) for f in incident.figures)


def best_of(incident: Incident, group: HarmGroup) -> int:
    """The ledger's best figure of those killed of one group, 0 where no claim gives one."""
    figure = incident.figure(Property.KILLED, group)
    return figure.best or 0 if figure is not None else 0


def fighters_of(incident: Incident, whole: Figure) -> tuple[int, int]:
    """How many of those harmed claims class as fighters or as who did it, at the least and at the most.

    The word of the one who struck classes nobody where others tell of everybody. Where a report's own number
    is of fighters and nobody is called a civilian, whoever else tells a number tells of the same people.
    """
    least = most = 0
    for f in incident.figures:
        of = f.property == whole.property and f.group in (HarmGroup.COMBATANTS, HarmGroup.PERPETRATORS)
        own = {c for c, why in f.flags if why == OWN_WORD_ALONE}
        if of and f.min is not None and not (own.issuperset(f.used) and own.isdisjoint(whole.used)):
            counted = f.group == HarmGroup.COMBATANTS or _all_tell_of_doers(incident, whole.property)
            least, most = least + f.min * counted, most + (f.max if f.max is not None else f.min)
    high = whole.max if whole.max is not None else whole.min or 0
    if least and not civilians_harmed(incident) and _all_fighters(incident, whole.property):
        return high, high
    return least, most


def _all_tell_of_doers(incident: Incident, property: Property) -> bool:
    """Whether each report's number counts who did it: where one tells of his death and another does not, the
    lower number is of his victims alone."""
    groups = [{c.group for c in a.claims if c.property == property} for a in incident.accounts]
    return all(HarmGroup.PERPETRATORS in g for g in groups if g)


def _all_fighters(incident: Incident, property: Property) -> bool:
    """Whether some report's highest number of those harmed is one of fighters."""
    for a in incident.accounts:
        told = [c for c in a.claims if c.property == property and (c.min or c.max)]
        top = max(told, key=lambda c: (c.min or c.max or 0, c.group == HarmGroup.COMBATANTS), default=None)
        if top is not None and top.group == HarmGroup.COMBATANTS:
            return True
    return False
