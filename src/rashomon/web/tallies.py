"""Totals over many incidents, gathered into series and drawn over time, with the sentence behind each."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request, Response

from rashomon.model import Point, Series, Tally
from rashomon.publish.over_time import series_title
from rashomon.web.kept import kept
from rashomon.web.pages import desk_of, page

router = APIRouter()
SHOWN = 12  # series on a page
HEIGHT = 150.0  # pixels
ROOM = 6.0  # percent of the width that stays free on either side


@dataclass(frozen=True, slots=True)
class Dot:
    """One total as drawn: ``x`` in percent of the width, ``top`` and ``bottom`` in pixels from above.

    Of "at least 12" ``top`` is where 12 stands and ``open_up`` is true; of a range they are its ends.
    """

    point: int
    x: float
    top: float
    bottom: float
    open_up: bool
    open_down: bool
    clash: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One total as listed, with the words of the first report that tells of it."""

    point: Point
    clash: bool
    outlets: tuple[str, ...]
    quote: str
    sentence: str
    href: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series with its chart; ``dots`` is empty where there is nothing to compare."""

    series: Series
    title: str
    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    steps: tuple[tuple[int, str], ...]  # pixels from above, number
    days: tuple[str, str]


@router.get("/tallies")
def tallies_page(request: Request, what: str = "", once: str = "", number: int = 1) -> Response:
    """Series of totals, the longest first; ``once=yes`` adds those that were told a single time.

    Where none was told again, they are all that there is to show.
    """
    desk = desk_of(request)
    everything = kept(request, "series", desk.ledger.series)
    if everything is None:
        return page(request, "counting.html", title="Tallies")
    again = [s for s in everything if len(s.points) > 1]
    told = everything if once == "yes" or not again else again
    kinds = Counter(s.what for s in told)
    mine = [s for s in told if not what or s.what == what]
    pages = max(1, math.ceil(len(mine) / SHOWN))
    number = max(1, min(number, pages))
    shown = mine[(number - 1) * SHOWN : number * SHOWN]
    sentences = desk.ledger.overview.sentences([p.tallies[0] for s in shown for p in s.points])
    outlets = desk.ledger.overview.told_by([r for s in shown for p in s.points for r in p.reports])
    return page(
        request, "tallies.html", drawn=[_drawn(s, sentences, outlets) for s in shown], what=what,
        once=once == "yes", kinds=sorted(kinds.items(), key=lambda k: (-k[1], k[0])), number=number,
        pages=pages, total=len(mine), single=len(everything) - len(again), again=len(again),
        any_tally=bool(everything), height=HEIGHT,
    )  # fmt: skip


def _drawn(s: Series, sentences: dict[str, tuple[Tally, str]], outlets: dict[str, str]) -> Drawn:
    clashing = {n for c in s.contradictions for n in (c.first, c.second)}
    rows = []
    for n, p in enumerate(s.points):
        tally, sentence = sentences.get(p.tallies[0], (None, ""))
        rows.append(
            Row(
                point=p, clash=n in clashing, sentence=sentence,
                outlets=tuple(dict.fromkeys(outlets.get(r, r) for r in p.reports)),
                quote=tally.passage.quote if tally else "",
                href=f"/reports/{tally.report}?claim={tally.id}" if tally else "",
            )
        )  # fmt: skip
    dots, steps, days = chart(s, clashing)
    return Drawn(s, _title(s), tuple(rows), tuple(dots), tuple(steps), days)


def chart(s: Series, clashing: set[int]) -> tuple[list[Dot], list[tuple[int, str]], tuple[str, str]]:
    """Where the points of a series stand, the lines of its scale, and its first and last day.

    Nothing is drawn of a number that never changes, or of one day alone. Totals of reports without a day
    of publication are left to the table.
    """
    dated = [(n, p, d) for n, p in enumerate(s.points) if (d := _day(p)) is not None]
    if len({d for _, _, d in dated}) < 2 or len({(p.min, p.max) for _, p, _ in dated}) < 2:
        return [], [], ("", "")
    first, last = min(d for _, _, d in dated), max(d for _, _, d in dated)
    top = _above(max(x for _, p, _ in dated for x in (p.min, p.max) if x is not None))

    def y(value: float) -> float:
        return round(HEIGHT - value / top * HEIGHT, 1)

    dots = []
    for n, p, d in dated:
        low = p.min if p.min is not None else p.max or 0
        high = p.max if p.max is not None else low
        x = ROOM + (100 - 2 * ROOM) * (d - first).days / (last - first).days
        dots.append(Dot(n, x, y(high), y(low), p.max is None, p.min is None, n in clashing))
    steps = [(round(y(v)), f"{v:,.0f}") for v in (top, top / 2)]
    return dots, steps, (f"{first.day} {first:%b} {first.year}", f"{last.day} {last:%b} {last.year}")


def _day(p: Point) -> date | None:
    return p.day.latest or p.day.earliest


def _above(value: float) -> float:
    """The next round number: 1, 2, 3, 4, 5, 6 or 8 and noughts; even, so that its half is whole."""
    value = max(value, 2)
    unit = float(10 ** math.floor(math.log10(value)))
    return next(n * unit for n in (1, 2, 3, 4, 5, 6, 8, 10) if n * unit >= value)


def _title(s: Series) -> str:
    """What a series counts, as a heading: "Attacks in Iraq since 17 Oct 2023"."""
    words = series_title(s)
    return words[:1].upper() + words[1:]
