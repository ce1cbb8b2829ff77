"""Shapes of countries and first-order divisions (Natural Earth, public domain; GeoNames' borders)."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.store.listing import squeezed

Polygons = list[list[list[list[float]]]]  # of rings of [longitude, latitude] in degrees
AROUND_KM = 40.0  # the soft ring of a division that has no shape here


@dataclass(frozen=True, slots=True)
class Outline:
    """What to draw for a region: its shape, or a soft ring of ``km`` around the middle of its towns."""

    polygons: Polygons | None
    lat: float | None = None
    lon: float | None = None
    km: float = 0.0
    whole_country: bool = False  # the country is drawn, as nothing is known of the division


def outline(country: str, admin1: str | None) -> Outline | None:
    """The outline of a division of a country, or of the country; None where neither is known.

    Args:
        country: ISO 3166-1 alpha-2.
        admin1: the division's name as the gazetteer has it; None for the country.
    """
    if admin1:
        known = _names().get((country, squeezed(admin1)))
        if known is not None:
            code, lat, lon = known
            shape = divisions(country).get(code)
            if shape is not None:
                return Outline(shape)
            if lat is not None and lon is not None:
                return Outline(None, lat, lon, AROUND_KM)
    shape = countries().get(country)
    return Outline(shape, whole_country=bool(admin1)) if shape else None


def divisions(country: str) -> dict[str, Polygons]:
    """Shapes of a country's first-order divisions by GeoNames code ("SY.11")."""
    return dict(_divisions().get(country, []))


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
def _names() -> dict[tuple[str, str], tuple[str, float | None, float | None]]:
    """(country, squeezed name of a division) → its code and the middle of its towns."""
    packed = files("rashomon.data").joinpath("divisions.tsv.gz").read_bytes()
    out: dict[tuple[str, str], tuple[str, float | None, float | None]] = {}
    rows = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()[1:]]
    for own in (True, False):  # a division's own name goes before another's alias
        for country, level, code, _, _, name, aliases, lat, lon in rows:
            if level == "1":
                middle = (float(lat), float(lon)) if lat and lon else (None, None)
                for n in (name,) if own else aliases.split("|"):
                    out.setdefault((country, squeezed(n)), (code, *middle))
    return out
