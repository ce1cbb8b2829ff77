"""What each report says of one count as a whole: sub-counts added up, its summary weighed first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model import Claim, HarmGroup, Passage, Qualifier
from rashomon.reconcile.doers import NO_DOERS, Doers, doers, is_doer, of_doers, with_doers
from rashomon.reconcile.heads import in_summary, is_rival, people
from rashomon.reconcile.said import Say, first_telling, nth_after, nth_dead, say
from rashomon.reconcile.sums import between, in_row, joined, others_follow, single, sum_of, sums_of_parts
from rashomon.reconcile.told import Told, is_sizeless
from rashomon.reconcile.verdicts import VERDICT, by_verdict
from rashomon.reconcile.words import pattern

SOME = 1.5  # times the people told of one by one, from which a number counts more than them
OUTLIER = 10  # a figure this many times the others is about something else, or a slip
# Groups that stand for everybody harmed, as reports use them.
WHOLE = frozenset({None, HarmGroup.ALL, HarmGroup.CIVILIANS, HarmGroup.OTHER})
_KIND_OF_PERSON = frozenset({HarmGroup.CHILDREN, HarmGroup.WOMEN, HarmGroup.MEN})

PART = "part of a larger count"
WORDS = "words for a number that the report gives"
FIRST = "a first toll; the report gives a later one"
NONE_YET = "none known then; the report tells of some"


def sayings(told: Sequence[Told], group: HarmGroup, passed: dict[str, str]) -> list[Say]:
    """What each report says of the whole of a group. ``passed`` gets the claims passed over, and why."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        by_report[t.report].append(t)
    return [s for mine in by_report.values() for s in _of_report(mine, group, passed)]


def _of_report(told: Sequence[Told], group: HarmGroup, passed: dict[str, str]) -> list[Say]:
    verdicts = [t for t in told if t.claim.rule == VERDICT]
    says = _weighed([t for t in told if t.claim.rule != VERDICT], group, passed)
    return by_verdict(says, verdicts) if group == HarmGroup.ALL else says


def _weighed(told: Sequence[Told], group: HarmGroup, passed: dict[str, str]) -> list[Say]:
    of = {t.claim.id: t.claim for t in told}
    wholes: list[Say] = []
    parts: list[Told] = []
    within: dict[str, list[int]] = defaultdict(list)
    nths: dict[int, Told] = {}
    for t in told:
        c = t.claim
        whole = of.get(c.part_of or "")
        nth = nth_after(c, (o.claim for o in told)) if group == HarmGroup.ALL else 0
        if nth:
            nths[nth] = t
        elif group == HarmGroup.ALL and any(others_follow(c, o.claim) for o in told):
            parts.append(t)
        elif group == HarmGroup.ALL and whole is not None and not _above(c, whole):
            passed[c.id] = PART
            within[whole.id].append(c.max if c.max is not None else c.min or 0)
        elif group == HarmGroup.ALL and _is_some_of(c, told):
            passed[c.id] = PART
        elif (
            group == HarmGroup.ALL
            and not nth_dead(c)
            and (not _everybody(c) or single(first_telling(c)) or _one_by_one(c, told) or in_row(c, told))
        ):
            parts.append(t)
        else:
            wholes.append(say(t))
    dead = doers(told) if group == HarmGroup.ALL else NO_DOERS
    wholes = [with_doers(s, dead) for s in wholes]
    stated = max((s.point for s in wholes), default=-1)
    firm = max((s.point for s in wholes if s.qualifier != Qualifier.VAGUE or s.leads), default=-1)
    sums = [with_doers(s, dead) for s in sums_of_parts(parts)]
    others = any(s.point > 0 and not of_doers(s) for s in [*wholes, *sums])
    for total in sums:
        at_head = total.low == stated or total.low > firm or _rivalled(wholes, total)
        more = total.low > stated or (total.leads and at_head)
        if more and not (others and of_doers(total)):
            wholes.append(total)
        else:
            passed.update({t.claim.id: PART for t in total.told})
    wholes = _side_by_side(wholes, parts, dead)
    wholes = _with_further(wholes, nths)
    wholes = _without_vague(wholes, passed)
    wholes = _without_the_named(wholes, passed)
    wholes = _without_first_tolls(wholes, passed)
    wholes = _without_outliers(wholes, passed)
    wholes.sort(key=lambda s: s.position)
    return in_summary(wholes, within, passed)


def _rivalled(wholes: Sequence[Say], total: Say) -> bool:
    """Whether those told of one by one are less than others who are quoted say further down, and by no more
    than rival tolls differ: "A and his son were killed; one source spoke of four"."""

    def rival(s: Say) -> bool:
        other = s.voice not in ("", total.voice) and not people(s)
        return other and total.position < s.position and is_rival(total.low, s)

    in_text, _ = total.position  # a headline tells of some of them only
    return (
        in_text
        and bool(people(total) or total.voice)
        and all(rival(s) for s in wholes if s.point > total.low)
    )


def _with_further(says: list[Say], nths: Mapping[int, Told]) -> list[Say]:
    """ "Nine were killed", "a tenth died": ten, in the place of the nine."""
    out = list(says)
    for n, t in sorted(nths.items()):
        out = [
            replace(s, low=n, high=n, told=(*s.told, t)) if (s.low, s.top) == (n - 1, n - 1) else s
            for s in out
        ]
    return out


def _above(part: Claim, whole: Claim) -> bool:
    """ "At least 12, including 3 women, and up to 30 people": the 30 are no part of the 12."""
    most = part.max if part.max is not None else part.min or 0
    return _everybody(part) and most > (whole.max if whole.max is not None else whole.min or 0)


def _is_some_of(c: Claim, told: Sequence[Told]) -> bool:
    """ "Three of the dead were brought in", "one was grazed, the other hit": some of a larger number that is
    told."""
    quote = c.passage.quote
    if not _SOME_OF.search(quote):
        return False
    most = c.max if c.max is not None else c.min or 0
    return any(max(o.claim.min or 0, o.claim.max or 0) > most for o in told)


def _one_by_one(c: Claim, told: Sequence[Told]) -> bool:
    """ "One was hit in the ear and the other in the knee"; "Omar Marr, his wife Huda and their son Ali": a
    row of people, beside others told of in its breath."""
    if _one_of_several(c, told):
        return True
    row = len(c.persons) == c.min == c.max and c.rule.startswith(("counts:list", "counts:name"))
    return row and any(
        o.claim.persons and not set(o.claim.persons) & set(c.persons) and _overlap(c.passage, o.claim.passage)
        for o in told
    )


def _overlap(p: Passage, q: Passage) -> bool:
    return p.field == q.field and p.start < q.end and q.start < p.end


def _one_of_several(c: Claim, told: Sequence[Told]) -> bool:
    """ "One was hit in the ear and the other in the knee": one person, beside others told of one by one."""
    if len(c.persons) != 1:
        return False
    picked = bool(_PICKED.search(c.passage.quote))
    beside = [t.claim for t in told if t.claim.persons and t.claim.persons != c.persons]
    return any(picked or _ANOTHER.search(o.passage.quote) for o in beside)


_SOME_OF = pattern("of a larger count")
_ANOTHER = pattern("another")
_PICKED = pattern("picked")


def _side_by_side(says: list[Say], parts: Sequence[Told], dead: Doers) -> list[Say]:
    """Counts of further people in one breath, as one count: "ten of one family and nine of another", "six
    children and two adults"."""
    alone = {t.claim.id: t for t in (*(s.told[0] for s in says if len(s.told) == 1), *parts)}
    rest = [say(t) for t in alone.values() if not is_doer(t.claim)]
    rest.sort(key=lambda s: (s.position, s.told[0].claim.id))
    out = list(says)
    for a in rest:
        for b in rest:
            if a is b or not joined(a.told[0], b.told[0]):
                continue
            if not any({a.told[0], b.told[0]} < set(s.told) for s in says):  # a longer row has its own sum
                amid = [
                    s for s in rest if s is not a and s is not b and between(a.told[0], s.told[0], b.told[0])
                ]
                both = with_doers(sum_of([a, *amid, b]), dead)
                ids = {t.claim.id for t in both.told}
                theirs = [s for s in out if ids.issuperset(t.claim.id for t in s.told)]
                at = out.index(theirs[0]) if theirs else len(out)
                out = [s for s in out if s not in theirs]
                out.insert(at, both)
    return out


def _without_vague(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """ "Dozens" beside "54" in one report: a number that fits the words says more than the words, and so does
    "dozens" than "a number of", or than "at least ten" of a report whose head says "dozens".

    "Up to ten" does not, nor does the ten behind it: they leave open how few it were.
    """
    tops = {s.top for s in says if s.qualifier == Qualifier.UP_TO}
    numbers = [s.point for s in says if s.qualifier != Qualifier.VAGUE and s.point not in tops]
    sizes = [s.low for s in says if s.qualifier == Qualifier.VAGUE and not is_sizeless(s.told[0].claim)]
    head = next((s for s in says if s.leads and s.qualifier == Qualifier.VAGUE and s.low in sizes), None)
    out = []
    for s in says:
        vague = s.qualifier == Qualifier.VAGUE and (
            any(n >= s.low for n in numbers) or (is_sizeless(s.told[0].claim) and bool(sizes))
        )
        roomy = (
            head is not None
            and s.qualifier in (Qualifier.AT_LEAST, Qualifier.EXACT)
            and s.low < head.low
            and head.position <= s.position
        )
        if vague or roomy:
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
        named = all(t.claim.persons for t in s.told) and not s.leads
        if named and s.point * SOME <= most:
            passed.update({t.claim.id: PART for t in s.told})
        else:
            out.append(s)
    return out


def _without_first_tolls(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """ "Initially four, later six": the first gives way to any higher number of the report, and lower
    numbers of the same voice, or of none, give way to one that is told as an update ("risen to six"); any
    voice's do where the report itself tells it.

    "No one was hurt" beside a number in one report was said before it was known.
    """
    updates = [s for s in says if s.toll == "late"]
    firm = [s for s in says if s.qualifier != Qualifier.VAGUE and s.toll != "early"]
    out = []
    for s in says:
        higher = any(o.point >= s.point for o in firm if o is not s)
        updated = any(
            o.point > s.point
            and ("" in (s.voice, o.voice) or s.voice == o.voice)
            and (not s.leads or (o.leads and s.qualifier == Qualifier.EXACT))
            for o in updates
        )
        if (s.toll == "early" and higher) or updated:
            passed.update({t.claim.id: FIRST for t in s.told})
        elif s.top == 0 and any(o.point > 0 for o in firm):
            passed.update({t.claim.id: NONE_YET for t in s.told})
        else:
            out.append(s)
    return out


def _without_outliers(says: list[Say], passed: dict[str, str]) -> list[Say]:
    """Within one report a number ten times its others is about something else (an age, a total)."""
    points = sorted(s.point for s in says)
    if len(points) < 3:
        return says
    middle = points[len(points) // 2]
    out = []
    for s in says:
        if is_outlier(s.point, middle) and not s.leads:
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


_KIN = re.compile(r"\b(?:famil(?:y|ies)|relatives)\b", re.IGNORECASE)
