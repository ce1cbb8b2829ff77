"""Which of an incident's reports draw on one another: a lane an origin, by the day on which each came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request, Response

from rashomon.model import Lineage, LineageEdge, LineageNode
from rashomon.web.pages import desk_of, page

router = APIRouter()
LANE = 30  # pixels from lane to lane
LEFT, RIGHT = 38.0, 96.0  # percent of the width: where days begin and end, right of the lanes' names
UNDATED = 92.0  # percent: where reports without a date stand, right of all days
STEP = 2.4  # percent between two reports of one lane and day
NAME = 18  # characters of a lane's name that have room
WORDS = {
    "copy": "copies", "passage": "shares sentences with", "quote": "shares a quotation with",
    "credit": "credits", "republished": "republished from",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    """One report: ``x`` in percent of the width, ``y`` in pixels from above."""

    node: LineageNode
    x: float
    y: float
    own: bool  # it draws on none of the others


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    kind: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """The graph as it is drawn, and as it is told: each report with what it draws on."""

    lanes: tuple[tuple[str, float], ...]  # name, y
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    height: int
    days: tuple[
        tuple[str, float, str], ...
    ]  # words below the lanes, where, and whether they begin or end there
    told: tuple[tuple[LineageNode, tuple[tuple[str, LineageNode, LineageEdge], ...]], ...]
    origins: int


@router.get("/incidents/{id}/lineage")
def incident_lineage(request: Request, id: str) -> Response:
    """What an incident's reports draw on: a part of its page, asked for when it comes into view."""
    found = desk_of(request).ledger.lineage(id)
    template = "_lineage.html" if "hx-request" in request.headers else "lineage.html"
    return page(request, template, lineage=drawn(found), base=f"/incidents/{found.incident}")


def drawn(found: Lineage) -> Drawn:
    """Where the reports of an incident stand. The origin that came out first is on top."""
    names = {n.id: n for n in found.nodes}
    reports = sorted((n for n in found.nodes if n.report), key=lambda n: (_day(n) or 10**9, n.id))
    days = [d for n in reports if (d := _day(n)) is not None]
    first, last = (min(days), max(days)) if days else (0, 0)
    span = (UNDATED - 18 if len(days) < len(reports) else RIGHT - 8) - LEFT
    by_origin: dict[str, list[LineageNode]] = defaultdict(list)
    for n in reports:
        by_origin[n.origin].append(n)
    drawing = {e.source for e in found.edges}
    at: dict[str, Dot] = {}
    lanes = []
    for row, mine in enumerate(by_origin.values()):
        y = LANE * row + 16.0
        lanes.append((_lane_name(mine, found, names), y))
        taken: dict[int, int] = defaultdict(int)
        for n in mine:
            day = _day(n) or 0
            share = (day - first) / (last - first) if day and last > first else 0.0
            x = (LEFT + span * share if day else UNDATED) + STEP * taken[day]
            taken[day] += 1
            at[n.id] = Dot(n, round(min(x, 99.0), 2), y, n.id not in drawing)
    return Drawn(
        lanes=tuple(lanes),
        dots=tuple(at.values()),
        lines=tuple(
            Line(a.x, a.y, b.x, b.y, e.kind)
            for e in found.edges
            if (a := at.get(e.source)) is not None and (b := at.get(e.target)) is not None
        ),
        height=LANE * len(lanes) + 4,
        days=tuple(_below(reports, first, last, LEFT + span)),
        told=tuple(
            (n, tuple((WORDS[e.kind], names[e.target], e) for e in found.edges if e.source == n.id))
            for n in reports
        ),
        origins=found.origins,
    )


def _lane_name(mine: Sequence[LineageNode], found: Lineage, names: dict[str, LineageNode]) -> str:
    """The agency that the reports of a lane credit, or the outlet of the first."""
    ids = {n.id for n in mine}
    credited = [names[e.target].name for e in found.edges if e.source in ids and e.kind == "credit"]
    name = max(credited, key=lambda c: (credited.count(c), c)) if credited else mine[0].name
    return name if len(name) <= NAME else name[: NAME - 1] + "…"


def _below(
    reports: Sequence[LineageNode], first: int, last: int, end: float
) -> Iterator[tuple[str, float, str]]:
    """What stands below the lanes: the first and last day, and the place of reports without a date."""
    a, b = (date.fromordinal(d) if d else None for d in (first, last))
    if a and b:
        year = f" {a.year}" if a == b or a.year != b.year else ""
        yield f"{a.day} {a:%b}{year}", LEFT, "start"
        if a != b:
            yield f"{b.day} {b:%b} {b.year}", end + 2, "end"
    if any(_day(n) is None for n in reports):
        yield "no date", 100.0, "end"


def _day(n: LineageNode) -> int | None:
    day = n.published.latest or n.published.earliest
    return day.toordinal() if day else None
