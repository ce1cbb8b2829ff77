"""Incidents in the columns of the UCDP Georeferenced Event Dataset (GED codebook), one row an incident.

``id`` is the ledger's incident id. Numbers that only UCDP gives out (conflicts, dyads, sides, Gleditsch and
Ward states) stay empty.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, BinaryIO

from rashomon.model import DatePrecision, Incident, PlacePrecision, Report, When
from rashomon.model.geography import ucdp_where_prec
from rashomon.publish.export_rows import Cell, country, csv_line, joined, region, site
from rashomon.reconcile.conventions import ucdp_deaths, ucdp_sides

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


def dump(ledger: Ledger, out: BinaryIO, convention: str | None = None) -> str:
    """Write the rows as CSV. Returns how many incidents are no events for UCDP and were left out, and how
    many rows name no side a; "" where there are none."""
    reports = {r.id: r for r in ledger.reports()}
    published = ledger.published()
    out.write(csv_line(COLUMNS))
    undated = harmless = nobodys = 0
    for incident in ledger.each_incident():
        if incident.when.precision not in DATE:
            undated += 1
        elif ucdp_deaths(incident).high == 0:
            harmless += 1
        else:
            found = row(incident, reports, published)
            nobodys += found["side_a"] is None
            out.write(csv_line(found.get(c) for c in COLUMNS))
    said = []
    if undated + harmless:
        said.append(f"Left out {undated} not dated to a year or better and {harmless} without a death.")
    if nobodys:
        said.append(f"Of {nobodys} no claim names side_a: UCDP codes an event once both sides are known.")
    return " ".join(said)


def row(i: Incident, reports: dict[str, Report], published: dict[str, When]) -> dict[str, Cell]:
    """The row of an incident that has a date and at least one death."""
    assert i.when.earliest is not None and i.when.latest is not None
    place, deaths = site(i), ucdp_deaths(i)
    told = [reports[id] for id in sorted({a.report for a in i.accounts}) if id in reports]
    who = ucdp_sides(i)
    lat, lon = (place.lat, place.lon) if place else (None, None)
    point = lat is not None and lon is not None
    return {
        "id": i.id,
        "year": i.when.earliest.year,
        "type_of_violence": who.type_of_violence,
        "dyad_name": f"{who.a} - {who.b}" if who.a and who.b else None,
        "side_a": who.a,
        "side_b": who.b,
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


def _article(report: Report, published: When | None) -> str:
    return ", ".join(x for x in (report.source, _day(published), report.title or "") if x)


def _day(when: When | None) -> str:
    return when.edtf if when is not None and when.known else ""
