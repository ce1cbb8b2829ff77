"""Pages of local news on several shootings: each has a place, an hour or day, and a victim of its own.

"… was shot about 5:40 p.m. in the 1600 block of Elm Street. Earlier, at 2 p.m., a boy was hit in Oak Avenue."
One shooting has several streets too (where the wounded were found, where the car was left), so a street alone
parts nothing: a victim must be new ("a man", not "the man"), and the hour or day another, or the sentence
must open as the next item does.
"""

from __future__ import annotations

import re

from rashomon.model import POINTS, PlacePrecision, Property
from rashomon.read.accounts.drafts import ELSEWHERE, Draft, date_relation, numbers, whens
from rashomon.read.accounts.sites import closest_of, inner
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import phrases
from rashomon.read.mentions import CountMention, TimeKind

ITEM = "item"
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
    if not _new_victim(t) or d.last.sentence is t.sentence:
        return False
    if not d.home or closest_of(t.inner, inner(d.home)) not in ELSEWHERE:
        return False
    street = any(p.place.precision is PlacePrecision.SITE for p in t.sites)
    again = numbers(t) & d.numbers  # a caption, or the lead once more, with another day by mistake
    return _other_hour(t, d) or (not again and _other_day(t, d)) or (street and _opens_item(t))


def goes_on_about(t: Telling, last: Draft) -> bool:
    """Whether a telling goes on about the item told last: it names no hour of its own with a new victim."""
    return last.tellings[0].entry == ITEM and not (_new_victim(t) and (_hours(t) or whens(t)))


def _new_victim(t: Telling) -> bool:
    mine = [c for c in t.counts if c.property in _HARM and not c.total]
    return not all(is_known(c) for c in mine) and any(p.place.precision in POINTS for p in t.sites)


def is_known(c: CountMention) -> bool:
    """Whether people are told of as known already, or as somebody's: "the victim", "his wife"."""
    return bool(_KNOWN.match(c.text) or (c.who and _KNOWN.match(c.who)))


def _opens_item(t: Telling) -> bool:
    if t.start != t.sentence.start:
        return False
    opening = t.sentence.tokens[:_OPENING]
    return t.entry == "bullet" or any(True for _ in phrases(ITEM).find([x.low for x in opening]))


def _other_day(t: Telling, d: Draft) -> bool:
    dated = next((whens(x) for x in d.tellings if whens(x)), [])
    return date_relation(whens(t), dated) == "apart"


def _other_hour(t: Telling, d: Draft) -> bool:
    mine, theirs = _hours(t), next((h for x in d.tellings if (h := _hours(x))), [])
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
