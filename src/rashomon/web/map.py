"""The map: incidents by place, each drawn as finely as its place is known, and no finer."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from rashomon.publish import wording
from rashomon.store.places import Box
from rashomon.web import shapes
from rashomon.web.columns import columns
from rashomon.web.pages import desk_of, page
from rashomon.web.place_index import Region
from rashomon.web.query import chips, store_filter, view

router = APIRouter()
SHOWN = 50  # incidents listed of one mark, places in the table
_WORLD = Box(-180.0, -85.0, 180.0, 85.0)


@router.get("/map")
def map_page(request: Request) -> Response:
    """The map with its filter; what it draws is asked for by its script, and stands in a table below."""
    desk, wanted = desk_of(request), view(request.query_params)
    held, only = columns(request, desk, store_filter(wanted.only))
    index, total = held.places, held.count(only)
    regions = index.regions(only)
    bounds = wanted.only.box or index.bounds(only) or _region_bounds(regions) or _WORLD
    return page(
        request, "map.html", view=wanted, chips=chips(wanted), total=total,
        everything=held.count(None),
        placed=index.placed(only), names=index.named(only, SHOWN), regions=regions[:SHOWN],
        places_more=max(0, index.distinct(only) - SHOWN), regions_more=max(0, len(regions) - SHOWN),
        bounds=_said(bounds), box=_said(wanted.only.box) if wanted.only.box else "",
        tiles=desk.tiles or "", tiles_from=urlsplit(desk.tiles or "").hostname or "", region_name=region_name,
    )  # fmt: skip


@router.get("/map/marks")
def marks(request: Request, at: str = "", zoom: int = 3) -> Response:
    """What to draw in a stretch ``at`` ("west,south,east,north") at a zoom of tiles, as JSON."""
    desk, wanted = desk_of(request), view(request.query_params)
    held, only = columns(request, desk, store_filter(wanted.only))
    index = held.places
    found = index.marks(_box(at), max(0, min(zoom, 22)), only)
    return JSONResponse(
        {
            "marks": [asdict(m) | {"box": _said(m.box)} for m in found],
            "regions": [_region(r) for r in index.regions(only)],
        }
    )


@router.get("/map/here")
def here(request: Request, at: str = "", country: str = "", admin1: str = "") -> Response:
    """The incidents behind one mark: of a box ``at``, or of a region, the newest first."""
    desk, wanted = desk_of(request), view(request.query_params)
    held, only = columns(request, desk, store_filter(wanted.only))
    index = held.places
    numbers = index.in_region(country, admin1 or None, only) if country else index.in_box(_box(at), only)
    found = list(desk.ledger.heads(held.newest(numbers, SHOWN)).values())
    return page(
        request, "_here.html", found=found, total=len(numbers), view=wanted, at=at, country=country,
        region=region_name(country, admin1 or None) if country else "", admin1=admin1,
    )  # fmt: skip


@router.get("/map/divisions/{country}")
def divisions(country: str) -> Response:
    """Shapes of a country's divisions by code: {"SY.11": polygons}."""
    body = json.dumps(shapes.divisions(country.upper()), separators=(",", ":"))
    return Response(body, media_type="application/json", headers={"cache-control": "public, max-age=86400"})


def region_name(country: str, admin1: str | None) -> str:
    """ "Homs, Syria"."""
    return f"{admin1}, {wording.country(country)}" if admin1 else wording.country(country)


def _region(region: Region) -> dict[str, Any]:
    """A region as the script draws it: the code of its shape, or a soft ring, and where its words go."""
    found = shapes.outline(region.country, region.admin1)
    out: dict[str, Any] = {
        "country": region.country,
        "admin1": region.admin1 or "",
        "name": region.admin1 or wording.country(region.country),
        "incidents": region.incidents,
    }
    if found is None:
        return out
    if found.polygons is None:
        return out | {"ring": [found.lat, found.lon, found.km], "labels": [(found.lat, found.lon)]}
    return out | {"shape": found.code, "labels": shapes.label_points(found.code, found.polygons)}


def _region_bounds(regions: list[Region]) -> Box | None:
    points = [
        p for r in regions[:20] if (o := shapes.outline(r.country, r.admin1)) and o.polygons
        for polygon in o.polygons for p in polygon[0]
    ]  # fmt: skip
    if not points:
        return None
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return Box(min(lons), min(lats), max(lons), max(lats))


def _box(words: str) -> Box:
    """A stretch of the map; the world where the words are none. Its edges may lie beyond the date line."""
    try:
        west, south, east, north = (float(w) for w in words.split(","))
    except ValueError:
        return _WORLD
    if not all(map(math.isfinite, (west, south, east, north))):
        return _WORLD
    if east - west >= 360:
        return Box(-180.0, south, 180.0, north)
    return Box(_wrapped(west), south, _wrapped(east), north)


def _wrapped(lon: float) -> float:
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _said(box: Box) -> str:
    return ",".join(f"{x:.5f}".rstrip("0").rstrip(".") for x in (box.west, box.south, box.east, box.north))
