"""Shapes of countries and first-order divisions (Natural Earth, public domain; GeoNames' borders)."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from anyascii import anyascii

from rashomon.store.listing import squeezed

Polygons = list[list[list[list[float]]]]  # of rings of [longitude, latitude] in degrees
AROUND_KM = 40.0  # the soft ring of a division that has no shape here


@dataclass(frozen=True, slots=True)
class Division:
    """A first-order division: GeoNames code ("SY.11"), name, and the middle of its towns in degrees."""

    code: str
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Outline:
    """What to draw for a region: its shape, or a soft ring of ``km`` around the middle of its towns."""

    code: str  # of the shape: "SY" or "SY.11"
    polygons: Polygons | None
    lat: float = 0.0
    lon: float = 0.0
    km: float = 0.0


def division(country: str, admin1: str) -> Division | None:
    """The division that a name stands for in a country, under any of its spellings; None if there is none."""
    known = _names()
    return known.get((country, squeezed(admin1))) or known.get((country, _plain(admin1)))


def outline(country: str, admin1: str | None) -> Outline | None:
    """The outline of a division of a country, or of the country; None where it is not known.

    Args:
        country: ISO 3166-1 alpha-2.
        admin1: a name of the division; None for the country.
    """
    if admin1:
        found = division(country, admin1)
        if found is None:
            return None
        shape = divisions(country).get(found.code)
        if shape is not None:
            return Outline(found.code, shape)
        if found.lat is None or found.lon is None:
            return None
        return Outline(found.code, None, found.lat, found.lon, AROUND_KM)
    shape = countries().get(country)
    return Outline(country, shape) if shape else None


def divisions(country: str) -> dict[str, Polygons]:
    """Shapes of a country's first-order divisions by GeoNames code ("SY.11")."""
    return dict(_divisions().get(country, []))


def label_points(code: str, polygons: Polygons) -> list[tuple[float, float]]:
    """Where a shape's name may stand, as (latitude, longitude), the roomiest spot first."""
    if code not in _labels:
        _labels[code] = inner_points(max((p[0] for p in polygons), key=_area))
    return _labels[code]


_labels: dict[str, list[tuple[float, float]]] = {}


def _area(ring: list[list[float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def inner_points(ring: list[list[float]]) -> list[tuple[float, float]]:
    """The middles of the widest stretches inside a ring at nine heights."""
    south, north = min(p[1] for p in ring), max(p[1] for p in ring)
    found = []
    for n in range(1, 10):
        lat = south + (north - south) * n / 10
        crossings = sorted(
            a[0] + (lat - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
            for a, b in pairwise(ring)
            if (a[1] > lat) != (b[1] > lat)
        )
        pairs = list(zip(crossings[::2], crossings[1::2], strict=False))
        if pairs:
            west, east = max(pairs, key=lambda p: p[1] - p[0])
            # Nearer to the middle height is better, where it is nearly as wide.
            found.append(((east - west) * (1 - abs(n - 5) / 20), round(lat, 3), round((west + east) / 2, 3)))
    return [(lat, lon) for _, lat, lon in sorted(found, reverse=True)]


def warm() -> None:
    """Load all that is kept in memory, so that no page has to wait for it."""
    countries(), _divisions(), _names()


@cache
def countries() -> dict[str, Polygons]:
    """Shapes of countries by ISO 3166-1 alpha-2 code."""
    text = files("rashomon.web").joinpath("static/shapes/countries.json").read_text(encoding="utf8")
    return {f["id"]: f["geometry"]["coordinates"] for f in json.loads(text)["features"]}


@cache
def _divisions() -> dict[str, Any]:
    packed = files("rashomon.data").joinpath("shapes_divisions.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(packed))
    return found


@cache
def _names() -> dict[tuple[str, str], Division]:
    """(country, squeezed name of a division) → the division."""
    packed = files("rashomon.data").joinpath("divisions.tsv.gz").read_bytes()
    rows = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()[1:]]
    rows = [row for row in rows if row[1] == "1"]
    found: dict[tuple[str, str], Division] = {}
    known = [
        Division(code, name, float(lat) if lat else None, float(lon) if lon else None)
        for _, _, code, _, _, name, _, lat, lon in rows
    ]
    # A division's own name goes before another's alias, and a whole name before one without its article.
    for fold in (squeezed, _plain):
        for column in (5, 6):
            for row, one in zip(rows, known, strict=True):
                for name in row[column].split("|"):
                    found.setdefault((row[0], fold(name)), one)
    return found


_KIND = re.compile(
    r"\b(?:muhafazat|governorate|province|provincia|departamento|department|region|oblast|state|district"
    r"|wilayat|wilaya|estado|de|du|of|al|ash|ad|az|an|as|ar|at|el|ostan)\b"
)


def _plain(name: str) -> str:
    """A division's name without its article and the words that say what kind of division it is.

    >>> _plain("Al-Ḩasakah Governorate")
    'hasakah'
    """
    return squeezed(_KIND.sub(" ", anyascii(name).casefold().replace("'", "").replace("`", "")))
