"""Many claims, one range: the figure of each count, from what each report says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.model import COUNTS, Figure, HarmGroup, Property, Qualifier, Stance
from rashomon.reconcile.doers import is_doer
from rashomon.reconcile.said import Say, nth_hurt
from rashomon.reconcile.sayings import is_outlier, sayings
from rashomon.reconcile.tellers import latest_of_each
from rashomon.reconcile.told import Told

OUTLIER = "an outlier"  # how the flag of one begins
ASIDE = "told beside the incident: of another one, or of people whom the report counts elsewhere"
OWN_WORD_ALONE = "the word of the one who struck, and no other"
OWN_WORD = "the word of the one who struck on whom it hit: context, no evidence"


def figures(told: Sequence[Told]) -> tuple[Figure, ...]:
    """The figures of an incident, by property and group harmed, in the order of the vocabulary.

    A range spans what all reports put forward. A claim leaves it only for a stated reason: a denial, a
    fear, a sub-count, a report's own summary, a later toll of the same voice, or the word of the one who
    struck, where others tell too. What looks wrong but stays (outliers, parts above their whole) is flagged.
    """
    out: list[Figure] = []
    dead = _NO_DEAD
    later: dict[str, int] = {}
    gone: dict[str, frozenset[int]] = {}
    for property in COUNTS:
        mine = sorted(
            (t for t in told if t.claim.property == property),
            key=lambda t: (t.time, t.report, t.claim.passage.field, t.claim.passage.start, t.claim.id),
        )
        if not mine:
            continue
        hurt = property == Property.WOUNDED
        whole = _figure(
            property,
            HarmGroup.ALL,
            mine,
            dead if hurt else _NO_DEAD,
            later if hurt else {},
            gone if hurt else {},
        )
        if property == Property.KILLED:
            dead = _dead(mine, whole.best or 0)
            later = _died_later(mine, told, whole.best or 0)
            gone = _persons(mine)
        groups = {t.claim.group for t in mine if t.claim.group not in (None, HarmGroup.ALL)}
        parts = [
            _figure(property, group, [t for t in mine if t.claim.group == group])
            for group in HarmGroup
            if group in groups
        ]
        out += [whole, *(_held_against(part, whole) for part in parts)]
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Dead:
    """How many each report says were killed, who did it not among them, and how many at most."""

    of: Mapping[str, int]
    most: int = 0
    fatally: tuple[Told, ...] = ()  # "ten wounded, one fatally": told within a count of the wounded
    of_them: tuple[Told, ...] = ()  # "one of the girls had died": of those told before to be taken away
    ends: Mapping[tuple[str, str], Sequence[tuple[int, tuple[int, ...]]]] = field(
        default_factory=dict
    )  # of the counts of the dead


_NO_DEAD = _Dead({})


def _dead(killed: Sequence[Told], best: int) -> _Dead:
    out: dict[str, int] = {}
    for report in {t.report for t in killed}:
        mine = [t for t in killed if t.report == report and not _passed_over(t) and not is_doer(t.claim)]
        says = sayings(mine, HarmGroup.ALL, {})
        out[report] = _best(says) if says else 0
    doer = any(is_doer(t.claim) and not _passed_over(t) for t in killed)
    fatally = tuple(t for t in killed if _FATALLY.search(t.claim.passage.quote))
    ends: dict[tuple[str, str], list[tuple[int, tuple[int, ...]]]] = defaultdict(list)
    for t in killed:
        if not _passed_over(t):
            ends[t.report, t.claim.passage.field].append((t.claim.passage.end, t.claim.persons))
    of_them = tuple(t for t in killed if not _passed_over(t) and _OF_THEM.match(t.claim.passage.quote))
    return _Dead(out, max(out.values(), default=0) if doer else best, fatally, of_them, ends)


def _died_later(killed: Sequence[Told], told: Sequence[Told], best: int) -> dict[str, int]:
    """For each report how many more are dead than it says, by what reports of later days tell.

    A later report that tells of no fewer hurt has found further people: its dead are not the earlier hurt.
    """
    said: dict[str, int] = {}
    time = {t.report: t.time for t in told if t.time}
    if len(set(time.values())) < 2:
        return {}  # none is later than another
    for report in {t.report for t in killed} & time.keys():
        says = sayings([t for t in killed if t.report == report and not _passed_over(t)], HarmGroup.ALL, {})
        said[report] = _best(says) if says else 0
    since = min((time[r] for r, n in said.items() if n >= best and r in time), default=0)
    hurt = _most_hurt(told)
    return {
        r: best - said.get(r, 0)
        for r, day in time.items()
        if day < since and not any(hurt.get(o, 0) >= hurt.get(r, 1) for o in time if time[o] > day)
    }


def _most_hurt(told: Sequence[Told]) -> dict[str, int]:
    """The most that each report tells to be hurt in words that leave no death open."""
    out: dict[str, int] = {}
    for t in told:
        c = t.claim
        if c.property == Property.WOUNDED and not _passed_over(t) and not _may_have_died(c.passage.quote):
            out[t.report] = max(out.get(t.report, 0), c.min or c.max or 0)
    return out


def _figure(
    property: Property,
    group: HarmGroup,
    told: Sequence[Told],
    dead: _Dead = _NO_DEAD,
    later: Mapping[str, int] | None = None,
    gone: Mapping[str, frozenset[int]] | None = None,
) -> Figure:
    passed = {t.claim.id: why for t in told if (why := _passed_over(t))}
    heard = [t for t in told if t.claim.id not in passed]
    flags: dict[str, str] = {}
    if all(t.own for t in heard):
        flags.update({t.claim.id: OWN_WORD_ALONE for t in heard})
    else:
        passed.update({t.claim.id: OWN_WORD for t in heard if t.own})
        heard = [t for t in heard if not t.own]
    says = sayings(heard, group, passed)
    hurt = _persons([t for t in heard if not _may_have_died(t.claim.passage.quote)])
    says = [
        s if _others_died(s, dead, gone or {})
        else _with_survivors(s, _without_the_dead(s, dead, later or {}), hurt, gone or {})
        for s in says
    ]  # fmt: skip
    if property == Property.WOUNDED and group == HarmGroup.ALL:
        says = [_with_the_nth(s, heard, dead) for s in says]
    says = latest_of_each(says, passed)
    if not says:
        return Figure(property=property, group=group, passed_over=tuple(sorted(passed.items())))
    flags.update(_parts_above(told))
    outliers = _outliers(says)
    flags.update({t.claim.id: why for s, why in outliers for t in s.told})
    likely = [s for s in says if all(s is not o for o, _ in outliers)] or says
    low = min(s.low for s in says)
    high = max(low, *(s.top for s in says))
    used = {t.claim.id for s in says for t in s.told}
    return Figure(
        property=property, group=group, min=low, max=high, best=min(max(_best(likely), low), high),
        used=tuple(sorted(used)),
        passed_over=tuple(sorted((c, why) for c, why in passed.items() if c not in used)),
        flags=tuple(sorted(flags.items())),
    )  # fmt: skip


def _parts_above(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """Sub-counts that are more than the count that they are said to be a part of."""
    of = {t.claim.id: t.claim for t in told}
    for t in told:
        whole = of.get(t.claim.part_of or "")
        if whole is not None and whole.max is not None and (t.claim.min or 0) > whole.max:
            yield t.claim.id, f"{t.claim.min} of {whole.max}: more than the whole"


def _held_against(part: Figure, whole: Figure) -> Figure:
    """A group's figure, flagged where it is above that of everybody."""
    if part.min is None or whole.max is None or part.min <= whole.max:
        return part
    why = f"{part.min} {part.group.value} of {whole.max}: more than the whole"
    return replace(part, flags=tuple(sorted({**dict(part.flags), **dict.fromkeys(part.used, why)}.items())))


def _passed_over(t: Told) -> str | None:
    claim = t.claim
    if claim.stance == Stance.DENIED:
        return "a denial"
    if claim.stance == Stance.CONDITIONAL:
        return "feared or conditional, not reported as fact"
    if claim.min is None and claim.max is None:
        return "gives no number"
    if claim.aside:
        return ASIDE
    return None


def _with_the_nth(s: Say, heard: Sequence[Told], dead: _Dead) -> Say:
    """ "Two people were shot", "a fourth victim was grazed": of four those who did not die are hurt."""
    nth = [t for t in heard if t.report == s.told[0].report and nth_hurt(t.claim)]
    most = max((nth_hurt(t.claim) for t in nth), default=0) - dead.of.get(s.told[0].report, 0)
    if most <= s.top or s.qualifier == Qualifier.VAGUE:
        return s
    return replace(s, low=most, high=most, told=(*s.told, *(t for t in nth if t not in s.told)))


def _without_the_dead(s: Say, dead: _Dead, later: Mapping[str, int]) -> Say:
    """ "Five people were shot", one of whom died: four are wounded, where the words do not set them apart.

    The deaths that the report itself tells are taken off; those that others alone tell lower the least.
    Of those whom an early report tells as hurt, the ones who have died since are off in any words.
    """
    since = later.get(s.told[0].report, 0)
    alive = replace(s, low=max(0, s.low - since), high=max(0, s.top - since)) if since > 0 else s
    died = _died_of(s, dead)
    if died:
        return replace(s, low=max(0, s.low - died), high=max(0, s.top - died))
    here = dead.of.get(s.told[0].report, 0)
    least = max(here, dead.most)
    # "He shot four relatives", and five bodies were found; but not "25 were killed and two hit".
    none_left = 1 < s.top <= here and not _behind(s, dead)
    if not least or (s.low < least and not none_left):
        return alive
    if not (_all_told(s, _may_have_died) or (s.low > least and _shot_and_taken(s))):
        open_words = _all_told(s, lambda q: _may_have_died(q) or _taken_away(q))
        if none_left and open_words:  # "the three were taken to a hospital", and three died
            return Say(0, 0, s.qualifier, s.told)
        died = _of_them(s, dead)
        return replace(s, low=s.low - died, high=s.top - died) if 0 < died < s.low else alive
    return Say(max(0, s.low - least), max(0, s.top - here), s.qualifier, s.told)


def _shot_and_taken(s: Say) -> bool:
    """ "Four people were shot", and "all four were taken to a hospital": words that leave open who died."""
    return _all_told(s, lambda q: _may_have_died(q) or _taken_away(q)) and not _all_told(s, _taken_away)


def _all_told(s: Say, so: Callable[[str], bool]) -> bool:
    """Whether all tellings of a count are in such words."""
    return all(
        so(passage.quote) for t in s.told for passage in (t.claim.passage, *(r.passage for r in t.claim.also))
    )


def _died_of(s: Say, dead: _Dead) -> int:
    """ "Ten were wounded, one fatally", "two of whom later died": how many of a count of the wounded died."""
    p, report = s.told[0].claim.passage, s.told[0].report
    return sum(
        t.claim.min or 0
        for t in dead.fatally
        for q in (t.claim.passage,)
        if t.report == report and q.field == p.field and 0 <= q.start - p.end <= _SOON
    )


def _of_them(s: Say, dead: _Dead) -> int:
    """ "Three girls were airlifted to a hospital", and "one of the girls had died": how many of
    those taken away died, where the report tells of no other death."""
    report = s.told[0].report
    died = sum(t.claim.min or 0 for t in dead.of_them if t.report == report)
    return died if died == dead.of.get(report, 0) and _all_told(s, _taken_away) else 0


_OF_THEM = re.compile(
    r"^(?:one|two|three|four|five|\d{1,2}) of (?:them|those|these|(?:the|his|her|their) (?:\w+ )?(?:victims"
    r"|two|three|four|five|men|women|people|teens|teenagers|boys|girls|children|wounded|injured))\b",
    re.IGNORECASE,
)
_SOON = 80  # characters between the wounded and those of them who died, in one sentence
_FATALLY = re.compile(
    r"^\w+(?: of (?:them|whom|the (?:wounded|injured)))? "
    r"(?:fatally$|(?:later|subsequently|has since|have since) died\b)",
    re.IGNORECASE,
)


def _others_died(s: Say, dead: _Dead, gone: Mapping[str, frozenset[int]]) -> bool:
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
    return single and 0 < dead.of.get(report, 0) <= len(near)


def _behind(s: Say, dead: _Dead) -> bool:
    """Whether a count stands close behind one of the dead, as another clause of its sentence does."""
    p = s.told[0].claim.passage
    return any(0 <= p.start - end < _CLAUSE for end, _ in dead.ends.get((s.told[0].report, p.field), ()))


_CLAUSE = 40  # characters


def _taken_away(quote: str) -> bool:
    """Told as taken to a hospital, where they may have died, and as none but those told before."""
    return bool(_TAKEN.search(quote)) and not _SURVIVED.search(quote)


_TAKEN = re.compile(r"\b(?:taken|rushed|transported|airlifted|flown|brought)\b", re.IGNORECASE)


def _persons(told: Sequence[Told]) -> dict[str, frozenset[int]]:
    """The single people whom each report's claims tell of, by their numbers in the report."""
    out: dict[str, frozenset[int]] = {}
    for t in told:
        out[t.report] = out.get(t.report, frozenset()) | frozenset(t.claim.persons)
    return out


def _with_survivors(
    said: Say, left: Say, hurt: Mapping[str, frozenset[int]], gone: Mapping[str, frozenset[int]]
) -> Say:
    """ "Two men were shot" and died, "a boy was hurt": what is left of a count is no less than the people
    told of one by one who did not die."""
    report = said.told[0].report
    alive = len(hurt.get(report, frozenset()) - gone.get(report, frozenset()))
    counted = any(t.claim.persons for t in said.told)
    if counted or left.top >= said.top or left.top >= alive:
        return left
    return replace(left, low=alive, high=alive)


def _may_have_died(quote: str) -> bool:
    """ "Shot", "struck": words that leave open whether it was a death."""
    quote = _GUNSHOT.sub("shot", quote)
    return bool(_SHOT.search(quote)) and not _SURVIVED.search(quote)


_GUNSHOT = re.compile(r"\b(?:gunshot|bullet|shotgun|stab|knife) wounds?\b", re.IGNORECASE)
_SHOT = re.compile(
    r"\b(?:shot|shoots|shooting|struck|striking|hit|hitting|stabbed|stabbing|slashed|knifed)\b", re.IGNORECASE
)
_SURVIVED = re.compile(
    r"\b(?:also|others?|another|third|fourth|more|surviv\w*|wound\w*|injur\w*|hurt)\b", re.IGNORECASE
)


def _outliers(says: Sequence[Say]) -> list[tuple[Say, str]]:
    """Figures ten times, or a tenth of, the middle of all: likely slips. They stay in the range, flagged.

    Of two figures either may be the slip, so both are flagged.
    """
    points = sorted(s.point for s in says)
    if len(points) == 2 and is_outlier(points[1], points[0]):
        return [(s, f"{OUTLIER}: {points[0]} and {points[1]}, one of them a slip") for s in says]
    middle = points[len(points) // 2]
    if len(points) < 3:
        return []
    return [
        (s, f"{OUTLIER}: {s.point} against a middle of {middle}") for s in says if is_outlier(s.point, middle)
    ]


def _best(says: Sequence[Say]) -> int:
    """The figure of most independent origins; then the latest; then the most precise; then the higher."""
    votes: dict[int, set[str]] = defaultdict(set)
    newest: dict[int, int] = defaultdict(int)
    firm: dict[int, int] = defaultdict(int)
    for s in says:
        votes[s.point].add(s.told[0].origin)
        newest[s.point] = max(newest[s.point], s.told[0].time)
        firm[s.point] = max(firm[s.point], _firmness(s))
    return max(votes, key=lambda n: (len(votes[n]), newest[n], firm[n], n))


def _firmness(s: Say) -> int:
    """How firmly a number is put: in the firmest words that its report has for it."""
    again = [t.claim.qualifier for t in s.told if t.claim.min == s.point]
    again += [r.qualifier for t in s.told for r in t.claim.also if r.min == s.point]
    return max(_FIRMNESS[q] for q in (s.qualifier, *again) if q is not None)


_FIRMNESS: Mapping[Qualifier, int] = {
    Qualifier.EXACT: 3,
    Qualifier.AT_LEAST: 2,
    Qualifier.ABOUT: 2,
    Qualifier.UP_TO: 1,
    Qualifier.VAGUE: 0,
}
