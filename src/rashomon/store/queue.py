"""The queue of doubtful pairs of incidents: what a person is asked to judge, the most doubtful first."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from rashomon.model import LinkKind
from rashomon.store import schema
from rashomon.store.rows import chunks

_L, _J, _M = schema.relations.c, schema.judgements.c, schema.memberships.c


class Doubt(NamedTuple):
    """Two incidents that may be one, and the score of their likeliest pair of accounts (log2 odds)."""

    first: str
    second: str
    score: float


def pairs(connection: Connection, limit: int = 50, of: str | None = None) -> list[Doubt]:
    """The pairs that nobody has judged yet, those with the highest score first; all, or of one incident."""
    judged = _judged(connection)
    query = (
        select(_L.source, _L.target, _L.score)
        .where(_L.kind == LinkKind.POSSIBLY_SAME.value)
        .order_by(_L.score.desc(), _L.position.desc())
        .limit(limit + len(judged))
    )
    if of is not None:
        query = query.where(or_(_L.source == of, _L.target == of))
    found = (Doubt(row.source, row.target, row.score or 0.0) for row in connection.execute(query))
    return [d for d in found if (d.first, d.second) not in judged][:limit]


def progress(connection: Connection) -> tuple[int, int]:
    """How many pairs have been judged in all, and how many are left."""
    done = connection.scalar(
        select(func.count()).select_from(
            select(_J.who, _J.when).where(_J.withdrawn.is_(None)).distinct().subquery()
        )
    )
    doubtful = connection.scalar(
        select(func.count()).select_from(schema.relations).where(_L.kind == LinkKind.POSSIBLY_SAME.value)
    )
    judged = _judged(connection)
    settled = 0
    for some in chunks(sorted({source for source, _ in judged})):
        query = select(_L.source, _L.target).where(
            _L.kind == LinkKind.POSSIBLY_SAME.value, _L.source.in_(some)
        )
        settled += sum((row.source, row.target) in judged for row in connection.execute(query))
    return done or 0, (doubtful or 0) - settled


def _judged(connection: Connection) -> set[tuple[str, str]]:
    """The pairs of incidents, both ways round, on which a judgement stands."""
    said = list(connection.execute(select(_J.first, _J.second).where(_J.withdrawn.is_(None)).distinct()))
    of: dict[str, str] = {}
    for some in chunks(sorted({account for pair in said for account in pair})):
        query = select(_M.account, _M.incident).where(_M.account.in_(some))
        of.update((row.account, row.incident) for row in connection.execute(query))
    found = {(of[a], of[b]) for a, b in said if a in of and b in of and of[a] != of[b]}
    return found | {(b, a) for a, b in found}
