"""Many claims, one range: what each voice says of one count, and the figure a reader would quote."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model import COUNTS, Claim, Figure, HarmGroup, Passage, Property, Qualifier, Stance

LEAD = 450  # characters: what stands before is a report's lead
ENUMERATION = 120  # characters between two counts of one enumeration
FURTHEST = 1.5  # "at least 10" is raised by a report's other figures up to this many times it
# Groups that stand for everybody harmed, as reports use them.
WHOLE = frozenset({None, HarmGroup.ALL, HarmGroup.CIVILIANS, HarmGroup.OTHER})
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
        if self.high is not None and self.qualifier == Qualifier.UP_TO:
            return self.high
        return self.low


@cache
def _vague() -> Sequence[tuple[re.Pattern[str], int, int | None]]:
    out = []
    for line in files("rashomon.data").joinpath("vague_counts.tsv").read_text("utf8").splitlines():
        if line and not line.startswith("#"):
            word, low, high = line.split("\t")
            out.append((re.compile(rf"\b{word}\b", re.I), int(low), int(high) if high else None))
    return out


_MORE_THAN = re.compile(r"\b(?:more than|over|exceed\w*|upwards of)\b", re.IGNORECASE)


def bounds(claim: Claim) -> tuple[int, int | None]:
    """What a claim puts forward: (least, most), most None where it leaves the upper side open.

    Words for numbers are ranges here by the trade's use ("dozens" is 12 to 24, "several" counts as 2,
    "more than 60" reaches 61: Airwars); see ``data/vague_counts.tsv``.
    """
    if claim.qualifier == Qualifier.VAGUE:
        for pattern, low, high in _vague():
            if pattern.search(claim.passage.quote):
                return low, high
        return claim.min if claim.min is not None else 1, claim.max
    if claim.qualifier == Qualifier.UP_TO:
        return claim.min if claim.min is not None else 0, claim.max
    low = claim.min if claim.min is not None else claim.max or 0
    if claim.qualifier == Qualifier.AT_LEAST and claim.max is None and _MORE_THAN.search(claim.passage.quote):
        return low, low + 1
    return low, claim.max


def figures(told: Sequence[Told]) -> tuple[Figure, ...]:
    """The figures of an incident, by property and group harmed, in the order of the vocabulary."""
    out: list[Figure] = []
    for property in COUNTS:
        mine = sorted(
            (t for t in told if t.claim.property == property),
            key=lambda t: (t.time, t.report, t.claim.passage.field, t.claim.passage.start, t.claim.id),
        )
        if not mine:
            continue
        dead = _best_of(out, Property.KILLED) if property == Property.WOUNDED else 0
        out.append(_figure(property, HarmGroup.ALL, mine, dead))
        groups = {t.claim.group for t in mine if t.claim.group not in (None, HarmGroup.ALL)}
        out.extend(
            _figure(property, group, [t for t in mine if t.claim.group == group])
            for group in HarmGroup
            if group in groups
        )
    return tuple(out)


def _best_of(found: Sequence[Figure], property: Property) -> int:
    return next((f.best or 0 for f in found if f.property == property and f.group == HarmGroup.ALL), 0)


def _figure(property: Property, group: HarmGroup, told: Sequence[Told], dead: int = 0) -> Figure:
    passed: dict[str, str] = {}
    heard = []
    for t in told:
        why = _passed_over(t.claim)
        if why:
            passed[t.claim.id] = why
        else:
            heard.append(t)
    says = _say_all(heard, group, passed)
    says = [_without_the_dead(s, dead) for s in says]
    says = _latest_of_each(says, passed)
    says = _without_outliers(says, passed)
    if not says:
        return Figure(property=property, group=group, passed_over=tuple(sorted(passed.items())))
    low = min(s.low for s in says)
    high = max(low, *((s.high if s.high is not None else s.low) for s in says))
    used = {t.claim.id for s in says for t in s.told}
    return Figure(
        property=property, group=group, min=low, max=high, best=min(max(_best(says), low), high),
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
    """What each report says of the whole: sub-counts without a stated whole added up, its summary first."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_report[t.report].append(t)
    ids = {t.claim.id for t in told}
    out: list[_Say] = []
    for mine in by_report.values():
        wholes, parts = [], []
        for t in mine:
            c = t.claim
            if group == HarmGroup.ALL and c.part_of in ids:
                passed[c.id] = "part of a larger count"
            elif group == HarmGroup.ALL and (not _everybody(c) or _single(c)):
                parts.append(t)
            else:
                wholes.append(_one(t))
        stated = max((s.point for s in wholes), default=-1)
        for total in _sums_of_parts(parts):
            if total.low > stated:
                wholes.append(total)
            else:
                passed.update({t.claim.id: "part of a larger count" for t in total.told})
        wholes = _without_vague(wholes, passed)
        wholes.sort(key=_position)
        out.extend(_in_summary(wholes, passed))
    return out


def _without_vague(says: list[_Say], passed: dict[str, str]) -> list[_Say]:
    """ "Dozens" beside "54" in one report: a number that fits the words says more than the words."""
    numbers = [s.point for s in says if s.qualifier != Qualifier.VAGUE]
    out = []
    for s in says:
        if s.qualifier == Qualifier.VAGUE and any(n >= s.low for n in numbers):
            passed.update({t.claim.id: "words for a number that the report gives" for t in s.told})
        else:
            out.append(s)
    return out


def _everybody(c: Claim) -> bool:
    """The words for whom mean everybody harmed: "people", "civilians", "members of the family"."""
    return c.group in WHOLE or bool(_KIN.search(c.who or "") or _KIN.search(c.passage.quote))


def _single(c: Claim) -> bool:
    """One person, who may be one of several that are told of one by one."""
    return c.min == c.max == 1 and not _ONE.search(c.passage.quote)


_ONE = re.compile(r"\b(?:one|1)\b", re.IGNORECASE)
_KIN = re.compile(r"\b(?:famil(?:y|ies)|relatives)\b", re.IGNORECASE)


def _one(t: Told) -> _Say:
    low, high = bounds(t.claim)
    return _Say(low, high, t.claim.qualifier or Qualifier.EXACT, (t,))


def _sums_of_parts(parts: Sequence[Told]) -> list[_Say]:
    """ "Two women and seven children": nine. Counts of one voice that stand in one enumeration are added."""
    out = []
    run: list[Told] = []
    for t in sorted(parts, key=lambda t: (t.claim.passage.field, t.claim.passage.start, t.claim.passage.end)):
        if run and not _one_enumeration(run[-1], t):
            out.append(_sum(run))
            run = []
        run.append(t)
    if run:
        out.append(_sum(run))
    return out


def _one_enumeration(a: Told, b: Told) -> bool:
    p, q = a.claim.passage, b.claim.passage
    return a.voice == b.voice and p.field == q.field and q.start - p.end <= ENUMERATION


def _sum(parts: Sequence[Told]) -> _Say:
    """The sum of one enumeration; a group that is named twice with one number is the same people."""
    seen: dict[tuple[HarmGroup | None, int], Told] = {}
    for t in parts:
        seen.setdefault((t.claim.group, bounds(t.claim)[0]), t)
    chosen = [t for t in seen.values() if not _named_again(t, list(seen.values()))]
    low = sum(bounds(t.claim)[0] for t in chosen)
    high = sum((h if (h := bounds(t.claim)[1]) is not None else bounds(t.claim)[0]) for t in chosen)
    exact = all(t.claim.qualifier in (None, Qualifier.EXACT) for t in chosen)
    return _Say(low, high, Qualifier.EXACT if exact else Qualifier.AT_LEAST, tuple(parts))


def _named_again(t: Told, others: Sequence[Told]) -> bool:
    """ "A paramedic, Hatem Awad, was killed": the name within the words for one person is that person."""
    p = t.claim.passage
    return (
        _single(t.claim)
        and t.claim.group in (None, HarmGroup.ALL)
        and any(
            o is not t and _single(o.claim) and o.claim.group not in (None, HarmGroup.ALL)
            and o.claim.passage.start <= p.start and p.end <= o.claim.passage.end
            for o in others
        )
    )  # fmt: skip


def _in_summary(says: list[_Say], passed: dict[str, str]) -> list[_Say]:
    """A report that sums up at its head has weighed what it tells below; a rival voice keeps its own figure.

    An exact figure or a range there stands; "at least" is raised, and "up to" lowered, to the figures that
    the report gives for the other side. Where the head quotes someone, others who are quoted are rivals.
    """
    heads = [s for s in says if _leads(s.told[0])]
    firm = [s for s in heads if s.qualifier != Qualifier.VAGUE and len(s.told) == 1] or [
        s for s in heads if s.qualifier != Qualifier.VAGUE
    ]
    if not firm or len(says) == 1:
        return says
    head = firm[0]
    speaker = head.told[0].voice
    rivals = [s for s in says if speaker and s.told[0].voice not in ("", speaker)]
    others = [s for s in says if s is not head and s not in rivals and s.qualifier != Qualifier.VAGUE]
    low, high = head.low, head.high
    with_it: list[_Say] = []
    if head.qualifier == Qualifier.AT_LEAST:
        first = head.told[0].claim.passage
        with_it = [
            s for s in others
            if s.point >= low and (s.point <= low * FURTHEST + 2 or _one_sentence(first, s))
        ]  # fmt: skip
        high = max([low, *((s.high if s.high is not None else s.low) for s in with_it)])
    elif head.qualifier == Qualifier.UP_TO and high is not None:
        below = [s for s in others if s.point < high <= s.point * 3]
        votes = Counter(s.point for s in below)
        low = max(votes, key=lambda n: (votes[n], n), default=high)
        with_it = [s for s in below if s.point == low]
    kept = {t.claim.id for s in (head, *with_it, *rivals) for t in s.told}
    for s in says:
        for t in s.told:
            if t.claim.id not in kept:
                passed.setdefault(t.claim.id, "the report's own summary weighs it and gives another figure")
    told = (*head.told, *(t for s in with_it for t in s.told))
    return [_Say(low, high, Qualifier.ABOUT if low != high else head.qualifier, told), *rivals]


def _position(s: _Say) -> tuple[bool, int]:
    p = s.told[0].claim.passage
    return p.field != "title", p.start


def _without_the_dead(s: _Say, dead: int) -> _Say:
    """ "Five people were shot", one of whom died: four are wounded, where the words do not set them apart."""
    if not dead or s.low < dead:
        return s
    for t in s.told:
        quote = t.claim.passage.quote
        if not _SHOT.search(quote) or _SURVIVED.search(quote):
            return s
    return _Say(s.low - dead, s.high - dead if s.high is not None else None, s.qualifier, s.told)


_SHOT = re.compile(r"\b(?:shot|shoots|shooting|struck|hit)\b", re.IGNORECASE)
_SURVIVED = re.compile(r"\b(?:others?|another|more|wound\w*|injur\w*|hurt)\b", re.IGNORECASE)


def _leads(t: Told) -> bool:
    return t.claim.passage.field == "title" or t.claim.passage.start < LEAD


def _one_sentence(a: Passage, s: _Say) -> bool:
    b = s.told[0].claim.passage
    return a.field == b.field and 0 <= b.start - a.start < ENUMERATION


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
