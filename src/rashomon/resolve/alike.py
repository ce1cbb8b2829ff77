"""Which pairs of values have one level by what the comparison is, so that it is found once for all of them.

A ledger of many years and towns has more pairs of days and of places than of anything else, and hardly two
are the same. But days are compared by how far they are apart, in whatever year, and of towns that are far
apart the divisions alone tell. Each class here numbers pairs so that those with one number have one level; it
is found by the comparison as ever (:mod:`rashomon.resolve.levels`). Numbers below zero may stand for several
pairs of values, others are one pair's own, as :mod:`rashomon.resolve.level_table` has it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.resolve.level_table import FULL
from rashomon.resolve.profile import Profile
from rashomon.resolve.where import FAR_DEGREES, FINE

Longs = npt.NDArray[np.int64]
Day = tuple[object, int, int, bool]
"""All of a day but where it stands in time; its first day, how many more, whether the calendar counts."""

_FAR = 62  # days: no comparison tells two gaps of more than 60 from each other
_GAP = 21  # bits of a gap of days, from none at all to the year 2871; the rest is for kinds of days
_MOST_POINTS = 2


class DaysApart:
    """Pairs of days, by what either is and how far they are apart."""

    def __init__(self, day: Callable[[Profile], Day]) -> None:
        self._day = day
        self._kinds: dict[object, int] = {}
        self._columns = array("q"), array("q"), array("q"), array("q")

    def codes(self, values: Sequence[Profile], low: Longs, high: Longs) -> Longs:
        """A number for each pair of values, which are given by their places."""
        for value in values[len(self._columns[0]) :]:
            told, *span = self._day(value)
            number = self._kinds.setdefault(told, len(self._kinds))
            for column, one in zip(self._columns, (number, *span), strict=True):
                column.append(one)
        kind, begin, days, exact = (np.frombuffer(c, np.int64) for c in self._columns)
        gap = begin[high] - begin[low]
        near = np.clip(gap, -(days[high] + _FAR), days[low] + _FAR)
        gap = np.where(exact[low] | exact[high], gap, near)
        codes: Longs = -1 - ((kind[low] << 2 * _GAP) + (kind[high] << _GAP) + gap + (1 << _GAP - 1))
        return codes


def told_day(p: Profile) -> Day:
    """When it happened. A weekday, or a day without a year, fits some years and not others."""
    kind = (p.undated, p.afterwards, p.type)
    if p.facts:
        return (*kind, p.lo, p.hi, p.facts), p.lo or p.hi, 0, True
    days = p.hi - p.lo if p.lo and p.hi else 0
    return (*kind, bool(p.lo), bool(p.hi), days), p.lo or p.hi, days, False


def published_day(p: Profile) -> Day:
    """When the report was published."""
    return bool(p.published), p.published, 0, False


class PlacesApart:
    """Pairs of places: of points that lie far apart, and are none the same, by what is wider than a point."""

    def __init__(self) -> None:
        self._wider: dict[object, int] = {}  # what decides where points are far apart
        self._points: dict[str, int] = {}  # key of a place that is a point → number
        self._areas: set[str] = set()  # keys of places that are none
        self._both = array("b")  # of each point, whether its key is an area's too
        self._numbers = array("q")  # of each value: what is wider, then its points, -1 where it has fewer
        self._south, self._north = array("d"), array("d")

    def codes(self, values: Sequence[Profile], low: Longs, high: Longs) -> Longs:
        """A number for each pair of values, which are given by their places."""
        for value in values[len(self._south) :]:
            self._learn(value)
        wider, one, other = np.frombuffer(self._numbers, np.int64).reshape(-1, 1 + _MOST_POINTS).T
        south, north = np.frombuffer(self._south), np.frombuffer(self._north)
        both = np.append(np.frombuffer(self._both, np.bool_), False)
        plain = (one >= 0) & ~both[one] & ~both[other]
        far = (south[low] - north[high] > FAR_DEGREES) | (south[high] - north[low] > FAR_DEGREES)
        same = (one[low] == one[high]) | (one[low] == other[high]) | (other[low] == one[high])
        same |= (other[low] == other[high]) & (other[low] >= 0)
        far &= plain[low] & plain[high] & ~same
        a, b = wider[low], wider[high]
        return np.where(far, -1 - (np.minimum(a, b) * FULL + np.maximum(a, b)), low * FULL + high)

    def _learn(self, value: Profile) -> None:
        points = [s for s in value.spots if s.rank <= FINE]
        areas = [s for s in value.spots if s.rank > FINE]
        for s in areas:
            self._areas.add(s.key)
            if s.key in self._points:
                self._both[self._points[s.key]] = True
        for s in points:
            if s.key not in self._points:
                self._points[s.key] = len(self._points)
                self._both.append(s.key in self._areas)
        on_map = [s.lat for s in points if s.lat is not None and s.lon is not None]
        told = (
            bool(on_map),
            tuple(sorted({(s.country, s.admin1) for s in points})),
            tuple((s.key, s.rank, s.country, s.admin1) for s in areas),
        )
        numbers = [self._points[s.key] for s in points] if len(points) <= _MOST_POINTS else []
        self._numbers.append(self._wider.setdefault(told, len(self._wider)))
        self._numbers.extend([*numbers, -1, -1][:_MOST_POINTS])
        self._south.append(min(on_map, default=np.inf))
        self._north.append(max(on_map, default=-np.inf))
