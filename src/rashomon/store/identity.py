"""Permanent ids of incidents: which incident each account was last taken for, and where merged ids lead.

Nothing is ever taken out of ``identities``: an account that is no longer read still holds its incident's
id for the account that stands for it now (:func:`rashomon.store.readings.heirs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select, union

from rashomon.store import readings, schema
from rashomon.store.rows import chunks, insert_new

_I, _R = schema.identities.c, schema.redirects.c


def before(
    connection: Connection, standing: Iterable[str], gone: Iterable[str] | None = None
) -> dict[str, str]:
    """The incident of each of the ``standing`` accounts as it was before, where it had one.

    An account that has none takes over that of the account whose heir it is: one of ``gone``, or of all
    that ever had an incident and are not standing.
    """
    now = set(standing)
    if gone is None:
        known = {row.account: row.incident for row in connection.execute(select(schema.identities))}
        gone = [account for account in known if account not in now]
    else:
        known = of(connection, [*now, *gone])
    out = {account: incident for account, incident in known.items() if account in now}
    for account, heir in sorted(readings.heirs(connection, gone).items()):
        if account in known and heir in now:
            out.setdefault(heir, known[account])
    return out


def of(connection: Connection, accounts: Iterable[str]) -> dict[str, str]:
    """The incident that each account was last taken for, where it was for any."""
    query = select(_I.account, _I.incident)
    return {
        row.account: row.incident
        for some in chunks(sorted(set(accounts)))
        for row in connection.execute(query.where(_I.account.in_(some)))
    }


def keep(
    connection: Connection, incident_of: Mapping[str, str], redirects: Iterable[tuple[str, str]]
) -> None:
    """Record the incident of each account, and (former id, present id) of those merged away."""
    known = of(connection, incident_of)
    changed = sorted((a, i) for a, i in incident_of.items() if known.get(a) != i)
    for some in chunks([account for account, _ in changed]):
        connection.execute(delete(schema.identities).where(_I.account.in_(some)))
    insert_new(connection, schema.identities, [{"account": a, "incident": i} for a, i in changed])
    new = dict(redirects)
    live = sorted(set(incident_of.values()))
    for some in chunks([*live, *sorted(new)]):
        connection.execute(delete(schema.redirects).where(_R.source.in_(some)))
    rows = [{"source": source, "target": target} for source, target in sorted(new.items())]
    insert_new(connection, schema.redirects, rows)


def leads(connection: Connection) -> dict[str, str]:
    """Where the ids of merged incidents lead, one step each."""
    return {row.source: row.target for row in connection.execute(select(schema.redirects))}


def follow(connection: Connection, id: str) -> str:
    """Where an incident's id leads: itself, or the incident it has become part of."""
    seen = {id}
    while target := connection.scalar(select(_R.target).where(_R.source == id)):
        if target in seen:
            break
        seen.add(target)
        id = target
    return id


def matching(connection: Connection, start: str) -> list[str]:
    """Incident ids, former ones among them, that begin with ``start``; at most a few."""
    present = select(_I.incident.label("id")).where(_I.incident.startswith(start, autoescape=True))
    former = select(_R.source.label("id")).where(_R.source.startswith(start, autoescape=True))
    both = union(present, former).subquery()
    return list(connection.scalars(select(both.c.id).order_by(both.c.id).limit(4)))
