"""From all accounts and judgements of a ledger to its incidents: resolve, reconcile, keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model import Correction, Incident
from rashomon.reconcile import Reconciled, ReportMeta, copy_groups, reconcile, report_origins
from rashomon.reconcile.corrections import corrected
from rashomon.resolve import resolve
from rashomon.store import Database, corrections, identity, judgements, readings, reports, snapshot, sources


def derive(database: Database, program: str) -> None:
    """Put incidents and relations as they follow now in the place of those of the last time.

    ``program`` is the version of the program; another one derives again.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    with database.reading() as connection:
        stamp = snapshot.stamp(connection, program)
        noise = set(readings.heirs(connection, corrections.noise(connection).accounts).values())
        accounts = [a for a in readings.accounts(connection) if a.id not in noise]
        by_hand = corrections.values(connection)
        leads = identity.leads(connection)
        links = readings.links(connection)
        read = list(readings.each(connection))
        judged = judgements.standing(connection)
        copies = copy_groups(readings.signatures(connection))
        outlets = {r.id: r.outlet for r in reports.each(connection)}
        before = identity.before(connection, [a.id for a in accounts])
    metas = {
        r.report: ReportMeta(
            id=r.report,
            outlet=outlets[r.report],
            published=r.published,
            origins=r.origins,
            copy_group=copies.get(r.report),
        )
        for r in read
    }
    resolution = resolve(accounts, judged, published={r.report: r.published for r in read}, outlets=outlets)
    result = reconcile(
        resolution.clusters, accounts, metas, links, possibly_same=resolution.possibly_same, ids=before
    )
    incidents = _by_hand(result, by_hand, leads)
    incident_of = {account.id: i.id for i in result.incidents for account in i.accounts}
    with database.writing() as connection:
        sources.replace(connection, report_origins(metas.values()))
        identity.keep(connection, incident_of, result.redirects)
        snapshot.replace(connection, incidents, result.relations, resolution.conflicts, stamp)


def _by_hand(
    result: Reconciled, given: Mapping[str, Sequence[Correction]], leads: Mapping[str, str]
) -> list[Incident]:
    """The incidents with what people set, also on incidents that have since become part of others."""
    if not given:
        return list(result.incidents)
    live = {i.id for i in result.incidents}
    now = {**leads, **dict(result.redirects)}
    of: dict[str, list[Correction]] = defaultdict(list)
    for subject, theirs in given.items():
        seen = {subject}
        id = subject
        while id not in live and id in now and now[id] not in seen:
            id = now[id]
            seen.add(id)
        of[id] += theirs
    return [corrected(i, of.get(i.id, ())) for i in result.incidents]
