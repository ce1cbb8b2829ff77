"""Shapes of the map: each region has its own outline, or a soft ring, or its country's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rashomon.web.shapes import Polygons, countries, division, divisions, label_points, outline


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


def test_a_division_without_a_shape_is_a_soft_ring() -> None:
    found = outline("IQ", "Baghdad")
    assert found is not None
    assert found.polygons is None
    assert (round(found.lat or 0), round(found.lon or 0), found.km) == (33, 44, 40.0)


@pytest.mark.parametrize("name", ["Hasakah", "Al-Hasakah", "al-Hasakah Governorate", "Al Ḩasakah"])
def test_articles_and_kinds_do_not_matter(name: str) -> None:
    found = division("SY", name)
    assert found is not None
    assert found.code == "SY.01"


def test_what_nobody_knows_has_no_outline() -> None:
    assert outline("SY", "Ostelin") is None
    assert outline("ZZ", None) is None


def test_a_name_stands_inside_its_shape() -> None:
    for code, shape in divisions("SY").items():
        assert all(holds(shape, *point) for point in label_points(code, shape))


def test_rings_are_closed_and_in_range() -> None:
    for shape in (*countries().values(), *divisions("SY").values(), *divisions("US").values()):
        for ring in (r for polygon in shape for r in polygon):
            assert ring[0] == ring[-1]
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
