"""The timeline: incidents by day, month or year; what may have happened at any of several times is a bar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from fastapi import APIRouter, Request, Response
from numpy.typing import NDArray

from rashomon.ledger import Ledger
from rashomon.model import When, day_words, days_of, month_end
from rashomon.publish import wording
from rashomon.store.listing import Filter
from rashomon.store.snapshot import Listed
from rashomon.web.columns import Calendar, Columns, Span, columns
from rashomon.web.pages import desk_of, page
from rashomon.web.place_index import Some
from rashomon.web.query import View, chips, store_filter, view

router = APIRouter()
ONE_BY_ONE = 80  # incidents: so few are drawn each as a bar of its own
LANES = 9  # rows of bars that stand for many incidents each
HEIGHT = 170.0  # pixels of the highest column
EDGES = 0.01  # share of incidents at either end that the first view leaves out where they lie far off
UNDATED = 12  # incidents without a date that are named


class Unit(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_NUMPY: dict[Unit, Calendar] = {Unit.DAY: "D", Unit.MONTH: "M", Unit.YEAR: "Y"}
_LENGTH = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}  # characters of an ISO date


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are shown, and the columns they are put in."""

    first: date
    last: date
    unit: Unit

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where a day begins, in percent of the width."""
        return (day - self.first).days / self.days * 100

    def after(self, day: date) -> float:
        """Where a day ends."""
        return ((day - self.first).days + 1) / self.days * 100


@dataclass(frozen=True, slots=True)
class Column:
    """The incidents that surely happened in one day, month or year. Places in percent, heights in pixels."""

    words: str
    incidents: int
    x: float
    width: float
    height: float
    href: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval: one incident's, or that of many which may have happened at any time within it."""

    words: str
    when: str
    incidents: int
    x: float
    width: float
    lane: int
    href: str
    side: str = "right"  # of it, or "left", or "inside", where its words stand


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    words: str
    major: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The timeline as it is drawn."""

    window: Window
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    lanes: int
    left_out: int  # incidents whose bars found no room
    ticks: tuple[Tick, ...]
    highest: int
    one_by_one: bool


@router.get("/timeline")
def timeline_page(request: Request) -> Response:
    """The timeline of the incidents that fit the filter; its from and to are what is shown of it."""
    desk, wanted = desk_of(request), view(request.query_params)
    only = store_filter(wanted.only)
    held, chosen = columns(request, desk, replace(only, since=None, until=None))
    years = held.spans(held.within(chosen, None, None), "Y")
    undated = held.undated(chosen)
    window = _window(wanted.only, years, held, chosen)
    return page(
        request, "timeline.html", view=wanted, chips=chips(wanted),
        chart=_chart(desk.ledger, wanted, window, held, held.within(chosen, window.first, window.last))
        if window else None,
        total=int(held.within(chosen, only.since, only.until).sum()), everything=held.count(None),
        undated=int(undated.sum()), undated_some=_listed(desk.ledger, held.oldest(undated, UNDATED)),
        steps=_steps(wanted, window) if window else None,
        earlier=_beyond(years, window, wanted, before=True),
        later=_beyond(years, window, wanted, before=False), height=HEIGHT,
    )  # fmt: skip


def unit_of(days: int) -> Unit:
    """The columns for a stretch of so many days."""
    return Unit.DAY if days <= 92 else Unit.MONTH if days <= 4400 else Unit.YEAR


def _window(asked: Filter, years: Sequence[Span], held: Columns, only: Some) -> Window | None:
    """What is shown: what the filter asks for, else all years but for a few incidents far off."""
    firsts = _weighed((s.earliest or s.latest, s.incidents) for s in years)
    lasts = _weighed((s.latest or s.earliest, s.incidents) for s in years)
    first = asked.since or (date(_share(firsts, EDGES), 1, 1) if firsts else None)
    last = asked.until or (date(_share(lasts, 1 - EDGES), 12, 31) if lasts else None)
    if first is None or last is None:
        return None
    if asked.since is None and asked.until is None and last.year - first.year < 5:
        first, last = _tight(held, only, first, last)
    if first > last:
        first, last = (first, first) if asked.since else (last, last)
    return Window(first, last, unit_of((last - first).days + 1))


def _tight(held: Columns, only: Some, first: date, last: date) -> tuple[date, date]:
    """The first and last month with incidents, of a few years."""
    months = [s for s in held.spans(held.within(only, first, last), "M") if s.earliest == s.latest]
    if not months:
        return first, last
    weighed = _weighed((s.earliest and s.earliest.replace("-", ""), s.incidents) for s in months)
    low, high = _share(weighed, EDGES), _share(weighed, 1 - EDGES)
    return date(low // 100, low % 100, 1), month_end(high // 100, high % 100)


def _weighed(years: Iterable[tuple[str | None, int]]) -> list[tuple[int, int]]:
    return sorted((int(year), n) for year, n in years if year)


def _share(weighed: Sequence[tuple[int, int]], share: float) -> int:
    """The value below which that share of the weight lies."""
    left = share * sum(n for _, n in weighed)
    for value, n in weighed:
        left -= n
        if left <= 0:
            return value
    return weighed[-1][0]


def _chart(ledger: Ledger, wanted: View, window: Window, held: Columns, shown: NDArray[np.bool_]) -> Chart:
    spans = [s for s in held.spans(shown, _NUMPY[window.unit]) if s.earliest or s.latest]
    counts = {s.earliest: s.incidents for s in spans if s.earliest == s.latest}
    highest = max(counts.values(), default=0)
    columns = tuple(
        Column(
            words=_in_words(first, window.unit),
            incidents=counts.get(first.isoformat()[: _LENGTH[window.unit]], 0),
            x=window.at(max(first, window.first)),
            width=window.after(min(last, window.last)) - window.at(max(first, window.first)),
            height=HEIGHT * counts.get(first.isoformat()[: _LENGTH[window.unit]], 0) / max(highest, 1),
            href=_narrower(wanted, window.unit, first, last),
        )
        for first, last in _units(window)
    )
    some = sum(s.incidents for s in spans)
    if some <= ONE_BY_ONE:
        bars = [_of_incident(one, window) for one in _listed(ledger, held.oldest(shown, ONE_BY_ONE))]
        packed = _packed(bars, len(bars))
    else:
        packed = _packed(_of_spans([s for s in spans if s.earliest != s.latest], window, wanted), LANES)
    return Chart(
        window=window, columns=columns, bars=tuple(packed), ticks=tuple(_ticks(window)), highest=highest,
        lanes=max((b.lane + 1 for b in packed), default=0), one_by_one=some <= ONE_BY_ONE,
        left_out=sum(s.incidents for s in spans if s.earliest != s.latest) - sum(b.incidents for b in packed),
    )  # fmt: skip


def _of_incident(one: Listed, window: Window) -> Bar:
    i = one.incident
    place = next((p.canonical or p.name for p in i.places), "place unknown")
    return _bar(
        i.when.earliest, i.when.latest, window, 1, f"/incidents/{i.id}",
        f"{wording.TYPE_WORDS[i.type.value]}, {place}", day_words.day(i.when),
    )  # fmt: skip


def _of_spans(spans: Sequence[Span], window: Window, wanted: View) -> list[Bar]:
    """A bar for each span within the window, and one each for all that reach beyond its two ends."""
    within: list[Span] = []
    beyond: dict[tuple[bool, bool], list[Span]] = defaultdict(list)
    for s in spans:
        back = s.earliest is None or days_of(s.earliest)[0] < window.first
        on = s.latest is None or days_of(s.latest)[1] > window.last
        (beyond[back, on] if back or on else within).append(s)
    within.sort(key=lambda s: (-s.incidents, s.earliest or ""))
    bars = [_of_span(s, window, wanted) for s in within[: 4 * LANES]]
    for back, on in sorted(beyond):
        mine = beyond[back, on]
        first = None if back else min(days_of(s.earliest)[0] for s in mine if s.earliest)
        last = None if on else max(days_of(s.latest)[1] for s in mine if s.latest)
        if last is not None:
            when = f"up to {last.day} {last:%b} {last.year}"
        elif first is not None:
            when = f"from {first.day} {first:%b} {first.year} on"
        else:
            when = "before, during or after this"
        bars.append(_linked(first, last, window, wanted, sum(s.incidents for s in mine), when))
    return sorted(bars, key=lambda b: (b.x, -b.width))


def _of_span(span: Span, window: Window, wanted: View) -> Bar:
    first = days_of(span.earliest)[0] if span.earliest else None
    last = days_of(span.latest)[1] if span.latest else None
    return _linked(
        first, last, window, wanted, span.incidents, day_words.day(When(earliest=first, latest=last))
    )


def _linked(
    first: date | None, last: date | None, window: Window, wanted: View, incidents: int, when: str
) -> Bar:
    href = "/" + wanted.query(**{"from": first or window.first, "to": last or window.last, "page": None})
    return _bar(first, last, window, incidents, href, f"{incidents:,}", when)


def _bar(
    first: date | None, last: date | None, window: Window, incidents: int, href: str, words: str, when: str
) -> Bar:
    begin = max(first or window.first, window.first)
    end = min(last or window.last, window.last)
    x = window.at(begin)
    return Bar(
        words=words, when=when, incidents=incidents, x=x, lane=0, href=href,
        width=max(window.after(end) - x, 0.35),
    )  # fmt: skip


def _packed(bars: Iterable[Bar], lanes: int) -> list[Bar]:
    """Each bar in the first lane that has room for it and its words; those that find none are left out."""
    ends = [0.0] * lanes
    out = []
    for bar in bars:
        # Some 7 pixels a letter on a chart of 1,000; words stand to the right of their bar, or left of it.
        room = 0.7 * len(f"{bar.words} incidents {bar.when}") + 1.5
        end = bar.x + bar.width
        side = "right" if end + room <= 100 else "left" if bar.x >= room else "inside"
        low = bar.x - room if side == "left" else bar.x
        high = end + room if side == "right" else end
        lane = next((n for n, taken in enumerate(ends) if taken <= low), None)
        if lane is not None:
            ends[lane] = high
            out.append(replace(bar, lane=lane, side=side))
    return out


def _units(window: Window) -> Iterable[tuple[date, date]]:
    """First and last day of every column."""
    day = window.first
    while day <= window.last:
        first, last = days_of(day.isoformat()[: _LENGTH[window.unit]])
        yield first, last
        if last == date.max:
            return
        day = last + timedelta(days=1)


def _in_words(first: date, unit: Unit) -> str:
    if unit == Unit.YEAR:
        return str(first.year)
    return f"{first:%b} {first.year}" if unit == Unit.MONTH else f"{first.day} {first:%b} {first.year}"


def _ticks(window: Window) -> Iterable[Tick]:
    """Marks below the columns; on a narrow screen only the major ones have words."""
    units = [first for first, _ in _units(window)]
    many = len(units)
    step = {
        Unit.YEAR: max(1, many // 12),
        Unit.MONTH: 1 if many <= 14 else 3 if many <= 40 else 12,
        Unit.DAY: 1 if many <= 16 else 7,
    }[window.unit]
    for n, first in enumerate(units):
        if (first.month - 1 if window.unit == Unit.MONTH else n) % step:
            continue
        if window.unit == Unit.MONTH:
            few = first.year % max(1, many // 48) == 0  # every fourth year of fifteen
            major = (first.month == 1 and few) or (n == 0 and step == 1)
            words = str(first.year) if step == 12 else f"{first:%b} {first.year}" if major else f"{first:%b}"
            major = major or (step == 1 and n % 3 == 0 and n < many - 1)
        else:
            major = n % (step * (3 if window.unit == Unit.YEAR else 4)) == 0
            words = str(first.year) if window.unit == Unit.YEAR else f"{first.day} {first:%b}"
        yield Tick(window.at(max(first, window.first)), words, major)


def _narrower(wanted: View, unit: Unit, first: date, last: date) -> str:
    """Where a column leads: into it; a day's to the list."""
    address = "/" if unit == Unit.DAY else "/timeline"
    return address + wanted.query(**{"from": first, "to": last, "page": None})


def _steps(wanted: View, window: Window) -> dict[str, str]:
    """Addresses of what lies before, after and around what is shown; "" where there is none."""

    def to(first: date, last: date) -> str:
        return "/timeline" + wanted.query(**{"from": first, "to": last, "page": None})

    out = dict.fromkeys(("earlier", "later", "wider", "all"), "")
    span = timedelta(days=window.days)
    whole = window.first.day == 1 and window.last == month_end(window.last.year, window.last.month)
    if window.first - date.min > span and date.max - window.last > span:
        if whole:
            months = (window.last.year - window.first.year) * 12 + window.last.month - window.first.month + 1
            out["earlier"] = to(_month(window.first, -months), _last_of(_month(window.last, -months)))
            out["later"] = to(_month(window.first, months), _last_of(_month(window.last, months)))
        else:
            out["earlier"] = to(window.first - span, window.last - span)
            out["later"] = to(window.first + span, window.last + span)
    if wanted.only.since or wanted.only.until:
        year = date(window.first.year, 1, 1), date(window.last.year, 12, 31)
        if year != (window.first, window.last):
            out["wider"] = to(*year)
        out["all"] = "/timeline" + wanted.query(**{"from": None, "to": None, "page": None})
    return out


def _month(day: date, months: int) -> date:
    n = day.year * 12 + day.month - 1 + months
    return date(n // 12, n % 12 + 1, 1)


def _last_of(day: date) -> date:
    return month_end(day.year, day.month)


def _beyond(years: Sequence[Span], window: Window | None, wanted: View, *, before: bool) -> int:
    """How many incidents lie wholly before or after what is shown, where the filter does not ask for that."""
    if window is None or wanted.only.since or wanted.only.until:
        return 0
    if before:
        return sum(s.incidents for s in years if s.latest and s.latest < str(window.first.year))
    return sum(s.incidents for s in years if s.earliest and s.earliest > str(window.last.year))


def _listed(ledger: Ledger, ids: Sequence[str]) -> list[Listed]:
    found = ledger.heads(ids)
    return [found[id] for id in ids if id in found]
