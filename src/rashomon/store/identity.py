"""Permanent ids of incidents: founded once by an account, redirected in a merge, never given out twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rashomon.model import content_id
from rashomon.store import schema

_I = schema.incident_ids.c


@dataclass(frozen=True, slots=True)
class Identity:
    """An incident's id, the account it stays with, and where it leads since a merge."""

    id: str
    founder: str  # account id
    target: str | None = None  # incident id


def assign(
    clusters: Sequence[Sequence[str]],
    known: Sequence[Identity],
    heirs: Mapping[str, str],
) -> tuple[list[str], list[Identity]]:
    """The id of each cluster of account ids, and the register of identities as it stands then.

    A cluster with the founders of several ids keeps the oldest (the first in ``known``) and the others
    lead to it. A cluster with no founder gets a new id, a hash of its first account id, so that one run
    over the same reports gives the same ids whatever the order. ``heirs`` gives, for a founder that is no
    longer read, the account that stands for it.
    """
    cluster_of = {account: n for n, cluster in enumerate(clusters) for account in cluster}
    chosen: dict[int, str] = {}
    for identity in known:
        n = cluster_of.get(heirs.get(identity.founder, identity.founder))
        if n is not None:
            chosen.setdefault(n, identity.id)
    register = []
    for identity in known:
        n = cluster_of.get(heirs.get(identity.founder, identity.founder))
        target = identity.target if n is None else chosen[n]
        register.append(Identity(identity.id, identity.founder, None if target == identity.id else target))
    taken = {identity.id for identity in known}
    fresh = []
    for n, cluster in enumerate(clusters):
        if n not in chosen:
            founder = min(cluster)
            chosen[n] = _new_id(founder, taken)
            taken.add(chosen[n])
            fresh.append(Identity(chosen[n], founder))
    register += sorted(fresh, key=lambda identity: identity.id)
    return [chosen[n] for n in range(len(clusters))], register


def _new_id(founder: str, taken: set[str]) -> str:
    """A hash of the founder; counted on where the id is taken (its founder has since been read anew)."""
    id, again = content_id("i", founder), 1
    while id in taken:
        again += 1
        id = content_id("i", founder, again)
    return id


def register(connection: Connection) -> list[Identity]:
    """All identities, oldest first."""
    query = select(_I.id, _I.founder, _I.target).order_by(_I.position)
    return [Identity(*row) for row in connection.execute(query)]


def keep(connection: Connection, identities: Sequence[Identity]) -> None:
    """Write the register back: new ones are added at the end, targets brought up to date."""
    before = {identity.id: identity for identity in register(connection)}
    new = [
        {"position": n, "id": i.id, "founder": i.founder, "target": i.target}
        for n, i in enumerate(identities, 1)
        if i.id not in before
    ]
    if new:
        connection.execute(schema.incident_ids.insert(), new)
    for identity in identities:
        if identity.id in before and before[identity.id].target != identity.target:
            connection.execute(
                schema.incident_ids.update().where(_I.id == identity.id).values(target=identity.target)
            )


def follow(connection: Connection, id: str) -> str:
    """Where an incident's id leads: itself, or the incident it has become part of."""
    seen = {id}
    while target := connection.scalar(select(_I.target).where(_I.id == id)):
        if target in seen:
            break
        seen.add(target)
        id = target
    return id


def matching(connection: Connection, start: str) -> list[str]:
    """Incident ids, merged ones among them, that begin with ``start``; at most a few."""
    query = select(_I.id).where(_I.id.startswith(start, autoescape=True)).order_by(_I.id).limit(4)
    return list(connection.scalars(query))
