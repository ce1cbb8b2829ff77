"""The town that an outlet writes about: learned from the ledger, for incidents whose reports name no town.

A local outlet need not say where its town's streets and quarters lie. What is learned depends on the accounts
of the whole ledger alone, not on their order; the town is a region of the incident, never its site.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model import Account, IncidentType, Place, PlacePrecision, PlaceRole
from rashomon.reconcile.lineage import ReportMeta

_LEAST = 3  # reports of an outlet that name the town
_SHARE = 0.5  # of those of its reports that name any
_TOWNS = (PlacePrecision.TOWN, PlacePrecision.NEAR)


def home_towns(accounts: Iterable[Account], metas: Mapping[str, ReportMeta]) -> dict[str, Place]:
    """Outlet → the town that most of its reports on crimes name; none where no town stands out."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # outlet → town → reports
    placed: dict[str, set[str]] = defaultdict(set)
    towns: dict[str, Place] = {}
    for a in accounts:
        outlet = metas[a.report].outlet
        if not outlet or not a.central or a.type is not IncidentType.ATTACK:
            continue
        for p in a.places:
            if p.precision is PlacePrecision.TOWN and p.gazetteer_id:
                told[outlet][p.gazetteer_id].add(a.report)
                placed[outlet].add(a.report)
                held = towns.get(p.gazetteer_id)
                if held is None or p.name < held.name:
                    towns[p.gazetteer_id] = p
    out = {}
    for outlet, by_town in told.items():
        ranked = sorted(by_town, key=lambda t: (-len(by_town[t]), t))
        n = len(by_town[ranked[0]])
        if n >= _LEAST and n >= _SHARE * len(placed[outlet]):
            town = towns[ranked[0]]
            out[outlet] = replace(town, name=town.canonical or town.name, role=PlaceRole.REGION)
    return out


def with_home(
    places: tuple[Place, ...],
    group: Sequence[Account],
    metas: Mapping[str, ReportMeta],
    homes: Mapping[str, Place],
) -> tuple[Place, ...]:
    """The places of an incident; where they hold no town, with the one its outlets write about.

    Nothing is added where the outlets write about different towns, or the town lies in another division.
    """
    if any(p.precision in _TOWNS and p.canonical for p in places):
        return places
    votes = Counter(
        homes[outlet].gazetteer_id
        for outlet in sorted({metas[a.report].outlet or "" for a in group})
        if outlet in homes
    )
    if len(votes) != 1:
        return places
    home = next(p for p in homes.values() if p.gazetteer_id in votes)
    if any(p.admin1 and (p.country, p.admin1) != (home.country, home.admin1) for p in places):
        return places
    return (*places, home)
