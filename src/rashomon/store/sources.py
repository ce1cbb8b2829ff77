"""Where reports have it from, and what that makes of outlets and voices over a whole ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, delete, func, select, update

from rashomon.model import ReportOrigin, When
from rashomon.store import schema
from rashomon.store.rows import chunks

_O, _A, _C, _M = schema.report_origins.c, schema.accounts.c, schema.claims.c, schema.memberships.c


@dataclass(slots=True, kw_only=True)
class Outlet:
    """One outlet over a whole ledger.

    ``own`` is how many of its reports are nobody else's as far as can be told; ``incidents`` how many it
    tells of, ``shared`` those of them that other outlets tell of as well, ``first`` those of the shared
    ones that none told of before it (of several on one day each counts).
    """

    name: str
    reports: int = 0
    own: int = 0
    incidents: int = 0
    shared: int = 0
    first: int = 0
    copies: Counter[str] = field(default_factory=Counter)  # whom it copies or credits: reports
    quotes: Counter[str] = field(default_factory=Counter)  # whom it quotes: claims


@dataclass(slots=True, kw_only=True)
class Voice:
    """A person or body that is quoted: by how many claims, in which outlets."""

    name: str
    claims: int = 0
    outlets: Counter[str] = field(default_factory=Counter)


def clear(connection: Connection) -> None:
    """Take all origins out."""
    connection.execute(delete(schema.report_origins))


def put(connection: Connection, origins: Sequence[ReportOrigin], credited: Collection[str]) -> None:
    """Keep the origins of some reports, in the place of what was kept of them; ``credited`` are the reports
    that name theirs."""
    for some in chunks(sorted(o.report for o in origins)):
        connection.execute(delete(schema.report_origins).where(_O.report.in_(some)))
    rows = [
        {
            "report": o.report, "outlet": o.outlet, "origin": o.origin, "name": o.name, "how": o.how,
            "credited": o.report in credited,
            "earliest": o.published.earliest and o.published.earliest.isoformat(),
            "latest": o.published.latest and o.published.latest.isoformat(),
        }
        for o in origins
    ]  # fmt: skip
    if rows:
        connection.execute(schema.report_origins.insert(), rows)


def came_in(connection: Connection, since: date, *, published: bool) -> list[str]:
    """The reports that came in on or after a day, by id: by their day of publication, those without one and
    all of them where ``published`` is not set by their day of arrival in UTC."""
    arrived = func.substr(schema.reports.c.arrived, 1, len("2024-01-31"))
    day = func.coalesce(_O.latest, _O.earliest, arrived) if published else arrived
    query = select(schema.reports.c.id).outerjoin(schema.report_origins, _O.report == schema.reports.c.id)
    return list(connection.scalars(query.where(day >= since.isoformat()).order_by(schema.reports.c.id)))


def first_credit(connection: Connection, origin: str) -> str | None:
    """The earliest report that credits an origin."""
    day = (func.coalesce(_O.earliest, "9999"), func.coalesce(_O.latest, "9999"))
    query = select(_O.report).where(_O.origin == origin, _O.credited).order_by(*day, _O.report).limit(1)
    return connection.scalar(query)


def rename(connection: Connection, origin: str, name: str) -> None:
    """Let an origin go by this name."""
    change = update(schema.report_origins).where(_O.origin == origin, _O.name != name).values(name=name)
    connection.execute(change)


def of(connection: Connection, reports: Sequence[str]) -> dict[str, ReportOrigin]:
    """The origins of some reports, by report id."""
    return {
        row.report: ReportOrigin(
            report=row.report, outlet=row.outlet, origin=row.origin, name=row.name, how=row.how,
            published=When(
                earliest=row.earliest and date.fromisoformat(row.earliest),
                latest=row.latest and date.fromisoformat(row.latest),
            ),
        )
        for some in chunks(sorted(set(reports)))
        for row in connection.execute(select(schema.report_origins).where(_O.report.in_(some)))
    }  # fmt: skip


def outlets(connection: Connection, first: Iterable[Mapping[str, date | None]]) -> list[Outlet]:
    """Every outlet, those of most reports first. Reports without an outlet count for none.

    Args:
        first: what :func:`first_told` gives.
    """
    out: dict[str, Outlet] = defaultdict(lambda: Outlet(name=""))
    told = select(_O.outlet, _O.name, _O.how, func.count().label("n")).group_by(_O.outlet, _O.name, _O.how)
    for row in connection.execute(told.where(_O.outlet.is_not(None))):
        mine = out[row.outlet]
        mine.name = row.outlet
        mine.reports += row.n
        if row.how == "own":
            mine.own += row.n
        else:
            mine.copies[row.name] += row.n
    _tell(out, first)
    said = (
        select(_O.outlet, _C.attributed_to, func.count().label("n"))
        .join(schema.readings, schema.readings.c.id == _C.reading)
        .join(schema.report_origins, _O.report == schema.readings.c.report)
        .where(schema.readings.c.current, _C.attributed_to.is_not(None), _O.outlet.is_not(None))
        .group_by(_O.outlet, _C.attributed_to)
    )
    for row in connection.execute(said):
        out[row.outlet].quotes[row.attributed_to] += row.n
    return sorted(out.values(), key=lambda o: (-o.reports, o.name))


def first_told(connection: Connection) -> list[dict[str, date | None]]:
    """For each incident the day on which each outlet first told of it."""
    query = (
        select(_M.incident, _O.outlet, func.min(func.coalesce(_O.latest, _O.earliest)).label("day"))
        .join(schema.accounts, _A.id == _M.account)
        .join(schema.report_origins, _O.report == _A.report)
        .where(_O.outlet.is_not(None))
        .group_by(_M.incident, _O.outlet)
    )
    by_incident: dict[str, dict[str, date | None]] = defaultdict(dict)
    for row in connection.execute(query):
        by_incident[row.incident][row.outlet] = date.fromisoformat(row.day) if row.day else None
    return [by_incident[i] for i in sorted(by_incident)]


def _tell(out: Mapping[str, Outlet], first: Iterable[Mapping[str, date | None]]) -> None:
    """How many incidents each outlet tells of, and how often it was first."""
    for told in first:
        days = [d for d in told.values() if d]
        for outlet, day in told.items():
            out[outlet].incidents += 1
            if len(told) > 1:
                out[outlet].shared += 1
                out[outlet].first += day is not None and day == min(days)


def voices(found: Iterable[Outlet]) -> list[Voice]:
    """Who is quoted by these outlets, those of most outlets first, then of most claims.

    A name in small and in capital letters is one, under the spelling that most claims have.
    """
    out: dict[str, Voice] = {}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for outlet in found:
        for name, n in outlet.quotes.items():
            voice = out.setdefault(name.casefold(), Voice(name=name))
            voice.claims += n
            voice.outlets[outlet.name] += n
            spellings[name.casefold()][name] += n
    for key, voice in out.items():
        voice.name = min(spellings[key].items(), key=lambda s: (-s[1], s[0]))[0]
    return sorted(out.values(), key=lambda v: (-len(v.outlets), -v.claims, v.name))
