"""Crimes of another day that news of a crime recalls: "on Dec. 12 a man was killed outside a bar"."""

from __future__ import annotations

from datetime import timedelta

from rashomon.model import When
from rashomon.read.accounts.aftermath import AFTER, remove_from_deed
from rashomon.read.accounts.drafts import Draft, numbers
from rashomon.read.accounts.fronts import OPENING
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import words_of
from rashomon.read.counts.tables import is_number
from rashomon.read.mentions import CountMention, TimeMention

_APART = timedelta(days=3)  # a night and what is told of it lie nearer
_WEEKS = timedelta(days=15)  # within which one weekday may have been taken for that of another week
_DAY = timedelta(days=1)
_NEW = frozenset(("a", "an", "another", "one"))


def is_of_other_day(t: Telling, d: Draft) -> bool:
    """Whether, in news of a crime, a telling is of a crime of another day than an account: of people told of
    for the first time, with a day of its own that lies days from that of the account's deed."""
    if not t.counts or not all(_is_new(t, c) for c in t.counts):
        return False
    own = [m for m in t.dates if m.when.known and not m.backward]
    own = [m for m in own if m.start - t.sentence.start <= OPENING] or own
    theirs = _days(d)
    if not own or not theirs or not words_of("dies later").isdisjoint(t.low):
        return False
    if any(remove_from_deed(t, m) >= AFTER for m in own):
        return False
    return all(_is_apart(m.when, w) for m in own for w in theirs)


def is_recalled_by(d: Draft, y: Draft) -> bool:
    """Whether an account is of a crime days before that of another one, whose number the headline gives if
    it tells any."""
    titles = [t for t in d.tellings if t.sentence.field == "title"]
    below = [t for t in d.tellings if t.sentence.field != "title"]
    own = {n for t in below for n in numbers(t)}
    if any(t.counts and not numbers(t) & (y.numbers - own) for t in titles):
        return False
    first = next((t for t in below if t.counts), None)
    if first is None or not is_of_other_day(first, y):
        return False
    then = [w.latest for w in _days(d) if w.latest]
    return bool(then) and max(then) < min(w.earliest for w in _days(y) if w.earliest)


def _is_new(t: Telling, c: CountMention) -> bool:
    """Whether the words for whom count them for the first time: "a man", "two women"; no name, no "the"."""
    if c.field != t.sentence.field or c.total:
        return False
    k = next((k for k, x in enumerate(t.tokens) if x.start == c.number[0]), None)
    return k is not None and (t.tokens[k].low in _NEW or is_number(t.tokens, k)) and not _is_known(t, k)


def _is_known(t: Telling, k: int) -> bool:
    """Whether an article that points back stands before the number at k: "the two men"."""
    return k > 0 and t.tokens[k - 1].low in ("the", "these", "those", "all", "his", "her", "their")


def _days(d: Draft) -> list[When]:
    """The single days that an account gives as those of its deed; of each telling found once."""
    for x in d.tellings[d.dated :]:
        d.own_days += [m.when for m in x.dates if _is_own_day(x, m)]
    d.dated = len(d.tellings)
    return d.own_days


def _is_own_day(x: Telling, m: TimeMention) -> bool:
    plain = m.when.known and m.when.days == 1 and not m.backward and not x.borrowed_time
    # "asked on Wednesday for help in the killing of a baker" does not say when it was
    return plain and any(not e.noun for e in x.told) and remove_from_deed(x, m) == 0


def _is_apart(a: When, b: When) -> bool:
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    gap = max(a.earliest - b.latest, b.earliest - a.latest)
    if gap < (_APART if a.days == 1 else _DAY):  # "last week" is not this Tuesday
        return False
    bare = a.days == 1 and (a.day is None or b.day is None) and a.earliest.weekday() == b.earliest.weekday()
    return not (bare and gap < _WEEKS)
