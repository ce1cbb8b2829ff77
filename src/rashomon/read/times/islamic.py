"""Islamic dates and movable feasts: the tabular calendar, Easter, the nth weekday of a month."""

from __future__ import annotations

from datetime import date, timedelta

_EPOCH = 227015  # 1 Muharram 1 AH as a proleptic Gregorian ordinal (civil tabular calendar)


def _ordinal(year: int, month: int, day: int) -> int:
    return day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _EPOCH - 1


def days(year: int, month: int, day: int | None) -> tuple[date, date] | None:
    """The Gregorian days of a Hijri day or month, one day of doubt on either side.

    >>> days(1445, 9, 1)
    (datetime.date(2024, 3, 10), datetime.date(2024, 3, 12))
    """
    if not 1 <= year < 9000 or not 1 <= month <= 12:
        return None
    first = _ordinal(year, month, day or 1)
    last = first if day else first + 29
    return date.fromordinal(first - 1), date.fromordinal(last + 1)


def year_of(day: date) -> int:
    """The Hijri year that a Gregorian day falls in (a day of doubt at its edges)."""
    return (30 * (day.toordinal() - _EPOCH) + 10646) // 10631


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


# feast: (month, weekday, which: 1 is the first, -1 the last, days after)
_NTH = {
    "thanksgiving": (11, 3, 4, 0),
    "memorial": (5, 0, -1, 0),
    "labor": (9, 0, 1, 0),
    "mlk": (1, 0, 3, 0),
    "mothers": (5, 6, 2, 0),
    "fathers": (6, 6, 3, 0),
    "super": (2, 6, 1, 0),
    "election": (11, 0, 1, 1),
}


def feast(code: str, year: int) -> date | None:
    """The day of a feast: "12-25", "easter-2", or one of the table's names.

    >>> feast("thanksgiving", 1999), feast("easter", 2024)
    (datetime.date(1999, 11, 25), datetime.date(2024, 3, 31))
    """
    if code[:1].isdigit():
        return date(year, int(code[:2]), int(code[3:]))
    if code.startswith("easter"):
        return easter(year) + timedelta(days=int(code[6:] or 0))
    month, weekday, which, more = _NTH[code]
    if which > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    else:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    return day + timedelta(days=more)
