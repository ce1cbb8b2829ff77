"""The derived part of a ledger: incidents, who belongs to them, and relations. Made anew when it is stale.

``revision`` counts what was read and judged; a snapshot knows the revision it was derived from.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, or_, select

from rashomon.model import Account, Incident, IncidentType, LinkKind, Relation, Review
from rashomon.store import codec, corrections, listing, places, readings, resolving, schema
from rashomon.store.listing import Filter
from rashomon.store.rows import chunks, insert_new, one_of

_I, _M, _L = schema.incidents.c, schema.memberships.c, schema.relations.c
_INCIDENT_COLUMNS = frozenset({"id", "type", "summary", "accounts"})
_RELATION_COLUMNS = frozenset({"source", "target", "kind"})
_HEAD: Select[Any] = select(_I.id, _I.type, _I.summary, _I.data)


def touch(connection: Connection, reports: Iterable[str] | None = None) -> None:
    """Say that what incidents are derived from has changed: what these reports tell, or anything."""
    _set(connection, "revision", str(_revision(connection) + 1))
    if reports is None:
        forget(connection)
    else:
        resolving.note_changed(connection, reports)


def forget(connection: Connection) -> None:
    """Let incidents be derived from everything the next time, not from what has changed alone."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == "grows"))


def grows(connection: Connection, program: str) -> bool:
    """Whether there is a snapshot of this version of the program, to which changes may be added."""
    last = _get(connection, "snapshot") or ""
    return last.partition(" ")[2] == program and _get(connection, "grows") is not None


def stamp(connection: Connection, program: str) -> str:
    """What a snapshot is stamped with that is derived now, by this version of the program."""
    return f"{_revision(connection)} {program}"


def is_stale(connection: Connection, program: str) -> bool:
    """Whether the snapshot was derived from an earlier revision, or by another version of the program."""
    return _get(connection, "snapshot") != stamp(connection, program)


def derived_from(connection: Connection) -> str:
    """The stamp of the snapshot that there is; "" while there is none."""
    return _get(connection, "snapshot") or ""


def replace(
    connection: Connection,
    incidents: Iterable[Incident],
    relations: Iterable[Relation],
    conflicts: Sequence[tuple[str, str, str]],
    stamp: str,
) -> None:
    """Put these in place of the incidents, relations and conflicts of judgements of the last time."""
    clear(connection)
    put(connection, (), incidents)
    put_relations(connection, None, relations)
    finish(connection, conflicts, stamp)


def clear(connection: Connection) -> None:
    """Take all incidents and relations out."""
    for table in (schema.relations, schema.memberships, schema.incident_places, schema.incidents):
        connection.execute(delete(table))
    listing.clear(connection)


def put(connection: Connection, gone: Collection[str], incidents: Iterable[Incident]) -> None:
    """Put incidents in, and take those out that are gone, by id; one is replaced by being in both."""
    for some in chunks(sorted(gone)):
        for table in (schema.memberships, schema.incident_places):
            connection.execute(delete(table).where(table.c.incident.in_(some)))
        connection.execute(delete(schema.incidents).where(_I.id.in_(some)))
    if gone:
        listing.remove(connection, gone)
    batch: list[Incident] = []
    for incident in incidents:
        batch.append(incident)
        if len(batch) == 500:
            _insert(connection, batch)
            batch = []
    _insert(connection, batch)


def put_relations(
    connection: Connection, around: Collection[str] | None, relations: Iterable[Relation]
) -> None:
    """Put relations in the place of those from and to the incidents ``around``; None: of all."""
    if around is None:
        connection.execute(delete(schema.relations))
    else:
        for some in chunks(sorted(around)):
            connection.execute(delete(schema.relations).where(or_(_L.source.in_(some), _L.target.in_(some))))
    first = (connection.scalar(select(func.max(_L.position))) or 0) + 1
    rows = [
        {
            "position": n,
            "source": r.source,
            "target": r.target,
            "kind": r.kind.value,
            "score": r.score,
            "data": codec.dumps(r, leave_out=_RELATION_COLUMNS),
        }
        for n, r in enumerate(relations, first)
    ]
    if rows:
        connection.execute(schema.relations.insert(), rows)


def finish(connection: Connection, conflicts: Sequence[tuple[str, str, str]], stamp: str) -> None:
    """Say that all stands as of ``stamp``."""
    _set(connection, "conflicts", json.dumps(conflicts, ensure_ascii=False))
    _set(connection, "snapshot", stamp)
    _set(connection, "grows", "yes")


def _insert(connection: Connection, incidents: Sequence[Incident]) -> None:
    if not incidents:
        return
    connection.execute(
        schema.incidents.insert(),
        [
            {
                "id": i.id,
                "type": i.type.value,
                "summary": i.summary,
                "earliest": i.when.earliest and i.when.earliest.isoformat(),
                "latest": i.when.latest and i.when.latest.isoformat(),
                "search": _search(i),
                "data": codec.dumps(i, leave_out=_INCIDENT_COLUMNS),
            }
            for i in incidents
        ],
    )
    listing.add(connection, incidents, corrections.reviews(connection, incidents))
    drawn = [row for i in incidents for row in places.rows(i)]
    if drawn:
        connection.execute(schema.incident_places.insert(), drawn)
    members = [
        {"incident": i.id, "position": n, "account": account.id}
        for i in incidents
        for n, account in enumerate(i.accounts)
    ]
    if members:
        connection.execute(schema.memberships.insert(), members)


def _search(i: Incident) -> str:
    return " ".join(
        listing.folded(" ".join([i.summary, *listing.place_words(i), *(a.name for a in i.actors)]))
    )


def incidents(connection: Connection, only: Filter | None = None) -> Iterator[Incident]:
    """Incidents with their accounts, by first possible day (undated last), then id."""
    query = _HEAD.join(schema.listing, listing.L.id == _I.id)
    query = listing.filtered(connection, query, only or Filter()).order_by(listing.L.sort, _I.id)
    for rows in connection.execute(query).partitions(200):
        members = _members(connection, [row.id for row in rows])
        for row in rows:
            yield _incident(row, members[row.id])


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident as a list shows it: without its accounts, which are counted."""

    incident: Incident
    reports: int
    review: Review


def page(connection: Connection, only: Filter, order: listing.Order, limit: int, offset: int) -> list[Listed]:
    """One page of the incidents that fit."""
    ids = listing.ids(connection, only, order, limit, offset)
    return list(heads(connection, ids).values())


def heads(connection: Connection, ids: Sequence[str]) -> dict[str, Listed]:
    """The incidents of these ids, in this order, those that there are."""
    query = _HEAD.add_columns(listing.L.reports, listing.L.review).join(schema.listing, listing.L.id == _I.id)
    found = {row.id: row for some in chunks(ids) for row in connection.execute(query.where(_I.id.in_(some)))}
    return {
        id: Listed(_incident(row, ()), row.reports, Review(row.review))
        for id in ids
        if (row := found.get(id)) is not None
    }


def get(connection: Connection, id: str) -> Incident | None:
    """The incident of a full id, with its accounts."""
    row = connection.execute(_HEAD.where(_I.id == id)).one_or_none()
    return None if row is None else _incident(row, _members(connection, [id])[id])


def some(connection: Connection, ids: Iterable[str]) -> Iterator[Incident]:
    """The incidents of these full ids with their accounts, in this order, those that there are."""
    for part in chunks(list(ids), 200):
        found = {row.id: row for row in connection.execute(_HEAD.where(_I.id.in_(part)))}
        members = _members(connection, [id for id in part if id in found])
        for id in part:
            if id in found:
                yield _incident(found[id], members[id])


def _incident(row: Row[Any], accounts: Sequence[Account]) -> Incident:
    return codec.loads(
        Incident,
        row.data,
        id=row.id,
        type=IncidentType(row.type),
        summary=row.summary,
        accounts=tuple(accounts),
    )


def count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(schema.incidents)) or 0


def incident_of(connection: Connection, accounts: Sequence[str]) -> dict[str, str]:
    """The incident of each account that has one."""
    query = select(_M.account, _M.incident).where(one_of(_M.account, accounts))
    return dict(tuple(row) for row in connection.execute(query))


def known(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these ids are incidents' ids now."""
    return {
        id
        for some in chunks(sorted(set(ids)))
        for id in connection.scalars(select(_I.id).where(_I.id.in_(some)))
    }


def members(connection: Connection, incidents: Iterable[str]) -> dict[str, list[str]]:
    """The account ids of incidents, oldest first."""
    out: dict[str, list[str]] = defaultdict(list)
    query = select(_M.incident, _M.account).where(one_of(_M.incident, incidents))
    for incident, account in connection.execute(query.order_by(_M.incident, _M.position)):
        out[incident].append(account)
    return dict(out)


def relations(connection: Connection, of: str | None = None) -> list[Relation]:
    """Relations in a fixed order; all, or those from and to one incident."""
    query = select(schema.relations).order_by(_L.source, _L.target, _L.kind, _L.data)
    if of is not None:
        query = query.where(or_(_L.source == of, _L.target == of))
    return [
        codec.loads(Relation, row.data, source=row.source, target=row.target, kind=LinkKind(row.kind))
        for row in connection.execute(query)
    ]


def conflicts(connection: Connection) -> list[tuple[str, str, str]]:
    """Judgements that contradict one another: (account, account, why)."""
    return [(a, b, why) for a, b, why in json.loads(_get(connection, "conflicts") or "[]")]


def _members(connection: Connection, ids: Sequence[str]) -> dict[str, list[Account]]:
    order: list[tuple[str, str]] = []
    for some in chunks(ids):
        query = (
            select(_M.incident, _M.account).where(_M.incident.in_(some)).order_by(_M.incident, _M.position)
        )
        order += [(row.incident, row.account) for row in connection.execute(query)]
    found = {a.id: a for a in readings.accounts(connection, [account for _, account in order])}
    out: dict[str, list[Account]] = defaultdict(list)
    for incident, account in order:
        if account in found:
            out[incident].append(found[account])
    return out


def _revision(connection: Connection) -> int:
    return int(_get(connection, "revision") or 0)


def _get(connection: Connection, key: str) -> str | None:
    return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == key))


def _set(connection: Connection, key: str, value: str) -> None:
    insert_new(connection, schema.meta, [{"key": key, "value": value}])
    connection.execute(schema.meta.update().where(schema.meta.c.key == key).values(value=value))
