"""Shapes of the map: each region has its own outline, or a soft ring, or its country's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rashomon.web.shapes import Polygons, countries, divisions, outline


def holds(shape: Polygons, lat: float, lon: float) -> bool:
    hits = 0
    for ring in (r for polygon in shape for r in polygon):
        for (x1, y1), (x2, y2) in pairwise(ring):
            hits += (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
    return hits % 2 == 1


@pytest.mark.parametrize(
    ("country", "lat", "lon"),
    [("SY", 34.73, 36.71), ("IQ", 33.31, 44.37), ("UA", 48.0, 37.8), ("UA", 45.3, 34.4), ("PS", 31.45, 34.4)],
)
def test_a_country_holds_its_towns(country: str, lat: float, lon: float) -> None:
    assert [c for c, shape in countries().items() if holds(shape, lat, lon)] == [country]


@pytest.mark.parametrize(
    ("country", "admin1", "lat", "lon"),
    [
        ("SY", "Homs", 34.73, 36.71),
        ("SY", "Ḩimş", 34.73, 36.71),
        ("IQ", "Anbar", 33.42, 43.3),
        ("NG", "Borno", 11.83, 13.15),
    ],
)
def test_a_division_has_its_shape_under_any_name(country: str, admin1: str, lat: float, lon: float) -> None:
    found = outline(country, admin1)
    assert found is not None
    assert found.polygons is not None
    assert holds(found.polygons, lat, lon)
    assert not found.whole_country


def test_a_division_without_a_shape_is_a_soft_ring() -> None:
    found = outline("IQ", "Baghdad")
    assert found is not None
    assert found.polygons is None
    assert (round(found.lat or 0), round(found.lon or 0), found.km) == (33, 44, 40.0)


def test_an_unknown_division_falls_back_to_the_country_and_says_so() -> None:
    found = outline("SY", "Ostelin")
    assert found is not None
    assert found.whole_country
    assert outline("ZZ", None) is None


def test_rings_are_closed_and_in_range() -> None:
    for shape in (*countries().values(), *divisions("SY").values(), *divisions("US").values()):
        for ring in (r for polygon in shape for r in polygon):
            assert ring[0] == ring[-1]
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
