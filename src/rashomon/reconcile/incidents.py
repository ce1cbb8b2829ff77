"""Clusters of accounts to incidents: ids, values, figures, agreement and links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.model import Account, AccountLink, Incident, Relation, When, content_id
from rashomon.reconcile.agreement import agreements
from rashomon.reconcile.dates import solve
from rashomon.reconcile.figures import figures
from rashomon.reconcile.lineage import ReportMeta, is_own_voice, origin_of_claim, origin_of_reports
from rashomon.reconcile.own_word import own_words
from rashomon.reconcile.relations import Doubt, relations
from rashomon.reconcile.summary import summary
from rashomon.reconcile.told import Told
from rashomon.reconcile.values import actors_of, places_of, type_of

LONGEST = 10 * 366  # days: a date less certain than this says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """Incidents by id, the links between them, and merged ids with where they lead now."""

    incidents: tuple[Incident, ...]
    relations: tuple[Relation, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()


def reconcile(
    clusters: Iterable[Sequence[str]],
    accounts: Iterable[Account],
    reports: Mapping[str, ReportMeta],
    links: Iterable[AccountLink] = (),
    *,
    possibly_same: Iterable[Doubt] = (),
    ids: Mapping[str, str] | None = None,
    origins: dict[str, str] | None = None,
    taken: Collection[str] = (),
) -> Reconciled:
    """Derive the incidents of a ledger. The order of nothing that goes in matters.

    Args:
        clusters: account ids, as :func:`rashomon.resolve.resolve` groups them.
        reports: what is known of the reports, by id; a report that is missing counts as its own origin.
        possibly_same: the doubtful pairs of the resolution.
        ids: account id → incident id, as they stood before; a cluster keeps the id that its oldest
            account had. Without one, an incident's id is a hash of its oldest account's.
        origins: report id → origin, where more reports decide on these than are given.
        taken: ids that no new incident may take.
    """
    held = {a.id: a for a in accounts}
    metas = {a.report: reports.get(a.report) or ReportMeta(id=a.report) for a in held.values()}
    origins = origin_of_reports(metas.values()) if origins is None else origins
    groups = [_oldest_first([held[i] for i in c], metas) for c in clusters]
    groups.sort(key=lambda g: _age(g[0], metas))
    chosen, redirects = _ids(groups, ids or {}, taken)
    whens = _whens(groups, metas)
    incidents = [
        _incident(id, group, when, metas, origins)
        for id, group, when in zip(chosen, groups, whens, strict=True)
    ]
    incident_of = {a.id: i.id for i in incidents for a in i.accounts}
    report_of = {a.id: a.report for a in held.values()}
    return Reconciled(
        incidents=tuple(sorted(incidents, key=lambda i: i.id)),
        relations=relations(incident_of, report_of, links, possibly_same),
        redirects=redirects,
    )


def from_accounts(id: str, accounts: Iterable[Account], reports: Mapping[str, ReportMeta]) -> Incident:
    """One incident by itself, out of some of its accounts: as it would stand if there were no others."""
    held = list(accounts)
    metas = {a.report: reports.get(a.report) or ReportMeta(id=a.report) for a in held}
    group = _oldest_first(held, metas)
    return _incident(id, group, _whens([group], metas)[0], metas, origin_of_reports(metas.values()))


def _age(account: Account, metas: Mapping[str, ReportMeta]) -> tuple[date, str, str]:
    when = metas[account.report].published
    return (when.latest or when.earliest or date.max, account.report, account.id)


def _oldest_first(accounts: Sequence[Account], metas: Mapping[str, ReportMeta]) -> list[Account]:
    return sorted(accounts, key=lambda a: _age(a, metas))


def _ids(
    groups: Sequence[Sequence[Account]], before: Mapping[str, str], others: Collection[str]
) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """An id for each group (all sorted by age), and (old id, new id) of those that were merged away."""
    chosen: list[str] = []
    taken: set[str] = set()
    held = set(before.values())
    for group in groups:
        known = [before[a.id] for a in group if a.id in before]
        id = next((i for i in known if i not in taken), None)
        if id is None:
            id, again = content_id("i", group[0].id), 1
            while id in taken or id in held or id in others:
                again += 1
                id = content_id("i", group[0].id, again)
        taken.add(id)
        chosen.append(id)
    redirects = {
        before[a.id]: id
        for id, group in zip(chosen, groups, strict=True)
        for a in reversed(group)
        if a.id in before and before[a.id] not in taken
    }
    return chosen, tuple(sorted(redirects.items()))


def _whens(groups: Sequence[Sequence[Account]], metas: Mapping[str, ReportMeta]) -> list[When]:
    solved = solve(
        {r: m.published for r, m in metas.items()},
        {a.id: a.when for g in groups for a in g},
        {a.id: a.report for g in groups for a in g},
        [[a.id for a in g] for g in groups],
        aside=[a.id for g in groups for a in g if not a.central and any(x.central for x in g)],
    )
    return [_believable(w) for w in solved.incidents]


def _believable(when: When) -> When:
    """A span of many years dates no incident; a day and month that is known all the same is kept."""
    first, last = when.earliest, when.latest
    if first is not None and last is not None and (last - first).days > LONGEST:
        return replace(when, earliest=None, latest=None)
    return when


def _incident(
    id: str,
    group: Sequence[Account],
    when: When,
    metas: Mapping[str, ReportMeta],
    origins: dict[str, str],
) -> Incident:
    told = [t for a in group for t in _told(a, metas[a.report], origins[a.report])]
    type = type_of(group, origins)
    places = places_of(group, origins)
    actors = actors_of(group, origins)
    counted = figures(told)
    return Incident(
        id=id, type=type, summary=summary(type, when, places, actors, counted), when=when, places=places,
        actors=actors, figures=counted, agreement=agreements(group, told, origins, counted),
        accounts=tuple(group), origins=len({origins[a.report] for a in group}),
    )  # fmt: skip


def _told(account: Account, meta: ReportMeta, origin: str) -> list[Told]:
    own = own_words(account)
    time = _time(meta.published)
    out = []
    for c in account.claims:
        voice = "" if is_own_voice(c.attributed_to, meta.outlet) else c.attributed_to or ""
        of = origin_of_claim(c, origin) if voice else origin
        out.append(
            Told(
                claim=c, report=account.report, time=time, origin=of, voice=voice, central=account.central,
                own=c.id in own,
            )
        )  # fmt: skip
    return out


def _time(published: When) -> int:
    day = published.latest or published.earliest
    return day.toordinal() if day else 0
