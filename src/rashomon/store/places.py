"""The places of incidents as a map asks for them; :mod:`rashomon.model.geography` says what is drawn how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, or_, select

from rashomon.model import Incident
from rashomon.model.geography import Drawn, drawn
from rashomon.store import schema

_P = schema.incident_places.c


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the map in degrees. ``west`` is greater than ``east`` where it crosses the date line."""

    west: float
    south: float
    east: float
    north: float


class DrawnPlace(NamedTuple):
    """One place of an incident. ``lat`` and ``lon`` are None where it is drawn as its region."""

    incident: str
    drawn: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    name: str
    precision: str


def rows(incident: Incident) -> list[dict[str, Any]]:
    """The rows of an incident for the table ``incident_places``."""
    return [
        {
            "incident": incident.id,
            "position": position,
            "drawn": how.value,
            "lat": None if how == Drawn.REGION else place.lat,
            "lon": None if how == Drawn.REGION else place.lon,
            "country": place.country,
            "admin1": place.admin1,
            "name": place.canonical or place.name,
            "precision": place.precision.value,
        }
        for position, (place, how) in enumerate(drawn(incident.places))
    ]


def each(connection: Connection) -> Iterator[DrawnPlace]:
    """Every place that can be drawn."""
    for row in connection.execute(select(*(_P[field] for field in DrawnPlace._fields))):
        yield DrawnPlace._make(row)


def within(box: Box) -> Select[Any]:
    """A query for the ids of incidents with a point or ring in the box."""
    across = (
        and_(_P.lon >= box.west, _P.lon <= box.east)
        if box.west <= box.east
        else or_(_P.lon >= box.west, _P.lon <= box.east)
    )
    return select(_P.incident).where(_P.lat >= box.south, _P.lat <= box.north, across)
