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
    """The same mentions, those that count from publication resolved as if it were some day: "on Tuesday" and
    "last week" are then two times, whichever they are. A day of a month stays open, since it may be the
    Tuesday."""
    if published.days == 1:
        return times
    day = _some_day(times, published)
    assumed = {(m.field, m.start): m for m in find_times(doc, When(earliest=day, latest=day))}
    return [m if m.when.day else assumed.get((m.field, m.start), m) for m in times]


def _some_day(times: Sequence[TimeMention], published: When) -> date:
    """The day after a full date of the lead; else one of a month that the report does not name."""
    for m in times:
        if m.sentence < _LEAD and m.when.days == 1 and m.when.latest:
            return m.when.latest + timedelta(days=1)
    bounds = [d for m in times for d in (m.when.earliest, m.when.latest) if d]
    first = published.earliest or max(bounds, default=date(_SOME_YEAR, 1, 1))
    named = {m.when.month for m in times}
    days = (first + timedelta(days=30 * n) for n in range(1, _MONTHS + 1))
    return next((d for d in days if d.month not in named), first)
