"""Calendars beside the Gregorian one: Islamic (tabular), Solar Hijri, Ethiopian, Hebrew.

Reckoned after Reingold and Dershowitz, "Calendrical Calculations", in days of the proleptic Gregorian
calendar (``date.toordinal``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rashomon.read.times.calendar import Span

_YEAR = 365
_SYNODIC = (29, 13753)  # days and parts of a lunar month; 25,920 parts are a day
_PARTS = 25920


@dataclass(frozen=True, slots=True)
class Calendar:
    """One way to count days.

    ``days`` gives the Gregorian days of (year, month, day), or of a whole month where the day is None; None
    where the calendar has no such day. ``year_of`` gives its year on a Gregorian day.
    """

    days: Callable[[int, int, int | None], Span | None]
    year_of: Callable[[date], int]
    how: str  # the rule, in plain words
    by_given_name: bool = False  # its months are given names too: they need a day before them, or a year


# --- Islamic, by the tabular (civil) reckoning ----------------------------------------------------

_HIJRA = 227015  # 1 Muharram 1


def islamic(year: int, month: int, day: int | None) -> Span | None:
    """The days of a Hijri day or month, one day of doubt on either side.

    >>> [str(d) for d in islamic(1445, 9, 1)]
    ['2024-03-10', '2024-03-12']
    """
    if not 1 <= year < 9000 or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 30):
        return None
    first = (day or 1) + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRA - 1
    last = first if day else first + 29
    return date.fromordinal(first - 1), date.fromordinal(last + 1)


def islamic_year(day: date) -> int:
    """The Hijri year that a Gregorian day falls in (a day of doubt at its edges)."""
    return (30 * (day.toordinal() - _HIJRA) + 10646) // 10631


# --- Solar Hijri (Iran, Afghanistan) --------------------------------------------------------------

_SOLAR_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))  # of 33 years; holds from 1244 to 1472 (1865 to 2094)
_SOLAR_1395 = date(2016, 3, 20).toordinal()  # 1 Farvardin 1395
_SOLAR_MOST = (1244, 1472)


def solar(year: int, month: int, day: int | None) -> Span | None:
    """The days of a Solar Hijri day or month.

    >>> [str(solar(*d)[0]) for d in ((1394, 1, 12), (1395, 12, 30))], solar(1396, 12, 30)
    (['2015-04-01', '2017-03-20'], None)
    """
    if not _SOLAR_MOST[0] <= year <= _SOLAR_MOST[1] or not 1 <= month <= 12:
        return None
    length = 31 if month < 7 else 30 if month < 12 or year % 33 in _SOLAR_LEAP else 29
    step = 1 if year >= 1395 else -1
    years = range(1395, year) if step == 1 else range(year, 1395)
    first = _SOLAR_1395 + step * sum(_YEAR + (y % 33 in _SOLAR_LEAP) for y in years)
    return _span(first + 31 * min(month - 1, 6) + 30 * max(month - 7, 0), length, day)


def solar_year(day: date) -> int:
    """The Solar Hijri year that a Gregorian day falls in."""
    year = day.year - 621
    first = solar(year, 1, 1)
    return year if first and day >= first[0] else year - 1


# --- Ethiopian (and, with other names for its months, Coptic) -------------------------------------

_INCARNATION = 2796  # 1 Meskerem 1: 29 August 8, Julian


def ethiopian(year: int, month: int, day: int | None) -> Span | None:
    """The days of an Ethiopian day or month: twelve months of thirty days and a short thirteenth.

    >>> [str(d) for d in ethiopian(2013, 2, 25)], ethiopian(2013, 13, 6)
    (['2020-11-04', '2020-11-04'], None)
    """
    if not 1 <= year < 9000 or not 1 <= month <= 13:
        return None
    length = 30 if month < 13 else 6 if year % 4 == 3 else 5
    return _span(_INCARNATION + _YEAR * (year - 1) + year // 4 + 30 * (month - 1), length, day)


def ethiopian_year(day: date) -> int:
    """The Ethiopian year that a Gregorian day falls in."""
    return (4 * (day.toordinal() - _INCARNATION) + 1463) // 1461


# --- Hebrew ---------------------------------------------------------------------------------------

_CREATION = -1373427  # 1 Tishrei 1: 7 October 3761 BC, Julian
_MONTHS = {False: (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13), True: tuple(range(1, 14))}  # 6: Adar I


def hebrew(year: int, month: int, day: int | None) -> Span | None:
    """The days of a Hebrew day or month, by daylight (each begins the evening before).

    Months count from Tishrei; 6 is Adar I, of leap years only, and 7 Adar or Adar II.

    >>> [str(hebrew(*d)[0]) for d in ((5784, 1, 22), (5784, 7, 14), (5785, 8, 15))], hebrew(5785, 6, 1)
    (['2023-10-07', '2024-03-24', '2025-04-13'], None)
    """
    if not 1 <= year < 9000:
        return None
    months = _MONTHS[_is_long(year)]
    if month not in months:
        return None
    first = _new_year(year)
    total = _new_year(year + 1) - first
    for m in months:
        length = _hebrew_length(m, total)
        if m == month:
            return _span(first, length, day)
        first += length
    return None


def hebrew_year(day: date) -> int:
    """The Hebrew year that a Gregorian day falls in."""
    year = day.year + 3760
    return year + (day.toordinal() >= _new_year(year + 1))


def _is_long(year: int) -> bool:
    """Whether a Hebrew year has thirteen months: seven years of nineteen do."""
    return (7 * year + 1) % 19 < 7


def _hebrew_length(month: int, total: int) -> int:
    """The days of a month in a year of so many days: Heshvan and Kislev give and take one."""
    if month == 2:
        return 30 if total % 10 == 5 else 29
    if month == 3:
        return 29 if total % 10 == 3 else 30
    return 30 if month in (1, 5, 6, 8, 10, 12) else 29


def _elapsed(year: int) -> int:
    """Days from the creation to the new moon of a year's Tishrei, put off where the weekday forbids it."""
    months = (235 * year - 234) // 19
    days = _SYNODIC[0] * months + (12084 + _SYNODIC[1] * months) // _PARTS
    return days + ((3 * (days + 1)) % 7 < 3)


def _new_year(year: int) -> int:
    before, here, after = (_elapsed(y) for y in (year - 1, year, year + 1))
    put_off = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _CREATION + here + put_off


def _span(first: int, length: int, day: int | None) -> Span | None:
    """A month that begins on an ordinal, or one day of it; None where the month is too short."""
    if day is None:
        return date.fromordinal(first), date.fromordinal(first + length - 1)
    if not 1 <= day <= length:
        return None
    at = date.fromordinal(first + day - 1)
    return at, at


CALENDARS = {
    "islamic": Calendar(
        islamic, islamic_year,
        "Islamic date by the tabular calendar, a day of doubt either way for the sighting of the moon",
    ),
    "solar": Calendar(solar, solar_year, "date of the Solar Hijri calendar", by_given_name=True),
    "ethiopian": Calendar(ethiopian, ethiopian_year, "date of the Ethiopian calendar", by_given_name=True),
    "hebrew": Calendar(
        hebrew, hebrew_year, "date of the Hebrew calendar, whose days begin the evening before",
        by_given_name=True,
    ),
}  # fmt: skip
