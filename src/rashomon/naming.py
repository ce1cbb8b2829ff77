"""What a name given by a user means: an incident, a report or accounts, by id, its beginning or file name.

Plain functions over an open connection, whose incidents must be fresh (see :class:`rashomon.ledger.Ledger`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model import Account, Incident
from rashomon.store import NotFoundError, corrections, identity, readings, reports, snapshot

if TYPE_CHECKING:
    from sqlalchemy import Connection


def incident(connection: Connection, name: str) -> Incident:
    """The incident of an id, the beginning of one, one merged into another since, or that of an account.

    Raises:
        NotFoundError: there is none, or several ids begin so.
    """
    if name.startswith("a-"):
        of_account = snapshot.incident_of(connection, [a.id for a in accounts(connection, name)])
        name = next(iter(of_account.values()), name)
    found = snapshot.get(connection, identity.follow(connection, name))
    if found is not None:
        return found
    for candidate in _single(identity.matching(connection, name), name, "incident"):
        found = snapshot.get(connection, identity.follow(connection, candidate))
        if found is not None:
            return found
    raise NotFoundError(f"There is no incident {name!r} in this ledger. `rashomon incidents` lists them.")


def incidents_of(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """The id of the incident that full ids mean now: an account's, a claim's or an incident's own.

    Ids that mean none, as those of an account that is noise, are left out.
    """
    out = {n: identity.follow(connection, n) for n in names if n.startswith("i-")}
    accounts = {n: n for n in names if n.startswith("a-")}
    accounts |= corrections.accounts_of_claims(connection, [n for n in names if n.startswith("c-")])
    heirs = readings.heirs(connection, accounts.values())
    incident = snapshot.incident_of(connection, list(heirs.values()))
    return out | {
        n: i for n, a in accounts.items() if (i := incident.get(heirs.get(a, a))) is not None
    }  # fmt: skip


def report_id(connection: Connection, name: str) -> str:
    """The id of a report, by id, the beginning of its id, or the name of a file it came from.

    Raises:
        NotFoundError: there is none, or more than one.
    """
    found = reports.matching(connection, name)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(
            f"There is no report {name!r}. Give its id, or the name of the file it came from."
        )
    raise NotFoundError(f"{name!r} may be any of the reports {', '.join(found[:3])} …: give the id.")


def accounts(connection: Connection, name: str) -> list[Account]:
    """The accounts that a name may mean, the likeliest first: all of an incident, one, or a report's.

    An account's id that a later reading dropped means the account that stands for it now. Of a report
    the accounts that it is mostly about come first.

    Raises:
        NotFoundError: there is nothing of that name, or it tells of no incident.
    """
    if name.startswith("i-"):
        return list(incident(connection, name).accounts)
    if name.startswith("a-"):
        ids = readings.heirs(connection, _single(readings.matching(connection, name), name, "account"))
        found = list(readings.accounts(connection, list(ids.values())))
    else:
        found = readings.of_report(connection, report_id(connection, name))
        found.sort(key=lambda a: not a.central)
    if not found:
        raise NotFoundError(f"There is no account {name!r} in this ledger.")
    return found


def _single(ids: Sequence[str], given: str, what: str) -> Sequence[str]:
    if len(ids) > 1 and given not in ids:
        raise NotFoundError(f"{given!r} may be any of {', '.join(ids[:3])} …: give more of the {what}'s id.")
    return [given] if given in ids else ids
