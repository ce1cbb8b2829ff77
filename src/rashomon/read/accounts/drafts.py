"""Accounts in the making: tellings gathered so far, and how a further telling stands to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from rashomon.model import IncidentType, Property, Qualifier, When
from rashomon.read.accounts.sites import closest_of, holds, inner, narrowed, same_place, several_towns
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import has, stem, words_of
from rashomon.read.actor_table import kin
from rashomon.read.mentions import CountMention, EventMention, PlaceMention

_BESIDE = 3  # characters between a number and one of those
_FAR = timedelta(days=60)
_MOST_COUNTED = 8  # numbers of one account whose sites are kept, the latest


@dataclass(slots=True, eq=False)
class Draft:
    """The tellings of one account, in reading order, and what they add up to."""

    tellings: list[Telling] = field(default_factory=list)
    sites: list[PlaceMention] = field(default_factory=list)
    home: list[PlaceMention] = field(default_factory=list)  # the sites that it was first told with
    counted: list[list[PlaceMention]] = field(default_factory=list)  # the sites told with each of its numbers
    sure: set[IncidentType] = field(default_factory=set)
    open: set[IncidentType] = field(default_factory=set)
    whens: list[When] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)
    numbers: set[tuple[str, int]] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)  # what its incident was called: "strike", "bomb"
    deeds: set[str] = field(default_factory=set)  # the first words of its events: "recaptured"
    own_days: list[When] = field(default_factory=list)  # of its first ``dated`` tellings, see bygones.py
    dated: int = 0
    sides: tuple[set[str], set[str]] | None = field(default=None)  # see folding.py
    _inner: list[PlaceMention] | None = field(default=None)
    _home_inner: list[PlaceMention] | None = field(default=None)
    dating: list[Any] | None = field(default=None)  # see when.py; kept once all is told
    until: date | None = None  # no day of it is later: the report's publication, midnight allowed for

    @property
    def kinds(self) -> set[IncidentType]:
        """The types that its words name, surely or not."""
        return self.sure | self.open

    def add(self, t: Telling) -> None:
        self.tellings.append(t)
        self.sides = self._inner = self._home_inner = None
        self.sites += [p for p in t.sites if not any(same_place(p, q) for q in self.sites)]
        if not self.home or all(holds(h, s) for h in self.home for s in t.sites):
            self.home = t.sites or self.home
        elif len(self.home) > 1 and t.counts and (narrow := narrowed(t.sites, self.home)):
            self.home = narrow  # of the places of a headline the one that this account is told of
        if t.sites and numbers(t):
            self._count_at(t.inner)
        self.sure |= {e.type for e in t.told if e.sure}
        self.open |= {e.type for e in t.told if not e.sure}
        self.whens += [w for w in whens(t) if w not in self.whens]
        self.heads |= {head_of(e) for e in t.told}
        self.deeds |= {deed_of(e) for e in t.told}
        self.actors |= {a.id for a in t.actors if a.id}
        self.numbers |= numbers(t)
        self.stems |= t.stems()

    def _count_at(self, sites: list[PlaceMention]) -> None:
        """Keep the sites of a number; a quarter stands in for its town, of which a headline told."""
        kept = [
            c for c in self.counted if not all(any(holds(w, s) or same_place(w, s) for w in c) for s in sites)
        ]
        self.counted = [*kept, sites][-_MOST_COUNTED:]

    @property
    def inner(self) -> list[PlaceMention]:
        """Its sites without those that only say where another of them lies; found once until it grows."""
        if self._inner is None:
            self._inner = inner(self.sites)
        return self._inner

    @property
    def home_inner(self) -> list[PlaceMention]:
        """The same of the sites that it was first told with."""
        if self._home_inner is None:
            self._home_inner = inner(self.home)
        return self._home_inner

    @property
    def last(self) -> Telling:
        return self.tellings[-1]

    def last_before(self, order: int) -> int:
        """The order of its last telling before another one, -1 where there is none."""
        return max((t.order for t in self.tellings if t.order < order), default=-1)


def whens(t: Telling) -> list[When]:
    """The dated intervals of a telling that count from publication."""
    return [m.when for m in t.dates if m.when.known and not m.backward]


def numbers(t: Telling) -> set[tuple[str, int]]:
    """(property, number) of the counts that are given exactly enough to be recognised again."""
    return {
        (c.property.value, n)
        for c in t.counts
        if not c.total and c.qualifier is not Qualifier.VAGUE and (n := c.min if c.min is not None else c.max)
    }


def head_of(e: EventMention) -> str:
    """The stem of the last word of an event: one for "warplane strike" and "strikes"."""
    return stem(e.key.rsplit(" ", 1)[-1]).removesuffix("e")


def deed_of(e: EventMention) -> str:
    """The first word of an event: "recaptured" of "recaptured town"."""
    return e.key.split()[0]


def date_relation(ours: list[When], theirs: list[When]) -> str:
    """ "none", "same", "overlap" or "apart"."""
    if not ours or not theirs:
        return "none"
    best = "apart"
    for a in ours:
        for b in theirs:
            if a.earliest == b.earliest and a.latest == b.latest:
                return "same"
            if None not in (a.weekday, b.weekday) and a.weekday != b.weekday:
                continue  # "Saturday" and "Wednesday" of a page whose own day is not known
            if not (a.earliest and b.latest and b.earliest and a.latest):
                continue
            if a.earliest <= b.latest and b.earliest <= a.latest:
                best = "overlap"
    return best


def is_far(ours: list[When], theirs: list[When]) -> bool:
    """Whether both have days, and all of them lie months apart."""
    a = [(w.earliest, w.latest) for w in ours if w.earliest and w.latest]
    b = [(w.earliest, w.latest) for w in theirs if w.earliest and w.latest]
    return bool(a and b) and all(x[0] - y[1] > _FAR or y[0] - x[1] > _FAR for x in a for y in b)


@dataclass(frozen=True, slots=True)
class Said:
    """What a telling says, found once for all the accounts that it is held against."""

    telling: Telling
    sites: list[PlaceMention]
    inner: list[PlaceMention]
    whens: list[When]
    told: list[EventMention]
    types: frozenset[IncidentType]
    sure: frozenset[IncidentType]
    actors: frozenset[str]
    numbers: set[tuple[str, int]]
    stems: set[str]
    low: list[str]
    new: str | None  # a word that sets it apart: "another"
    refers_back: bool
    definite: bool
    own: str  # what it states for itself
    more: bool  # it counts people besides those counted before

    @classmethod
    def by(cls, t: Telling) -> Said:
        low = t.low
        told = t.told
        return cls(
            telling=t,
            sites=t.sites,
            inner=t.inner,
            whens=whens(t),
            told=told,
            types=frozenset(e.type for e in told),
            sure=frozenset(e.type for e in told if e.sure),
            actors=frozenset(a.id for a in t.actors if a.id),
            numbers=numbers(t),
            stems=t.stems(),
            low=low,
            new=has("new", low[:6]),
            refers_back=has("same", low) is not None,
            definite=any(e.definite for e in told),
            own=own_words(t),
            more=counts_more(t),
        )


def type_relation(s: Said, d: Draft) -> str:
    """ "none", "same", "open" (one of them leaves it open), or "apart"."""
    if not s.told:
        return "none"
    if not s.sure.isdisjoint(d.sure):
        return "same"
    if s.sure and d.sure:
        return "apart"
    if not (s.types.isdisjoint(d.sure) and s.types.isdisjoint(d.open)):
        return "open_same"
    return "open"


def actor_relation(s: Said, d: Draft) -> str:
    """ "none" (one of them names nobody), "same", "kin" (a force and its state) or "apart"."""
    ids = s.actors
    if not ids or not d.actors:
        return "none"
    if ids & d.actors:
        return "same"
    if any(kin(a, b) for a in sorted(ids) for b in sorted(d.actors)):
        return "kin"
    return "apart"


def bucket(n: int) -> str:
    """A number as a feature: small ones as they are, larger ones in spans."""
    return str(n) if n < 3 else "3-5" if n < 6 else "6-12" if n < 13 else "13+"


def counted_relation(sites: list[PlaceMention], d: Draft) -> str:
    """How sites told with a number stand to those of an account's numbers; "none" where either has none."""
    if not sites or not d.counted:
        return "none"
    return closest(PLACES, [closest_of(sites, c) for c in d.counted])


def is_other_toll(a: set[tuple[str, int]], b: set[tuple[str, int]]) -> bool:
    """Whether both give numbers of one kind of harm, and none in common but a single person beside more."""
    shared = {(p, n) for p, n in a & b if n > 1 or len(a) == len(b) == 1}
    return bool({p for p, _ in a} & {p for p, _ in b}) and not shared


def own_words(t: Telling) -> str:
    """What a telling states for itself, a letter each: site, day, number, named event, definite."""
    dated = bool(whens(t)) and not t.borrowed_time
    named = [e for e in t.told if e.noun or e.sure]
    signs = (
        ("s", bool(t.sites)),
        ("d", dated),
        ("n", bool(numbers(t))),
        ("e", bool(named)),
        ("t", any(e.definite for e in named)),
    )
    return "".join(letter for letter, said in signs if said) or "-"


def join_features(s: Said, d: Draft, latest: Draft, first: Draft, several: bool, setting: str) -> list[str]:
    """What speaks for and against a telling being one more of an open account."""
    t = s.telling
    place = closest_of(s.inner, d.home_inner)
    date = date_relation(s.whens, d.whens)
    kind = type_relation(s, d)
    actor = actor_relation(s, d)
    gap = t.sentence.index - d.last.sentence.index
    same_sentence = gap == 0
    own = s.numbers
    shared = not own.isdisjoint(d.numbers)
    overlap = min(4, int(len(s.stems & d.stems) / (len(s.stems) or 1) * 5))
    state = "shared" if shared else "other" if own and d.numbers else "own" if own else "none"
    out = [
        f"place {place}",
        f"date {date}",
        f"type {kind}",
        f"actor {actor}",
        f"place {place} date {date}",
        f"place {place} type {kind}",
        f"type {kind} date {date}",
        f"gap {bucket(gap)}",
        f"words {overlap}",
        f"words {overlap} place {place}",
        f"latest {d is latest}",
        f"latest {d is latest} place {place}",
        f"first {d is first}",
        f"opened {t.opened_by}" if same_sentence else "other sentence",
        f"split off {same_sentence} number {state}" if t.opened_by else "whole",
    ]
    if several_towns(d.home) and narrowed(s.sites, d.home):
        out += ["part of a list", f"part of a list, number {bool(own)}"]
    counted = counted_relation(s.inner, d) if own else "none"
    out += [f"counted {counted} number {state}", f"{setting} counted {counted} number {state}"]
    if place == "apart" and closest_of(s.inner, d.inner) == "same":
        out.append("place known")
    out += [
        f"number {state} place {place} gap {bucket(gap)}",
        f"number {state} type {kind} place {place}",
        f"own {s.own} latest {d is latest}",
    ]
    if shared:
        out += ["number shared", f"number shared {place}"]
    elif own and d.numbers:
        out += [f"number other {place}", f"number other latest {d is latest}"]
    out += _marks(s, d is latest, place, state)
    if d.tellings[0].sentence.field == "title" or d.tellings[0].sentence.index <= 1:
        out.append("lead account")
        if t.sentence.index <= 2:
            out += ["both lead", f"both lead place {place}", f"both lead type {kind}"]
    if not several:
        out.append("only account")
    also = (f"place {place}", f"gap {bucket(gap)}", f"first {d is first}", f"latest {d is latest}")
    out += [f"{setting} {what}" for what in (*also, f"number {state}", f"date {date}")]
    return out


def _marks(s: Said, latest: bool, place: str, state: str) -> list[str]:
    """What its words say of whether a telling takes up what was told: articles, "another", "the same"."""
    out = []
    if s.definite:
        out += [f"definite latest {latest}", "definite"]
    if s.more:
        out += [f"counts more, number {state}", f"counts more, place {place}"]
    if not s.told:
        out += [f"counts only latest {latest}"]
    if s.new:
        out += [f"marker {s.new}", f"marker {place}"]
    if s.refers_back:
        out.append("refers back")
    return out


def new_features(s: Said, drafts: list[Draft], setting: str) -> list[str]:
    """What speaks for and against a telling opening an account of its own."""
    t, new, own = s.telling, s.new, s.numbers
    place = closest(PLACES, [closest_of(s.inner, d.home_inner) for d in drafts])
    date = closest(_DATES, [date_relation(s.whens, d.whens) for d in drafts])
    kind = closest(_TYPES, [type_relation(s, d) for d in drafts])
    shared = "seen" if any(own & d.numbers for d in drafts) else "unseen" if own else "none"
    out = [
        "new",
        f"new after {bucket(len(drafts))}",
        f"new at {bucket(t.sentence.index)}",
        f"new place {place}",
        f"new date {date}",
        f"new type {kind}",
        f"new place {place} number {shared}",
        f"new place {place} type {kind}",
        f"new place {place} date {date}",
        f"new number {shared}",
    ]
    if any(several_towns(d.home) and narrowed(s.sites, d.home) for d in drafts):
        out += ["new part of a list", f"new part of a list, number {bool(own)}"]
    if own:
        counted = closest(PLACES, [counted_relation(s.inner, d) for d in drafts])
        out += [f"new counted {counted} number {shared}"]
    out.append(f"new own {s.own}")
    if t.sentence.index <= 2:
        out += ["new in lead", f"new in lead type {kind}", f"new in lead number {shared}"]
    if new:
        out += [f"new marker {new}", f"new marker place {place}", f"new marker number {shared}"]
    if s.definite:
        out.append("new definite")
    if any(e.sure and not e.definite for e in s.told):
        out += ["new sure", f"new sure place {place}"]
    if not s.told:
        out.append("new counts only")
    if t.opened_by:
        out += [f"new opened {t.opened_by}", f"new split off number {shared}"]
    if s.more:
        out += ["new counts more", f"new counts more, place {place}"]
    if any(m.backward for m in t.times):
        out.append("new backward time")
    if has("past", s.low):
        out.append(f"new past place {place}")
    out += [
        f"{setting} new",
        f"{setting} new place {place}",
        f"{setting} new date {date}",
        f"{setting} new number {shared}",
        f"{setting} new marker {bool(new)}",
        f"{setting} new after {bucket(len(drafts))}",
    ]
    return out


def counts_more(t: Telling, harm: Property | None = None, *, others: bool = False) -> bool:
    """Whether it counts people (harmed so) besides those counted before: "19 more civilians", "the other
    four"; with ``others`` also by "21 others", who may be of one breath with the first: "killed one guard and
    hurt four others"."""
    more = words_of("further people")
    found = [x for x in t.tokens if x.low in more or (others and x.low == "others")]
    counts = [c for c in t.counts if harm in (None, c.property)] if found else []
    return any(_is_beside(x.start, x.end, c) for x in found for c in counts)


def _is_beside(start: int, end: int, c: CountMention) -> bool:
    return c.number[0] - _BESIDE <= end <= c.number[0] or c.number[1] <= start <= c.number[1] + _BESIDE


ELSEWHERE = ("near", "apart")  # the relations of places that are two
PLACES = ("same", "within", "near", "wide", "they_none", "we_none", "none", "apart")
_DATES = ("same", "overlap", "none", "apart")
_TYPES = ("same", "open_same", "open", "none", "apart")


def closest(order: tuple[str, ...], relations: list[str]) -> str:
    """Of several relations the one that comes first in ``order``."""
    return min(relations, key=order.index)
