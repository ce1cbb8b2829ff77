"""Of those told to be hit, the ones who died: in one breath, later in a report, or by later reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model import HarmGroup, Property, Qualifier
from rashomon.reconcile.doers import is_doer, sex_of
from rashomon.reconcile.said import Say, best, nth_hurt
from rashomon.reconcile.sayings import sayings
from rashomon.reconcile.told import Told, passed_over
from rashomon.reconcile.words import pattern


@dataclass(frozen=True, slots=True)
class Dead:
    """How many each report says were killed, who did it not among them, and how many at most."""

    of: Mapping[str, int]
    most: int = 0
    fatally: tuple[Told, ...] = ()  # "ten wounded, one fatally": told within a count of the wounded
    of_them: tuple[Told, ...] = ()  # "one of the girls had died": of those told before to be taken away
    ends: Mapping[tuple[str, str], Sequence[tuple[int, tuple[int, ...]]]] = field(
        default_factory=dict
    )  # of the counts of the dead
    told: tuple[Told, ...] = ()
    doers: Mapping[str, int] = field(default_factory=dict)  # how many of those who did it died, by report


NO_DEAD = Dead({})


def dead_of(killed: Sequence[Told], highest: int) -> Dead:
    told = tuple(t for t in killed if not passed_over(t))
    out = _of_each([t for t in told if not is_doer(t.claim)])
    doer = any(is_doer(t.claim) and not passed_over(t) for t in killed)
    fatally = tuple(t for t in killed if _FATALLY.search(t.claim.passage.quote))
    ends: dict[tuple[str, str], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for t in told:
        ends[t.report, t.claim.passage.field].append((t.claim.passage.end, t.claim.persons))
    of_them = tuple(t for t in told if _OF_THEM.match(t.claim.passage.quote))
    most = max(out.values(), default=0) if doer else highest
    return Dead(
        out, most, fatally, of_them, ends, told, _of_each([t for t in told if is_doer(t.claim)])
    )  # fmt: skip


def _of_each(killed: Sequence[Told]) -> dict[str, int]:
    """How many were killed by each report's word, of the claims given."""
    out = {}
    for report in {t.report for t in killed}:
        says = sayings([t for t in killed if t.report == report], HarmGroup.ALL, {})
        out[report] = best(says) if says else 0
    return out


def died_later(killed: Sequence[Told], told: Sequence[Told], highest: int) -> dict[str, int]:
    """For each report how many more are dead than it says, by what reports of later days tell.

    A later report that tells of no fewer hurt has found further people: its dead are not the earlier hurt.
    """
    said: dict[str, int] = {}
    time = {t.report: t.time for t in told if t.time}
    if len(set(time.values())) < 2:
        return {}  # none is later than another
    for report in {t.report for t in killed} & time.keys():
        says = sayings([t for t in killed if t.report == report and not passed_over(t)], HarmGroup.ALL, {})
        said[report] = best(says) if says else 0
    since = min((time[r] for r, n in said.items() if n >= highest and r in time), default=0)
    hurt = _most_hurt(told)
    return {
        r: highest - said.get(r, 0)
        for r, day in time.items()
        if day < since and not any(hurt.get(o, 0) >= hurt.get(r, 1) for o in time if time[o] > day)
    }


def _most_hurt(told: Sequence[Told]) -> dict[str, int]:
    """The most that each report tells to be hurt in words that leave no death open."""
    out: dict[str, int] = {}
    for t in told:
        c = t.claim
        if c.property == Property.WOUNDED and not passed_over(t) and not may_have_died(c.passage.quote):
            out[t.report] = max(out.get(t.report, 0), c.min or c.max or 0)
    return out


def with_their_dead(heard: Sequence[Told], dead: Dead) -> list[Told]:
    """ "One died and three others were hurt", and "four people were hurt": the four are all of them."""
    hurt: dict[str, dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for t in heard:
        c = t.claim
        if c.min == c.max and (c.min or 0) > 1 and c.part_of is None:
            hurt[t.report][c.min or 0].append(t)
    return [
        t
        for report, numbers in hurt.items()
        for n, all_of in numbers.items()
        if dead.of.get(report, 0) > 0
        and any(_OTHERS.search(o.claim.passage.quote) for o in numbers.get(n - dead.of[report], ()))
        for t in all_of
        if not any(_OTHERS.search(q) for q in _quotes(t))
    ]


def _quotes(t: Told) -> list[str]:
    return [p.quote for p in t.claim.passages()]


_OTHERS = pattern("other people")


def with_the_nth(s: Say, heard: Sequence[Told], dead: Dead) -> Say:
    """ "Two people were shot", "a fourth victim was grazed": of four those who did not die are hurt."""
    nth = [t for t in heard if t.report == s.told[0].report and nth_hurt(t.claim)]
    most = max((nth_hurt(t.claim) for t in nth), default=0) - dead.of.get(s.told[0].report, 0)
    if most <= s.top or s.qualifier == Qualifier.VAGUE:
        return s
    return replace(s, low=most, high=most, told=(*s.told, *(t for t in nth if t not in s.told)))


def without_the_dead(s: Say, dead: Dead, later: Mapping[str, int]) -> Say:
    """ "Five people were shot", one of whom died: four are wounded, where the words do not set them apart.

    The deaths that the report itself tells are taken off; those that others alone tell lower the least.
    Of those whom an early report tells as hurt, the ones who have died since are off in any words.
    """
    rival = _highest(s)
    if rival is not None:  # "a fourth person was hurt", and another voice: "four people were shot"
        most = max(s.low, without_the_dead(rival, dead, later).top)
        return replace(s, high=most, qualifier=Qualifier.EXACT if most == s.low else s.qualifier)
    since = later.get(s.told[0].report, 0)
    alive = replace(s, low=max(0, s.low - since), high=max(0, s.top - since)) if since > 0 else s
    died = _died_of(s, dead) or _died_since(s, dead)
    if died:
        return replace(s, low=max(0, s.low - died), high=max(0, s.top - died))
    here, most = dead.of.get(s.told[0].report, 0), dead.most
    if s.top > 1 and all(is_doer(t.claim) for t in s.told):  # "both burglars were shot", and one of them died
        here = most = dead.doers.get(s.told[0].report, 0)
    least = max(here, most)
    # "He shot four relatives", and five bodies were found; but not "25 were killed and two hit".
    none_left = 1 < s.top <= here and not _behind(s, dead)
    if not least or (s.low < least and not none_left):
        return alive
    if not (_all_told(s, may_have_died) or _of_many(s) or (s.low > least and _shot_and_taken(s))):
        open_words = _all_told(s, lambda q: may_have_died(q) or _taken_away(q))
        if none_left and open_words:  # "the three were taken to a hospital", and three died
            return Say(0, 0, s.qualifier, s.told)
        died = _of_them(s, dead)
        return replace(s, low=s.low - died, high=s.top - died) if 0 < died < s.low else alive
    return Say(max(0, s.low - least), max(0, s.top - here), s.qualifier, s.told)


def _highest(s: Say) -> Say | None:
    """The count that alone makes the upper end of a figure that several counts make, if one does."""
    if s.high is None or s.low == s.high:
        return None
    tops = tuple(t for t in s.told if t.claim.min == t.claim.max == s.high)
    return Say(s.high, s.high, Qualifier.EXACT, tops) if 0 < len(tops) < len(s.told) else None


def _shot_and_taken(s: Say) -> bool:
    """ "Four people were shot", and "all four were taken to a hospital": words that leave open who died."""
    return _all_told(s, lambda q: may_have_died(q) or _taken_away(q)) and not _all_told(s, _taken_away)


def _of_many(s: Say) -> bool:
    """ "A triple shooting left one dead": the dead are of the three, whatever else is told of these."""
    return not _all_told(s, lambda q: _MULTIPLE.search(q) is None)


_MULTIPLE = pattern("multiple")


def _all_told(s: Say, so: Callable[[str], bool]) -> bool:
    """Whether all tellings of a count are in such words."""
    return all(so(passage.quote) for t in s.told for passage in t.claim.passages())


def _died_of(s: Say, dead: Dead) -> int:
    """ "Ten were wounded, one fatally", "two of whom later died": how many of a count of the wounded died."""
    p, report = s.told[0].claim.passage, s.told[0].report
    return sum(
        t.claim.min or 0
        for t in dead.fatally
        for q in (t.claim.passage,)
        if t.report == report and q.field == p.field and 0 <= q.start - p.end <= _SOON
    )


def _died_since(s: Say, dead: Dead) -> int:
    """ "One man was found dead and two others hurt", one of whom died at a hospital: how many more the
    report's dead are than those told in one breath with a count of the wounded."""
    p, report = s.told[0].claim.passage, s.told[0].report
    mine = [t.claim for t in dead.told if t.report == report and t.claim.passage.field == p.field]
    said = {t.claim.id for t in dead.told if t.voice in ("", s.voice)}
    beside = [c for c in mine if c.id in said and 0 < p.start - c.passage.end <= _CLAUSE and c.max == c.min]
    since = dead.of.get(report, 0) - max((c.min or 0 for c in beside), default=0)
    told = any(c.min == since and c.passage.start > p.end and _DIED.search(c.passage.quote) for c in mine)
    firm = s.qualifier is Qualifier.EXACT and s.low == s.top
    return since if beside and told and firm and 0 < since < s.top else 0


_DIED = pattern("died")


def _of_them(s: Say, dead: Dead) -> int:
    """ "Three girls were airlifted to a hospital", and "one of the girls had died": how many of
    those taken away died, where the report tells of no other death."""
    report = s.told[0].report
    died = sum(t.claim.min or 0 for t in dead.of_them if t.report == report)
    return died if died == dead.of.get(report, 0) and _all_told(s, _taken_away) else 0


_OF_THEM = pattern("of them")
_SOON = 80  # characters between the wounded and those of them who died, in one sentence
_FATALLY = pattern("fatally")


def others_died(s: Say, dead: Dead, gone: Mapping[str, frozenset[int]]) -> bool:
    """ "A man was shot dead and his passenger was hit": single people, none of them of the dead, who all are
    told of one by one as well."""
    report, p = s.told[0].report, s.told[0].claim.passage
    killed = gone.get(report, frozenset())
    near = {
        n
        for end, persons in dead.ends.get((report, p.field), ())
        if abs(p.start - end) < _SOON
        for n in persons
    }
    single = all(t.claim.persons and killed.isdisjoint(t.claim.persons) for t in s.told)
    if single and _of_other_sex(s, dead):
        return True
    return single and 0 < dead.of.get(report, 0) <= len(near) and not _of_many(s)


def _of_other_sex(s: Say, dead: Dead) -> bool:
    """ "A man was found dead", "he had shot his wife": the one who died is not the one who was shot."""
    report = s.told[0].report
    died = {sex_of(t.claim) for t in dead.told if t.report == report}
    hurt = {sex_of(t.claim) for t in s.told}
    sexes = died - {None}, hurt - {None}
    one = s.top == 1 and all(t.claim.max == 1 for t in dead.told if t.report == report)
    return one and len(sexes[0]) == len(sexes[1]) == 1 and sexes[0].isdisjoint(sexes[1]) and dead.most <= 1


def _behind(s: Say, dead: Dead) -> bool:
    """Whether a count stands close behind one of the dead, as another clause of its sentence does."""
    p = s.told[0].claim.passage
    return any(0 <= p.start - end < _CLAUSE for end, _ in dead.ends.get((s.told[0].report, p.field), ()))


_CLAUSE = 40  # characters


def _taken_away(quote: str) -> bool:
    """Told as taken to a hospital, where they may have died, and as none but those told before."""
    return bool(_TAKEN.search(quote)) and not _SURVIVED.search(quote)


_TAKEN = pattern("taken")


def persons(told: Sequence[Told]) -> dict[str, frozenset[int]]:
    """The single people whom each report's claims tell of, by their numbers in the report."""
    out: dict[str, frozenset[int]] = {}
    for t in told:
        out[t.report] = out.get(t.report, frozenset()) | frozenset(t.claim.persons)
    return out


def with_survivors(
    said: Say, left: Say, hurt: Mapping[str, frozenset[int]], gone: Mapping[str, frozenset[int]]
) -> Say:
    """ "Two men were shot" and died, "a boy was hurt": what is left of a count is no less than the people
    told of one by one who did not die."""
    report = said.told[0].report
    alive = len(hurt.get(report, frozenset()) - gone.get(report, frozenset()))
    counted = any(t.claim.persons for t in said.told)
    if counted or left.top >= said.top or left.top >= alive:
        return left
    if left.top > 0 and alive == said.top:  # of "four people shot" who are told of again one is dead
        return left
    return replace(left, low=alive, high=alive)


def may_have_died(quote: str) -> bool:
    """ "Shot", "struck": words that leave open whether it was a death."""
    quote = _GUNSHOT.sub("shot", quote)
    return bool(_SHOT.search(quote)) and not _SURVIVED.search(quote)


_GUNSHOT = pattern("gunshot")
_SHOT = pattern("shot")
_SURVIVED = pattern("survived")
