"""What a map may draw of an incident's places, and how the ledger keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from rashomon.model import Incident, IncidentType, Place, PlacePrecision, PlaceRole, When
from rashomon.model.geography import Drawn, drawn, drawn_as
from rashomon.store import Database, listing, places, schema, snapshot
from rashomon.store.migrations import STEPS

TOWN = Place(name="Qarsh", country="SY", admin1="Homs", lat=34.7, lon=36.7, precision=PlacePrecision.TOWN)
NEAR = Place(name="near Dovrin", country="SY", lat=35.1, lon=36.2, precision=PlacePrecision.NEAR)
DIVISION = Place(name="Homs province", country="SY", admin1="Homs", precision=PlacePrecision.ADMIN1)
COUNTRY = Place(name="Syria", country="SY", precision=PlacePrecision.COUNTRY)
MARKET = Place(name="a market", country="SY", admin1="Homs", precision=PlacePrecision.SITE)
AT_SEA = Place(name="the Red Sea", precision=PlacePrecision.SEA)
NOWHERE = Place(name="Ostelin", precision=PlacePrecision.UNKNOWN)


def region(place: Place) -> Place:
    return Place(**{f: getattr(place, f) for f in Place.__slots__} | {"role": PlaceRole.REGION})


@pytest.mark.parametrize(
    ("place", "how"),
    [
        (TOWN, Drawn.POINT),
        (NEAR, Drawn.RING),
        (DIVISION, Drawn.REGION),
        (COUNTRY, Drawn.REGION),
        (MARKET, Drawn.REGION),  # a site without a point of its own is somewhere in its division
        (AT_SEA, None),
        (NOWHERE, None),
    ],
)
def test_a_place_is_drawn_as_finely_as_it_is_known(place: Place, how: Drawn | None) -> None:
    assert drawn_as(place) == how


def test_points_leave_no_region_to_draw() -> None:
    assert drawn([DIVISION, TOWN, region(COUNTRY)]) == [(TOWN, Drawn.POINT)]


def test_without_a_point_the_finest_region_is_drawn_once() -> None:
    assert drawn([COUNTRY, MARKET, region(DIVISION)]) == [(MARKET, Drawn.REGION)]


def test_a_wider_area_never_becomes_a_point() -> None:
    assert drawn([region(TOWN)]) == [(region(TOWN), Drawn.REGION)]


def incident(id: str, *where: Place) -> Incident:
    return Incident(id=id, type=IncidentType.ATTACK, summary="", when=When(), places=where)


@pytest.fixture
def ledger(tmp_path: Path) -> Database:
    database = Database.open(tmp_path / "x.ledger")
    with database.writing() as connection:
        held = [incident("i-1", TOWN, NEAR), incident("i-2", DIVISION), incident("i-3", NOWHERE)]
        snapshot.replace(connection, held, [], [], "1 test")
    return database


def test_the_ledger_keeps_what_can_be_drawn(ledger: Database) -> None:
    with ledger.reading() as connection:
        kept = list(places.each(connection))
    assert [(p.incident, p.drawn, p.lat) for p in kept] == [
        ("i-1", "point", 34.7),
        ("i-1", "ring", 35.1),
        ("i-2", "region", None),
    ]


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        (places.Box(36, 34, 37, 35), True),
        (places.Box(36.1, 35, 36.3, 35.2), True),
        (places.Box(40, 30, 50, 40), False),
        (places.Box(170, -80, 37, 80), True),  # across the date line
    ],
)
def test_a_box_finds_points(ledger: Database, box: places.Box, inside: bool) -> None:
    with ledger.reading() as connection:
        assert ("i-1" in set(connection.scalars(places.within(box)))) == inside
        assert ("i-1" in listing.ids(connection, listing.Filter(box=box))) == inside


def test_an_older_ledger_gets_the_table_and_is_derived_again(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    database = Database.open(path)
    with database.writing() as connection:
        snapshot.replace(connection, [incident("i-1", TOWN)], [], [], "1 test")
        schema.incident_places.drop(connection)
        step = next(i for i, (name, _) in enumerate(STEPS) if name == "places of incidents")
        connection.execute(schema.migrations.delete().where(schema.migrations.c.position >= step))
    database.close()
    with Database.open(path) as again, again.reading() as connection:
        assert inspect(connection).has_table("incident_places")
        assert (
            connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "snapshot")) != "1 test"
        )
