"""Times of a report whose day is not known, as they would be if it were of some day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.model import When
from rashomon.read.document import Document
from rashomon.read.mentions import TimeMention
from rashomon.read.times.find import find_times

_LEAD = 4  # sentences: a full date in them is of the news
_SOME_YEAR = 2020
_MONTHS = 12  # looked at for one that the report does not name


def as_if_dated(doc: Document, times: Sequence[TimeMention], published: When) -> Sequence[TimeMention]:
    """The same mentions, those that count from publication resolved as if it were some day, where the lead
    dates its news so: "on Tuesday" and "last week" are then two times, whichever they are. A day of a month
    stays open, since it may be the Tuesday. What a page quotes that gives a full date for its news ("on 23
    October 2021") may count from other days: its times stay open."""
    if published.days == 1 or not _counts_from_its_day(times):
        return times
    day = _some_day(times, published)
    assumed = {(m.field, m.start): m for m in find_times(doc, When(earliest=day, latest=day))}
    return [m if m.when.day else assumed.get((m.field, m.start), m) for m in times]


def _counts_from_its_day(times: Sequence[TimeMention]) -> bool:
    """Whether the lead gives a time counted from the day of the page, and no full date."""
    lead = [m.when for m in times if m.sentence < _LEAD and not m.backward]
    return any(w.offset for w in lead) and not any(w.days == 1 for w in lead)


def _some_day(times: Sequence[TimeMention], published: When) -> date:
    """A day of a month that the report does not name, on which the weekdays of the lead lie as late as they
    can: Thursday and Friday are a day apart, not six."""
    bounds = [d for m in times for d in (m.when.earliest, m.when.latest) if d]
    first = published.earliest or max(bounds, default=date(_SOME_YEAR, 1, 1))
    named = {m.when.month for m in times}
    days = (first + timedelta(days=30 * n) for n in range(1, _MONTHS + 1))
    day = next((d for d in days if d.month not in named), first)
    told = {m.when.weekday for m in times if m.sentence < _LEAD and not m.backward} - {None}
    week = (day + timedelta(days=n) for n in range(7))
    return min(week, key=lambda d: max(((d.weekday() - w) % 7 for w in told if w is not None), default=0))
