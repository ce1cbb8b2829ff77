"""From accounts and judgements to a ledger's incidents: resolve, reconcile, keep.

Either everything is derived (:func:`_from_all`) or what further reports and judgements have changed
(:func:`_from_changes`); what the ledger then holds is the same. Incidents that nothing touched stay as they
are: an incident follows from its accounts, from what is known of its reports, from the reports that its own
copy (or are copied by), and, where a report's day is open, from what else that report tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from rashomon import template_lines
from rashomon.circles import no_search_for_circles
from rashomon.model import Account, Correction, Incident, Reading, Relation, content_id
from rashomon.reconcile import ReportMeta, copy_groups, reconcile, report_origins
from rashomon.reconcile.corrections import corrected
from rashomon.reconcile.lineage import origin_of_reports
from rashomon.reconcile.relations import Doubt, relations
from rashomon.resolving import Anew, Found, anew, further, settled
from rashomon.store import (
    Database,
    cleanings,
    corrections,
    identity,
    judgements,
    neighbours,
    readings,
    reports,
    resolving,
    snapshot,
    sources,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

Cluster = tuple[str, ...]  # account ids, sorted
_FEW = 4  # changes of more than one report in so many: everything is derived
_BATCH = 1000  # clusters that are reconciled at a time


def derive(database: Database, program: str) -> None:
    """Put incidents and relations as they follow now in the place of those of the last time.

    ``program`` is the version of the program; another one derives everything again.

    Raises:
        LedgerError: the ledger cannot be written.
    """
    with no_search_for_circles():
        _derive(database, program)


def _derive(database: Database, program: str) -> None:
    work = None
    with database.writing() as connection:
        stamp = snapshot.stamp(connection, program)
        template_lines.learn(connection)
    with database.reading() as connection:
        changed = resolving.changed(connection)
        if not snapshot.grows(connection, program) or len(changed) * _FEW > reports.count(connection):
            work = anew(connection)
    with database.writing() as connection:
        if work is not None:
            conflicts = _from_all(connection, work)
        else:
            changed = resolving.changed(connection)
            conflicts = _from_changes(connection, changed)
        resolving.dealt_with(connection, changed)
        snapshot.finish(connection, conflicts, stamp)


Conflicts = tuple[tuple[str, str, str], ...]


def _from_all(connection: Connection, work: Anew) -> Conflicts:
    clusters = work.found.clusters
    work.keep(connection)
    snapshot.clear(connection)
    sources.clear(connection)
    report_of = {t.account: t.report for t in work.tellings()}
    read = {r.report: r for r in readings.each(connection)}
    copies = _copies(connection, ([report_of[a] for a in c] for c in clusters if len(c) > 1))
    metas = _metas(connection, read, copies)
    origins = origin_of_reports(metas.values())
    _put_origins(connection, metas)
    before = identity.before(connection, report_of)
    held = frozenset(before.values())
    for batch in _batches(clusters, report_of, metas, before):
        _put(connection, batch, metas, origins, before, held, gone=(), read=work.accounts)
    incident_of = snapshot.incident_of(connection, sorted(report_of))
    links = relations(incident_of, report_of, readings.links(connection), work.possibly_same)
    snapshot.put_relations(connection, None, links)
    return work.found.conflicts


def _from_changes(connection: Connection, changed: Sequence[str]) -> Conflicts:
    found = further(connection, sorted({*changed, *_judged_with(connection, changed)}))
    work = _Changes(connection, found, set(changed))
    gone = work.touch()
    accounts = [a for c in work.clusters for a in c]
    before = identity.before(connection, accounts, found.gone)
    founded = (content_id("i", a, *again) for a in accounts for again in ((), *((n,) for n in range(2, 9))))
    held = snapshot.known(connection, founded) - gone
    _put(connection, sorted(work.clusters), work.metas, work.origins, before, held, gone)
    around = {*gone, *snapshot.incident_of(connection, [a for c in work.clusters for a in c]).values()}
    around |= set(snapshot.incident_of(connection, sorted(found.doubted)).values())
    snapshot.put_relations(connection, around, _relations(connection, around))
    return found.conflicts


def _judged_with(connection: Connection, changed: Collection[str]) -> set[str]:
    """The other reports of judgements on what these reports tell or told."""
    out: set[str] = set()
    valid = [(j.first, j.second) for j in judgements.each(connection) if j.withdrawn is None]
    report_of = readings.report_of(connection, [a for pair in valid for a in pair])
    for first, second in valid:
        both = {r for r in (report_of.get(first), report_of.get(second)) if r}
        if not both.isdisjoint(changed):
            out |= both
    return out


class _Changes:
    """The clusters that have to be reconciled again, because they or what they rest on changed."""

    def __init__(self, connection: Connection, found: Found, changed: set[str]) -> None:
        self._connection = connection
        self._found = found
        self._changed = changed
        self._now = {a: c for c in found.clusters for a in c}
        self._read: dict[str, Reading] = {}
        self.clusters: set[Cluster] = set()
        self.metas: dict[str, ReportMeta] = {}
        self.origins: dict[str, str] = {}

    def touch(self) -> set[str]:
        """Find the clusters; gives the ids of the incidents whose place they take."""
        connection, found = self._connection, self._found
        stood = snapshot.incident_of(connection, [*self._now, *found.gone])
        members = snapshot.members(connection, stood.values())
        told = {t.account for t in resolving.of_reports(connection, sorted(self._changed))}
        for cluster in found.clusters:
            ids = {stood.get(a) for a in cluster}
            same = len(ids) == 1 and sorted(members.get(ids.pop() or "", ())) == list(cluster)
            if not same or not told.isdisjoint(cluster):
                self.clusters.add(cluster)
        left = {r for a in found.gone if (r := stood.get(a)) for a in members[r]}
        known: set[str] = set(readings.reports_of(connection, left))
        while True:
            size = len(self.clusters)
            self._by_copies(known)
            self._by_open_days()
            if len(self.clusters) == size:
                break
        accounts = [*(a for c in self.clusters for a in c), *found.gone]
        return set(snapshot.incident_of(connection, accounts).values())

    def _reports(self) -> set[str]:
        accounts = sorted(a for c in self.clusters for a in c)
        return {t.report for t in resolving.of_accounts(self._connection, accounts)}

    def _clusters_of(self, reports: Iterable[str]) -> set[Cluster]:
        """The clusters, as they stand now, of all accounts of some reports."""
        accounts = [t.account for t in resolving.of_reports(self._connection, sorted(set(reports)))]
        out = {self._now[a] for a in accounts if a in self._now}
        stood = snapshot.incident_of(self._connection, [a for a in accounts if a not in self._now])
        members = snapshot.members(self._connection, stood.values())
        out.update(tuple(sorted(m)) for m in members.values())
        return out

    def _by_copies(self, left: set[str]) -> None:
        """Add the clusters of reports whose origin is another one now."""
        connection = self._connection
        own = self._reports() | left | self._changed
        seen, edge, done = set(own), set(own), set[Cluster]()
        root: dict[str, str] = {}
        while edge:
            new = {c for c in self._clusters_of(edge) if len(c) > 1} - done
            done |= new
            accounts = sorted({a for c in new for a in c})
            report_of = {t.account: t.report for t in resolving.of_accounts(connection, accounts)}
            _join(root, _copies(connection, ([report_of[a] for a in c] for c in sorted(new))))
            groups = _grouped(root)
            edge = {r for s in edge for r in groups.get(_find(root, s), ())} - seen
            seen |= edge
        copies = {r: _find(root, r) for r in seen if r in root or r in set(root.values())}
        self._read.update((r.report, r) for r in readings.each(connection, sorted(seen - self._read.keys())))
        self.metas = _metas(connection, {r: self._read[r] for r in seen if r in self._read}, copies)
        self.origins = origin_of_reports(self.metas.values())
        stood = sources.of(connection, sorted(self.metas))
        other = [r for r, label in self.origins.items() if r in stood and stood[r].origin != label]
        self.clusters |= self._clusters_of(other)
        self._labels = {*self.origins.values(), *(o.origin for o in stood.values())}
        _put_origins(connection, self.metas)
        _name_origins(connection, self._labels)

    def _by_open_days(self) -> None:
        """Add the clusters that share a report whose day is open: dates pass from one to the other."""
        done: set[str] = set()
        while True:
            ids = self._reports()
            missing = ids - self._read.keys()
            self._read.update((r.report, r) for r in readings.each(self._connection, sorted(missing)))
            still = {r for r in ids if r in self._read and self._read[r].published.days != 1} - done
            if not still:
                return
            done |= still
            self.clusters |= self._clusters_of(still)


def _put(
    connection: Connection,
    clusters: Sequence[Cluster],
    metas: Mapping[str, ReportMeta],
    origins: dict[str, str],
    before: Mapping[str, str],
    held: Collection[str],
    gone: Collection[str],
    read: Mapping[str, Account] = MappingProxyType({}),
) -> None:
    """Reconcile clusters and keep their incidents in the place of those that are gone.

    ``held`` are ids that others have, ``read`` accounts that need not be read from the store again.
    """
    ids = [a for c in clusters for a in c]
    accounts = [read[a] for a in ids if a in read]
    accounts += readings.accounts(connection, [a for a in ids if a not in read])
    own = {a.id: before[a.id] for a in accounts if a.id in before}
    result = reconcile(clusters, accounts, metas, ids=own, origins=origins, taken=held)
    incident_of = {account.id: i.id for i in result.incidents for account in i.accounts}
    identity.keep(connection, incident_of, result.redirects)
    snapshot.put(connection, gone, _by_hand(connection, result.incidents))


def _by_hand(connection: Connection, incidents: Sequence[Incident]) -> list[Incident]:
    """The incidents with what people set, also on incidents that have since become part of others."""
    given = corrections.values(connection)
    if not given:
        return list(incidents)
    leads = identity.leads(connection)
    of: dict[str, list[Correction]] = defaultdict(list)
    for subject, theirs in given.items():
        id, seen = subject, {subject}
        while id in leads and leads[id] not in seen:
            id = leads[id]
            seen.add(id)
        of[id] += theirs
    return [corrected(i, of.get(i.id, ())) for i in incidents]


def _relations(connection: Connection, around: Collection[str]) -> list[Relation]:
    """The relations of some incidents, from what their reports state and from doubtful pairs."""
    members = snapshot.members(connection, around)
    accounts = [a for m in members.values() for a in m]
    tellings = resolving.of_accounts(connection, accounts)
    links = readings.links(connection, [t.report for t in tellings])
    pairs = neighbours.pairs(connection, {t.item for t in tellings})
    items = sorted({i for p in pairs for i in (p.first, p.second)})
    told: dict[int, list[str]] = {}
    for t in resolving.of_items(connection, items):
        told.setdefault(t.item, []).append(t.account)
    doubts: list[Doubt] = [(told[p.first][0], told[p.second][0], p.score / 100) for p in pairs]
    ends = {a for link in links for a in (link.source, link.target)}
    ends |= {a for doubt in doubts for a in doubt[:2]}
    judged = settled(judgements.standing(connection))
    ends |= {a for pair in judged for a in pair}
    incident_of = snapshot.incident_of(connection, sorted(ends))
    apart = {frozenset((incident_of.get(a, a), incident_of.get(b, b))) for a, b in judged}
    doubts = [
        d for d in doubts
        if frozenset((incident_of.get(d[0], d[0]), incident_of.get(d[1], d[1]))) not in apart
    ]  # fmt: skip
    report_of = readings.report_of(connection, sorted(ends))
    found = relations(incident_of, report_of, links, doubts)
    return [r for r in found if r.source in around or r.target in around]


def _metas(
    connection: Connection, read: Mapping[str, Reading], copies: Mapping[str, str]
) -> dict[str, ReportMeta]:
    outlets = reports.outlets(connection, list(read))
    return {
        r.report: ReportMeta(
            id=r.report,
            outlet=outlets.get(r.report),
            published=r.published,
            origins=r.origins,
            copy_group=copies.get(r.report),
        )
        for r in read.values()
    }


def _copies(connection: Connection, groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Report → group of copies, of reports that tell of one incident each; the groups that meet are one."""
    root: dict[str, str] = {}
    batch: list[list[str]] = []

    def compare() -> None:
        signatures = cleanings.signatures(connection, sorted({r for g in batch for r in g}))
        for group in batch:
            _join(root, copy_groups({r: signatures[r] for r in group if r in signatures}))
        batch.clear()

    for reports_ in groups:
        batch.append(sorted(set(reports_)))
        if len(batch) == _BATCH:
            compare()
    compare()
    return {r: _find(root, r) for r in sorted({*root, *root.values()})}


def _find(root: Mapping[str, str], x: str) -> str:
    while root.get(x, x) != x:
        x = root[x]
    return x


def _join(root: dict[str, str], groups: Mapping[str, str]) -> None:
    for a, b in groups.items():
        x, y = _find(root, a), _find(root, b)
        if x != y:
            root[max(x, y)] = min(x, y)


def _grouped(root: Mapping[str, str]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for x in {*root, *root.values()}:
        out.setdefault(_find(root, x), set()).add(x)
    return out


def _put_origins(connection: Connection, metas: Mapping[str, ReportMeta]) -> None:
    credited = {m.id for m in metas.values() if m.origins}
    sources.put(connection, report_origins(metas.values()), credited)


def _name_origins(connection: Connection, labels: Iterable[str]) -> None:
    """An origin that is credited goes by the name in the earliest report that credits it."""
    for label in sorted(labels):
        first = sources.first_credit(connection, label)
        if first is not None and (reading := readings.get(connection, first)) is not None:
            sources.rename(connection, label, reading.origins[0])


def _batches(
    clusters: Sequence[Cluster],
    report_of: Mapping[str, str],
    metas: Mapping[str, ReportMeta],
    before: Mapping[str, str],
) -> Iterator[list[Cluster]]:
    """All clusters, so many at a time, those together that share an open report or a former incident."""
    root: dict[str, str] = {}
    for cluster in clusters:
        for a in cluster:
            names = [f"i {before[a]}"] if a in before else []
            if (report := report_of[a]) in metas and metas[report].published.days != 1:
                names.append(f"r {report}")
            for name in names:
                x, y = _find(root, f"a {cluster[0]}"), _find(root, name)
                if x != y:
                    root[max(x, y)] = min(x, y)
    if not root:
        yield from (list(clusters[k : k + _BATCH]) for k in range(0, len(clusters), _BATCH))
        return
    together: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        together.setdefault(_find(root, f"a {cluster[0]}"), []).append(cluster)
    batch: list[Cluster] = []
    for group in together.values():
        batch += group
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
