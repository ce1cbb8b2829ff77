"""Many claims, one range: the figure of each count, from what each report says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model import COUNTS, Figure, HarmGroup, Property
from rashomon.reconcile.said import Say, best
from rashomon.reconcile.sayings import is_outlier, sayings
from rashomon.reconcile.survivors import (
    NO_DEAD,
    Dead,
    dead_of,
    died_later,
    may_have_died,
    others_died,
    persons,
    with_survivors,
    with_the_nth,
    with_their_dead,
    without_the_dead,
)
from rashomon.reconcile.tellers import latest_of_each
from rashomon.reconcile.told import Told, passed_over

OUTLIER = "an outlier"  # how the flag of one begins
WITH_THE_DEAD = "the hurt and the dead together; the report tells of the hurt alone"
OWN_WORD_ALONE = "the word of the one who struck, and no other"
OWN_WORD = "the word of the one who struck on whom it hit: context, no evidence"


def figures(told: Sequence[Told]) -> tuple[Figure, ...]:
    """The figures of an incident, by property and group harmed, in the order of the vocabulary.

    A range spans what all reports put forward. A claim leaves it only for a stated reason: a denial, a
    fear, a sub-count, a report's own summary, a later toll of the same voice, or the word of the one who
    struck, where others tell too. What looks wrong but stays (outliers, parts above their whole) is flagged.
    """
    out: list[Figure] = []
    dead = NO_DEAD
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
            dead if hurt else NO_DEAD,
            later if hurt else {},
            gone if hurt else {},
        )
        if property == Property.KILLED:
            dead = dead_of(mine, whole.best or 0)
            later = died_later(mine, told, whole.best or 0)
            gone = persons(mine)
        groups = {t.claim.group for t in mine if t.claim.group not in (None, HarmGroup.ALL)}
        parts = [
            _figure(property, group, [t for t in mine if t.claim.group == group])
            for group in HarmGroup
            if group in groups
        ]
        out += [whole, *(_held_against(part, whole) for part in parts)]
    return tuple(out)


def _figure(
    property: Property,
    group: HarmGroup,
    told: Sequence[Told],
    dead: Dead = NO_DEAD,
    later: Mapping[str, int] | None = None,
    gone: Mapping[str, frozenset[int]] | None = None,
) -> Figure:
    passed = {t.claim.id: why for t in told if (why := passed_over(t))}
    heard = [t for t in told if t.claim.id not in passed]
    flags: dict[str, str] = {}
    if all(t.own for t in heard):
        flags.update({t.claim.id: OWN_WORD_ALONE for t in heard})
    else:
        passed.update({t.claim.id: OWN_WORD for t in heard if t.own})
        heard = [t for t in heard if not t.own]
    if property == Property.WOUNDED and group == HarmGroup.ALL:
        dead_too = with_their_dead(heard, dead)
        passed.update({t.claim.id: WITH_THE_DEAD for t in dead_too})
        heard = [t for t in heard if t not in dead_too]
    says = sayings(heard, group, passed)
    hurt = persons([t for t in heard if not may_have_died(t.claim.passage.quote)])
    says = [
        s if others_died(s, dead, gone or {})
        else with_survivors(s, without_the_dead(s, dead, later or {}), hurt, gone or {})
        for s in says
    ]  # fmt: skip
    if property == Property.WOUNDED and group == HarmGroup.ALL:
        says = [with_the_nth(s, heard, dead) for s in says]
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
        property=property, group=group, min=low, max=high, best=min(max(best(likely), low), high),
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
