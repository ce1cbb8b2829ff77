"""Pages of local news on several shootings: each has a place, an hour or day, and a victim of its own.

"… was shot about 5:40 p.m. in the 1600 block of Elm Street. Earlier, at 2 p.m., a boy was hit in Oak Avenue."
One shooting has several streets too (where the wounded were found, where the car was left), so a street alone
parts nothing: a victim must be new ("a man", not "the man"), and the hour or day another, or the sentence
must open as the next item does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.model import POINTS, PlacePrecision, Property
from rashomon.read.accounts.drafts import ELSEWHERE, Draft, date_relation, numbers, whens
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import phrases, words_of
from rashomon.read.mentions import CountMention, PlaceMention, TimeKind

ITEM = "item"
ENTRIES = (ITEM, "bullet")  # how a telling is marked that begins an item of a round-up
BACKDROP = "backdrop"  # what months or years were like: nothing goes on about it, and it stands between none
RECALLED = "recalled"  # a deed that a page on another one recalls: nothing goes on about it
_CLOCK = re.compile(r"\b(1[0-2]|0?[1-9])(?::([0-5]\d))?\s*([ap])\.?\s?m\b|\b(noon|midnight)\b", re.IGNORECASE)
_NAMED_HOURS = {"noon": 12 * 60, "midnight": 0}
_SAME = 45  # minutes: the hours that two voices give for one shooting may differ by so much
_DAY = 24 * 60
_OPENING = 4  # tokens of a sentence among which it says that it goes on to the next item
_KNOWN = re.compile(r"(?:he|she|they|him|her|them|his|their|the|both|all)\b", re.IGNORECASE)
_HARM = frozenset({Property.KILLED, Property.WOUNDED})


def is_other_item(t: Telling, d: Draft) -> bool:
    """Whether a telling on a crime is of another one than an account told before."""
    if d.last.sentence is t.sentence:
        return False
    if not _elsewhere(t, d):
        return False
    street = bool(_streets(t.sites))
    if not _new_victim(t):  # its victims are told of in the sentences below
        return _is_new_deed(t) and (_other_hour(t, d) or (street and _is_further(t)))
    again = numbers(t) & d.numbers  # a caption, or the lead once more, with another day by mistake
    return _other_hour(t, d) or (not again and _other_day(t, d)) or (street and _opens_item(t))


def _elsewhere(t: Telling, d: Draft) -> bool:
    """Whether it was in another place than the account: of streets, where of the town it is only known that
    they may lie there, in none of those told with the account."""
    relation = closest_of(t.inner, d.home_inner) if d.home else "none"
    if relation != "wide":
        return relation in ELSEWHERE
    ours, theirs = _streets(t.sites), _streets(d.sites)
    return bool(ours and theirs) and closest_of(ours, theirs) in ELSEWHERE


def _streets(sites: Iterable[PlaceMention]) -> list[PlaceMention]:
    return [p for p in sites if p.place.precision is PlacePrecision.SITE]


def goes_on_about(t: Telling, last: Draft) -> bool:
    """Whether a telling goes on about the item told last: it names no hour of its own with a new victim."""
    if last.tellings[0].entry not in ENTRIES or (t.told and all(e.plural for e in t.told)):
        return False  # "these shootings bring the year's total to 70"
    return not (_new_victim(t) and (_hours(t) or whens(t)))


def _new_victim(t: Telling) -> bool:
    mine = [c for c in t.counts if c.property in _HARM and not c.total]
    return not all(is_known(c) for c in mine) and any(p.place.precision in POINTS for p in t.sites)


def _is_new_deed(t: Telling) -> bool:
    """ "Near midnight, patrols drove to a shooting in the 40 block of Elm Street"."""
    new = any(e.noun and not (e.definite or e.plural) for e in t.told)
    return new and any(p.place.precision in POINTS for p in t.sites)


def _is_further(t: Telling) -> bool:
    """ "Officers responded to another deadly shooting": the words before the deed say that it is one more."""
    low = [(x.start, x.low) for x in t.tokens]
    ahead = ([w for at, w in low if at < e.start][-_BEFORE_DEED:] for e in t.told if e.noun)
    return any(not _FURTHER.isdisjoint(words) for words in ahead)


_BEFORE_DEED = 2  # words before it: "another deadly shooting"
_FURTHER = words_of("further deed")


def is_known(c: CountMention) -> bool:
    """Whether people are told of as known already, or as somebody's: "the victim", "his wife"."""
    return bool(_KNOWN.match(c.text) or (c.who and _KNOWN.match(c.who)))


def _opens_item(t: Telling) -> bool:
    if t.start != t.sentence.start:
        return False
    opening = t.sentence.tokens[:_OPENING]
    return t.entry == "bullet" or any(True for _ in phrases(ITEM).find([x.low for x in opening]))


def _other_day(t: Telling, d: Draft) -> bool:
    mine = whens(t)
    dated = next((whens(x) for x in d.tellings if whens(x)), []) if mine else []
    return date_relation(mine, dated) == "apart"


def _other_hour(t: Telling, d: Draft) -> bool:
    mine = _hours(t)
    theirs = next((h for x in d.tellings if (h := _hours(x))), []) if mine else []
    return bool(mine and theirs) and all(_apart(a, b) for a in mine for b in theirs)


def _hours(t: Telling) -> list[int]:
    """Hours of the day told, in minutes from midnight."""
    times = [m for m in t.times if m.kind is TimeKind.TIME]
    return [_minutes(clock) for m in times if (clock := _CLOCK.search(m.text))]


def _minutes(clock: re.Match[str]) -> int:
    hour, minute, half, named = clock.groups()
    if named:
        return _NAMED_HOURS[named.lower()]
    return int(hour) % 12 * 60 + int(minute or 0) + (12 * 60 if half.lower() == "p" else 0)


def _apart(a: int, b: int) -> bool:
    away = abs(a - b)
    return min(away, _DAY - away) > _SAME
