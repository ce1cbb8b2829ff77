"""Incidents in the columns of the UCDP Georeferenced Event Dataset (GED codebook), one row an incident.

``id`` is the ledger's incident id. Numbers that only UCDP gives out (conflicts, dyads, sides, Gleditsch and
Ward states) stay empty.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, BinaryIO

from rashomon.model import Actor, DatePrecision, Incident, PlacePrecision, Report, When
from rashomon.model.geography import ucdp_where_prec
from rashomon.publish.export_rows import Cell, country, csv_line, joined, region, sides, site
from rashomon.read.actors import table
from rashomon.reconcile.conventions import civilians_harmed, ucdp_deaths

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name"
    " dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id"
    " side_b number_of_sources source_article source_office source_date source_headline source_original"
    " where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid"
    " country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b"
    " deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
# UCDP GED codebook, "date_prec"; no code for what is wider than a year.
DATE = {
    DatePrecision.DAY: 1,
    DatePrecision.DAYS: 2,
    DatePrecision.WEEK: 3,
    DatePrecision.MONTH: 4,
    DatePrecision.YEAR: 5,
}
_STATES = frozenset({"state", "force", "police", "coalition"})


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write the rows as CSV. Returns how many incidents are no events for UCDP and were left out, or ""."""
    reports = {r.id: r for r in ledger.reports()}
    published = ledger.published()
    out.write(csv_line(COLUMNS))
    undated = harmless = 0
    for incident in ledger.each_incident():
        if incident.when.precision not in DATE:
            undated += 1
        elif ucdp_deaths(incident).high == 0:
            harmless += 1
        else:
            found = row(incident, reports, published)
            out.write(csv_line(found.get(c) for c in COLUMNS))
    if not undated + harmless:
        return ""
    return f"Left out {undated} not dated to a year or better and {harmless} without a death."


def row(i: Incident, reports: dict[str, Report], published: dict[str, When]) -> dict[str, Cell]:
    """The row of an incident that has a date and at least one death."""
    assert i.when.earliest is not None and i.when.latest is not None
    place, deaths = site(i), ucdp_deaths(i)
    told = [reports[id] for id in sorted({a.report for a in i.accounts}) if id in reports]
    side_a, side_b = map(_side, sides(i))
    if not side_b[0] and civilians_harmed(i):
        side_b = ("Civilians", "civilians")
    lat, lon = (place.lat, place.lon) if place else (None, None)
    point = lat is not None and lon is not None
    return {
        "id": i.id,
        "year": i.when.earliest.year,
        "type_of_violence": _type(side_a[1], side_b[1]),
        "dyad_name": f"{side_a[0]} - {side_b[0]}" if side_a[0] and side_b[0] else None,
        "side_a": side_a[0],
        "side_b": side_b[0],
        "number_of_sources": i.origins,
        "source_article": joined(_article(r, published.get(r.id)) for r in told),
        "source_office": joined(r.source for r in told),
        "source_date": joined(_day(published.get(r.id)) for r in told),
        "source_headline": joined(r.title or "" for r in told),
        "source_original": joined(
            sorted(c.attributed_to for a in i.accounts for c in a.claims if c.attributed_to)
        ),
        "where_prec": ucdp_where_prec(place) if place else None,
        "where_coordinates": (place.canonical or place.name) if place else None,
        "where_description": place.name if place else None,
        "adm_1": place.admin1 if place else None,
        "adm_2": place.canonical if place and place.precision == PlacePrecision.ADMIN2 else None,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if point else None,
        "priogrid_gid": priogrid(lat, lon) if lat is not None and lon is not None else None,
        "country": country(place.country)[0] if place else None,
        "region": region("ucdp", place.country) if place else None,
        "event_clarity": 2 if DATE[i.when.precision] > 3 else 1,
        "date_prec": DATE[i.when.precision],
        "date_start": i.when.earliest.isoformat(),
        "date_end": i.when.latest.isoformat(),
        "deaths_a": deaths.deaths_a,
        "deaths_b": deaths.deaths_b,
        "deaths_civilians": deaths.deaths_civilians,
        "deaths_unknown": deaths.deaths_unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: half a degree square, counted from 90° S 180° W eastward, then north.

    >>> priogrid(-89.9, -179.9), priogrid(0.1, 0.1)
    (1, 129961)
    """
    return min(math.floor((lat + 90) * 2), 359) * 720 + min(math.floor((lon + 180) * 2), 719) + 1


def _side(actor: Actor | None) -> tuple[str | None, str | None]:
    """A side as (the table's name, or the report's; its kind, None where not known)."""
    if actor is None:
        return None, None
    entry = table().get(actor.id or "")
    return (entry.names[0], entry.kind) if entry else (actor.name, None)


def _type(a: str | None, b: str | None) -> int | None:
    """UCDP "type_of_violence": 1 state-based, 2 non-state, 3 one-sided; None where a side is not known."""
    if b == "civilians":
        return 3
    if a is None or b is None:
        return None
    return 1 if a in _STATES or b in _STATES else 2


def _article(report: Report, published: When | None) -> str:
    return ", ".join(x for x in (report.source, _day(published), report.title or "") if x)


def _day(when: When | None) -> str:
    return when.edtf if when is not None and when.known else ""
