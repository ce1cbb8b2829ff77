"""A small ledger of invented incidents with places and dates of every kind, for the desk's drawings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rashomon import __version__
from rashomon.model import Incident, IncidentType, Place, PlacePrecision, PlaceRole, When
from rashomon.store import Database, snapshot

HOSTILE = '<img src=x onerror="document.title=1">'
HOMS = Place(
    name="Homs",
    canonical="Homs",
    country="SY",
    admin1="Homs",
    lat=34.73,
    lon=36.72,
    precision=PlacePrecision.TOWN,
)
TALBISEH = Place(
    name="Talbiseh", canonical="Talbiseh", country="SY", admin1="Homs", lat=34.84, lon=36.73,
    precision=PlacePrecision.TOWN,
)  # fmt: skip
NEAR_PALMYRA = Place(
    name="near Palmyra", canonical="Palmyra", country="SY", admin1="Homs", lat=34.55, lon=38.27,
    precision=PlacePrecision.NEAR,
)  # fmt: skip
FALLUJA = Place(
    name=f"Falluja {HOSTILE}",
    country="IQ",
    admin1="Al Anbar",
    lat=33.35,
    lon=43.78,
    precision=PlacePrecision.TOWN,
)
HAMA = Place(name="Hama province", country="SY", admin1="Hama", precision=PlacePrecision.ADMIN1)
HAMAH = Place(name="Hama countryside", country="SY", admin1="Ḩamāh", precision=PlacePrecision.ADMIN1)
IRAQ = Place(name="Iraq", country="IQ", precision=PlacePrecision.COUNTRY)
IRAQ_AROUND = Place(name="Iraq", country="IQ", precision=PlacePrecision.COUNTRY, role=PlaceRole.REGION)
NOWHERE = Place(name="Ostelin", precision=PlacePrecision.UNKNOWN)


def when(first: str, last: str = "") -> When:
    return When(earliest=date.fromisoformat(first), latest=date.fromisoformat(last or first))


INCIDENTS = (
    ("i-a1", IncidentType.SHELLING, when("2024-01-10"), (HOMS,)),
    ("i-a2", IncidentType.SHELLING, when("2024-01-10"), (HOMS,)),
    ("i-a3", IncidentType.BOMB, when("2024-01-12"), (TALBISEH,)),
    ("i-b1", IncidentType.CLASH, when("2024-02-03", "2024-02-05"), (NEAR_PALMYRA,)),
    ("i-c1", IncidentType.BOMB, when("2024-03-20"), (FALLUJA, IRAQ_AROUND)),
    ("i-d1", IncidentType.CLASH, when("2024-01-25", "2024-02-10"), (HAMA,)),
    ("i-d2", IncidentType.CLASH, when("2024-03-01"), (HAMAH,)),
    ("i-e1", IncidentType.ATTACK, When(), (IRAQ,)),
    ("i-f1", IncidentType.ATTACK, when("2024-03-02"), (NOWHERE,)),
)


def make(path: Path) -> Path:
    """The ledger, at a path where there is none."""
    with Database.open(path) as database, database.writing() as connection:
        incidents = [
            Incident(id=id, type=type, summary=f"{type} {HOSTILE}", when=day, places=places)
            for id, type, day, places in INCIDENTS
        ]
        snapshot.replace(connection, incidents, [], [], snapshot.stamp(connection, __version__))
    return path
