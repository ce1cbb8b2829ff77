"""Counts of one report that are to be added up: people told of one by one, groups named side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Claim, HarmGroup, Passage, Property, Qualifier
from rashomon.reconcile.said import LEAD, Say, first_passage, first_telling, tellings
from rashomon.reconcile.told import Told, bounds
from rashomon.reconcile.words import pattern

ENUMERATION = 120  # characters between two counts of one enumeration
# "Killing A alongside 11 members of his family", "three civilians and two soldiers were killed".
_BREATH = 60  # characters between two counts of one clause and the next
_RUNS_ON = pattern("runs on")
# "(The reeve), a teacher, and", "(the reeve), Omar Dell, and", "(the reeve), Omar Dell, his clerk", "(Omar
# Dell), his clerk".
_ONE_RUNS_ON = pattern("one runs on")
_WITH = pattern("with")
_ENDS = pattern("ends")
_LISTED = pattern("listed")
_COMMA = pattern("comma")
_AMONG = pattern("among")
_FIRM = frozenset({None, Qualifier.EXACT, Qualifier.AT_LEAST})
_NEAR = _FIRM | {Qualifier.ABOUT}


def single(c: Claim) -> bool:
    """One person, who may be one of several that are told of one by one."""
    named = c.rule.startswith("counts:name")
    return c.min == c.max == 1 and (named or not _ONE.search(c.passage.quote))


_ONE = pattern("one")


def sums_of_parts(parts: Sequence[Told]) -> list[Say]:
    """ "Two women and seven children": nine. Counts of one voice that stand in one enumeration are added, and
    so are the single people of whom a report tells one by one, each once (``Claim.persons``)."""
    out = []
    run: list[Told] = []
    for t in sorted(parts, key=lambda t: _span(first_telling(t.claim))):
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


def _span(c: Claim) -> tuple[str, int, int, str]:
    p = c.passage
    return p.field, p.start, p.end, c.id


def _one_enumeration(a: Told, b: Told) -> bool:
    c, d = first_telling(a.claim), first_telling(b.claim)
    p, q = c.passage, d.passage
    near = p.field == q.field and q.start - p.end <= ENUMERATION
    return c.attributed_to == d.attributed_to and near


def _sum(parts: Sequence[Told]) -> Say:
    """The sum of one enumeration; a group that is named twice with one number is the same people."""
    seen: dict[tuple[object, ...], Told] = {}
    told: set[int] = set()
    for t in _once(parts):
        if not t.claim.persons or not told.issuperset(t.claim.persons):
            key: tuple[object, ...] = (t.claim.group, bounds(t.claim)[0], t.claim.persons)
            first = seen.setdefault(key, t)
            if first.claim.who != t.claim.who and _one_row(first.claim, t.claim):
                seen[*key, t.claim.who] = t  # "two soldiers, two rebels and two nurses"
        told.update(t.claim.persons)
    chosen = [t for t in seen.values() if not _named_again(t, list(seen.values()))]
    if len(parts) > 2 and _told_apart(parts[0], parts[1:]):
        chosen = list(parts[:1])
    low = sum(bounds(t.claim)[0] for t in chosen)
    high = sum((h if (h := bounds(t.claim)[1]) is not None else bounds(t.claim)[0]) for t in chosen)
    exact = all(t.claim.qualifier in (None, Qualifier.EXACT) for t in chosen)
    return Say(low, high, Qualifier.EXACT if exact else Qualifier.AT_LEAST, tuple(parts))


_COLON = re.compile(r"[–—:(]|\s-\s")


def _told_apart(whole: Told, rest: Sequence[Told]) -> bool:
    """ "Four children – two sons and two daughters": the rest is the first told apart."""
    count = bounds(whole.claim)[0]
    if count != sum(bounds(t.claim)[0] for t in rest):
        return False
    longest = max((t.claim.passage.quote for t in (whole, *rest)), key=len)
    return count > 3 or bool(_COLON.search(longest))


def _once(parts: Sequence[Told]) -> list[Told]:
    """ "A was killed with his three children: his sons B and C and his daughter D": those of one kind who
    come right behind a number of that kind and make it up are told apart, and nobody further."""
    out: list[Told] = []
    k = 0
    while k < len(parts):
        out.append(parts[k])
        k += 1 + (_made_up_by(parts[k], parts[k + 1 :]) or _some_of(parts[k], parts[k + 1 :]))
    return out


def _some_of(whole: Told, rest: Sequence[Told]) -> int:
    """ "Two men were shot. A 24-year-old was hit in the leg": how many of the next people, each with a verb
    of his own, may be some of a number of their kind."""
    c = whole.claim
    n = 0
    if c.persons or c.group not in (HarmGroup.MEN, HarmGroup.WOMEN, HarmGroup.CHILDREN):
        return 0
    for t in rest[: c.min]:
        d = t.claim
        own = d.rule.startswith(_ONE_PERSON) and d.passage.start >= c.passage.end
        kind = d.group == c.group or (d.group in (None, HarmGroup.ALL) and c.group != HarmGroup.CHILDREN)
        if not (own and single(d) and kind) or _BESIDES.search(d.passage.quote):
            break
        n += 1
    return n


_ONE_PERSON = ("counts:aged", "counts:single", "counts:bare")
_BESIDES = pattern("besides")


def _made_up_by(whole: Told, rest: Sequence[Told]) -> int:
    """How many of the next counts make up a number of people of their kind; 0 where they do not."""
    count, total = bounds(whole.claim)[0], 0
    for n, t in enumerate(rest, start=1):
        total += bounds(t.claim)[0]
        if count < 2 or t.claim.group != whole.claim.group or total > count:
            return 0
        if total == count:
            return n if n > 1 else 0
    return 0


def _named_again(t: Told, others: Sequence[Told]) -> bool:
    """ "A paramedic, Hatem Awad, was killed": a name within the words for people is one of them, and so is
    one that those words run on to ("a boy", "a boy named Omar")."""
    p = t.claim.passage
    if not single(t.claim) or t.claim.group not in (None, HarmGroup.ALL):
        return False
    for o in others:
        q = o.claim.passage
        if o is t or q.field != p.field or o.claim.group in (None, HarmGroup.ALL):
            continue
        if q.start < p.start and p.end <= q.end and not _FURTHER.search(q.quote[: p.start - q.start]):
            return True
        other = bool(t.claim.persons) and not set(o.claim.persons) & set(t.claim.persons)
        other = other and (bool(o.claim.persons) or not single(o.claim))
        if q.start == p.start and q.end <= p.end and not other:  # "killed the mayor and a neighbour"
            return True
    return False


_FURTHER = pattern("further")  # "his two children, and Ann Lee, were killed"


def joined(a: Told, b: Told) -> bool:
    """Whether ``b`` names further people beside those of ``a``, in one breath and under one verb.

    "Ten members of one family and nine of another were killed", "killing Omar Dell beside six relatives".
    """
    c, d = first_telling(a.claim), first_telling(b.claim)
    if others_follow(c, d):
        return True
    further = bool(c.persons) and not d.persons and _besides(c.passage, d.passage)
    return (further and _of_one_voice(c, d)) or any(
        _in_one_clause(c, d) for c in tellings(a.claim) for d in tellings(b.claim) if _of_one_voice(c, d)
    )


def _of_one_voice(c: Claim, d: Claim) -> bool:
    p, q = c.passage, d.passage
    if (
        p.field != q.field
        or c.attributed_to != d.attributed_to
        or c.part_of
        or d.part_of
        or c.stance != d.stance
    ):
        return False
    return c.qualifier in _NEAR and d.qualifier in _NEAR and not set(c.persons) & set(d.persons)


def _in_one_clause(c: Claim, d: Claim) -> bool:
    p, q = c.passage, d.passage
    if p.start < q.start and q.end == p.end:
        between = p.quote[: q.start - p.start]
        if (d.min or 0) < (c.min or 0) and _COLON.search(between):
            return False  # "three of one family – a boy and his two sisters – were killed"
        if p.field == "title" and _COMMA.search(between):
            return True  # "Three adults, one child found dead"
        if c.group == d.group == HarmGroup.COMBATANTS and c.who != d.who and _COMMA.search(between):
            return True  # "nine soldiers, 12 rebels and three civilians were killed"
        return bool(_ENDS.search(between)) and (_are_others(c, d) or not _AMONG.search(between))
    if p.start == q.start and p.end < q.end:
        rest = q.quote[p.end - p.start :]
        if p.field == "title" and _LISTED.search(rest):
            return True  # "Killed 2 adults, 2 teens"
        if _are_others(c, d) and _MORE_BEHIND.search(rest):
            return True  # "killed nine civilians, three of them children, and two soldiers"
        listed = d.rule.startswith("counts:list")  # "A, his wife B and his niece C"
        runs_on = _RUNS_ON.search(rest) or (single(c) and (listed or _ONE_RUNS_ON.search(rest)))
        return bool(runs_on) and not _AMONG.search(rest)
    if p.start < q.start < p.end < q.end and _WITH.search(q.quote[p.end - q.start :]):
        lead = p.start < LEAD and d.qualifier in (None, Qualifier.EXACT)
        return lead and not _AMONG.search(q.quote)  # "Ann Lee was killed with her two sons"
    return False


def _are_others(c: Claim, d: Claim) -> bool:
    """Whether those of two counts cannot be the same people: civilians, and who bears arms."""
    return any(a.group is HarmGroup.CIVILIANS and b.group in _ARMED for a, b in ((c, d), (d, c)))


def in_row(c: Claim, told: Sequence[Told]) -> bool:
    """Whether people of a trade stand in a row of three counts or more, as some of those harmed: "three
    medics, two welders and six soldiers"; civilians and who is told behind them are, where it has soldiers:
    "five civilians, a soldier and two clerks"."""
    if c.group not in (HarmGroup.OTHER, HarmGroup.CIVILIANS):
        return False
    row = [t.claim for t in told if _one_row(c, t.claim)]
    if len(row) < _ROW:
        return False
    first = min(row, key=lambda d: (d.passage.start, d.passage.end)).group
    if first in (None, HarmGroup.ALL):
        return False
    return HarmGroup.CIVILIANS not in (first, c.group) or any(d.group in _ARMED for d in row)


def _one_row(c: Claim, d: Claim) -> bool:
    """Whether two counts stand under one verb, with nothing but such counts between them."""
    p, q = sorted((c.passage, d.passage), key=lambda p: (p.start, p.end))
    if p.field != q.field or c.attributed_to != d.attributed_to or c.part_of or d.part_of:
        return False
    if c is d:
        return True
    if p.end == q.end and p.start < q.start:
        return bool(_ROWED.search(p.quote[: q.start - p.start]))
    return p.start == q.start and p.end < q.end and bool(_ROWED.search(q.quote[p.end - p.start :] + " and "))


_ROW = 3  # counts
_ARMED = frozenset({HarmGroup.COMBATANTS, HarmGroup.PERPETRATORS})
_MORE_BEHIND, _ROWED = pattern("more behind"), pattern("rowed")


def between(a: Told, c: Told, b: Told) -> bool:
    """Whether ``c`` stands in the row from ``a`` to ``b``: "nine soldiers, 12 rebels and three guards"."""
    p, q, r = (first_passage(t.claim) for t in (a, c, b))
    if not p.field == q.field == r.field or c.claim.part_of or c.claim.qualifier not in _NEAR:
        return False
    if p.end == q.end == r.end:
        return p.start < q.start < r.start and p.quote[: q.start - p.start].endswith(", ")
    return p.start == q.start == r.start and p.end < q.end < r.end


def others_follow(c: Claim, d: Claim) -> bool:
    """ "Two women were in critical condition and two others hurt": the others are further people."""
    c, d = first_telling(c), first_telling(d)
    p, q = c.passage, d.passage
    firm = c.qualifier in _FIRM and d.qualifier in _FIRM and c.stance == d.stance
    if not firm or p.field != q.field or (d.min or 0) <= 1 or d.part_of is not None:
        return False
    gap = q.start - p.end
    if _MORE.search(q.quote):  # "shot two people in the street, then fled to a park, killing three more"
        return 0 < gap <= _SPREE and c.property is Property.KILLED and (c.min or 0) > 1
    return 0 < gap <= _BREATH and bool(_OTHERS.search(q.quote))


def _besides(p: Passage, q: Passage) -> bool:
    """ "A boy was shot … three others were hurt": the others are further people than the boy."""
    return 0 < q.start - p.start <= ENUMERATION and bool(_OTHERS.search(q.quote))


_SPREE = 200  # characters between those killed first and those killed next
_MORE = pattern("more")
_OTHERS = pattern("others")


def sum_of(says: Sequence[Say]) -> Say:
    """What counts of people side by side come to."""
    open_above = any(s.high is None for s in says)
    exact = all(s.qualifier == Qualifier.EXACT for s in says)
    return Say(
        sum(s.low for s in says), None if open_above else sum(s.top for s in says),
        Qualifier.EXACT if exact else Qualifier.AT_LEAST, tuple(t for s in says for t in s.told),
    )  # fmt: skip
