"""What a report's own summary at its head says, weighed against what the report tells below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rashomon.model import Claim, Passage, Qualifier
from rashomon.read.counts.rivals import is_near
from rashomon.reconcile.said import Say, first_passage, first_telling, nth_dead
from rashomon.reconcile.sums import ENUMERATION, single
from rashomon.reconcile.told import is_more_than
from rashomon.reconcile.words import pattern

WEIGHED = "the report's own summary weighs it and gives another figure"


def in_summary(says: list[Say], within: Mapping[str, Sequence[int]], passed: dict[str, str]) -> list[Say]:
    """A report that sums up at its head has weighed what it tells below; a rival voice keeps its own figure.

    An exact figure or a range there stands; "at least" is raised, and "up to" lowered, to the figures that
    the report gives for the other side. Where the head quotes someone, others who are quoted are rivals.
    People told of one by one, and added up here, are nobody's figure: they neither raise nor rival it.

    Args:
        says: what the report tells of the whole, in its order.
        within: claim id → the numbers of those of its sub-counts that count people of any kind.
        passed: gets the claims that the summary weighs away, and why.
    """
    heads, firm = _heads(says)
    if not firm or (len(says) == 1 and says[0].qualifier not in (Qualifier.UP_TO, Qualifier.AT_LEAST)):
        return says
    head = firm[0]
    speaker = (head.voice and first_telling(head.told[0].claim).attributed_to) or ""
    rivals = [s for s in says if speaker and s.voice not in ("", speaker) and len(s.told) == 1]
    others = [s for s in says if s is not head and s not in rivals and s.qualifier != Qualifier.VAGUE]
    low, high = head.low, head.high
    with_it: list[Say] = []
    stated = False  # whether the most is what somebody says, and the least nobody's figure
    most = next((s for s in heads if s is not head and _opposite(head, s)), None)
    if most is not None:
        # "At least one, and possibly up to 12."
        with_it, low, high = [most], min(head.low, most.low), max(head.top, most.top)
    elif head.qualifier == Qualifier.AT_LEAST:
        with_it = [*_raising(head, others), *(s for s in says if _more_than_one(head, s))]
        high = max([head.top, *(s.top for s in with_it)])
        low = min(low + _is_own_more_than(head), high)
    elif head.qualifier == Qualifier.UP_TO and high is not None:
        with_it, low = _lowering(high, others, within.get(head.told[0].claim.id, ()))
        if low == high:
            with_it, low = _down_to_more_than_one(high, says)
    elif high is not None and low < high:
        # "Between 15 and 40", and "more than 40" below.
        with_it = [s for s in others if s.low == high and is_more_than(s.told[0].claim)]
        high = max([high, *(s.top for s in with_it)])
    elif people(head) and len(people(head)) == head.point:
        with_it, low = _beside_the_named(head, says)
        high = max([head.top, *(s.top for s in with_it)])
        counted = not all(single(first_telling(t.claim)) for t in head.told)  # "one dead, one hurt"
        stated = any(s.qualifier != Qualifier.VAGUE and not (counted and people(s)) for s in with_it)
    elif high == low:
        with_it = [s for s in others if nth_dead(first_telling(s.told[0].claim)) == low + 1]
        high += bool(with_it)  # "four were killed", and somebody tells of a fifth
        low += any(s.voice in ("", head.voice) for s in with_it)
    kept = {t.claim.id for s in (head, *with_it, *rivals) for t in s.told}
    for s in says:
        for t in s.told:
            if t.claim.id not in kept:
                passed.setdefault(t.claim.id, WEIGHED)
    told = (*head.told, *(t for s in with_it for t in s.told))
    range_of = Qualifier.UP_TO if stated else Qualifier.ABOUT
    return [Say(low, high, range_of if low != high else head.qualifier, told), *rivals]


def _heads(says: Sequence[Say]) -> tuple[list[Say], list[Say]]:
    """The figures of the head, and those of them that may sum up: where somebody gives a toll as a
    number too, not "the mayor and two guards were killed"."""
    heads = [s for s in says if s.leads and s.qualifier != Qualifier.VAGUE]
    given = Counter(s.point for s in says)
    firm = [
        s for s in heads if given[s.point] > 1 or not any(single(first_telling(t.claim)) for t in s.told)
    ] or heads
    if heads and people(heads[0]) and all(s.voice not in ("", heads[0].voice) for s in firm):
        firm = heads  # those whom the report itself names, then what others say
    return heads, firm


def _is_own_more_than(head: Say) -> bool:
    """ "Over 20 were hurt", in the report's own words: 21 at the least. Quoted from somebody it stays 20."""
    first = first_telling(head.told[0].claim)
    return first.attributed_to is None and is_more_than(first)


def _beside_the_named(head: Say, says: Sequence[Say]) -> tuple[list[Say], int]:
    """What goes with people told of one by one at the head, who are nobody's toll, and the least of it all.

    "Two brothers, A and B, were killed", and below "their mother also died": three, where the report says so
    itself, else two or three. A number that another voice gives above theirs is a rival to it; and beside one
    person "a number of people" says that there were more.
    """
    mine = people(head)
    wider = (s for s in says if people(s) > mine and len(people(s)) == s.point and _besides(s, mine))
    widest = max(wider, key=_size, default=None)
    if widest is not None:
        theirs = any(not t.voice or t.voice == head.voice for t in widest.told if t not in head.told)
        return [widest], widest.low if theirs else head.low
    tolls = [s for s in says if s.voice not in ("", head.voice) and s.qualifier != Qualifier.VAGUE]
    tolls = [s for s in _raising(head, tolls) if not people(s)]
    return [*(s for s in says if _more_than_one(head, s)), *tolls], head.low


def _besides(s: Say, mine: frozenset[int]) -> bool:
    further = people(s) - mine
    also = {n for t in s.told if _is_further(t.claim) for n in t.claim.persons}
    return bool(further) and further <= also


def _is_further(c: Claim) -> bool:
    """Told somewhere as beside those told before: "a woman was also killed", "one of the suspects was"."""
    return any(_ALSO.search(p.quote) for p in c.passages())


_ALSO = pattern("also")


def people(s: Say) -> frozenset[int]:
    """The people of a count that is told of one by one throughout, by their numbers in the report."""
    if not all(t.claim.persons for t in s.told):
        return frozenset()
    return frozenset(n for t in s.told for n in t.claim.persons)


def _size(s: Say) -> int:
    return s.point


def _raising(head: Say, others: Sequence[Say]) -> list[Say]:
    """The figures that "at least n" leaves room for, and that are of this count."""
    first = first_passage(head.told[0].claim)
    voices: dict[int, set[str]] = defaultdict(set)
    for s in others:
        voices[s.point].add(s.voice)

    def admits(s: Say) -> bool:
        if is_rival(head.low, s) or _right_behind(first, s):
            return True
        return len(voices[s.point] - {""}) > 1

    return [s for s in others if len(s.told) == 1 and s.point >= head.low and admits(s)]


def is_rival(least: int, s: Say) -> bool:
    """Whether a number is near enough to another, lower one to be of the same count."""
    return is_near(least, s.point, bool(s.voice))


def _more_than_one(head: Say, s: Say) -> bool:
    """ "At least one", and "a number of people" below: these are two at the least."""
    return head.low == 1 and s.qualifier == Qualifier.VAGUE and s.low == _PLURAL


def _down_to_more_than_one(high: int, says: Sequence[Say]) -> tuple[list[Say], int]:
    """ "Up to ten", and nothing below but "a number of people": of the ten these are two at the least."""
    plural = [s for s in says if s.qualifier == Qualifier.VAGUE and s.low == _PLURAL < high]
    return (plural, _PLURAL) if plural else ([], high)


_PLURAL = 2


def _lowering(high: int, others: Sequence[Say], parts: Sequence[int]) -> tuple[list[Say], int]:
    """What "up to n" comes down to: the figure below it that most give, the report itself before others, no
    less than a part told of it.

    People told of one by one say nothing of how many there were at the least, where somebody gives a number.
    """
    below = [s for s in others if s.point < high <= s.point * 3]
    below = [s for s in below if len(s.told) == 1] or below
    below = below or [s for s in others if 1 < s.point < high and len(s.told) == 1]
    votes = Counter(s.point for s in below)
    own = {s.point for s in below if not s.voice}
    low = max(votes, key=lambda n: (votes[n], n in own, n), default=0)
    part = max((n for n in parts if n < high), default=0)
    if max(low, part) == 0:
        return [], high
    return [s for s in below if s.point == low and low >= part], max(low, part)


def _opposite(a: Say, b: Say) -> bool:
    """The one bounds the number from below, the other from above, in one sentence: "at least one, and up to
    12", "21 people whose names are known, and up to 30"."""
    least, most = (b, a) if a.qualifier == Qualifier.UP_TO else (a, b)
    if most.qualifier != Qualifier.UP_TO or least.qualifier not in _FROM_BELOW or least.low >= most.top:
        return False
    return _one_sentence(first_passage(a.told[0].claim), b) or _one_sentence(
        first_passage(b.told[0].claim), a
    )


_FROM_BELOW = frozenset({Qualifier.AT_LEAST, Qualifier.EXACT})


def _right_behind(a: Passage, s: Say) -> bool:
    """ "At least ten, perhaps 30": so near that no other sentence lies between."""
    b = first_passage(s.told[0].claim)
    return a.field == b.field and a.start <= b.start and b.start - a.end < _ASIDE


_ASIDE = 30  # characters


def _one_sentence(a: Passage, s: Say) -> bool:
    b = first_passage(s.told[0].claim)
    return a.field == b.field and 0 <= b.start - a.start < ENUMERATION
