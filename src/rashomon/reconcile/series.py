"""Tallies of one kind gathered into series over time, contradictions inside a series marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rashomon.model import Contradiction, Point, Qualifier, Series, Tally, When
from rashomon.reconcile.scope import Scope, scope_of

_LAST = date.max.toordinal()
_SIZELESS = 2  # what a plural without a number counts: no total to follow over time
_NO_CHANCE = 1000  # two totals without a start that give one number as high as this count the same


@dataclass(slots=True)
class _Gathered:
    """A series that is being gathered: what is known of its scope grows narrower with each tally."""

    scope: Scope
    tallies: list[Tally] = field(default_factory=list)


def gather(
    tallies: Iterable[Tally], published: Mapping[str, When], sentences: Mapping[str, str]
) -> tuple[Series, ...]:
    """The series that tallies make, the longest first. The order of what goes in changes nothing.

    Two tallies are of one series when they count the same thing and people, in the same countries, and
    their starts may be the same day. What says less (no start, no country, a wider start) joins what says
    more, where there is one series that it fits; where there are several, the one with the same number.
    A total without any start joins only a series with the same number, unless its words say that it runs
    on ("so far") or it is a strength ("900 troops"); small numbers without a start on either side meet by
    chance and stay apart, as do words that tell no size ("many wounded").

    Args:
        published: when each report was published, by report id.
        sentences: the sentence that each tally stands in, by tally id.
    """
    known = [(t, scope_of(t, sentences.get(t.id, ""), published.get(t.report, When()))) for t in tallies]
    known.sort(key=lambda k: (_vagueness(k[1]), _day(published.get(k[0].report)), k[0].report, k[0].id))
    found: list[_Gathered] = []
    begun: dict[tuple[object, ...], list[_Gathered]] = defaultdict(list)  # those that others may join
    same: dict[tuple[object, ...], list[_Gathered]] = defaultdict(list)  # by number
    for tally, scope in known:
        if tally.qualifier == Qualifier.VAGUE and (tally.min or 0) <= _SIZELESS:
            found.append(_Gathered(scope, [tally]))
            continue
        kind, number = (scope.what, scope.whom), (scope.what, scope.whom, tally.min, tally.max)
        day = published.get(tally.report)
        numbered = [g for g in same[number] if _fits(scope, g.scope) and _begun(g.scope, day)]
        fitting = [g for g in begun[kind] if _fits(scope, g.scope) and _begun(g.scope, day)]
        fitting = fitting if _joins(scope) else numbered
        if len(fitting) > 1:
            fitting = [g for g in fitting if g in numbered][:1]
        if fitting:
            fitting[0].tallies.append(tally)
            fitting[0].scope = _narrowed(fitting[0].scope, scope)
        else:
            fitting = [_Gathered(scope, [tally])]
            found += fitting
            if scope.since.known or scope.standing:
                begun[kind] += fitting
        if fitting[0].scope.since.known or (tally.min or tally.max or 0) >= _NO_CHANCE:
            same[number] += [g for g in fitting if g not in same[number]]
    out = [_series(g, published) for g in found]
    return tuple(sorted(out, key=lambda s: (-len(s.points), s.what, _day(s.since), s.id)))


def _day(when: When | None) -> int:
    day = (when.latest or when.earliest) if when else None
    return day.toordinal() if day else _LAST


def _vagueness(s: Scope) -> tuple[int, int]:
    """What says most comes first: starts by their width, then what names no country or start."""
    return (not s.where) + 2 * (s.since.days is None), s.since.days or 0


def _fits(a: Scope, b: Scope) -> bool:
    if (a.what, a.whom) != (b.what, b.whom) or (a.where and b.where and a.where != b.where):
        return False
    if a.standing:
        return True
    if a.since.known and b.since.known:
        common = a.since.narrowed(b.since.earliest, b.since.latest)
        return common is not None and a.until == b.until
    return True


def _begun(s: Scope, published: When | None) -> bool:
    """Whether what a series counts had begun when a report was published, as far as both are known."""
    first, last = s.since.earliest, published.latest if published else None
    return first is None or last is None or first <= last


def _joins(s: Scope) -> bool:
    """Whether a total may join a series by its scope alone, and need not have a number of it."""
    return s.standing or s.since.known or (s.running and s.whom is None and s.what not in _PEOPLE)


_PEOPLE = frozenset({"killed", "wounded", "missing", "abducted", "displaced"})


def _narrowed(a: Scope, b: Scope) -> Scope:
    since = a.since.narrowed(b.since.earliest, b.since.latest) if a.since.known else b.since
    return replace(a, where=a.where or b.where, since=since or a.since)


def _series(g: _Gathered, published: Mapping[str, When]) -> Series:
    points = _points(g.tallies, published)
    oldest = min(g.tallies, key=lambda t: (_day(published.get(t.report)), t.report, t.id))
    return Series(
        id="s" + oldest.id[1:],
        what=g.scope.what,
        whom=g.scope.whom,
        where=tuple(sorted(g.scope.where)),
        since=g.scope.since,
        until=g.scope.until,
        standing=g.scope.standing,
        points=points,
        contradictions=tuple(_contradictions(points, g.scope.standing)),
    )


def _points(tallies: Sequence[Tally], published: Mapping[str, When]) -> tuple[Point, ...]:
    """Each total once a day and voice, by day; those of undated reports last."""
    same: dict[tuple[object, ...], list[Tally]] = defaultdict(list)
    for t in tallies:
        day = published.get(t.report, When())
        voice = (t.attributed_to or "").casefold()
        same[day.earliest, day.latest, t.min, t.max, t.qualifier, voice].append(t)
    points = []
    for group in same.values():
        group.sort(key=lambda t: (t.report, t.id))
        t = group[0]
        points.append(
            Point(
                day=published.get(t.report, When()), min=t.min, max=t.max, qualifier=t.qualifier,
                by=t.attributed_to, reports=tuple(sorted({x.report for x in group})),
                tallies=tuple(x.id for x in group),
            )
        )  # fmt: skip
    points.sort(key=lambda p: (_day(p.day), p.min or p.max or 0, p.by or "", p.tallies))
    return tuple(points)


def _contradictions(points: Sequence[Point], standing: bool) -> Iterable[Contradiction]:
    """A later total that is smaller, and two totals for one day that cannot both hold.

    Each total is held against the highest before it; of one voice a lower "at least" is a step back as
    well, of two voices both may hold. Of a day the lowest and the highest total are named.
    """
    firm = [n for n, p in enumerate(points) if p.day.known and p.qualifier is not Qualifier.VAGUE]
    highest: dict[str | None, int] = {}  # by voice; under None of all voices
    days: dict[When, list[int]] = defaultdict(list)
    for n in firm:
        p = points[n]
        if p.day.days == 1:
            days[replace(p.day, wording="", how="")].append(n)
        for by in dict.fromkeys((p.by.casefold() if p.by else "", None)):
            before = highest.get(by)
            if before is not None and not standing and _falls(points[before], p):
                why = f"{_dated(p)} after {_dated(points[before])}"
                yield Contradiction(kind="smaller later", first=before, second=n, why=why)
                break
        for by in (p.by.casefold() if p.by else "", None):
            held = highest.get(by)
            if held is None or _reach(p)[0] > _reach(points[held])[0]:
                highest[by] = n
    for some in days.values():
        least = min(some, key=lambda n: (_reach(points[n])[1], n))
        most = max(some, key=lambda n: (_reach(points[n])[0], -n))
        if _reach(points[least])[1] < _reach(points[most])[0]:
            why = f"{_told(points[least])} and {_told(points[most])} on {points[least].day.edtf}"
            yield Contradiction(kind="one day", first=min(least, most), second=max(least, most), why=why)


def _dated(p: Point) -> str:
    return f"{_told(p)} on {p.day.edtf}"


def _falls(a: Point, b: Point) -> bool:
    if not (a.day.latest and b.day.earliest and a.day.latest < b.day.earliest):
        return False
    if _reach(b)[1] < _reach(a)[0]:
        return True
    one_voice = a.by is not None and a.by.casefold() == (b.by or "").casefold()
    return one_voice and None not in (a.min, b.min) and _reach(b)[0] < _reach(a)[0]


def _reach(p: Point) -> tuple[float, float]:
    """The numbers that a total admits; "about 600" reaches a tenth to either side."""
    low = float(p.min) if p.min is not None else 0.0
    high = float(p.max) if p.max is not None else float("inf")
    slack = 0.1 if p.qualifier is Qualifier.ABOUT and low == high else 0.0
    return low * (1 - slack), high * (1 + slack)


_WORDS = {
    Qualifier.AT_LEAST: "at least ", Qualifier.UP_TO: "up to ", Qualifier.ABOUT: "about ",
    Qualifier.VAGUE: "some ", Qualifier.EXACT: "",
}  # fmt: skip


def _told(p: Point) -> str:
    """The number of a point in words: "at least 151", "229–425"."""
    low, high = p.min, p.max
    number = f"{low:,}–{high:,}" if low is not None and high is not None and low != high else ""
    if not number:
        n = high if low is None else low
        number = f"{n:,}" if n is not None else "?"
    return _WORDS[p.qualifier] + number
