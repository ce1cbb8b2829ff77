"""Days and months since which something has lasted, told with what happened then; periods in which deeds grew
more."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from rashomon.model.when import WEEK
from rashomon.read.accounts.words import words_of
from rashomon.read.document import Sentence
from rashomon.read.mentions import TimeKind, TimeMention

_YEAR = re.compile(r"(?:since )?(?:19|20)\d\d$", re.IGNORECASE)
_PERIOD = 10  # words from "a wave of" to its days
_TREND = 4  # words from "intensified" to when it did
_NIGHT = 2  # days at most that a night and the day after it are
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|day\b")


def since_when(s: Sentence, m: TimeMention) -> bool:
    """ "The third since February, when four were killed", "a siege began on May 3 when troops took the road":
    what happened on that day is told behind it."""
    if m.kind is not TimeKind.SINCE and not _begins(s, m):
        return False
    after = [t.low for t in s.tokens if t.start >= m.end][:2]
    return after[after[:1] == [","] :][:1] in (["when"], ["after"])


def _begins(s: Sentence, m: TimeMention) -> bool:
    """Whether something is said to begin on that day."""
    before = [t.low for t in s.tokens if t.end <= m.start][-2:]
    return m.kind is TimeKind.DATE and not m.backward and not words_of("began").isdisjoint(before)


def first_day(m: TimeMention) -> TimeMention:
    """The day, the month or the year with which a period begins, as a date."""
    first = m.when.earliest
    if first and _YEAR.match(m.text):
        first = first.replace(month=12, day=31)
    elif first and first.day == 1 and not _DAY_OF_MONTH.search(m.text):
        first = first.replace(day=monthrange(first.year, first.month)[1])
    return replace(m, kind=TimeKind.DATE, when=replace(m.when, latest=first))


def of_series(s: Sentence, m: TimeMention) -> bool:
    """Whether the days are those of a series that the deed is one of, or in which such deeds grew: "the
    latest in a wave of raids this month", "the raids on Velm grew worse in early March"."""
    if m.backward:
        return False  # "took a row of hamlets a week after the raid"
    if since_when(s, m):
        return False  # "the third since February, when four were killed"
    before = [t.low for t in s.tokens if t.start < m.start]
    series = words_of("series")
    if not series.isdisjoint(before[:2]):
        return False  # "a string of bombings in May killed 71": the deeds themselves
    days = m.when.days or WEEK + 1
    if days > WEEK and not words_of("rose").isdisjoint(before[-_TREND:]):
        return True
    return days > _NIGHT and not series.isdisjoint(before[-_PERIOD:])
