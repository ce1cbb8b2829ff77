"""Days in words, as people read them: summaries, tables and pages write them in this one form."""

from __future__ import annotations

import calendar
from datetime import date

from rashomon.model.when import When


def day(when: When) -> str:
    """An interval of days in words, as precise as it is known and no more.

    >>> day(When(earliest=date(2024, 1, 23), latest=date(2024, 1, 24)))
    '23–24 Jan 2024'
    >>> day(When(weekday=1))
    'a Tuesday, date unknown'
    >>> day(When(weekday=3, day=7, month=3))
    'Thursday 7 Mar, year unknown'
    """
    a, b = when.earliest, when.latest
    if when.of_unknown_year and when.month:
        return _without_year(when)
    if a is None and b is None:
        return f"a {_WEEKDAYS[when.weekday]}, date unknown" if when.weekday is not None else "date unknown"
    if a is None or b is None:
        return f"before {day_of(b)}" if b else f"after {day_of(a)}" if a else ""
    if a == b:
        return day_of(a)
    edtf = when.edtf
    if len(edtf) == 4:
        return edtf
    if len(edtf) == 7:
        return f"{a:%b} {a.year}"
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{day_of(b)}"
    if a.year == b.year:
        return f"{a.day} {a:%b} – {day_of(b)}"
    return f"{day_of(a)} – {day_of(b)}"


def _without_year(when: When) -> str:
    weekday = _WEEKDAYS[when.weekday] if when.weekday is not None else ""
    words = f"{weekday} {when.day} ".lstrip() if when.day else f"a {weekday} in " if weekday else ""
    a, b = when.earliest, when.latest
    years = f"between {a.year} and {b.year}" if a and b else "year unknown"
    return f"{words}{calendar.month_abbr[when.month or 0]}, {years}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_of(d: date) -> str:
    """One day: "23 Jan 2024"."""
    return f"{d.day} {d:%b} {d.year}"
