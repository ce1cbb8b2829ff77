"""Feasts of the Gregorian year: fixed days, Easter of both churches, the nth weekday of a month."""

from __future__ import annotations

from datetime import date, timedelta

_JULIAN_BEHIND = 13  # days, from 1900 to 2099


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


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday (Meeus's Julian algorithm), 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    month, day = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_JULIAN_BEHIND)


# feast: (month, weekday, which: 1 is the first, -1 the last, days after)
_NTH = {
    "thanksgiving": (11, 3, 4, 0),
    "memorial": (5, 0, -1, 0),
    "labor": (9, 0, 1, 0),
    "mlk": (1, 0, 3, 0),
    "presidents": (2, 0, 3, 0),
    "columbus": (10, 0, 2, 0),
    "mothers": (5, 6, 2, 0),
    "fathers": (6, 6, 3, 0),
    "super": (2, 6, 1, 0),
    "election": (11, 0, 1, 1),
}


def feast_day(code: str, year: int) -> date | None:
    """The day of a feast: "12-25", "easter-2", or one of the table's names.

    >>> [str(feast_day(f, 2024)) for f in ("thanksgiving", "easter", "orthodox")]
    ['2024-11-28', '2024-03-31', '2024-05-05']
    """
    if code[:1].isdigit():
        return date(year, int(code[:2]), int(code[3:]))
    if code.startswith("orthodox"):
        return orthodox_easter(year) + timedelta(days=int(code[8:] or 0))
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
