"""All places of a ledger's incidents in columns, so that a map of any stretch is drawn in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model.geography import Drawn
from rashomon.store.places import Box, DrawnPlace

NORTH = 85.05112878  # degrees: where Web Mercator, the projection of map tiles, ends
CELL = 64  # pixels of a cell: what lies in one is drawn as one
TOO_CLOSE = 40  # pixels between the middles of two marks
APART = 14  # the zoom from which towns are never drawn as one

Some = NDArray[np.bool_] | None  # which incidents, by their number; None: all


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn at one spot: a place ("point", "ring"), or several places drawn as one ("cluster").

    ``name`` is the place's, or those of the two that most incidents have. ``box`` holds all its places.
    """

    kind: str
    lat: float
    lon: float
    incidents: int
    name: str
    box: Box


@dataclass(frozen=True, slots=True)
class Region:
    """Incidents of which no more is known than the division, or the country, that they lie in."""

    country: str
    admin1: str | None
    incidents: int


class PlaceIndex:
    """Places in columns. ``number`` gives each incident's number by its id."""

    def __init__(self, places: Iterable[DrawnPlace], number: Mapping[str, int]) -> None:
        rows = [r for r in places if r.incident in number]
        incident = np.array([number[r.incident] for r in rows], dtype=np.int32)
        self._placed = np.zeros(len(number), dtype=bool)
        self._placed[incident] = True
        is_region = np.array([r.drawn == Drawn.REGION.value for r in rows], dtype=bool)
        # In the order of places, and of a place of incidents: what is taken out of it is sorted already.
        exact = sorted(
            (r for r in rows if r.drawn != Drawn.REGION.value),
            key=lambda r: (r.lat, r.lon, number[r.incident]),
        )
        self._incident = np.array([number[r.incident] for r in exact], dtype=np.int32)
        self._lat = np.array([r.lat for r in exact], dtype=float)
        self._lon = np.array([r.lon for r in exact], dtype=float)
        self._ring = np.array([r.drawn == Drawn.RING.value for r in exact], dtype=bool)
        names: dict[str, int] = {}
        self._name = np.array([names.setdefault(r.name, len(names)) for r in exact], dtype=np.int32)
        self._names: list[str] = list(names)
        self._x = (self._lon + 180.0) / 360.0
        lat = np.radians(np.clip(self._lat, -NORTH, NORTH))
        self._y = 0.5 - np.arcsinh(np.tan(lat)) / (2 * np.pi)
        regions: dict[tuple[str, str | None], int] = {}
        self._region = np.array(
            [
                regions.setdefault((r.country or "", r.admin1), len(regions))
                for r in rows
                if r.drawn == Drawn.REGION.value
            ],
            dtype=np.int32,
        )
        self._regions = list(regions)
        self._in_region = incident[is_region]

    def placed(self, only: Some) -> int:
        """How many of the incidents have a place that can be drawn."""
        return int((self._placed if only is None else self._placed & only).sum())

    def marks(self, box: Box, zoom: int, only: Some, most: int = 600) -> list[Mark]:
        """What is drawn in a stretch of the map at a zoom of its tiles, the marks of most incidents first."""
        here = self._inside(box, only)
        if not here.size:
            return []
        per_side = 2.0 ** (zoom + 8) / CELL if zoom < APART else 2.0**24
        cell = (self._x[here] * per_side).astype(np.int64) * (1 << 32) + (self._y[here] * per_side).astype(
            np.int64
        )
        order = np.argsort(cell, kind="stable")
        here, cell = here[order], cell[order]
        first = np.flatnonzero(np.r_[True, cell[1:] != cell[:-1]])
        groups = [here[a:b] for a, b in zip(first, np.r_[first[1:], here.size], strict=True)]
        groups.sort(key=lambda g: (-g.size, int(g[0])))
        if zoom < APART:
            groups = self._merged(groups[: 2 * most], 2.0 ** (zoom + 8))
        found = [mark for group in groups for mark in self._cell(group)]
        return sorted(found, key=lambda m: (-m.incidents, m.lat, m.lon, m.kind))[:most]

    def _merged(self, groups: list[NDArray[np.intp]], side: float) -> list[NDArray[np.intp]]:
        """Groups of neighbouring cells that lie so close that their marks would overlap."""
        x = np.array([self._x[g].mean() for g in groups]) * side
        y = np.array([self._y[g].mean() for g in groups]) * side
        out: list[list[NDArray[np.intp]]] = []
        kept: list[int] = []
        for n, group in enumerate(groups):
            if kept:
                away = np.hypot(x[kept] - x[n], y[kept] - y[n])
                nearest = int(away.argmin())
                if away[nearest] < TOO_CLOSE:
                    out[nearest].append(group)
                    continue
            kept.append(n)
            out.append([group])
        return [np.concatenate(parts) if len(parts) > 1 else parts[0] for parts in out]

    def _cell(self, places: NDArray[np.intp]) -> list[Mark]:
        lat, lon = self._lat[places], self._lon[places]
        box = Box(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))
        if box.west == box.east and box.south == box.north:
            ring = self._ring[places]
            return [
                Mark(kind, box.south, box.west, self._count(mine), self._called(mine), box)
                for kind, mine in (("ring", places[ring]), ("point", places[~ring]))
                if mine.size
            ]
        middle = float(lat.mean()), float(lon.mean())
        return [Mark("cluster", *middle, self._count(places), self._called(places), box)]

    def _count(self, places: NDArray[np.intp]) -> int:
        return 1 if places.size == 1 else int(np.unique(self._incident[places]).size)

    def _called(self, places: NDArray[np.intp]) -> str:
        if places.size == 1:
            return self._names[int(self._name[places[0]])]
        names, counts = np.unique(self._name[places], return_counts=True)
        top = names[np.argsort(-counts, kind="stable")[:2]]
        more = f" and {names.size - 2} more" if names.size > 2 else ""
        return ", ".join(self._names[n] for n in top) + more

    def regions(self, only: Some) -> list[Region]:
        """Regions that hold incidents without a point, those of most incidents first."""
        mine, incidents = self._region, self._in_region
        if only is not None:
            keep = only[incidents]
            mine, incidents = mine[keep], incidents[keep]
        counts = np.bincount(mine, minlength=len(self._regions)) if mine.size else np.zeros(0, dtype=int)
        found = [Region(*self._regions[n], int(counts[n])) for n in np.flatnonzero(counts)]
        return sorted(found, key=lambda r: (-r.incidents, r.country, r.admin1 or ""))

    def in_box(self, box: Box, only: Some) -> NDArray[np.int32]:
        """The numbers of incidents with a point or ring in a box."""
        return np.unique(self._incident[self._inside(box, only)])

    def in_region(self, country: str, admin1: str | None, only: Some) -> NDArray[np.int32]:
        """The numbers of incidents of which no more is known than this region."""
        key = (country, admin1)
        place = self._regions.index(key) if key in self._regions else -1
        numbers = np.unique(self._in_region[self._region == place])
        return numbers if only is None else numbers[only[numbers]]

    def named(self, only: Some, most: int) -> list[tuple[str, int]]:
        """Names of points and rings with how many incidents each has, the most first: the map as a table."""
        names = self._name if only is None else self._name[only[self._incident]]
        counts = np.bincount(names, minlength=len(self._names)) if names.size else np.zeros(0, dtype=int)
        top = np.argsort(-counts, kind="stable")[:most]
        return [(self._names[n], int(counts[n])) for n in top if counts[n]]

    def distinct(self, only: Some) -> int:
        """How many names :meth:`named` could give."""
        return int(np.unique(self._name if only is None else self._name[only[self._incident]]).size)

    def bounds(self, only: Some) -> Box | None:
        """A box around the points and rings; None without any. It leaves out one in fifty on each side.

        One place that was read wrong would otherwise have the map show the whole world.
        """
        mine = slice(None) if only is None else only[self._incident]
        lat, lon = self._lat[mine], self._lon[mine]
        if not lat.size:
            return None
        south, north = np.quantile(lat, (0.02, 0.98), method="nearest")
        west, east = np.quantile(lon, (0.02, 0.98), method="nearest")
        return Box(float(west), float(south), float(east), float(north))

    def _inside(self, box: Box, only: Some) -> NDArray[np.intp]:
        inside = (self._lat >= box.south) & (self._lat <= box.north)
        if box.west <= box.east:
            inside &= (self._lon >= box.west) & (self._lon <= box.east)
        else:
            inside &= (self._lon >= box.west) | (self._lon <= box.east)
        if only is not None:
            inside &= only[self._incident]
        return np.flatnonzero(inside)
