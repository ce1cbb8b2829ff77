"""The day of one incident, from the days that its accounts give.

The accounts' own dates stay as they are told; what is chosen here is what the ledger shows, with the rule
that chose it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rashomon.model import When
from rashomon.model.when import WEEK, YEAR  # a span that is longer leaves the year open

_DATE_LINE = 1  # days by which a time zone may put an incident after its publication
_DISAGREE = "the accounts disagree on the day"

_Exact = dict[date, list[str]]  # the accounts that give each day, and that day alone


def incident_date(
    dates: Mapping[str, When],
    told_on: Mapping[str, date] | None = None,
    aside: Collection[str] = (),
) -> When:
    """The day of an incident in its own time zone, from its accounts' dates.

    A day that all exact accounts share is taken; a disagreement of one day is settled by an account that
    speaks in local time; else by a clear majority (twice as many as any other day); else,
    where the days lie further apart, by the one report that told of it within a day; else the whole span
    stands. Accounts with wider dates narrow each other where none is exact.

    Args:
        dates: the accounts' dates by account id.
        told_on: the day of publication by account: what was told of on a day did not happen after it, so
            that later days (of an arrest, a court) are passed over where the accounts disagree.
        aside: accounts of reports that are about something else; their days count where no other is exact.
    """
    known = {a: w for a, w in sorted(dates.items()) if w.known}
    exact = _exact(known, aside)
    if not exact:
        return _common(dates)
    days = sorted(_without_weekdays_off(exact, known, told_on or {}))
    if len(days) > 1 and told_on:
        end = min(told_on.values()) + timedelta(days=_DATE_LINE)
        if days[0] <= end < days[-1]:
            days = [d for d in days if d <= end]
    if len(days) == 1:
        return _on(days[0], _stated_by(len(exact[days[0]])))
    chosen = _chosen({d: exact[d] for d in days}, known, told_on or {})
    return chosen or When(earliest=days[0], latest=days[-1], how=_DISAGREE)


def _chosen(exact: _Exact, whens: Mapping[str, When], told_on: Mapping[str, date]) -> When | None:
    """Of several days the one that local time, a majority or a report of that very day speaks for."""
    days = sorted(exact)
    apart = (days[-1] - days[0]).days
    if apart == 1:
        at_home = [d for d in days if any(_says_local(whens[a]) for a in exact[d])]
        if len(at_home) == 1:
            return _on(at_home[0], "local time settles a day's difference across midnight")
    ranked = sorted(days, key=lambda d: (-len(exact[d]), d))
    top, second = (len(exact[d]) for d in ranked[:2])
    if top >= 2 * second:
        return _on(ranked[0], f"{top} accounts against {second}")
    if apart > 1:
        for within, how in ((1, "of that day or the next"), (WEEK - 1, "of that week")):
            at_once = [d for d in days if any(_is_fresh(d, told_on.get(a), within) for a in exact[d])]
            if len(at_once) == 1:
                return _on(at_once[0], f"the accounts disagree; a report {how} gives this one")
    return None


def _on(day: date, how: str) -> When:
    return When(earliest=day, latest=day, how=how)


def _stated_by(accounts: int) -> str:
    return "stated by one account" if accounts == 1 else f"stated by {accounts} accounts"


def _exact(known: Mapping[str, When], aside: Collection[str]) -> _Exact:
    """The single days with the accounts that give them; those told aside only where there are no others."""
    single = {a: w.earliest for a, w in known.items() if w.days == 1 and w.earliest}
    first_hand = {a: d for a, d in single.items() if a not in aside}
    exact: _Exact = {}
    for a, day in (first_hand or single).items():
        exact.setdefault(day, []).append(a)
    return exact


def _is_fresh(day: date, told: date | None, within: int) -> bool:
    return told is not None and abs((told - day).days) <= within


def _without_weekdays_off(
    exact: Mapping[date, list[str]], whens: Mapping[str, When], told_on: Mapping[str, date]
) -> list[date]:
    """The days, without those that only a bare weekday gives ("Friday", counted from publication) where
    another account gives that weekday's date, one or more weeks before: the later page tells of that one.
    The first page of all tells of its own week."""
    first = min(told_on.values(), default=None)
    dated = [d for d, group in exact.items() if any(whens[a].day is not None for a in group)]
    bare = [
        d
        for d, group in exact.items()
        if all(whens[a].weekday is not None and whens[a].day is None for a in group)
        and any(d > x and (d - x).days % WEEK == 0 for x in dated)
        and not any(told_on.get(a) == first is not None and (first - d).days < WEEK for a in group)
    ]
    return [d for d in exact if d not in bare]


def _says_local(when: When) -> bool:
    return "local time" in when.wording.casefold()


def _common(dates: Mapping[str, When]) -> When:
    """Where no account is exact: the days that all admit, else those that most admit, else all of them."""
    known = [w for w in dates.values() if w.known]
    if known:
        lo = max(w.earliest for w in known if w.earliest)
        hi = min(w.latest for w in known if w.latest)
        if lo <= hi:
            facts = shared_facts(known) if (hi - lo).days > YEAR else When()
            return replace(facts, earliest=lo, latest=hi, how="the days that every account admits")
        return _most_agreed(known)
    earliest = max((w.earliest for w in dates.values() if w.earliest), default=None)
    latest = min((w.latest for w in dates.values() if w.latest), default=None)
    if earliest and latest and earliest > latest:
        return When(how=_DISAGREE)
    facts = shared_facts(dates.values())
    how = "bounds only" if earliest or latest else "its year is not known" if facts.month else ""
    return replace(facts, earliest=earliest, latest=latest, how=how)


def _most_agreed(known: Sequence[When]) -> When:
    """The days that the most of some contradicting accounts admit. Where as many admit others, and only
    reports that state no day speak for those, the first: the later reports follow it up."""
    stretches: dict[tuple[date, date], int] = {}
    for w in known:
        holding = [x for x in known if w.earliest and x.earliest and x.latest and _admits(x, w.earliest)]
        last = min(x.latest for x in holding if x.latest)
        if w.earliest:
            stretches[w.earliest, last] = len(holding)
    most = max(stretches.values())
    first, *others = sorted(s for s, n in stretches.items() if n == most)
    against = [w for w in known if not _admits(w, first[0])]
    if not others and most > 1:
        how = f"the days that {most} of {len(known)} accounts admit"
        return When(earliest=first[0], latest=first[1], how=how)
    if all(not w.wording for w in against):
        how = "the first report's; those after it state no day of their own"
        return When(earliest=first[0], latest=first[1], how=how)
    lo = min(w.earliest for w in known if w.earliest)
    hi = max(w.latest for w in known if w.latest)
    return When(earliest=lo, latest=hi, how=_DISAGREE)


def _admits(w: When, day: date) -> bool:
    return w.earliest is not None and w.latest is not None and w.earliest <= day <= w.latest


def shared_facts(whens: Iterable[When]) -> When:
    """The weekday, day, month and year that are stated and that nobody contradicts, without bounds."""

    def agreed(stated: Iterable[int | None]) -> int | None:
        values = {x for x in stated if x is not None}
        return values.pop() if len(values) == 1 else None

    listed = list(whens)
    return When(
        weekday=agreed(w.weekday for w in listed),
        day=agreed(w.day for w in listed),
        month=agreed(w.month for w in listed),
        year=agreed(w.year for w in listed),
    )
