"""What people said of two accounts. Rows are added and marked as withdrawn, never changed or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select, update

from rashomon.model import Judgement, Verdict
from rashomon.store import readings, schema, snapshot

_J = schema.judgements.c


def add(connection: Connection, judgement: Judgement) -> None:
    position = (connection.scalar(select(func.max(_J.position))) or 0) + 1
    connection.execute(
        schema.judgements.insert().values(
            position=position,
            id=judgement.id,
            first=judgement.first,
            second=judgement.second,
            verdict=judgement.verdict.value,
            who=judgement.who,
            when=judgement.when.isoformat(),
            why=judgement.why,
            withdrawn=judgement.withdrawn and judgement.withdrawn.isoformat(),
        )
    )


def withdraw(connection: Connection, id: str, when: datetime) -> bool:
    """Mark a judgement as withdrawn; false when there is none of that id that stands."""
    change = (
        update(schema.judgements)
        .where(_J.id == id, _J.withdrawn.is_(None))
        .values(withdrawn=when.isoformat())
    )
    return connection.execute(change).rowcount == 1


def changed(connection: Connection, given: Sequence[Judgement]) -> None:
    """Say that incidents have to be derived anew where these judgements are about, given or withdrawn."""
    accounts = {a for j in given for a in (j.first, j.second)}
    heirs = readings.heirs(connection, accounts)
    snapshot.touch(connection, readings.reports_of(connection, accounts | set(heirs.values())))


def each(connection: Connection) -> Iterator[Judgement]:
    """All judgements in the order in which they were given, the withdrawn among them."""
    for row in connection.execute(select(schema.judgements).order_by(_J.position)):
        yield _judgement(row)


def of(connection: Connection, accounts: Sequence[str]) -> list[Judgement]:
    """The judgements that stand on any of these accounts, oldest first."""
    query = select(schema.judgements).where(
        _J.withdrawn.is_(None), or_(_J.first.in_(accounts), _J.second.in_(accounts))
    )
    return [_judgement(row) for row in connection.execute(query.order_by(_J.position))]


def _judgement(row: Row[Any]) -> Judgement:
    return Judgement(
        id=row.id,
        first=row.first,
        second=row.second,
        verdict=Verdict(row.verdict),
        who=row.who,
        when=datetime.fromisoformat(row.when),
        why=row.why,
        withdrawn=row.withdrawn and datetime.fromisoformat(row.withdrawn),
    )


def standing(connection: Connection) -> list[Judgement]:
    """The judgements that are not withdrawn, each put on the accounts that stand for its own now."""
    valid = [j for j in each(connection) if j.withdrawn is None]
    heirs = readings.heirs(connection, {account for j in valid for account in (j.first, j.second)})
    out = []
    for j in valid:
        a, b = heirs.get(j.first), heirs.get(j.second)
        if a is not None and b is not None and a != b:
            out.append(replace(j, first=min(a, b), second=max(a, b)))
    return out
