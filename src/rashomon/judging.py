"""What a person's word comes down to in pairs of accounts, and why pairs were or were not joined.

Plain functions over an open connection, whose incidents must be fresh (see :class:`rashomon.ledger.Ledger`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from rashomon import naming
from rashomon.model import Account, Explanation, Judgement, Verdict, When, content_id
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
        raise NotFoundError(f"{first} and {second} are one and the same; a judgement is on two.")
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


def split(connection: Connection, incident: str, names: Sequence[str]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that are the same, and those that are different, when accounts leave an incident together.

    Args:
        names: accounts of the incident, or reports that tell of it.

    Raises:
        NotFoundError: one is none of the incident's, or none would be left.
    """
    inside = [a.id for a in naming.incident(connection, incident).accounts]
    leave: list[str] = []
    for name in names:
        mine = [a.id for a in naming.accounts(connection, name) if a.id in inside]
        if not mine:
            raise NotFoundError(f"{name} is no account of {incident}, nor a report that tells of it.")
        leave += [a for a in mine if a not in leave]
    stay = [a for a in inside if a not in leave]
    if not stay or not leave:
        raise NotFoundError(f"A split leaves accounts on both sides; {incident} has {len(inside)} in all.")
    return _sorted((leave[0], a) for a in leave[1:]), _sorted((leave[0], a) for a in stay)


_MOST_EXPLAINED = 2_500  # pairs


def explain(connection: Connection, first: str, second: str) -> list[Explanation]:
    """Why what two names mean was or was not taken for the same incident (see ``Ledger.explain``)."""
    from rashomon.resolve import explain  # noqa: PLC0415 (brings in numpy)

    one, two = _sides(connection, first, second)
    involved = {a.id: a for a in (*one, *two)}
    published, outlets = _known_of(connection, involved.values())
    judged = judgements.standing(connection)
    clusters = list(
        snapshot.members(connection, snapshot.incident_of(connection, list(involved)).values()).values()
    )
    together = {a for c in clusters for a in c}
    clash = tuple(
        f"judgements contradict one another: {a} and {b} were {why}"
        for a, b, why in snapshot.conflicts(connection)
        if a in together or b in together
    )
    pairs = [(a, b) for a in one for b in two if a.id != b.id][:_MOST_EXPLAINED]
    explained = [
        explain(a, b, published=published, outlets=outlets, judgements=judged, clusters=clusters)
        for a, b in pairs
    ]
    narrowed = _narrowed(connection, clusters)
    reports_of = {a.id: a.report for a in involved.values()}
    inferred = _inferred(connection, set(reports_of.values()))
    return [
        replace(e, notes=(*e.notes, *clash, *_days_of(e, reports_of, [*inferred, *narrowed])))
        for e in sorted(explained, key=lambda e: (-e.score, e.first, e.second))
    ]


def _inferred(connection: Connection, of: Collection[str]) -> list[tuple[str, str]]:
    """What the publication of reports was inferred from, where it is not as given: (report, why in words)."""
    out = []
    given = {r.id: r.published for r in reports.some(connection, of)}
    for reading in readings.each(connection, sorted(of)):
        if given[reading.report] == reading.published:
            continue
        day = reading.published.edtf or "on a day not known"
        for why, words in reading.evidence:
            quoted = f" (“{words.quote}”)" if words and words.quote not in why else ""
            out.append((reading.report, f"published {day}: {why}{quoted}"))
    return out


def _narrowed(connection: Connection, clusters: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """What the days of each incident's accounts were narrowed by: (account or report, reason in words)."""
    from rashomon.reconcile.dates import solve  # noqa: PLC0415 (looking waits for no stage)

    told = list(readings.accounts(connection, sorted({a for c in clusters for a in c})))
    published, _ = _known_of(connection, told)
    solved = solve(published, {a.id: a.when for a in told}, {a.id: a.report for a in told}, clusters)
    return list(solved.evidence)


def _days_of(
    e: Explanation, reports_of: Mapping[str, str], narrowed: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    """The notes on the days of the two accounts of a pair and of their reports."""
    mine = {e.first, e.second, reports_of[e.first], reports_of[e.second]}
    return tuple(f"day of {who}: {why}" for who, why in narrowed if who in mine)


def _sides(connection: Connection, first: str, second: str) -> tuple[list[Account], list[Account]]:
    """The accounts to compare with one another.

    Of a report that tells of an incident the account that does stands against the incident's others; an
    account against the others of its incident.
    """
    one, two = naming.accounts(connection, first), naming.accounts(connection, second)
    if second.startswith("i-") and not first.startswith("i-"):
        two, one = _apart(two, one)
    elif first.startswith("i-"):
        one, two = _apart(one, two)
    if not one or not two:
        raise NotFoundError(f"{first} is told by this report alone; there is nothing to compare with.")
    if {a.id for a in one} == {a.id for a in two}:
        raise NotFoundError(f"{first} and {second} are the same; there is nothing to compare.")
    return one, two


def _apart(incident: list[Account], other: list[Account]) -> tuple[list[Account], list[Account]]:
    inside = {a.id for a in incident}
    own = [a for a in other if a.id in inside] or other
    mine = {a.id for a in own}
    return [a for a in incident if a.id not in mine], own


_MOST = 6  # accounts of each side that are compared, those that are mostly about the incident first


def compare(connection: Connection, first: str, second: str) -> list[Explanation]:
    """Every account of one incident against every one of another (see ``Ledger.compare``)."""
    from rashomon.resolve import explain  # noqa: PLC0415 (brings in numpy)

    sides = [
        sorted(naming.accounts(connection, name), key=lambda a: not a.central)[:_MOST]
        for name in (first, second)
    ]
    published, outlets = _known_of(connection, (a for side in sides for a in side))
    judged = judgements.of(connection, [a.id for side in sides for a in side])
    explained = [
        explain(a, b, published=published, outlets=outlets, judgements=judged)
        for a in sides[0]
        for b in sides[1]
        if a.id != b.id
    ]
    return sorted(explained, key=lambda e: (-e.score, e.first, e.second))


def _known_of(
    connection: Connection, accounts: Iterable[Account]
) -> tuple[dict[str, When], dict[str, str | None]]:
    """When the reports of accounts were published, and by whom, by report id."""
    ids = sorted({a.report for a in accounts})
    published = {r.report: r.published for r in readings.each(connection, ids)}
    return published, reports.outlets(connection, ids)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _sorted(given: Iterable[Pair]) -> list[Pair]:
    return sorted({_pair(a, b) for a, b in given})
