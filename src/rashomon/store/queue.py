"""The queue of doubtful pairs of incidents: what a person is asked to judge, the most doubtful first."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from rashomon.model import LinkKind
from rashomon.store import schema
from rashomon.store.rows import chunks

_L, _J = schema.relations.c, schema.judgements.c


class Doubt(NamedTuple):
    """Two incidents that may be one, and the score of their likeliest pair of accounts (log2 odds)."""

    first: str
    second: str
    score: float


def pairs(connection: Connection, limit: int = 50, of: str | None = None) -> list[Doubt]:
    """The pairs that nobody has judged yet, those with the highest score first; all, or of one incident."""
    judged = _judged(connection)
    query = (
        select(_L.source, _L.target, func.coalesce(_L.score, 0.0).label("score"))
        .where(_L.kind == LinkKind.POSSIBLY_SAME.value)
        .order_by(func.coalesce(_L.score, 0.0).desc(), _L.source, _L.target)
        .limit(limit + len(judged))
    )
    if of is not None:
        query = query.where(or_(_L.source == of, _L.target == of))
    found = (Doubt(row.source, row.target, row.score) for row in connection.execute(query))
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
    one, two = schema.memberships.alias(), schema.memberships.alias()
    query = (
        select(one.c.incident, two.c.incident)
        .select_from(schema.judgements)
        .join(one, one.c.account == _J.first)
        .join(two, two.c.account == _J.second)
        .where(_J.withdrawn.is_(None), one.c.incident != two.c.incident)
        .distinct()
    )
    found = {(a, b) for a, b in connection.execute(query)}
    return found | {(b, a) for a, b in found}
