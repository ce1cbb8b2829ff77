"""From all accounts and judgements of a ledger to its incidents: resolve, reconcile, keep."""

from __future__ import annotations

from rashomon.reconcile import ReportMeta, copy_groups, reconcile, report_origins
from rashomon.resolve import resolve
from rashomon.store import Database, identity, judgements, readings, reports, snapshot, sources


def derive(database: Database, program: str) -> None:
    """Put incidents and relations as they follow now in the place of those of the last time.

    ``program`` is the version of the program; another one derives again.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    with database.reading() as connection:
        stamp = snapshot.stamp(connection, program)
        accounts = list(readings.accounts(connection))
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
    incident_of = {account.id: i.id for i in result.incidents for account in i.accounts}
    with database.writing() as connection:
        sources.replace(connection, report_origins(metas.values()))
        identity.keep(connection, incident_of, result.redirects)
        snapshot.replace(connection, result.incidents, result.relations, resolution.conflicts, stamp)
