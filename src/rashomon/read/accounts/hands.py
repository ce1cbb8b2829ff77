"""Ground that had changed hands on another day: "the army retook Varna; rebels had seized it in March"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from rashomon.model import POINTS, When
from rashomon.model.when import WEEK
from rashomon.read.accounts.aftermath import is_of_saying
from rashomon.read.accounts.coordinated import alike, hands_changed_before, subject_of
from rashomon.read.accounts.drafts import Draft, date_relation, deed_of
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import SINCE, Telling
from rashomon.read.accounts.words import words_of
from rashomon.read.mentions import PlaceMention

_BATTLE = timedelta(days=3)  # a fight for one town goes on so long, and its days are told one by one
SINCE_IT = "turn:since"  # opens "fighting has gone on since rebels seized it on Monday"


def days_taken(t: Telling) -> list[When]:
    """The days on which a telling has ground taken or lost: "rebels had seized it on May 3", but for days of
    statements."""
    return _days(t) if _is_taken(t, "hands change") and not t.borrowed_time else []


def _is_taken(t: Telling, part: str) -> bool:
    named = {x.start - 1 for x in t.tokens if x.low == "of"}  # "the capture of Varna"; not "the capture"
    return any((not e.noun or e.end in named) and deed_of(e) in words_of(part) for e in t.told)


def is_of_named_ground(t: Telling) -> bool:
    """Whether it says what was taken, and when: "rebels had seized it on May 3", "the town fell in March"."""
    named = any(p.place.precision in POINTS for p in t.sites) or not words_of("town").isdisjoint(t.low)
    return bool(days_taken(t)) and (named or _takes_it(t) or t.opened_by == SINCE_IT)


def _takes_it(t: Telling) -> bool:
    ends = {e.end + 1 for e in t.told if not e.noun and e.key in words_of("hands change")}
    return any(x.start in ends and x.low == "it" for x in t.tokens)


def town_taken(t: Telling, before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Of the places told before, the town that had changed hands: "retook Varna a day after rebels seized
    it", "cut off since they did", or in a sentence of its own, "rebels had seized it on May 3"."""
    anywhere = bool(days_taken(t)) and _takes_it(t)
    if not (anywhere or t.opened_by in (SINCE, SINCE_IT) or hands_changed_before(t)):
        return None
    towns = (p for p in reversed(before) if p.place.precision in POINTS)
    return next((p for p in towns if anywhere or p.sentence == t.sentence.index), None)


def was_taken_then(t: Telling, d: Draft) -> bool:
    """Whether a telling has ground change hands on other days than those of an account: a town falls once a
    day, so that is another deed; what is retaken was lost before."""
    mine = days_taken(t)
    if not mine:
        return _is_before_retaken(t, d) and not _all_days(d)
    theirs = _all_days(d)
    if not theirs:
        back = _is_taken(t, "lost") and _retaking(d) is not None
        months = all(w.over_a_week for w in mine) and t.start == t.sentence.start
        return back or (months and closest_of(t.inner, d.inner) == "apart") or _is_before_retaken(t, d)
    if date_relation(mine, theirs) != "apart":
        return t.opened_by == SINCE_IT and d.last.sentence is t.sentence
    return (
        t.opened_by == SINCE_IT
        or any((w.days or 0) >= WEEK for w in mine)
        or all(_days_between(a, b) >= _BATTLE for a in mine for b in theirs)
    )


def _is_before_retaken(t: Telling, d: Draft) -> bool:
    """ "The army retook Varna. On May 3 rebels had stormed it": what others did, on a day of its own."""
    back = _retaking(d)
    then = subject_of(t)
    if back is None or then is None or not _days(t) or t.borrowed_time:
        return False
    first = subject_of(back)
    return first is None or not alike(first, then)


def _retaking(d: Draft) -> Telling | None:
    """The first telling of an account that wins ground back."""
    if words_of("retaken").isdisjoint(d.deeds):
        return None
    return next((x for x in d.tellings if _is_taken(x, "retaken")), None)


def _all_days(d: Draft) -> list[When]:
    return [w for x in d.tellings for w in _days(x)]


def _days(t: Telling) -> list[When]:
    return [m.when for m in t.dates if m.when.known and not (m.backward or is_of_saying(t, m))]


def _days_between(a: When, b: When) -> timedelta:
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return timedelta(0)
    return max(a.earliest - b.latest, b.earliest - a.latest)
