"""What people set by hand. Rows are added and marked as withdrawn, never changed or taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from rashomon.model import Account, Aspect, Claim, Correction, Incident, Review
from rashomon.store import codec, schema
from rashomon.store.rows import chunks

_C, _R = schema.corrections.c, schema.redirects.c
_COLUMNS = frozenset({"id", "subject", "aspect", "report", "who", "when", "withdrawn"})
VALUES = (Aspect.FIGURE, Aspect.DATE, Aspect.PLACES, Aspect.TYPE, Aspect.ACTORS)  # of an incident


def add(connection: Connection, correction: Correction) -> None:
    position = (connection.scalar(select(func.max(_C.position))) or 0) + 1
    connection.execute(
        schema.corrections.insert().values(
            position=position,
            id=correction.id,
            subject=correction.subject,
            aspect=correction.aspect.value,
            report=correction.report,
            who=correction.who,
            when=correction.when.isoformat(),
            withdrawn=correction.withdrawn and correction.withdrawn.isoformat(),
            data=codec.dumps(correction, leave_out=_COLUMNS),
        )
    )


def withdraw(connection: Connection, id: str, when: datetime) -> bool:
    """Mark a correction as withdrawn; false when there is none of that id that stands."""
    change = (
        update(schema.corrections)
        .where(_C.id == id, _C.withdrawn.is_(None))
        .values(withdrawn=when.isoformat())
    )
    return connection.execute(change).rowcount == 1


def each(connection: Connection, subjects: Sequence[str] | None = None) -> Iterator[Correction]:
    """Corrections in the order in which they were given, withdrawn ones too; all, or of some subjects."""
    query = select(schema.corrections).order_by(_C.position)
    if subjects is not None:
        query = query.where(_C.subject.in_(subjects))
    for row in connection.execute(query):
        yield _correction(row)


def of_incident(connection: Connection, incident: str) -> list[Correction]:
    """Those of one incident, and of the incidents that were merged into it, the withdrawn among them."""
    return list(each(connection, [incident, *_former(connection, [incident]).get(incident, ())]))


def values(connection: Connection) -> dict[str, list[Correction]]:
    """The standing corrections of incidents' values by subject, oldest first."""
    out: dict[str, list[Correction]] = defaultdict(list)
    wanted = _standing().where(_C.aspect.in_([a.value for a in VALUES]))
    for row in connection.execute(wanted):
        out[row.subject].append(_correction(row))
    return dict(out)


def reviews(connection: Connection, incidents: Sequence[Incident]) -> dict[str, Review]:
    """The state of review of those of the incidents that people have dealt with."""
    if connection.scalar(select(_C.position).where(_C.aspect == Aspect.REVIEW.value).limit(1)) is None:
        return {}
    former = _former(connection, [i.id for i in incidents])
    leads = {old: new for new, olds in former.items() for old in olds} | {i.id: i.id for i in incidents}
    last: dict[str, Correction] = {}
    for some in chunks(sorted(leads)):
        query = _standing().where(_C.aspect == Aspect.REVIEW.value, _C.subject.in_(some))
        for row in connection.execute(query):
            c = _correction(row)
            held = last.get(leads[row.subject])
            if held is None or held.when <= c.when:
                last[leads[row.subject]] = c
    return {i.id: review_of(last[i.id], i) for i in incidents if i.id in last}


def review_of(last: Correction, incident: Incident) -> Review:
    """The state that the last word on an incident leaves it in."""
    said = Review(last.words)
    other = set(last.accounts) != {a.id for a in incident.accounts}
    return Review.CHANGED if said == Review.CHECKED and other else said


@dataclass(frozen=True, slots=True)
class Noise:
    """What people called noise: accounts by id, claims by the report that they stand in."""

    accounts: frozenset[str] = frozenset()
    claims: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)

    def split(self, account: Account) -> Account:
        """The account with the claims that are noise put aside."""
        mine = self.claims.get(account.report)
        if not mine:
            return account
        held = {c.id for c in account.claims}
        called = {n.subject for n in mine} & held
        gone = [n for n in mine if n.subject not in held]  # of an earlier reading, or of another account
        aside = tuple(c for c in account.claims if c.id in called or any(_became(n, c) for n in gone))
        kept = tuple(c for c in account.claims if c not in aside)
        return replace(account, claims=kept, noise=aside) if aside else account


def _became(noise: Correction, claim: Claim) -> bool:
    """Whether a claim is what a later reading made of the words of the one called noise."""
    p, q = noise.passage, claim.passage
    return (
        p is not None
        and claim.property == noise.property
        and (p.field, p.start, p.end) == (q.field, q.start, q.end)
    )


def noise(connection: Connection) -> Noise:
    """All that stands as noise; the ids of accounts as they were when it was said."""
    accounts = set()
    claims: dict[str, list[Correction]] = defaultdict(list)
    for row in connection.execute(_standing().where(_C.aspect == Aspect.NOISE.value)):
        correction = _correction(row)
        if correction.property is None:
            accounts.add(correction.subject)
        else:
            claims[correction.report].append(correction)
    return Noise(frozenset(accounts), {r: tuple(c) for r, c in claims.items()})


def _standing() -> Select[Any]:
    return select(schema.corrections).where(_C.withdrawn.is_(None)).order_by(_C.position)


def _correction(row: Row[Any]) -> Correction:
    return codec.loads(
        Correction,
        row.data,
        id=row.id,
        subject=row.subject,
        aspect=Aspect(row.aspect),
        report=row.report,
        who=row.who,
        when=datetime.fromisoformat(row.when),
        withdrawn=row.withdrawn and datetime.fromisoformat(row.withdrawn),
    )


def _former(connection: Connection, incidents: Iterable[str]) -> dict[str, list[str]]:
    """The ids that lead to each of the incidents, at any number of steps."""
    out: dict[str, list[str]] = defaultdict(list)
    leads = {i: i for i in incidents}
    new = sorted(leads)
    while new:
        found = []
        for some in chunks(new):
            for row in connection.execute(select(_R.source, _R.target).where(_R.target.in_(some))):
                if row.source not in leads:
                    leads[row.source] = leads[row.target]
                    out[leads[row.target]].append(row.source)
                    found.append(row.source)
        new = found
    return dict(out)


def accounts_of_claims(connection: Connection, claims: Sequence[str]) -> dict[str, str]:
    """The account that makes each of these claims, in the latest reading that has it."""
    out: dict[str, str] = {}
    for some in chunks(sorted(set(claims))):
        query = (
            select(schema.claims.c.id, schema.claims.c.account)
            .where(schema.claims.c.id.in_(some))
            .order_by(schema.claims.c.reading)
        )
        out.update((row.id, row.account) for row in connection.execute(query))
    return out
