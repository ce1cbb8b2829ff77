"""What was read out of each report: accounts, claims, links, tallies.

A reading is never changed. A later one of the same report (by newer code) takes its place and the older
stays, so that what was judged about its accounts can be carried over (:func:`heirs`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, update

from rashomon.model import (
    Account,
    AccountLink,
    Claim,
    CleanReport,
    IncidentType,
    Passage,
    Property,
    Qualifier,
    Reading,
    Stance,
    Tally,
)
from rashomon.store import cleanings, codec, corrections, reports, schema, templates
from rashomon.store.errors import NotFoundError
from rashomon.store.rows import among, chunks, one_of
from rashomon.store.templates import OutletPage

_A, _C, _R = schema.accounts.c, schema.claims.c, schema.readings.c
_ACCOUNT_COLUMNS = frozenset({"id", "report", "type", "central", "claims", "noise"})
_CLAIM_COLUMNS = frozenset(
    {"id", "property", "value", "min", "max", "qualifier", "attributed_to", "stance", "passage"}
)
_READING_TABLES = frozenset({"report", "accounts", "links", "tallies"})
_STANDING = select(_A.reading, _A.id, _A.report, _A.type, _A.central, _A.data).join(
    schema.readings, (_R.id == _A.reading) & _R.current
)


@dataclass(frozen=True, slots=True)
class Done:
    """One report with all that the stages before the store made of it."""

    clean: CleanReport
    reading: Reading
    signature: tuple[int, ...] = ()  # MinHash of its text, 32 bits each
    page: OutletPage | None = None  # what its outlet's template is learned from; None: nothing


def add(connection: Connection, done: Sequence[Done], version: str) -> None:
    """Keep reports with what was read out of them by stages at ``version``; older readings step back."""
    if not done:
        return
    reports.add(connection, [d.clean.report for d in done])
    cleanings.keep(connection, [(d.clean, d.signature) for d in done])
    _keep_pages(connection, done)
    connection.execute(
        update(schema.readings).where(_R.report == bindparam("b_report")).values(current=False),
        [{"b_report": d.reading.report} for d in done],
    )
    first = (connection.scalar(select(func.max(_R.id))) or 0) + 1
    rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for number, reading in enumerate((d.reading for d in done), first):
        rows[schema.readings].append(
            {
                "id": number,
                "report": reading.report,
                "version": version,
                "current": True,
                "data": codec.dumps(reading, leave_out=_READING_TABLES),
            }
        )
        for i, account in enumerate(reading.accounts):
            rows[schema.accounts].append(_account_row(number, i, account))
            rows[schema.claims] += [
                _claim_row(number, account.id, k, c) for k, c in enumerate(_distinct(account.claims))
            ]
        for i, link in enumerate(reading.links):
            rows[schema.links].append({"reading": number, "position": i, "data": codec.dumps(link)})
        for i, tally in enumerate(reading.tallies):
            rows[schema.tallies].append(_tally_row(number, i, tally))
    for table, content in rows.items():
        if content:
            connection.execute(table.insert(), content)


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Claims once each: two with one id say the same thing in the same words."""
    return list({c.id: c for c in claims}.values())


def _account_row(reading: int, position: int, account: Account) -> dict[str, Any]:
    return {
        "reading": reading,
        "position": position,
        "id": account.id,
        "report": account.report,
        "type": account.type.value,
        "central": account.central,
        "earliest": account.when.earliest and account.when.earliest.isoformat(),
        "latest": account.when.latest and account.when.latest.isoformat(),
        "data": codec.dumps(account, leave_out=_ACCOUNT_COLUMNS),
    }


def _claim_row(reading: int, account: str, position: int, claim: Claim) -> dict[str, Any]:
    p = claim.passage
    return {
        "reading": reading,
        "account": account,
        "position": position,
        "id": claim.id,
        "property": claim.property.value,
        "value": claim.value,
        "min": claim.min,
        "max": claim.max,
        "qualifier": claim.qualifier and claim.qualifier.value,
        "attributed_to": claim.attributed_to,
        "stance": claim.stance.value,
        "field": p.field,
        "start": p.start,
        "end": p.end,
        "quote": p.quote,
        "data": codec.dumps(claim, leave_out=_CLAIM_COLUMNS),
    }


def _tally_row(reading: int, position: int, tally: Tally) -> dict[str, Any]:
    return {
        "reading": reading,
        "position": position,
        "id": tally.id,
        "report": tally.report,
        "what": tally.what,
        "min": tally.min,
        "max": tally.max,
        "data": codec.dumps(tally, leave_out=frozenset({"id", "report", "what", "min", "max"})),
    }


def _keep_pages(connection: Connection, done: Sequence[Done]) -> None:
    outlets = reports.outlets(connection, [d.reading.report for d in done])
    templates.keep(
        connection,
        {
            r.report: (d.page, outlets.get(r.report), r.published.earliest if r.published.days == 1 else None)
            for d in done
            for r in (d.reading,)
        },
    )


def accounts(connection: Connection, ids: Sequence[str] | None = None) -> Iterator[Account]:
    """The accounts that stand, with their claims, in the order of their ids; all, or those named.

    What stands in a line of its outlet's template (:mod:`rashomon.store.templates`) does not stand.
    """
    for query in among(_STANDING.order_by(_A.id), _A.id, ids):
        yield from _accounts(connection, query)


def of_reports(connection: Connection, reports: Sequence[str]) -> Iterator[Account]:
    """The accounts that stand in some reports, in no order that means anything."""
    for query in among(_STANDING.order_by(_A.id), _A.report, reports):
        yield from _accounts(connection, query)


def ids_of_reports(connection: Connection, reports: Sequence[str]) -> list[str]:
    """The ids of the accounts that stand in some reports, in no order that means anything."""
    query = _STANDING.with_only_columns(_A.id, maintain_column_froms=True)
    return [id for q in among(query, _A.report, reports) for id in connection.scalars(q)]


def reports_of(connection: Connection, accounts: Iterable[str]) -> list[str]:
    """The reports of accounts of any age."""
    return sorted(set(report_of(connection, accounts).values()))


def report_of(connection: Connection, accounts: Iterable[str]) -> dict[str, str]:
    """The report of each account, of any age."""
    query = select(_A.id, _A.report).where(one_of(_A.id, accounts))
    return dict(tuple(row) for row in connection.execute(query))


def beside(connection: Connection, accounts: Iterable[str]) -> list[str]:
    """All accounts of the incidents that these accounts were last taken for."""
    m = schema.memberships.c
    incidents: set[str] = set()
    for some in chunks(sorted(set(accounts))):
        incidents.update(connection.scalars(select(m.incident).where(m.account.in_(some))))
    found: set[str] = set()
    for some in chunks(sorted(incidents)):
        found.update(connection.scalars(select(m.account).where(m.incident.in_(some))))
    return sorted(found)


def of_report(connection: Connection, report: str) -> list[Account]:
    """The accounts that stand in one report, in the order in which it tells them."""
    return list(_accounts(connection, _STANDING.where(_A.report == report).order_by(_A.position)))


def _accounts(connection: Connection, query: Select[Any]) -> Iterator[Account]:
    noise = corrections.noise(connection)
    for rows in connection.execute(query).partitions(400):
        claims: dict[tuple[int, str], list[Claim]] = defaultdict(list)
        wanted = (
            select(schema.claims)
            .where(
                _C.account.in_(sorted({r.id for r in rows})),
                _C.reading.in_(sorted({r.reading for r in rows})),
            )
            .order_by(_C.reading, _C.account, _C.position)
        )
        for row in connection.execute(wanted):
            claims[row.reading, row.account].append(_claim(row))
        aside = templates.Aside(connection, {row.report for row in rows})
        for row in rows:
            account = codec.loads(
                Account,
                row.data,
                id=row.id,
                report=row.report,
                type=IncidentType(row.type),
                central=row.central,
                claims=tuple(claims[row.reading, row.id]),
            )
            if not aside.account(account):
                yield aside.claims(noise.split(account))


def _claim(row: Row[Any]) -> Claim:
    return codec.loads(
        Claim,
        row.data,
        id=row.id,
        property=Property(row.property),
        passage=Passage(row.field, row.start, row.end, row.quote),
        value=row.value,
        min=row.min,
        max=row.max,
        qualifier=row.qualifier and Qualifier(row.qualifier),
        attributed_to=row.attributed_to,
        stance=Stance(row.stance),
    )


def claim(connection: Connection, id: str) -> tuple[Account, Claim]:
    """A claim that stands, by its id, with its account.

    Raises:
        NotFoundError: there is none.
    """
    current = schema.readings, (_R.id == _C.reading) & _R.current
    account = connection.scalar(select(_C.account).join(*current).where(_C.id == id).limit(1))
    for found in accounts(connection, [account] if account else []):
        for c in (*found.claims, *found.noise):
            if c.id == id:
                return found, c
    raise NotFoundError(f"There is no claim {id!r} in this ledger.")


def each(connection: Connection, of: Sequence[str] | None = None) -> Iterator[Reading]:
    """The readings that stand, by report id, without accounts, links and tallies; all, or of some reports."""
    query = select(_R.report, _R.data).where(_R.current).order_by(_R.report)
    for q in among(query, _R.report, of):
        for row in connection.execute(q):
            yield codec.loads(Reading, row.data, report=row.report)


def get(connection: Connection, report: str) -> Reading | None:
    """The reading of a report that stands, without its accounts, links and tallies."""
    data = connection.scalar(select(_R.data).where(_R.current, _R.report == report))
    return None if data is None else codec.loads(Reading, data, report=report)


def links(connection: Connection, of: Sequence[str] | None = None) -> list[AccountLink]:
    """The links between accounts that reports state; all, or those of some reports."""
    query = (
        select(schema.links.c.data)
        .join(schema.readings, (_R.id == schema.links.c.reading) & _R.current)
        .order_by(_R.report, schema.links.c.position)
    )
    return [
        codec.loads(AccountLink, data) for q in among(query, _R.report, of) for data in connection.scalars(q)
    ]


def tallies(
    connection: Connection, report: str | None = None, ids: Sequence[str] | None = None
) -> Iterator[Tally]:
    """The tallies that stand, by report and in its order; all, one report's, or those of these ids."""
    t = schema.tallies.c
    query = (
        select(schema.tallies)
        .join(schema.readings, (_R.id == t.reading) & _R.current)
        .order_by(t.report, t.position)
    )
    if report is not None:
        query = query.where(_R.report == report)
    for q in among(query, t.id, ids):
        for rows in connection.execute(q).partitions(400):
            aside = templates.Aside(connection, {row.report for row in rows})
            for row in rows:
                tally = codec.loads(
                    Tally, row.data, id=row.id, report=row.report, what=row.what, min=row.min, max=row.max
                )
                if not aside.tally(tally):
                    yield tally


def counts(connection: Connection) -> tuple[int, int, int]:
    """How many accounts, claims and tallies stand."""
    out = []
    for table in (schema.accounts, schema.claims, schema.tallies):
        query = (
            select(func.count())
            .select_from(table)
            .join(schema.readings, (_R.id == table.c.reading) & _R.current)
        )
        out.append(connection.scalar(query) or 0)
    return out[0], out[1], out[2]


def matching(connection: Connection, start: str) -> list[str]:
    """The ids of accounts, of any reading, that begin with ``start``; at most a few."""
    query = select(_A.id).where(_A.id.startswith(start, autoescape=True)).distinct().order_by(_A.id).limit(4)
    return list(connection.scalars(query))


def heirs(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For account ids of any age, the account that stands for each now.

    An account that still stands is its own heir. Of one that a later reading dropped, it is the account
    of the same report whose anchor shares most characters with the old one's, of the same type if there
    is a choice. Ids without heir are left out.
    """
    out: dict[str, str] = {}
    wanted = sorted(set(ids))
    for some in chunks(wanted):
        query = select(_A.id).join(schema.readings, (_R.id == _A.reading) & _R.current).where(_A.id.in_(some))
        out.update((i, i) for i in connection.scalars(query))
    for id in wanted:
        if id in out:
            continue
        old = connection.execute(
            select(_A.report, _A.type, _A.data).where(_A.id == id).order_by(_A.reading.desc()).limit(1)
        ).one_or_none()
        if old is None:
            continue
        anchor = codec.build(Passage, json.loads(old.data)["anchor"])
        best = max(
            of_report(connection, old.report),
            key=lambda a: (_shared(anchor, a.anchor), a.type.value == old.type, a.id),
            default=None,
        )
        if best is not None and _shared(anchor, best.anchor) > 0:
            out[id] = best.id
    return out


def _shared(a: Passage, b: Passage) -> int:
    return min(a.end, b.end) - max(a.start, b.start) if a.field == b.field else 0
