"""Dates as closed intervals of days, with what is known of how they were reached."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model.vocabulary import DatePrecision

WEEK, MONTH, YEAR = 7, 31, 366  # days, of the longest
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A closed interval of days, as far as it is known, and the calendar facts that were stated.

    ``earliest`` and ``latest`` bound the day (``None``: no bound is known). Where a report states a
    weekday, or a day and month without a year, and its own publication date is unknown, the facts stay
    here as constraints and :mod:`rashomon.reconcile.dates` solves them together with other reports.

    ``offset`` is (least, most) days from the report's publication: "yesterday" is (-1, -1), news with no
    stated day is (-1, 0), "Tuesday" said of the past is (-6, 0) with ``weekday`` 1.
    """

    earliest: date | None = None
    latest: date | None = None
    weekday: int | None = None  # 0 is Monday
    day: int | None = None  # day of the month
    month: int | None = None
    year: int | None = None
    offset: tuple[int, int] | None = None
    wording: str = ""  # the report's words
    how: str = ""  # the rule that gave the bounds, in plain words

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} is after {self.latest}")

    @property
    def known(self) -> bool:
        """True when both bounds are set."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int | None:
        """The number of days that are possible, or None while a bound is unknown."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def over_a_week(self) -> bool:
        """True when more days than a week are possible: a month, a year; not while a bound is unknown.

        >>> When(earliest=date(2024, 1, 1), latest=date(2024, 1, 31)).over_a_week, When().over_a_week
        (True, False)
        """
        return (self.days or 0) > WEEK

    @property
    def precision(self) -> DatePrecision:
        """The precision by width (UCDP GED codebook, date_prec)."""
        n = self.days
        if n is None:
            return DatePrecision.UNKNOWN
        if n == 1:
            return DatePrecision.DAY
        if n <= 6:
            return DatePrecision.DAYS
        if n == WEEK:
            return DatePrecision.WEEK
        if n <= 31:
            return DatePrecision.MONTH
        return DatePrecision.YEAR if n <= YEAR else DatePrecision.LONGER

    @property
    def edtf(self) -> str:
        """The interval in EDTF (ISO 8601-2): ``2024-01-23``, ``2024-01``, ``a/b``; "" if unknown.

        A day and month whose year is not known leave its digits open: ``XXXX-03-07``, ``20XX-03``.

        >>> When(month=3, day=7, weekday=3).edtf, When(day=17).edtf
        ('XXXX-03-07', 'XXXX-XX-17')
        >>> When(earliest=date(2011, 3, 7), latest=date(2024, 3, 7), month=3, day=7).edtf
        '20XX-03-07'
        """
        a, b = self.earliest, self.latest
        if self.of_unknown_year:
            return self._unspecified
        if a is None and b is None:
            return ""
        if a is None or b is None:
            return f"{a or '..'}/{b or '..'}"
        if a == b:
            return a.isoformat()
        if a.day == 1 and a.year == b.year:
            if b == month_end(a.year, a.month):
                return f"{a.year:04d}-{a.month:02d}"
            if (a.month, b.month, b.day) == (1, 12, 31):
                return f"{a.year:04d}"
        return f"{a}/{b}"

    @property
    def of_unknown_year(self) -> bool:
        """True where a month or a day of the month is known, and the bounds leave years open."""
        days = self.days
        return (self.month or self.day) is not None and self.year is None and (days is None or days > YEAR)

    @property
    def _unspecified(self) -> str:
        digits = ["X"] * 4
        if self.earliest and self.latest:
            for k, (x, y) in enumerate(
                zip(f"{self.earliest.year:04d}", f"{self.latest.year:04d}", strict=True)
            ):
                if x != y:
                    break
                digits[k] = x
        month = f"{self.month:02d}" if self.month else "XX"
        return "".join(digits) + f"-{month}" + (f"-{self.day:02d}" if self.day else "")

    def narrowed(self, earliest: date | None, latest: date | None, how: str = "") -> When | None:
        """This interval cut to [earliest, latest]; None when nothing is left."""
        lo = max((d for d in (self.earliest, earliest) if d), default=None)
        hi = min((d for d in (self.latest, latest) if d), default=None)
        if lo and hi and lo > hi:
            return None
        return replace(self, earliest=lo, latest=hi, how=how or self.how)

    def admits(self, day: date) -> bool:
        """True when no bound and no stated calendar fact rules the day out."""
        return not (
            (self.earliest and day < self.earliest)
            or (self.latest and day > self.latest)
            or (self.weekday is not None and day.weekday() != self.weekday)
            or (self.day is not None and day.day != self.day)
            or (self.month is not None and day.month != self.month)
            or (self.year is not None and day.year != self.year)
        )


def days_of(words: str) -> tuple[date, date]:
    """The first and the last day of a day, month or year in ISO form.

    Raises:
        ValueError: it is none of these; the message is for the person who wrote it.

    >>> [str(day) for day in days_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    found = _ISO.fullmatch(words)
    try:
        if found is None:
            raise ValueError
        year, month, day = found.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        return first, first if day else month_end(first.year, int(month or 12))
    except ValueError:
        raise ValueError(f"“{words}” is no day: write 2024-01-23, 2024-01 or 2024.") from None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def days_between(first: date, last: date) -> list[date]:
    """Every day from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
