"""Days and places of all incidents in columns, so that maps and timelines of any filter take milliseconds."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
from fastapi import Request
from numpy.typing import NDArray

from rashomon.store.listing import Dated, Filter
from rashomon.store.places import DrawnPlace
from rashomon.web import shapes
from rashomon.web.desk import Desk
from rashomon.web.place_index import PlaceIndex, Some

Calendar = Literal["D", "M", "Y"]  # days, months, years
_EPOCH = date(1970, 1, 1).toordinal()
_UNKNOWN = -(10**7)  # a day, month or year that is not known
_WIDE = 1 << 32  # more than there are days
_KEPT = 16  # filters whose incidents are remembered


class Span(NamedTuple):
    """So many incidents happened between two days (or months, or years); None: that end is not known."""

    earliest: str | None
    latest: str | None
    incidents: int


class Columns:
    """The incidents of a ledger as it stands, each with a number."""

    def __init__(self, dated: Iterable[Dated], places: Iterable[DrawnPlace]) -> None:
        rows = list(dated)
        self.ids = [r.id for r in rows]
        self._number = {id: n for n, id in enumerate(self.ids)}
        days = np.array(
            [[_day(r.earliest), _day(r.latest)] for r in rows] or np.zeros((0, 2)), dtype=np.int64
        )
        self._first, self._last = days[:, 0], days[:, 1]
        self.places = PlaceIndex(_one_name(places), self._number)

    def some(self, ids: Iterable[str]) -> NDArray[np.bool_]:
        """A choice of incidents, by their ids."""
        out = np.zeros(len(self.ids), dtype=bool)
        out[[n for id in ids if (n := self._number.get(id)) is not None]] = True
        return out

    def count(self, only: Some) -> int:
        return len(self.ids) if only is None else int(only.sum())

    def within(self, only: Some, since: date | None, until: date | None) -> NDArray[np.bool_]:
        """Of a choice those whose days reach into these, as the filter of the list has it."""
        out = np.ones(len(self.ids), dtype=bool) if only is None else only.copy()
        if since or until:
            out &= ~self.undated(None)
        if since:
            out &= (self._last == _UNKNOWN) | (self._last >= since.toordinal() - _EPOCH)
        if until:
            out &= (self._first == _UNKNOWN) | (self._first <= until.toordinal() - _EPOCH)
        return out

    def undated(self, only: Some) -> NDArray[np.bool_]:
        """Of a choice those of which no day is known."""
        out: NDArray[np.bool_] = (self._first == _UNKNOWN) & (self._last == _UNKNOWN)
        return out if only is None else out & only

    def spans(self, only: NDArray[np.bool_], unit: Calendar) -> list[Span]:
        """How many of a choice happened between which days, months or years ("D", "M" or "Y"), by time."""
        first, last = _in(self._first[only], unit), _in(self._last[only], unit)
        pairs, counts = np.unique((first - _UNKNOWN) * _WIDE + (last - _UNKNOWN), return_counts=True)
        found = [
            Span(_iso(pair // _WIDE + _UNKNOWN, unit), _iso(pair % _WIDE + _UNKNOWN, unit), n)
            for pair, n in zip(pairs.tolist(), counts.tolist(), strict=True)
        ]
        return sorted(found, key=lambda s: (s.earliest or s.latest or "9999", s.latest or "9999"))

    def oldest(self, only: NDArray[np.bool_], limit: int) -> list[str]:
        """The ids of the first of a choice to have happened; the undated last."""
        return self._by_day(np.flatnonzero(only), -_UNKNOWN)[:limit]

    def newest(self, numbers: NDArray[np.int32], limit: int) -> list[str]:
        """The ids of the last of these incidents to have happened, the newest first and the undated last."""
        return self._by_day(numbers, _UNKNOWN)[: -limit - 1 : -1]

    def _by_day(self, numbers: NDArray[np.integer], undated: int) -> list[str]:
        first, last = self._first[numbers], self._last[numbers]
        day = np.where(first == _UNKNOWN, np.where(last == _UNKNOWN, undated, last), first)
        return [self.ids[n] for n in numbers[np.argsort(day, kind="stable")]]


def _day(iso: str | None) -> int:
    return date.fromisoformat(iso).toordinal() - _EPOCH if iso else _UNKNOWN


def _in(days: NDArray[np.int64], unit: Calendar) -> NDArray[np.int64]:
    """Days since 1970 as months or years since then."""
    if unit == "D":
        return days
    known = np.where(days == _UNKNOWN, 0, days).astype("datetime64[D]")
    return np.where(days == _UNKNOWN, _UNKNOWN, known.astype(f"datetime64[{unit}]").astype(np.int64))


def _iso(value: int, unit: Calendar) -> str | None:
    return None if value == _UNKNOWN else str(np.datetime64(value, unit))


def _one_name(places: Iterable[DrawnPlace]) -> list[DrawnPlace]:
    """Places with each division under its commonest name; an unknown one counts for its country."""
    rows = list(places)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    codes: dict[tuple[str, str], str] = {}
    for p in rows:
        if p.country and p.admin1:
            known = shapes.division(p.country, p.admin1)
            if known is not None:
                codes[p.country, p.admin1] = known.code
                names[known.code][p.admin1] += 1
    chosen = {code: min(n, key=lambda name: (-n[name], name)) for code, n in names.items()}
    return [
        p._replace(admin1=chosen.get(codes.get((p.country or "", p.admin1), ""))) if p.admin1 else p
        for p in rows
    ]


class ColumnsOf:
    """The columns of a desk's ledger as it stands, and which incidents fit the last filters."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp = ""
        self._columns = Columns((), ())
        self._chosen: OrderedDict[Filter, NDArray[np.bool_]] = OrderedDict()

    def of(self, desk: Desk, only: Filter) -> tuple[Columns, Some]:
        """The columns, and which incidents fit the filter (None: all)."""
        overview = desk.ledger.overview
        stamp = overview.stamp
        with self._lock:
            if stamp != self._stamp:
                self._columns, self._stamp = Columns(overview.dated(), overview.places()), stamp
                self._chosen.clear()
            if only == Filter():
                return self._columns, None
            known = self._chosen.get(only)
            # The state of review changes without the incidents being derived anew.
            if known is None or only.review is not None:
                known = self._chosen[only] = self._columns.some(overview.ids(only))
                if len(self._chosen) > _KEPT:
                    self._chosen.popitem(last=False)
            return self._columns, known


def columns(request: Request, desk: Desk, only: Filter) -> tuple[Columns, Some]:
    """What :meth:`ColumnsOf.of` gives, kept for the application that the request came to."""
    held = request.app.state.columns
    assert isinstance(held, ColumnsOf)
    return held.of(desk, only)
