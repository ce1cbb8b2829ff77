"""The comparisons, each a declared list of levels that a reader can check.

The functions here only say which level holds; what a level weighs is :mod:`rashomon.resolve.weights`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from rashomon.model import IncidentType
from rashomon.model.when import WEEK
from rashomon.resolve.kin import families
from rashomon.resolve.level_kinds import DAY_KIND, ELSEWHERE, PLACE_KIND
from rashomon.resolve.profile import KIN, OF_CRIME, Profile
from rashomon.resolve.weights import (
    CRIME,
    MONTHS_APART,
    ONE_REPORT,
    SWAPPED,
    TOLD_AGAIN,
    TOLD_TWICE,
    TWO_TOLLS,
    setting,
)
from rashomon.resolve.where import place_level
from rashomon.resolve.word_levels import (
    headline,
    in_other_passages,
    names,
    page,
    page_rare_words,
    rare_words,
    wording,
)

_MISFIT = "stated day does not fit"
_MONTHS = 60  # days beyond which news is of something else
WIDE_DAYS = 7  # an interval wider than this dates a campaign or background, not a day's news


def date_level(a: Profile, b: Profile) -> str:
    """How the days of two accounts stand to each other."""
    if afterwards := _afterwards(a, b):
        return afterwards
    if a.undated or b.undated:
        return _undated(a, b)
    if a.facts or b.facts:
        return _stated_facts(a, b)
    if not a.lo or not a.hi or not b.lo or not b.hi:
        gap = max(b.lo - a.hi if a.hi else 0, a.lo - b.hi if b.hi else 0)
        return _days_apart(gap) if gap > 10 else "unknown"
    gap = max(a.lo - b.hi, b.lo - a.hi)
    if gap <= 0:
        wide_a, wide_b = a.hi - a.lo >= WIDE_DAYS, b.hi - b.lo >= WIDE_DAYS
        if wide_a and wide_b:
            return "both wide, same span" if (a.lo, a.hi) == (b.lo, b.hi) else "both wide, overlapping"
        if wide_a or wide_b:
            return "day within a wide span"
        if (a.lo, a.hi) == (b.lo, b.hi):
            return "same day" if a.lo == a.hi else "same days"
        return "overlapping days"
    if gap > 10:
        return _days_apart(gap)
    if a.type == b.type == IncidentType.CLASH:  # a battle is dated by any of its days
        return "battle, one day apart" if gap == 1 else "battle, up to ten days apart"
    if gap == 1:
        return "one day apart"
    return "two or three days apart" if gap <= 3 else "four to ten days apart"


def _days_apart(gap: int) -> str:
    return MONTHS_APART if gap > _MONTHS else "over ten days apart"


def _afterwards(a: Profile, b: Profile) -> str | None:
    """The later day may be that of an arrest or a court that the later report is of."""
    if not (a.afterwards or b.afterwards) or not a.hi or not b.hi or not {a.type, b.type} <= OF_CRIME:
        return None
    early, late = (a, b) if a.hi < b.lo else (b, a)
    gap = late.lo - early.hi
    if not late.afterwards or gap <= (3 if late.undated else 1):
        return None
    return "news of what came after, up to a month later" if gap <= 31 else "news of what came after, later"


def _undated(a: Profile, b: Profile) -> str:
    """News with no stated day is dated by its publication; a later report may still tell of the same day."""
    if not a.lo or not a.hi or not b.lo or not b.hi:
        return "unknown"
    gap = max(a.lo - b.hi, b.lo - a.hi)
    if gap <= 0:
        return "undated news of the same days"
    late = b if a.hi < b.lo else a
    if not late.undated:
        return "published before it happened" if gap > 1 else "undated news of the day before"
    if gap > _MONTHS:
        return MONTHS_APART
    return (
        "undated news, up to three days later" if gap <= 3
        else "undated news, up to a month later" if gap <= 31
        else "undated news, over a month later"
    )  # fmt: skip


def _stated_facts(a: Profile, b: Profile) -> str:
    """One states a weekday, or a day without a year: does it fit a day that the other admits?"""
    x, y = a.facts, b.facts
    if x and y:
        if x.weekday is not None and y.weekday is not None and not (x.month and y.month):
            turn = (x.weekday - y.weekday) % WEEK  # a night belongs to either of its days
            return "stated weekday fits" if not turn else "unknown" if turn in (1, WEEK - 1) else _MISFIT
        same = (x.month, x.day) == (y.month, y.day) and x.day is not None and x.month is not None
        apart = any(
            p is not None and q is not None and p != q for p, q in ((x.month, y.month), (x.year, y.year))
        )
        return "stated day fits" if same else _MISFIT if apart else "unknown"
    facts, other = (x, b) if x else (y, a)
    if facts is None or not other.lo or not other.hi or other.hi - other.lo >= WIDE_DAYS:
        return "unknown"
    days = range(other.lo - 1, other.hi + 2)
    if not any(facts.admits(date.fromordinal(d)) for d in days):
        return _MISFIT
    # One day in seven is a Monday: to agree in that is no ground.
    return "stated day fits" if facts.month else "stated weekday fits"


def place(a: Profile, b: Profile) -> str:
    """How their places do, see :func:`place_level`."""
    return place_level(a.spots, b.spots)


def type_level(a: Profile, b: Profile) -> str:
    """How their types do; "kin" are those that reports take for each other (``resolve_kin.tsv``)."""
    if a.type == b.type:
        return "same" if a.type != IncidentType.OTHER else "both other"
    if IncidentType.OTHER in (a.type, b.type):
        return "one other"
    return "kin" if (a.type, b.type) in KIN else "different"


def kind(a: Profile, b: Profile) -> str:
    """What kind of violence both tell of: battles are many, suicide bombings few."""
    return f"both {a.type}" if a.type == b.type else "not the same"


def perpetrators(a: Profile, b: Profile) -> str:
    """Attackers; "swapped" where the one's attacker is the other's target and not the other way too."""
    if _swapped(a, b):
        return SWAPPED
    return _sides(a.perpetrators, b.perpetrators)


def targets(a: Profile, b: Profile) -> str:
    """Whether they name the same people or things struck."""
    return _sides(a.targets, b.targets)


def _sides(x: frozenset[str], y: frozenset[str]) -> str:
    if not x or not y:
        return "unknown"
    if x & y:
        return "same"
    fx, fy = families(x), families(y)
    if not fx or not fy:
        return "other names"
    return "kin" if fx & fy else "different"


def _swapped(a: Profile, b: Profile) -> bool:
    """Each one's attackers are the other's targets, and neither side is both (as in a battle)."""
    if a.perpetrators & b.targets and b.perpetrators & a.targets and not a.perpetrators & b.perpetrators:
        return True
    fa, fb = families(a.perpetrators), families(b.perpetrators)
    ta, tb = families(a.targets), families(b.targets)
    return bool(fa & tb and fb & ta and not fa & ta and not fb & tb and not fa & fb)


def _counts(x: tuple[int, int] | None, y: tuple[int, int] | None) -> str:
    if x is None or y is None:
        return "unknown"
    if x[0] == y[0]:
        return "equal, ten or more" if x[0] >= 10 else ("equal, few" if x[0] else "both none")
    if x[0] <= y[1] and y[0] <= x[1]:
        return "compatible"
    low, high = sorted((x[0], y[0]))
    return "close" if high <= low * 1.5 + 1 else ("apart" if high <= low * 3 + 2 else "far apart")


def killed(a: Profile, b: Profile) -> str:
    """As of any count; but where many died, rival tolls say less against one incident, and tolls that agree
    more for it: an incident that kills fifty is rare, and each outlet counts its dead anew."""
    level = _counts(a.killed, b.killed)
    least = min(a.killed[0], b.killed[0]) if a.killed and b.killed else 0
    many, words = _OF_MANY.get(level, (0, ""))
    return f"{level}, {words}" if many and least >= many else level


_OF_MANY = {
    "compatible": (50, "fifty or more"),
    "close": (10, "ten or more"),
    "apart": (10, "ten or more"),
}


def wounded(a: Profile, b: Profile) -> str:
    """How their numbers of wounded stand to each other."""
    return _counts(a.wounded, b.wounded)


def casualties(a: Profile, b: Profile) -> str:
    """Killed and wounded together: who was wounded in the first report is dead in the next."""
    x, y = _harmed(a), _harmed(b)
    if not x or not y:
        return "unknown"
    if x == y:
        return "one in each" if x == 1 else "the same number"
    return "one more or less" if abs(x - y) == 1 else "other numbers"


def _harmed(p: Profile) -> int:
    return (p.killed[0] if p.killed else 0) + (p.wounded[0] if p.wounded else 0)


def figures(a: Profile, b: Profile) -> str:
    """Exact numbers, whole or part, that both reports give for the same kind of harm."""
    if not a.numbers or not b.numbers:
        return "unknown"
    shared = a.numbers & b.numbers
    if not shared:
        return "none shared"
    if len(shared) >= 3 or (len(shared) == 2 and max(n for _, n in shared) >= 5):
        return "several shared"
    return "a large one shared" if max(n for _, n in shared) >= 10 else "small ones shared"


def people(a: Profile, b: Profile) -> str:
    """How many people both name."""
    if not a.surnames or not b.surnames:
        return "unknown"
    shared = len(a.surnames & b.surnames)
    if not shared:
        return "other people"
    full = len(a.people & b.people) or sum(_short_form(x, y) for x in a.people for y in b.people)
    if full:
        return "two or more full names" if full > 1 else "one full name"
    return "two or more surnames" if shared > 1 else "one surname"


def _short_form(x: str, y: str) -> bool:
    """Whether two keys of people have one surname, and one given name begins the other: Rob, Robert."""
    (first, surname), (second, other) = x.rsplit(" ", 1), y.rsplit(" ", 1)
    short, long = sorted((first, second), key=len)
    return surname == other and len(short) > 1 and long.startswith(short)


def ages(a: Profile, b: Profile) -> str:
    """Ages that both give, of people shot or accused: many a page names nobody else."""
    if not a.ages or not b.ages:
        return "unknown"
    shared = len(a.ages & b.ages)
    return "two or more shared" if shared > 1 else "one shared" if shared else "other ages"


def people_and_ages(a: Profile, b: Profile) -> str:
    """People and ages at once: of the many hit each report gives other ages, but names the same gunman."""
    return people_ages_level(people(a, b), ages(a, b))


def people_ages_level(people: str, ages: str) -> str:
    """The level of "people and ages" that follows from those of the two."""
    return f"{_PEOPLE_KIND[people]}, {ages}"


_PEOPLE_KIND = {
    "two or more full names": "same people", "one full name": "same people",
    "two or more surnames": "same surname", "one surname": "same surname",
    "other people": "other people", "unknown": "nobody named",
}  # fmt: skip


def weapons(a: Profile, b: Profile) -> str:
    """Whether they name a weapon in common."""
    if not a.weapons or not b.weapons:
        return "unknown"
    return "same" if a.weapons & b.weapons else "other weapons"


def published(a: Profile, b: Profile) -> str:
    """How many days lie between their reports."""
    if not a.published or not b.published:
        return "unknown"
    gap = abs(a.published - b.published)
    return "within a day" if gap <= 1 else "within three days" if gap <= 3 else (
        "within ten days" if gap <= 10 else "within sixty days" if gap <= 60 else "over sixty days"
    )  # fmt: skip


def report(a: Profile, b: Profile) -> str:
    """What a report, or its copies, tell as two is two, unless one telling may be of the same once more.

    That is so of crime news, which comes back to its one story, but for :data:`TWO_TOLLS`, and in war by
    :data:`TOLD_AGAIN`; never of another day or place.
    """
    if a.report != b.report and not in_other_passages(page(a, b), wording(a, b)):
        return "two reports"
    if setting(a, b) == CRIME:
        again = not all(COMPARISONS[name](a, b) in some for name, some in TWO_TOLLS.items())
    else:
        again = a.report == b.report and any(
            COMPARISONS[name](a, b) in some for name, some in TOLD_AGAIN.items()
        )
    return TOLD_TWICE if again and not ELSEWHERE & {date_level(a, b), place(a, b)} else ONE_REPORT


def centrality(a: Profile, b: Profile) -> str:
    """Whether their reports are about them."""
    n = a.central + b.central
    return ("background in both", "news in one, background in the other", "news in both")[n]


def together(a: Profile, b: Profile) -> str:
    """Day and place at once: either alone is shared by many incidents of a war, hardly both."""
    return joint_level(date_level(a, b), place(a, b))


def joint_level(date: str, place: str) -> str:
    """The level of "day and place" that follows from those of the two."""
    return f"{DAY_KIND.get(date, 'day unknown')}, {PLACE_KIND.get(place, 'place unknown')}"


def day_and_publication(a: Profile, b: Profile) -> str:
    """Day and publication at once: what is published side by side tells of one day as a rule."""
    return published_level(date_level(a, b), published(a, b))


def published_level(date: str, published: str) -> str:
    """The level of "day and publication" that follows from those of the two."""
    return f"{DAY_KIND.get(date, 'day unknown')}, {published}"


def outlet(a: Profile, b: Profile) -> str:
    """An outlet rarely tells twice of one incident as news, unless it updates the same text."""
    if not a.outlet or not b.outlet:
        return "unknown"
    if a.outlet != b.outlet:
        return "two outlets"
    return outlet_level("one outlet, both news" if a.central and b.central else "one outlet", wording(a, b))


def outlet_level(outlets: str, wording: str) -> str:
    """The level of "outlet" that follows from the outlets alone and the level of the wording."""
    alike = outlets.startswith("one outlet") and wording in ("all but equal", "very alike")
    return "one outlet, the same text" if alike else outlets


JOINED: Mapping[str, tuple[str, str, Callable[[str, str], str]]] = {
    "day and place": ("date", "place", joint_level),
    "people and ages": ("people", "ages", people_ages_level),
    "day and publication": ("date", "published", published_level),
}
"""Comparisons whose level follows from those of two others."""

Comparison = Callable[[Profile, Profile], str]
COMPARISONS: Mapping[str, Comparison] = {
    "date": date_level,
    "place": place,
    "day and place": together,
    "type": type_level,
    "kind": kind,
    "perpetrators": perpetrators,
    "targets": targets,
    "killed": killed,
    "wounded": wounded,
    "casualties": casualties,
    "figures": figures,
    "people": people,
    "ages": ages,
    "people and ages": people_and_ages,
    "weapons": weapons,
    "wording": wording,
    "rare words": rare_words,
    "page": page,
    "rare words of the page": page_rare_words,
    "headline": headline,
    "names": names,
    "published": published,
    "day and publication": day_and_publication,
    "outlet": outlet,
    "report": report,
    "centrality": centrality,
}


def levels(a: Profile, b: Profile) -> dict[str, str]:
    """The level of each comparison of two accounts."""
    return {name: compare(a, b) for name, compare in COMPARISONS.items()}
