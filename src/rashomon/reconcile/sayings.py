"""What each report says of one count as a whole: sub-counts added up, its summary weighed first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, HarmGroup, Passage, Qualifier
from rashomon.reconcile.told import Told, bounds, is_more_than

LEAD = 450  # characters: what stands before is a report's lead
ENUMERATION = 120  # characters between two counts of one enumeration
FURTHEST = 1.5  # "at least 10" is raised by a report's other figures up to this many times it
SOME = 1.5  # times the people told of one by one, from which a number counts more than them
OUTLIER = 10  # a figure this many times the others is about something else, or a slip
# Groups that stand for everybody harmed, as reports use them.
WHOLE = frozenset({None, HarmGroup.ALL, HarmGroup.CIVILIANS, HarmGroup.OTHER})
_KIND_OF_PERSON = frozenset({HarmGroup.CHILDREN, HarmGroup.WOMEN, HarmGroup.MEN})

PART = "part of a larger count"
WORDS = "words for a number that the report gives"
FIRST = "a first toll; the report gives a later one"
WEIGHED = "the report's own summary weighs it and gives another figure"
NONE_YET = "none known then; the report tells of some"


@dataclass(frozen=True, slots=True)
class Say:
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

    @property
    def top(self) -> int:
        return self.high if self.high is not None else self.low


def sayings(told: Sequence[Told], group: HarmGroup, passed: dict[str, str]) -> list[Say]:
    """What each report says of the whole of a group. ``passed`` gets the claims passed over, and why."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_report[t.report].append(t)
    return [s for mine in by_report.values() for s in _of_report(mine, group, passed)]


def _of_report(told: Sequence[Told], group: HarmGroup, passed: dict[str, str]) -> list[Say]:
    ids = {t.claim.id for t in told}
    wholes: list[Say] = []
    parts: list[Told] = []
    for t in told:
        c = t.claim
        if group == HarmGroup.ALL and c.part_of in ids:
            passed[c.id] = PART
        elif group == HarmGroup.ALL and (not _everybody(c) or _single(c)):
            parts.append(t)
        else:
            wholes.append(_one(t))
    stated = max((s.point for s in wholes), default=-1)
    for total in _sums_of_parts(parts):
        if total.low > stated:
            wholes.append(total)
        else:
            passed.update({t.claim.id: PART for t in total.told})
    wholes = _without_vague(wholes, passed)
    wholes = _without_the_named(wholes, passed)
    wholes = _without_first_tolls(wholes, passed)
    wholes = _without_outliers(wholes, passed)
    wholes.sort(key=_position)
    return _in_summary(wholes, passed)


def _without_vague(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """ "Dozens" beside "54" in one report: a number that fits the words says more than the words."""
    numbers = [s.point for s in says if s.qualifier != Qualifier.VAGUE]
    out = []
    for s in says:
        if s.qualifier == Qualifier.VAGUE and any(n >= s.low for n in numbers):
            passed.update({t.claim.id: WORDS for t in s.told})
        else:
            out.append(s)
    return out


def _without_the_named(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """Below the lead, people told of one by one are some of those that a larger number counts."""
    counted = [
        s.point for s in says if s.qualifier != Qualifier.VAGUE and not all(t.claim.persons for t in s.told)
    ]
    most = max(counted, default=0)
    out = []
    for s in says:
        named = all(t.claim.persons for t in s.told) and not _leads(s.told[0])
        if named and s.point * SOME <= most:
            passed.update({t.claim.id: PART for t in s.told})
        else:
            out.append(s)
    return out


def _without_first_tolls(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """ "Initially four, later six": the first gives way to any higher number of the report, and lower
    numbers of the same voice, or of none, give way to one that is told as an update ("risen to six").

    "No one was hurt" beside a number in one report was said before it was known.
    """
    updates = [s for s in says if _toll(s) == "late"]
    firm = [s for s in says if s.qualifier != Qualifier.VAGUE and _toll(s) != "early"]
    out = []
    for s in says:
        higher = any(o.point >= s.point for o in firm if o is not s)
        updated = any(o.point > s.point and _voice(s) in ("", _voice(o)) for o in updates)
        if (_toll(s) == "early" and higher) or (updated and not _leads(s.told[0])):
            passed.update({t.claim.id: FIRST for t in s.told})
        elif s.top == 0 and any(o.point > 0 for o in firm):
            passed.update({t.claim.id: NONE_YET for t in s.told})
        else:
            out.append(s)
    return out


def _toll(s: Say) -> str:
    return s.told[0].claim.toll


def _voice(s: Say) -> str:
    return s.told[0].voice


def _without_outliers(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """Within one report a number ten times its others is about something else (an age, a total)."""
    points = sorted(s.point for s in says)
    if len(points) < 3:
        return says
    middle = points[len(points) // 2]
    out = []
    for s in says:
        if is_outlier(s.point, middle) and not _leads(s.told[0]):
            passed.update({t.claim.id: f"an outlier: {s.point} against a middle of {middle}" for t in s.told})
        else:
            out.append(s)
    return out


def is_outlier(point: int, middle: int) -> bool:
    return middle > 0 and (point >= OUTLIER * middle or 0 < point * OUTLIER <= middle)


def _everybody(c: Claim) -> bool:
    """The words for whom mean everybody harmed: "people", "civilians", "members of the family"."""
    if c.group in WHOLE or _KIN.search(c.who or ""):
        return True
    return c.group not in _KIND_OF_PERSON and bool(_KIN.search(c.passage.quote))


def _single(c: Claim) -> bool:
    """One person, who may be one of several that are told of one by one."""
    return c.min == c.max == 1 and not _ONE.search(c.passage.quote)


_ONE = re.compile(r"\b(?:(?<!loved )one|1)\b", re.IGNORECASE)
_KIN = re.compile(r"\b(?:famil(?:y|ies)|relatives)\b", re.IGNORECASE)


def _one(t: Told) -> Say:
    first = first_telling(t.claim)
    low, high = bounds(first)
    return Say(low, high, first.qualifier or Qualifier.EXACT, (t,))


def _sums_of_parts(parts: Sequence[Told]) -> list[Say]:
    """ "Two women and seven children": nine. Counts of one voice that stand in one enumeration are added, and
    so are the single people of whom a report tells one by one, each once (``Claim.persons``)."""
    out = []
    run: list[Told] = []
    for t in sorted(parts, key=lambda t: (t.claim.passage.field, t.claim.passage.start, t.claim.passage.end)):
        if run and not _one_enumeration(run[-1], t):
            out.append(_sum(run))
            run = []
        run.append(t)
    if run:
        out.append(_sum(run))
    numbered = [t for t in parts if t.claim.persons]
    persons = {n for t in numbered for n in t.claim.persons}
    if persons:
        out.append(Say(len(persons), len(persons), Qualifier.EXACT, tuple(numbered)))
    return out


def _one_enumeration(a: Told, b: Told) -> bool:
    p, q = a.claim.passage, b.claim.passage
    return a.voice == b.voice and p.field == q.field and q.start - p.end <= ENUMERATION


def _sum(parts: Sequence[Told]) -> Say:
    """The sum of one enumeration; a group that is named twice with one number is the same people."""
    seen: dict[tuple[HarmGroup | None, int], Told] = {}
    for t in parts:
        seen.setdefault((t.claim.group, bounds(t.claim)[0]), t)
    chosen = [t for t in seen.values() if not _named_again(t, list(seen.values()))]
    low = sum(bounds(t.claim)[0] for t in chosen)
    high = sum((h if (h := bounds(t.claim)[1]) is not None else bounds(t.claim)[0]) for t in chosen)
    exact = all(t.claim.qualifier in (None, Qualifier.EXACT) for t in chosen)
    return Say(low, high, Qualifier.EXACT if exact else Qualifier.AT_LEAST, tuple(parts))


def _named_again(t: Told, others: Sequence[Told]) -> bool:
    """ "A paramedic, Hatem Awad, was killed": a name within the words for people is one of them, and so is
    one that those words run on to ("a boy", "a boy named Omar")."""
    p = t.claim.passage
    if not _single(t.claim) or t.claim.group not in (None, HarmGroup.ALL):
        return False
    for o in others:
        q = o.claim.passage
        if o is t or q.field != p.field or o.claim.group in (None, HarmGroup.ALL):
            continue
        if (q.start < p.start and p.end <= q.end) or (q.start == p.start and q.end <= p.end):
            return True
    return False


def _in_summary(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """A report that sums up at its head has weighed what it tells below; a rival voice keeps its own figure.

    An exact figure or a range there stands; "at least" is raised, and "up to" lowered, to the figures that
    the report gives for the other side. Where the head quotes someone, others who are quoted are rivals.
    """
    heads = [s for s in says if _leads(s.told[0]) and s.qualifier != Qualifier.VAGUE]
    firm = [s for s in heads if len(s.told) == 1] or heads
    if not firm or len(says) == 1:
        return says
    head = firm[0]
    speaker = first_telling(head.told[0].claim).attributed_to or ""
    rivals = [s for s in says if speaker and _voice(s) not in ("", speaker)]
    others = [s for s in says if s is not head and s not in rivals and s.qualifier != Qualifier.VAGUE]
    low, high = head.low, head.high
    with_it: list[Say] = []
    most = next((s for s in heads if _opposite(head, s)), None)
    if most is not None:
        # "At least one, and possibly up to 12."
        with_it, low, high = [most], min(head.low, most.low), max(head.top, most.top)
    elif head.qualifier == Qualifier.AT_LEAST:
        first = first_telling(head.told[0].claim).passage
        with_it = [
            s for s in others
            if s.point >= low and (s.point <= low * FURTHEST + 2 or _one_sentence(first, s))
        ]  # fmt: skip
        high = max([low, *(s.top for s in with_it)])
    elif head.qualifier == Qualifier.UP_TO and high is not None:
        below = [s for s in others if s.point < high <= s.point * 3]
        votes = Counter(s.point for s in below)
        low = max(votes, key=lambda n: (votes[n], n), default=high)
        with_it = [s for s in below if s.point == low]
    elif high is not None and low < high:
        # "Between 15 and 40", and "more than 40" below.
        with_it = [s for s in others if s.low == high and is_more_than(s.told[0].claim)]
        high = max([high, *(s.top for s in with_it)])
    kept = {t.claim.id for s in (head, *with_it, *rivals) for t in s.told}
    for s in says:
        for t in s.told:
            if t.claim.id not in kept:
                passed.setdefault(t.claim.id, WEIGHED)
    told = (*head.told, *(t for s in with_it for t in s.told))
    return [Say(low, high, Qualifier.ABOUT if low != high else head.qualifier, told), *rivals]


def _opposite(a: Say, b: Say) -> bool:
    """The one bounds the number from below, the other from above, in one sentence."""
    return {a.qualifier, b.qualifier} == {Qualifier.AT_LEAST, Qualifier.UP_TO} and (
        _one_sentence(first_telling(a.told[0].claim).passage, b)
        or _one_sentence(first_telling(b.told[0].claim).passage, a)
    )


def _position(s: Say) -> tuple[bool, int]:
    return _at(first_telling(s.told[0].claim).passage)


def _at(p: Passage) -> tuple[bool, int]:
    return p.field != "title", p.start


def first_telling(c: Claim) -> Claim:
    """A claim as its report first tells it: the lead's "at least 20" of a hospital's 20 below."""
    first = min(c.also, key=lambda r: _at(r.passage), default=None)
    if first is None or _at(first.passage) > _at(c.passage):
        return c
    return replace(
        c, passage=first.passage, min=first.min, max=first.max, qualifier=first.qualifier,
        attributed_to=first.attributed_to,
    )  # fmt: skip


def _leads(t: Told) -> bool:
    p = first_telling(t.claim).passage
    return p.field == "title" or p.start < LEAD


def _one_sentence(a: Passage, s: Say) -> bool:
    b = s.told[0].claim.passage
    return a.field == b.field and 0 <= b.start - a.start < ENUMERATION
