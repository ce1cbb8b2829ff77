"""Sentences that by their words alone go on about what was told last: "two were also killed in that raid"."""

from __future__ import annotations

from rashomon.model import POINTS, IncidentType, When
from rashomon.read.accounts.aftermath import is_of_saying
from rashomon.read.accounts.drafts import Draft, counts_more, date_relation, numbers, whens
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import ANSWER, Telling
from rashomon.read.accounts.words import words_of

_ALSO = "also"
_PLURAL, _SINGULAR = ("these", "those"), ("this", "that")
_SOON = 2  # sentences from a deed to words that point back to it


def days_of(d: Draft) -> list[When]:
    """Its days but for those on which it was told: "killed 12, a monitor said on Tuesday"."""
    return [
        m.when for t in d.tellings for m in t.dates if m.when.known and not (m.backward or is_of_saying(t, m))
    ]


def counts_on(t: Telling, last: Draft) -> bool:
    """ "Two guards were also killed", "with another ten bodies found": right behind a toll it counts further
    people, and says neither where nor when nor by what."""
    dated = t.dates and not t.borrowed_time
    if t.sites or dated or not (t.counts and last.numbers and numbers(t)):
        return False
    elsewhere = not words_of("town").isdisjoint(w.removesuffix("s").removesuffix("'") for w in t.low)
    if elsewhere or not all(e.key in words_of("harm") for e in t.told):
        return False
    next_to = t.sentence.index - last.last.sentence.index == (1 if not t.opened_by else 0)
    return next_to and t.opened_by in ("", "with") and (counts_more(t) or _ALSO in t.low)


def points_back(t: Telling, last: Draft) -> bool:
    """ "Four guards died in those clashes", "this blast is the deadliest": the deed told of right before."""
    deed = next((e for e in t.told if e.key not in words_of("harm")), None)
    if deed is None or not deed.noun or t.opened_by or t.sentence.index - last.last.sentence.index > _SOON:
        return False
    led = ["in", *(x.low for x in t.tokens if x.end <= deed.start)][-2:]
    pointed = led[-1] in (_PLURAL if deed.plural else _SINGULAR) and led[0] in words_of("before that")
    kinds = last.kinds
    if not pointed or not (deed.type in kinds or deed.type is IncidentType.ATTACK):
        return False
    here = closest_of(t.inner, last.inner) != "apart"
    return bool(kinds) and here and date_relation(whens(t), days_of(last)) != "apart"


def of_those_answered(t: Telling, drafts: list[Draft]) -> Draft | None:
    """The deeds that a single one answered or followed, where the next sentence opens with several: "Monday's
    raid followed bombings in Velm and Orin. The bombings killed six"."""
    last = max(drafts, key=lambda d: d.last.order, default=None)
    if last is None:
        return None
    told = last.last
    if not told.opened_by.startswith(ANSWER) or t.sentence.index - told.sentence.index != 1 or t.opened_by:
        return None
    first = next((e for e in t.told if e.noun), None)
    if first is None or not (
        first.definite and first.plural and t.low[:1] in (["the"], ["these"], ["those"])
    ):
        return None
    here = [x for d in drafts for x in d.tellings if x.sentence is told.sentence and x is not told]
    several = any(e.noun and e.plural for e in told.told)
    return last if several and not any(e.noun and e.plural for x in here for e in x.told) else None


def of_its_people(t: Telling, last: Draft) -> bool:
    """ "The nurses were on leave in Orin and were shot on Friday", below a lead on nine nurses: a sentence
    that opens with those whom what was told last befell."""
    if t.opened_by or t.start != t.sentence.start or t.low[:1] not in (["the"], ["these"]):
        return False
    people = {(c.who or "").casefold().split(" ")[-1] for x in last.tellings for c in x.counts if not c.total}
    known = any(w in people and w.endswith(("s", "men")) for w in t.low[1:3])
    near = t.sentence.index - last.last.sentence.index <= _SOON
    town = any(p.place.precision in POINTS for p in last.inner)
    here = not town or closest_of(t.inner, last.inner) != "apart"
    return known and near and here and date_relation(whens(t), days_of(last)) != "apart"
