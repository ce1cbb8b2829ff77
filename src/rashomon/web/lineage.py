"""Which of an incident's reports draw on one origin, by the day on which each came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import ReportOrigin


@dataclass(frozen=True, slots=True)
class Dot:
    """One report: ``x`` is its day in percent of the time shown, None where its day is not known."""

    origin: ReportOrigin
    x: float | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The reports of one origin, the first to come out first."""

    name: str
    dots: tuple[Dot, ...]

    @property
    def dated(self) -> list[Dot]:
        return [d for d in self.dots if d.x is not None]


def lanes(origins: Iterable[ReportOrigin]) -> list[Lane]:
    """Reports by origin, the origin that came out first on top.

    Reports of one day and origin stand side by side.
    """
    found = sorted(origins, key=lambda o: (_day(o) or 10**9, o.how != "own", o.report))
    days = [d for o in found if (d := _day(o)) is not None]
    first, last = (min(days), max(days)) if days else (0, 0)
    by_origin: dict[str, list[ReportOrigin]] = defaultdict(list)
    for o in found:
        by_origin[o.origin].append(o)
    out = []
    for mine in by_origin.values():
        taken: dict[int, int] = defaultdict(int)
        dots = []
        for o in mine:
            day = _day(o)
            x = None
            if day is not None:
                x = 4 + (88 * (day - first) / (last - first) if last > first else 0) + 2.2 * taken[day]
                taken[day] += 1
            dots.append(Dot(o, None if x is None else min(x, 98.5)))
        out.append(Lane(mine[0].name or mine[0].outlet or mine[0].report, tuple(dots)))
    return out


def _day(o: ReportOrigin) -> int | None:
    day = o.published.latest or o.published.earliest
    return day.toordinal() if day else None
