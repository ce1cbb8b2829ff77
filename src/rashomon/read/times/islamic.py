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


_SOLAR_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))  # of 33 years; holds from 1244 to 1472 (1865 to 2094)
_SOLAR_1395 = date(2016, 3, 20).toordinal()  # 1 Farvardin 1395


def solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of one of the Solar Hijri calendar (Iran, Afghanistan); None where there is none.

    >>> solar(1394, 1, 12), solar(1395, 12, 30), solar(1396, 12, 30)
    (datetime.date(2015, 4, 1), datetime.date(2017, 3, 20), None)
    """
    if not 1244 <= year <= 1472 or not 1 <= month <= 12:
        return None
    last = 31 if month < 7 else 30 if month < 12 or year % 33 in _SOLAR_LEAP else 29
    if not 1 <= day <= last:
        return None
    step = 1 if year >= 1395 else -1
    years = range(1395, year) if step == 1 else range(year, 1395)
    first = _SOLAR_1395 + step * sum(365 + (y % 33 in _SOLAR_LEAP) for y in years)
    return date.fromordinal(first + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)


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
