"""Many claims, one range: what each voice says of one count, and the figure a reader would quote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model import COUNTS, Claim, Figure, HarmGroup, Property, Qualifier, Stance

OUTLIER = 10  # a figure this many times the median of the others is set aside, and flagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with what is needed to weigh it.

    ``time`` orders reports (ordinal day of publication, 0 unknown), ``origin`` is the independent origin,
    ``voice`` who speaks ("" for the outlet itself), ``central`` whether the report is about the incident.
    """

    claim: Claim
    report: str
    time: int
    origin: str
    voice: str
    central: bool = True


@dataclass(frozen=True, slots=True)
class _Say:
    """One voice's figure for the whole, as it stands in one report."""

    low: int
    high: int | None
    qualifier: Qualifier
    told: tuple[Told, ...]

    @property
    def point(self) -> int:
        """The number as said."""
        return self.low if self.high is None or self.qualifier != Qualifier.UP_TO else self.high


@cache
def _vague() -> Sequence[tuple[re.Pattern[str], int, int | None]]:
    out = []
    for line in files("rashomon.data").joinpath("vague_counts.tsv").read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            word, low, high = line.split("\t")
            out.append((re.compile(rf"\b{word}\b", re.I), int(low), int(high) if high else None))
    return out


def bounds(claim: Claim) -> tuple[int, int | None]:
    """What a claim admits: (least, most), most None where nothing bounds it.

    Vague words are ranges here by the trade's use ("dozens" is 12 to 24: Airwars); see
    ``data/vague_counts.tsv``.
    """
    if claim.qualifier == Qualifier.VAGUE:
        for pattern, low, high in _vague():
            if pattern.search(claim.passage.quote):
                return low, high
        return claim.min or 1, claim.max
    if claim.qualifier == Qualifier.UP_TO:
        return claim.min if claim.min is not None else 0, claim.max
    low = claim.min if claim.min is not None else claim.max or 0
    return low, claim.max


def figures(told: Sequence[Told]) -> tuple[Figure, ...]:
    """The figures of an incident, by property and group harmed, in the order of the vocabulary."""
    out = []
    for property in COUNTS:
        mine = sorted(
            (t for t in told if t.claim.property == property),
            key=lambda t: (t.time, t.report, t.claim.passage.field, t.claim.passage.start, t.claim.id),
        )
        if not mine:
            continue
        out.append(_figure(property, HarmGroup.ALL, mine))
        groups = {t.claim.group for t in mine if t.claim.group not in (None, HarmGroup.ALL)}
        for group in sorted(g for g in groups if g is not None):
            out.append(_figure(property, group, [t for t in mine if t.claim.group == group]))
    return tuple(f for f in out if f is not None)


def _figure(property: Property, group: HarmGroup, told: Sequence[Told]) -> Figure:
    passed: dict[str, str] = {}
    heard = []
    for t in told:
        why = _passed_over(t.claim)
        if why:
            passed[t.claim.id] = why
        else:
            heard.append(t)
    says = _say_all(heard, group, passed)
    says = _latest_of_each(says, passed)
    says = _without_outliers(says, passed)
    if not says:
        return Figure(property=property, group=group, passed_over=tuple(sorted(passed.items())))
    low = min(s.low for s in says)
    high = max((s.high if s.high is not None else s.low) for s in says)
    used = {t.claim.id for s in says for t in s.told}
    return Figure(
        property=property, group=group, min=low, max=high, best=_best(says),
        used=tuple(sorted(used)),
        passed_over=tuple(sorted((c, why) for c, why in passed.items() if c not in used)),
    )  # fmt: skip


def _passed_over(claim: Claim) -> str | None:
    if claim.stance == Stance.DENIED:
        return "a denial"
    if claim.stance == Stance.CONDITIONAL:
        return "feared or conditional, not reported as fact"
    if claim.min is None and claim.max is None:
        return "gives no number"
    return None


def _say_all(told: Sequence[Told], group: HarmGroup, passed: dict[str, str]) -> list[_Say]:
    """One figure for each claim of a whole; sub-counts without a stated whole are added up."""
    by_voice: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for t in told:
        by_voice[t.report, t.voice].append(t)
    out: list[_Say] = []
    ids = {t.claim.id for t in told}
    for mine in by_voice.values():
        wholes, parts = [], []
        for t in mine:
            c = t.claim
            if group == HarmGroup.ALL and c.part_of in ids:
                passed[c.id] = "part of a larger count"
            elif group != HarmGroup.ALL or c.group in (None, HarmGroup.ALL):
                wholes.append(t)
            else:
                parts.append(t)
        out.extend(_one(t) for t in wholes)
        if parts:
            total = _sum_of_parts(parts)
            stated = max((_one(t).point for t in wholes), default=-1)
            if total.low > stated:
                out.append(total)
            else:
                passed.update({t.claim.id: "part of a larger count" for t in parts})
    return out


def _one(t: Told) -> _Say:
    low, high = bounds(t.claim)
    return _Say(low, high, t.claim.qualifier or Qualifier.EXACT, (t,))


def _sum_of_parts(parts: Sequence[Told]) -> _Say:
    """ "Two women and seven children": nine. One count a group (its largest), groups in one report added."""
    by_group: dict[HarmGroup, Told] = {}
    for t in parts:
        group = t.claim.group or HarmGroup.ALL
        held = by_group.get(group)
        if held is None or bounds(t.claim)[0] > bounds(held.claim)[0]:
            by_group[group] = t
    # Civilians, men and officials may be the same people said again; women, children, combatants are not.
    chosen = list(by_group.values())
    low = sum(bounds(t.claim)[0] for t in chosen)
    highs = [bounds(t.claim)[1] for t in chosen]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    exact = all(t.claim.qualifier in (None, Qualifier.EXACT) for t in chosen)
    return _Say(low, high, Qualifier.EXACT if exact else Qualifier.AT_LEAST, tuple(chosen))


def _latest_of_each(says: Sequence[_Say], passed: dict[str, str]) -> list[_Say]:
    """A voice's early toll gives way to its later one: the same origin, a later report, a higher number."""
    latest: dict[str, int] = {}
    for s in says:
        t = s.told[0]
        key = t.voice or t.origin
        latest[key] = max(latest.get(key, 0), t.time)
    out = []
    for s in says:
        t = s.told[0]
        newest = latest[t.voice or t.origin]
        later = [
            o
            for o in says
            if o.told[0].time == newest and (o.told[0].voice or o.told[0].origin) == (t.voice or t.origin)
        ]
        if t.time and t.time < newest and any(o.low >= s.low for o in later):
            for x in s.told:
                passed.setdefault(x.claim.id, "an early toll; the same voice gave a later one")
        else:
            out.append(s)
    return out


def _without_outliers(says: list[_Say], passed: dict[str, str]) -> list[_Say]:
    points = sorted(s.point for s in says)
    if len(points) < 3:
        return says
    middle = points[len(points) // 2]
    out = []
    for s in says:
        if middle > 0 and (s.point >= OUTLIER * middle or (s.point and s.point * OUTLIER <= middle)):
            for x in s.told:
                passed[x.claim.id] = f"an outlier: {s.point} against a middle of {middle}"
        else:
            out.append(s)
    return out


def _best(says: Sequence[_Say]) -> int:
    """The figure of most independent origins; then the latest; then the most precise; then the higher."""
    votes: dict[int, set[str]] = defaultdict(set)
    newest: dict[int, int] = defaultdict(int)
    firm: dict[int, int] = defaultdict(int)
    for s in says:
        votes[s.point].add(s.told[0].origin)
        newest[s.point] = max(newest[s.point], s.told[0].time)
        firm[s.point] = max(firm[s.point], _FIRMNESS[s.qualifier])
    return max(votes, key=lambda n: (len(votes[n]), newest[n], firm[n], n))


_FIRMNESS: Mapping[Qualifier, int] = {
    Qualifier.EXACT: 3,
    Qualifier.AT_LEAST: 2,
    Qualifier.ABOUT: 2,
    Qualifier.UP_TO: 1,
    Qualifier.VAGUE: 0,
}


def claims_of(told: Iterable[Told], property: Property) -> list[Claim]:
    return [t.claim for t in told if t.claim.property == property]
