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
    Actor,
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
    sides,
    site,
    source_names,
    sources,
)
from rashomon.read.actors import table
from rashomon.reconcile.conventions import acled_fatalities, civilians_harmed

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
        first, second = sides(i)
        inter1, inter2 = _inter(first, iso), _inter(second, iso)
        actor2 = _name(second)
        if second is None and civilians_harmed(i):
            actor2, inter2 = f"Civilians ({name})" if name else "Civilians", _CIVILIANS
        yield {
            "event_id_cnty": _event_id(i, place, n),
            "event_date": day.isoformat(),
            "year": day.year,
            "time_precision": TIME[i.when.precision],
            "disorder_type": event if event == "Strategic developments" else "Political violence",
            "event_type": event,
            "sub_event_type": sub_event,
            "actor1": _name(first),
            "assoc_actor_1": allies(i, first, second),
            "inter1": inter1,
            "actor2": actor2,
            "assoc_actor_2": allies(i, second, first),
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


def _name(actor: Actor | None) -> str | None:
    if actor is None:
        return None
    entry = table().get(actor.id or "")
    return entry.names[0] if entry else actor.name


def _inter(actor: Actor | None, iso: str | None) -> int | None:
    """The code of an actor that the table knows; a state's forces outside their own country are external."""
    entry = table().get(actor.id or "") if actor else None
    code = _INTER.get(entry.kind) if entry else None
    if code == _STATE and entry is not None:
        return None if iso is None else _STATE if entry.side == iso else _EXTERNAL
    return code


def _interaction(one: int | None, two: int | None) -> int | None:
    """ACLED codebook, "Interaction": the two codes, the lower first. Whether an actor was the only one, or
    the other is not known, does not follow from claims: empty."""
    return None if one is None or two is None else min(one, two) * 10 + max(one, two)
