"""What a person's word comes down to in pairs of accounts, and why pairs were or were not joined.

Plain functions over an open connection, whose incidents must be fresh (see :class:`rashomon.ledger.Ledger`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon import naming
from rashomon.model import Explanation, Judgement, Verdict, content_id
from rashomon.store import NotFoundError, judgements, readings, reports, snapshot

if TYPE_CHECKING:
    from sqlalchemy import Connection

Pair = tuple[str, str]  # two account ids, sorted


def pairs(connection: Connection, first: str, second: str, verdict: Verdict) -> list[Pair]:
    """The pairs of accounts that a judgement on two names comes down to (see ``Ledger.judge``).

    Raises:
        NotFoundError: there is nothing of that name, or both are the same account.
    """
    sides = []
    for name, other in ((first, second), (second, first)):
        mine = naming.accounts(connection, name)
        if not name.startswith(("i-", "a-")) and other.startswith("i-"):
            inside = {a.id for a in naming.accounts(connection, other)}
            mine = [a for a in mine if a.id in inside] or mine
        sides.append([a.id for a in mine] if name.startswith("i-") else [mine[0].id])
    one, two = sides
    if len(one) <= len(two):
        two = [a for a in two if a not in one]
    else:
        one = [a for a in one if a not in two]
    if not one or not two:
        raise NotFoundError(f"{first} and {second} are the same account; a judgement is on two.")
    if verdict == Verdict.SAME:
        return _sorted((one[0], a) for a in (*one[1:], *two))
    if verdict == Verdict.DIFFERENT and min(len(one), len(two)) == 1:
        return _sorted((a, b) for a in one for b in two)
    return [_pair(one[0], two[0])]


def of(given: Iterable[Pair], verdict: Verdict, who: str, why: str, when: datetime) -> list[Judgement]:
    """One judgement a pair, given at one moment, so that they are withdrawn together."""
    return [
        Judgement(
            id=content_id("j", a, b, verdict, who, when.isoformat()),
            first=a, second=b, verdict=verdict, who=who, when=when, why=why,
        )
        for a, b in given
    ]  # fmt: skip


def explain(connection: Connection, incident: str, report: str) -> list[Explanation]:
    """Why a report's account was or was not taken for an incident (see ``Ledger.explain``)."""
    from rashomon.resolve import explain  # noqa: PLC0415 (brings in numpy)

    found = naming.incident(connection, incident)
    id = naming.report_id(connection, report)
    accounts = readings.of_report(connection, id)
    own = [a for a in accounts if any(a.id == b.id for b in found.accounts)]
    others = [b for b in found.accounts if b.id not in {a.id for a in own}]
    if not accounts:
        raise NotFoundError(f"The report {report!r} tells of no incident, so there is nothing to explain.")
    if not others:
        raise NotFoundError(f"{found.id} is told by this report alone; there is nothing to compare with.")
    published = {r.report: r.published for r in readings.each(connection)}
    outlets = {r.id: r.outlet for r in reports.each(connection)}
    judged = judgements.standing(connection)
    of_account = snapshot.incident_of(connection, [a.id for a in accounts])
    clusters: list[list[str]] = []
    for other in sorted({found.id, *of_account.values()}):
        member = snapshot.get(connection, other)
        clusters.append([a.id for a in member.accounts] if member else [])
    explained = [
        explain(a, b, published=published, outlets=outlets, judgements=judged, clusters=clusters)
        for a in own or accounts
        for b in others
    ]
    return sorted(explained, key=lambda e: (-e.score, e.first, e.second))


_MOST = 6  # accounts of each side that are compared, those that are mostly about the incident first


def compare(connection: Connection, first: str, second: str) -> list[Explanation]:
    """Every account of one incident against every one of another (see ``Ledger.compare``)."""
    from rashomon.resolve import explain  # noqa: PLC0415 (brings in numpy)

    sides = [
        sorted(naming.accounts(connection, name), key=lambda a: not a.central)[:_MOST]
        for name in (first, second)
    ]
    told = sorted({a.report for side in sides for a in side})
    published = {r: reading.published for r in told if (reading := readings.get(connection, r))}
    outlets = {r: report.outlet for r in told if (report := reports.get(connection, r))}
    judged = judgements.of(connection, [a.id for side in sides for a in side])
    explained = [
        explain(a, b, published=published, outlets=outlets, judgements=judged)
        for a in sides[0]
        for b in sides[1]
        if a.id != b.id
    ]
    return sorted(explained, key=lambda e: (-e.score, e.first, e.second))


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _sorted(given: Iterable[Pair]) -> list[Pair]:
    return sorted({_pair(a, b) for a, b in given})
