"""Deeds that a report calls by their day or their name: "Thursday's attack", "the Q7 tram bombing"."""

from __future__ import annotations

from rashomon.model import When
from rashomon.read.accounts.aftermath import called_by_month
from rashomon.read.accounts.drafts import Draft, date_relation, is_far, is_other_toll, numbers
from rashomon.read.accounts.onward import days_of
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import words_of
from rashomon.read.mentions import EventMention, PlaceUse, TimeKind, TimeMention

_BETWEEN = 12  # characters from a day to the noun of its deed: "Thursday's deadly attack"
_BRACKET = len(" (")
_LEAD = 3  # tellings, the title's among them, that call a deed by its month
_NAME = 3  # words at most that a deed is called by


def called_before(t: Telling, drafts: list[Draft]) -> Draft | None:
    """The one account whose day or name a telling calls its deed by, where it gives no other number; so is
    the only one so far if nobody has said when it was."""
    deeds = [e for e in t.told if e.noun and e.key not in words_of("harm")]
    called = len(drafts) == 1 and not t.opened_by and any(_day_of(t, e) is not None for e in deeds)
    if called and drafts[0].numbers and not days_of(drafts[0]):
        here = closest_of(t.inner, drafts[0].inner) != "apart"
        if here and not is_other_toll(numbers(t), drafts[0].numbers):
            return drafts[0]
    deed = next((e for e in deeds if not e.plural), None)
    if deed is None:
        return None
    name = name_of(t, deed)
    named = [d for d in drafts if _bears(d, name)] if name else []
    if len(named) == 1:
        return named[0]
    day = _day_of(t, deed)
    if day is None:
        return None
    dated = [d for d in drafts if date_relation([day.when], [w for w in d.whens if _is_short(w)]) == "same"]
    dated = dated or [d for d in drafts if any(_holds(x, day) for x in d.tellings[:_LEAD])]
    if len(dated) != 1 or is_other_toll(numbers(t), dated[0].numbers):
        return None
    return dated[0]


def called_otherwise(t: Telling, d: Draft) -> bool:
    """Whether a deed is called by a month or year that lies far from an account's days: "the April 2007
    shootings", "the Halden bombing (2004)"."""
    return any(
        e.noun
        and m.kind is TimeKind.DATE
        and (m.when.year is not None or m.when.month is not None)
        and (0 < e.start - m.end <= _BETWEEN or m.start - e.end == _BRACKET)
        and is_far([m.when], d.whens)
        for e in t.told
        for m in t.times
    )


def _bears(d: Draft, name: frozenset[str]) -> bool:
    """Whether the text has called an account's deed by a name; a headline may join two."""
    told = [(t, e) for t in d.tellings if t.sentence.field == "text" for e in t.told]
    return any(name & name_of(t, e) for t, e in told if e.noun and not e.plural)


def _day_of(t: Telling, deed: EventMention) -> TimeMention | None:
    """The day or the week that stands before its noun: "Thursday's attack", "the May 9 raid"."""
    for m in t.times:
        the = m.when.day is not None and any(x.low == "the" and x.end + 1 == m.start for x in t.tokens)
        owner = m.text.casefold().endswith(("'s", "’s")) or the
        if m.kind is TimeKind.DATE and owner and _is_short(m.when) and 0 < deed.start - m.end <= _BETWEEN:
            return m
    return None


def _holds(t: Telling, day: TimeMention) -> bool:
    """Whether a deed is called by the month of a day: "the raid last month", and then "the May 9 raid"."""
    month = called_by_month(t)
    return month is not None and date_relation([month.when], [day.when]) == "overlap"


def _is_short(w: When) -> bool:
    return w.known and not w.over_a_week


def name_of(t: Telling, deed: EventMention) -> frozenset[str]:
    """The capitalised words that a deed is called by, but for those of a day, a country or an armed group."""
    before = [x for x in t.sentence.tokens if x.end <= deed.start][-_NAME:]
    closes = words_of("no name")
    before = before[max((k + 1 for k, x in enumerate(before) if x.low in closes), default=0) :]
    other = [(m.start, m.end) for m in t.times]
    other += [(p.start, p.end) for p in t.places if p.use is PlaceUse.MODIFIER]
    other += [(a.start, a.end) for a in t.actors]
    return frozenset(
        x.low
        for x in before
        if x.text[0].isupper()
        and len(x.text) > 1
        and x.start != t.sentence.start
        and not any(a <= x.start < b for a, b in other)
    )
