"""Incidents in ACLED's columns (ACLED codebook; column guide of 2023), one row a day and place.

``event_id_cnty`` is the ledger's incident id; further sites of one incident have their
name after it (``i-4k2.arrun``), so that it stays when sites are added.
What does not follow from claims stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, BinaryIO

from rashomon.model import (
    DatePrecision,
    Incident,
    IncidentType,
    Place,
    PlacePrecision,
    PlaceRole,
    Property,
)
from rashomon.model.geography import acled_geo_precision, folded, relation
from rashomon.publish.export_rows import (
    Cell,
    allies,
    country,
    csv_line,
    region,
    site,
    source_names,
    sources,
)
from rashomon.reconcile.civilians import civilians_harmed
from rashomon.reconcile.conventions import acled_fatalities
from rashomon.reconcile.sides import Side, side_actors, sides

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1"
    " assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country"
    " admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities"
    " tags timestamp"
).split()

_REMOTE, _VIOLENCE = "Explosions/Remote violence", "Violence against civilians"
# ACLED codebook, "Event types" (docs/architecture.md, "Types and codebooks").
EVENTS = {
    IncidentType.AIRSTRIKE: (_REMOTE, "Air/drone strike"),
    IncidentType.DRONE: (_REMOTE, "Air/drone strike"),
    IncidentType.MISSILE: (_REMOTE, "Shelling/artillery/missile attack"),
    IncidentType.SHELLING: (_REMOTE, "Shelling/artillery/missile attack"),
    IncidentType.BOMB: (_REMOTE, "Remote explosive/landmine/IED"),
    IncidentType.SUICIDE_BOMB: (_REMOTE, "Suicide bomb"),
    IncidentType.CHEMICAL: (_REMOTE, "Chemical weapon"),
    IncidentType.CLASH: ("Battles", "Armed clash"),
    IncidentType.ATTACK: (_VIOLENCE, "Attack"),
    IncidentType.EXECUTION: (_VIOLENCE, "Attack"),
    IncidentType.ABDUCTION: (_VIOLENCE, "Abduction/forced disappearance"),
    IncidentType.OTHER: ("Strategic developments", "Other"),
}
# ACLED codebook, "Time precision": a week's and a month's events are dated at the mid-point. No code for
# what is wider.
TIME = {
    DatePrecision.DAY: 1,
    DatePrecision.DAYS: 2,
    DatePrecision.WEEK: 2,
    DatePrecision.MONTH: 3,
}
# ACLED codebook, "Inter": 1 state forces, 2 rebels, 3 political militias, 7 civilians, 8 external or other.
_INTER = {
    "state": 1,
    "force": 1,
    "police": 1,
    "rebel": 2,
    "jihadist": 2,
    "militia": 3,
    "gang": 3,
    "civilians": 7,
    "coalition": 8,
}
_STATE = 1
_EXTERNAL = 8
_CIVILIANS = 7


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write the rows as CSV. Returns how many incidents have no usable date and were left out, or ""."""
    names = source_names(ledger)
    out.write(csv_line(COLUMNS))
    undated = 0
    for incident in ledger.each_incident():
        if incident.when.precision not in TIME:
            undated += 1
        for row in rows(incident, names):
            out.write(csv_line(row.get(c) for c in COLUMNS))
    if not undated:
        return ""
    return f"Left out {undated} incident{'s' * (undated != 1)} not dated to a month or better."


def rows(i: Incident, names: dict[str, str]) -> Iterator[dict[str, Cell]]:
    """The rows of one incident; none where its date is not known to a month at least."""
    a, b = i.when.earliest, i.when.latest
    if a is None or b is None or i.when.precision not in TIME:
        return
    day = a + timedelta(days=(b - a).days // 2)
    where = places(i)
    event, sub_event = EVENTS[i.type]
    fatalities = acled_fatalities(i)
    for n, place in enumerate(where):
        iso = place.country if place else None
        name, number = country(iso)
        one, two = side_actors(i)
        actor1, inter1, actor2, inter2 = _actors(i, iso, name)
        yield {
            "event_id_cnty": _event_id(i, place, n),
            "event_date": day.isoformat(),
            "year": day.year,
            "time_precision": TIME[i.when.precision],
            "disorder_type": event if event == "Strategic developments" else "Political violence",
            "event_type": event,
            "sub_event_type": sub_event,
            "actor1": actor1,
            "assoc_actor_1": allies(i, one, two),
            "inter1": inter1,
            "actor2": actor2,
            "assoc_actor_2": allies(i, two, one),
            "inter2": inter2,
            "interaction": _interaction(inter1, inter2),
            "civilian_targeting": "Civilian targeting" if inter2 == _CIVILIANS else None,
            "iso": number,
            "region": region("acled", iso),
            "country": name,
            "admin1": place.admin1 if place else None,
            "admin2": place.canonical if place and place.precision == PlacePrecision.ADMIN2 else None,
            "location": (place.canonical or place.name) if place else None,
            "latitude": place.lat if place else None,
            "longitude": place.lon if place else None,
            "geo_precision": acled_geo_precision(place) if place else None,
            "source": sources(i, names),
            "notes": i.summary,
            "fatalities": _share(fatalities, len(where), n),
        }


def places(i: Incident) -> list[Place | None]:
    """The places of an incident that stand apart, the one that an export would choose first.

    Where the accounts dispute the place, the others are no further sites: the chosen one stands alone.
    """
    first = site(i)
    found: list[Place] = [] if first is None else [first]
    disputed = any(a.property == Property.PLACE and a.state == "disputed" for a in i.agreement)
    for p in () if disputed else i.places:
        if (
            p.role == PlaceRole.SITE
            and p.lat is not None
            and acled_geo_precision(p) == 1
            and all(relation(p, other) == "apart" for other in found)
        ):
            found.append(p)
    return list(found) or [None]


def _event_id(i: Incident, place: Place | None, n: int) -> str:
    return i.id if n == 0 or place is None else f"{i.id}.{folded(place.canonical or place.name) or n}"


def _share(total: int, parts: int, n: int) -> int:
    """ACLED codebook, "Fatalities": a total over several places is divided among them; the rows add up."""
    return total // parts + (n < total % parts)


def _actors(i: Incident, iso: str | None, country: str) -> tuple[str, int | None, str | None, int | None]:
    """``actor1``, ``inter1``, ``actor2`` and ``inter2``.

    ACLED codebook, "Actors": no event is without a first actor; who is not known is an "Unidentified Armed
    Group" of the country (3), or from the air "Unidentified Military Forces" (8).
    """
    first, second = sides(i)
    named = f" ({country})" if country else ""
    if first is not None:
        actor1, inter1 = first.name, _inter(first, iso)
    elif i.type == IncidentType.AIRSTRIKE:
        actor1, inter1 = "Unidentified Military Forces", _EXTERNAL
    else:
        actor1, inter1 = f"Unidentified Armed Group{named}", _INTER["militia"]
    if second is not None:
        return actor1, inter1, second.name, _inter(second, iso)
    if civilians_harmed(i):
        return actor1, inter1, f"Civilians{named}", _CIVILIANS
    return actor1, inter1, None, None


def _inter(side: Side, iso: str | None) -> int | None:
    """The code of a side by its kind; a state's forces outside their own country are external. None where its
    name does not tell the kind, or not whose forces they are."""
    code = _INTER.get(side.kind or "")
    if code == _STATE:
        return None if iso is None or side.state is None else _STATE if side.state == iso else _EXTERNAL
    return code


def _interaction(one: int | None, two: int | None) -> int | None:
    """ACLED codebook, "Interaction": the two codes, the lower first. Whether an actor was the only one, or
    the other is not known, does not follow from claims: empty."""
    return None if one is None or two is None else min(one, two) * 10 + max(one, two)
