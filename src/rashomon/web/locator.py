"""The small map of one incident: drawn on the server, so that it prints and needs no script."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rashomon.model import Incident, Place
from rashomon.model.geography import NEAR_KM, Drawn, drawn
from rashomon.publish import wording
from rashomon.web import shapes
from rashomon.web.shapes import Polygons

WIDTH, HEIGHT = 360.0, 230.0  # of the drawing, in its own units
LETTER = 7.0  # units that a letter of a name takes
AROUND = 1.6  # degrees of latitude shown above and below a point
KM_PER_DEGREE = 111.2
Point = Sequence[float]  # [longitude, latitude]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, or the ring around one, with its name ("" where there is no room) and where that stands."""

    x: float
    y: float
    radius: float  # of the ring; 0 for a point
    name: str
    at: tuple[float, float] = (0.0, 0.0)
    anchor: str = "start"  # of the name: "start", "middle" or "end"


@dataclass(frozen=True, slots=True)
class Words:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Locator:
    """What is drawn, in the units of the drawing; ``said`` is the same in words."""

    width: float
    height: float
    land: str  # paths
    borders: str
    regions: str
    rings: tuple[tuple[float, float, float], ...]  # soft rings of regions without a shape
    spots: tuple[Spot, ...]
    countries: tuple[Words, ...]
    scale_km: int
    scale: float
    middle: tuple[float, float, float]  # latitude, longitude and zoom of the large map that shows the same
    said: str


def locator(incident: Incident) -> Locator | None:
    """The small map of an incident; None where no place of it can be drawn."""
    found = drawn(incident.places)
    exact = [(p, how) for p, how in found if how != Drawn.REGION]
    outlines = [] if exact else [o for p, _ in found if (o := _outline(p)) is not None]
    corners = [c for p, _ in exact for c in _around(p.lon or 0.0, p.lat or 0.0, AROUND)]
    for o in outlines:
        if o.polygons is None:
            corners += _around(o.lon, o.lat, AROUND)
        else:
            corners += _corners(o.polygons)
    if not corners:
        return None
    to_xy, box, per_degree = _projection(corners)
    near = [code for code, b in _boxes().items() if _touch(b, box)]
    held = {p.country for p, _ in found if p.country}
    km = per_degree / KM_PER_DEGREE
    nice = max((n for n in (10, 25, 50, 100, 200, 500, 1000, 2000) if n * km < WIDTH / 3), default=10)
    return Locator(
        width=WIDTH,
        height=HEIGHT,
        land=_path((shapes.countries()[code] for code in near), box, to_xy),
        borders=_path((s for c in sorted(held) for s in shapes.divisions(c).values()), box, to_xy),
        regions=_path((o.polygons for o in outlines if o.polygons is not None), box, to_xy),
        rings=tuple(
            (*_rounded(to_xy(o.lon, o.lat)), round(o.km * km, 1)) for o in outlines if o.polygons is None
        ),
        spots=tuple(_named([_spot(p, how, to_xy, km) for p, how in exact])),
        countries=tuple(_country_words(near, box, to_xy)),
        scale_km=nice,
        scale=round(nice * km, 1),
        middle=((box[1] + box[3]) / 2, (box[0] + box[2]) / 2, math.log2(per_degree * 360 / 256) + 0.5),
        said=_said(found),
    )


def _outline(place: Place) -> shapes.Outline | None:
    country = place.country or ""
    return shapes.outline(country, place.admin1) or shapes.outline(country, None)


def _spot(place: Place, how: Drawn, to_xy: Callable[[float, float], tuple[float, float]], km: float) -> Spot:
    x, y = _rounded(to_xy(place.lon or 0.0, place.lat or 0.0))
    radius = round(NEAR_KM * km, 1) if how == Drawn.RING else 0.0
    return Spot(x, y, radius, wording.place(place))


def _named(spots: Sequence[Spot]) -> list[Spot]:
    """The spots with their names where there is room for them: beside, above or below, off one another."""
    filled = [(s.x - 6, s.y - 6, s.x + 6, s.y + 6) for s in spots if not s.radius]
    out: list[Spot] = []
    for spot in sorted(spots, key=lambda s: bool(s.radius)):
        if any((o.x, o.y) == (spot.x, spot.y) for o in out):  # the ring around a point that has its name
            out.append(replace(spot, name=""))
            continue
        wide = LETTER * len(spot.name)
        beside = [("start", 9.0, 4.0), ("end", -9.0, 4.0)]
        for anchor, dx, dy in (*beside, ("middle", 0.0, -11.0), ("middle", 0.0, 20.0)):
            x, y = spot.x + dx, spot.y + dy
            left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            box = (left, y - 11, left + wide, y + 4)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT
            if inside and not any(_touch(box, f) for f in filled):
                filled.append(box)
                out.append(replace(spot, at=(round(x, 1), round(y, 1)), anchor=anchor))
                break
        else:
            out.append(replace(spot, name=""))
    return out


def _said(found: Iterable[tuple[Place, Drawn]]) -> str:
    words = {Drawn.POINT: "a point at {}", Drawn.RING: "a ring around {}", Drawn.REGION: "the region of {}"}
    names = [words[how].format(p.canonical or p.name) for p, how in found]
    return "Map with " + ", ".join(names)


def _around(lon: float, lat: float, degrees: float) -> list[Point]:
    wide = degrees / max(math.cos(math.radians(lat)), 0.2)
    return [(lon - wide, lat - degrees), (lon + wide, lat + degrees)]


def _corners(polygons: Polygons) -> list[Point]:
    points = [p for polygon in polygons for p in polygon[0]]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    x, y = (east - west) * 0.08, (north - south) * 0.08
    return [(west - x, south - y), (east + x, north + y)]


def _projection(
    corners: Sequence[Point],
) -> tuple[Callable[[float, float], tuple[float, float]], tuple[float, float, float, float], float]:
    """Degrees to the drawing's units (equal distances at the middle), the box shown, units in a degree."""
    west, east = min(c[0] for c in corners), max(c[0] for c in corners)
    south, north = min(c[1] for c in corners), max(c[1] for c in corners)
    lat, lon = (south + north) / 2, (west + east) / 2
    squeeze = max(math.cos(math.radians(lat)), 0.2)
    per_degree = min(WIDTH / ((east - west) * squeeze), HEIGHT / (north - south))
    half_x, half_y = WIDTH / 2 / per_degree / squeeze, HEIGHT / 2 / per_degree

    def to_xy(x: float, y: float) -> tuple[float, float]:
        return WIDTH / 2 + (x - lon) * squeeze * per_degree, HEIGHT / 2 - (y - lat) * per_degree

    return to_xy, (lon - half_x, lat - half_y, lon + half_x, lat + half_y), per_degree


def _path(
    every: Iterable[Polygons],
    box: tuple[float, float, float, float],
    to_xy: Callable[[float, float], tuple[float, float]],
) -> str:
    """Shapes cut at the box, as the data of an SVG path."""
    out = []
    for polygons in every:
        for ring in (r for polygon in polygons for r in polygon):
            cut = _clipped(ring, box)
            if len(cut) >= 3:
                out.append("M" + "L".join("{:.1f} {:.1f}".format(*to_xy(*p)) for p in cut) + "Z")
    return "".join(out)


def _clipped(ring: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """A ring cut at a box (Sutherland and Hodgman 1974), with a margin so that the cut is not seen."""
    west, south, east, north = box
    x, y = (east - west) * 0.02, (north - south) * 0.02
    points: list[Point] = list(ring)
    for axis, bound, sign in ((0, west - x, 1), (0, east + x, -1), (1, south - y, 1), (1, north + y, -1)):
        kept: list[Point] = []
        for n, p in enumerate(points):
            before = points[n - 1]
            was, now = sign * (before[axis] - bound) >= 0, sign * (p[axis] - bound) >= 0
            if was != now:
                share = (bound - before[axis]) / (p[axis] - before[axis])
                kept.append(tuple(a + (b - a) * share for a, b in zip(before, p, strict=True)))
            if now:
                kept.append(p)
        points = kept
        if not points:
            break
    return points


def _country_words(
    near: Iterable[str],
    box: tuple[float, float, float, float],
    to_xy: Callable[[float, float], tuple[float, float]],
) -> Iterable[Words]:
    west, south, east, north = box
    for code in near:
        for polygon in shapes.countries()[code]:
            cut = _clipped(polygon[0], box)
            if len(cut) < 3:
                continue
            xs, ys = [p[0] for p in cut], [p[1] for p in cut]
            if (max(xs) - min(xs)) * (max(ys) - min(ys)) < 0.04 * (east - west) * (north - south):
                continue
            lat, lon = shapes.inner_points([*map(list, cut), list(cut[0])])[0]
            x, y = _rounded(to_xy(lon, lat))
            if 30 < x < WIDTH - 30 and 12 < y < HEIGHT - 12:
                yield Words(x, y, wording.country(code))
                break


@cache
def _boxes() -> dict[str, tuple[float, float, float, float]]:
    out = {}
    for code, polygons in shapes.countries().items():
        points = [p for polygon in polygons for p in polygon[0]]
        out[code] = (
            min(p[0] for p in points), min(p[1] for p in points),
            max(p[0] for p in points), max(p[1] for p in points),
        )  # fmt: skip
    return out


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _rounded(xy: tuple[float, float]) -> tuple[float, float]:
    return round(xy[0], 1), round(xy[1], 1)
