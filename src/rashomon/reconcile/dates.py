"""Dates across reports: what one report leaves open, others that tell of the same incident close.

A report's publication and the dates of its accounts are sets of days. An account's date lies ``offset``
days from its report's publication; accounts of one incident share a day, or lie a day apart where midnight
or a time zone comes between. The sets are narrowed until nothing changes. Nothing is ever widened or
invented: where constraints contradict each other, those involved stay as they came in, and that is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rashomon.model import When
from rashomon.reconcile.dayset import Days
from rashomon.reconcile.incident_day import incident_date

_MOST_ROUNDS = 50  # a component settles in a few; the bound only guards the running time


@dataclass(frozen=True, slots=True)
class Solution:
    """What :func:`solve` found; every input appears, narrowed or as it was.

    ``evidence`` holds (report, account or cluster member id, reason in plain words), sorted.
    """

    published: dict[str, When]
    dates: dict[str, When]
    incidents: list[When]
    evidence: tuple[tuple[str, str], ...] = ()


def solve(
    reports: Mapping[str, When],
    accounts: Mapping[str, When],
    account_report: Mapping[str, str],
    clusters: Iterable[Collection[str]],
    aside: Collection[str] = (),
) -> Solution:
    """Narrow publication and account dates by each other.

    Args:
        reports: when each report was published, as far as known, by report id.
        accounts: each account's date with the facts stated (weekday, day, month, offset), by account id.
        account_report: account id → report id.
        clusters: account ids that tell of the same incident; an account in none stands alone.
        aside: accounts of reports that are about something else.

    Returns:
        A :class:`Solution`. ``incidents`` runs along ``clusters``. The order of any input changes nothing.
    """
    groups = [tuple(sorted(c)) for c in clusters]
    published, dates = dict(reports), dict(accounts)
    evidence: list[tuple[str, str]] = []
    for part in _parts(reports, accounts, account_report, groups):
        solved = _Solver(part, reports, accounts).solve()
        published.update(solved.published)
        dates.update(solved.dates)
        evidence += solved.evidence
    beside = frozenset(aside)
    incidents = []
    for group in groups:
        told_on = _told_on([a for a in group if a not in beside] or group, published, account_report)
        incidents.append(incident_date({a: dates[a] for a in group}, told_on, beside))
    return Solution(published, dates, incidents, tuple(sorted(set(evidence))))


def _settled(when: When) -> bool:
    return when.days == 1


@dataclass(slots=True)
class _Part:
    """A stretch of the ledger that can be solved by itself: what is settled passes nothing on."""

    links: list[tuple[str, str]] = field(default_factory=list)  # (account, report), one of them open
    groups: list[tuple[str, ...]] = field(default_factory=list)  # clusters with an open account


def _parts(
    reports: Mapping[str, When],
    accounts: Mapping[str, When],
    account_report: Mapping[str, str],
    groups: list[tuple[str, ...]],
) -> list[_Part]:
    """The ledger cut at everything settled, so that one report's riddle is no matter of a million others."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(x: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def join(x: tuple[str, str], y: tuple[str, str]) -> None:
        x, y = root(x), root(y)
        parent[max(x, y)] = min(x, y)

    open_accounts = {a for a in accounts if not _settled(accounts[a])}
    open_reports = {r for r in account_report.values() if not _settled(reports.get(r, When()))}
    links = [
        (a, account_report[a])
        for a in sorted(accounts)
        if accounts[a].offset is not None and (a in open_accounts or account_report[a] in open_reports)
    ]
    told = sorted({g for g in groups if len(g) > 1 and any(a in open_accounts for a in g)})
    for a, r in links:
        if a in open_accounts and r in open_reports:
            join(("a", a), ("r", r))
    for group in told:
        own = [a for a in group if a in open_accounts]
        for a in own[1:]:
            join(("a", own[0]), ("a", a))
    parts: dict[tuple[str, str], _Part] = {}
    for a, r in links:
        key = root(("a", a) if a in open_accounts else ("r", r))
        parts.setdefault(key, _Part()).links.append((a, r))
    for group in told:
        first = next(a for a in group if a in open_accounts)
        parts.setdefault(root(("a", first)), _Part()).groups.append(group)
    return [parts[k] for k in sorted(parts)]


class _Solver:
    """Solves one part in synchronous rounds, so that no order matters."""

    def __init__(self, part: _Part, reports: Mapping[str, When], accounts: Mapping[str, When]) -> None:
        self.groups = part.groups
        self.links = part.links
        names = {a for a, _ in part.links} | {a for g in part.groups for a in g}
        self.whens = {a: accounts[a] for a in sorted(names)}
        self.reports = {r: reports.get(r, When()) for r in sorted({r for _, r in part.links})}
        # What was stated of a day, unless it contradicts the bounds that came with it.
        self.stated = {a: _consistent(w) for a, w in self.whens.items()}
        self.stated_by = {r: _consistent(w) for r, w in self.reports.items()}
        self.slack: dict[tuple[str, ...], int] = {}
        self.out: set[tuple[str, ...]] = set()
        self.frozen: set[str] = set()
        self.evidence: list[tuple[str, str]] = []

    def solve(self) -> Solution:
        while True:
            state = self._rounds()
            if state is not None:
                return self._result(*state)

    def _start(self) -> tuple[dict[str, Days], dict[str, Days]]:
        published = {r: _days(self.reports[r], self.stated_by[r]) for r in self.reports}
        return published, {a: _days(w, self.stated[a]) for a, w in self.whens.items()}

    def _rounds(self) -> tuple[dict[str, Days], dict[str, Days]] | None:
        """Narrow until nothing changes. None: a contradiction was set aside, begin again without it."""
        published, dates = self._start()
        for _ in range(_MOST_ROUNDS):
            new_dates, clashing = self._from_publication(published, dates)
            if self._freeze(clashing):
                return None
            new_dates, apart = self._from_clusters(new_dates)
            if self._loosen(apart):
                return None
            new_published, clashing = self._from_accounts(published, new_dates)
            if self._freeze(clashing):
                return None
            if new_dates == dates and new_published == published:
                break
            published, dates = new_published, new_dates
        return published, dates

    def _from_publication(
        self, published: dict[str, Days], dates: dict[str, Days]
    ) -> tuple[dict[str, Days], set[str]]:
        out, clashing = dict(dates), set()
        for a, r in self.links:
            offset = self.whens[a].offset
            if offset is None or r in self.frozen or self._says_nothing(a, published[r]):
                continue
            out[a] = _facts(dates[a] & published[r].spread(*offset), self.stated[a])
            if out[a].empty:
                clashing.add(r)
        return out, clashing

    def _says_nothing(self, account: str, published: Days) -> bool:
        """Whether all that is known of an account's day is a day long gone that its report speaks of: told
        without a day, by a page that mentions a war "since 1984", it was some time."""
        return not self.whens[account].wording and published.last is None

    def _from_accounts(
        self, published: dict[str, Days], dates: dict[str, Days]
    ) -> tuple[dict[str, Days], set[str]]:
        out, clashing = dict(published), set()
        for a, r in self.links:
            offset = self.whens[a].offset
            if offset is None or r in self.frozen:
                continue
            out[r] = out[r] & dates[a].spread(-offset[1], -offset[0])
        for r, days in out.items():
            out[r] = _facts(days, self.stated_by[r])
            if out[r].empty:
                clashing.add(r)
        return out, clashing

    def _from_clusters(self, dates: dict[str, Days]) -> tuple[dict[str, Days], list[tuple[str, ...]]]:
        out, apart = dict(dates), []
        for group in self.groups:
            if group in self.out:
                continue
            slack = self.slack.get(group, 0)
            # The first of the days on which the accounts put it: each says that day or, with slack, the next.
            first = Days()
            for a in group:
                first = first & dates[a].spread(-slack, 0)
            if first.empty:
                apart.append(group)
                continue
            if first.open:
                continue
            common = first.spread(0, slack)
            for a in group:
                narrowed = _facts(out[a] & common, self.stated[a])
                if not narrowed.empty and not _is_span(self.whens[a]):
                    out[a] = narrowed
        return out, apart

    def _freeze(self, reports: set[str]) -> bool:
        for r in reports:
            self.frozen.add(r)
            self.evidence.append(
                (r, "publication and the dates told contradict each other; both are left as they were")
            )
        return bool(reports)

    def _loosen(self, groups: list[tuple[str, ...]]) -> bool:
        for group in groups:
            if self.slack.get(group, 0) == 0:
                self.slack[group] = 1
                reason = "the accounts lie a day apart: midnight or a time zone comes between"
            else:
                self.out.add(group)
                reason = "the accounts of this incident have no day in common; they are left as they were"
            self.evidence = [e for e in self.evidence if e[0] not in group or "a day apart" not in e[1]]
            self.evidence += [(a, reason) for a in group]
        return bool(groups)

    def _result(self, published: dict[str, Days], dates: dict[str, Days]) -> Solution:
        others = {a: [b for b in g if b != a] for g in self.groups if g not in self.out for a in g}
        for r, days in published.items():
            if (now := _narrowed(self.reports[r], days)) != self.reports[r]:
                self.evidence.append((r, f"published {now.edtf}: narrowed by the dates of what it tells"))
        for a, days in dates.items():
            if (now := _narrowed(self.whens[a], days)) != self.whens[a]:
                told = f", told also in {', '.join(others[a][:3])}" if others.get(a) else ""
                self.evidence.append((a, f"{now.edtf}: narrowed by publication and the same incident{told}"))
        return Solution(
            {r: _narrowed(self.reports[r], d) for r, d in published.items()},
            {a: _narrowed(self.whens[a], d) for a, d in dates.items()},
            [],
            tuple(self.evidence),
        )


def _days(when: When, stated: When) -> Days:
    return _facts(Days.between(when.earliest, when.latest), stated)


def _facts(days: Days, stated: When) -> Days:
    """The days that the stated weekday, day, month and year admit; an open set stays as it is."""
    if days.open or days.empty:
        return days
    if stated.weekday is None and stated.day is None and stated.month is None and stated.year is None:
        return days
    return days.where(stated.admits)


def _consistent(when: When) -> When:
    """The stated facts alone; none where they rule out every day of the bounds (a misprinted weekday)."""
    facts = When(weekday=when.weekday, day=when.day, month=when.month, year=when.year)
    days = Days.between(when.earliest, when.latest)
    return When() if not days.open and days.where(facts.admits).empty else facts


def _is_span(when: When) -> bool:
    """A stated stretch of days ("from Monday to Wednesday"): what happened then, not doubt about the day."""
    return when.offset is None and when.known and when.days != 1


def _narrowed(when: When, days: Days) -> When:
    first, last = days.first, days.last
    if days.empty or (first, last) == (when.earliest, when.latest):
        return when
    how = "; ".join(x for x in (when.how, "narrowed by other reports of the same incident") if x)
    return replace(when, earliest=first, latest=last, how=how)


def _told_on(
    group: Collection[str], published: Mapping[str, When], account_report: Mapping[str, str]
) -> dict[str, date]:
    """The last day on which each account can have been published, where that is known."""
    ends = {a: published.get(account_report[a], When()).latest for a in group}
    return {a: day for a, day in ends.items() if day is not None}
