"""From what an expression states to days: pure calendar work, no text.

:class:`Stated` holds what the words say ("Tuesday", "last month", "Nov 21"); :func:`interval` turns it
into the first and last possible day as counted from a reference day, :func:`offset` into days from a
publication that is not known, :func:`timex` into a TIMEX3 value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model import month_end
from rashomon.read.mentions import TimeKind

PAST, NEAREST, FUTURE = -1, 0, 1
Span = tuple[date, date]

FAR = 290  # days: a date that far off would be told with its year
_AHEAD = 31  # days by which a page may have been brought up to date after the day that it gives
_MISPRINTED = 31  # days within which a date is believed before the weekday that is told with it
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one expression says. Absent parts were not said.

    ``unit`` is the grain of the answer; ``shift`` counts such units from the reference ("last month":
    month, -1) as (least, most). ``direction`` says on which side of the reference an open date lies.
    """

    kind: TimeKind = TimeKind.DATE
    unit: str = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    until: Stated | None = None  # the other end of a range
    shift: tuple[int, int] | None = None
    direction: int = PAST
    strict: bool = False  # "last Tuesday", "next May": not the reference day itself
    done: bool = False  # a deed that was done then follows: it is of the past, however far
    edge: str = ""  # "START", "MID", "END": early, middle, late in the unit
    code: str = ""  # a TIMEX3 value that needs no reference: durations, sets, PRESENT_REF
    suffix: str = ""  # the time of day: "TMO", "T09:00"
    backward: bool = False  # counted from another incident
    length: bool = False  # the value is the length itself: "90 days after the vote"
    window: bool = False  # a stretch that ends (or begins) at the reference: "in the last 24 hours"
    days: Span | None = None  # days settled by the rule itself (Hijri months, holidays)
    part: str | None = None
    zone: str | None = None
    how: str = ""


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last where it is shorter.

    >>> add_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    n = day.year * 12 + day.month - 1 + months
    year, month = divmod(n, 12)
    year = min(max(year, 1), 9998)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (31 June, 29 February 2023)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def possible(month: int, day: int) -> bool:
    """True when some year has that day."""
    return real_day(2024, month, day) is not None


def interval(st: Stated, ref: date | None) -> Span | None:
    """The first and last day that ``st`` admits as said on ``ref``; None where it fixes none."""
    if st.backward or st.kind in (TimeKind.DURATION, TimeKind.SET):
        return None
    if st.until is not None:
        return _range(st, ref)
    if st.days is not None:
        return st.days
    if st.year is not None:
        return _explicit(st)
    if ref is None:
        return None
    if st.window and st.shift:
        ends = [_moved(ref, st.unit, n) for n in st.shift]
        return min(ends), max(ends)
    if st.month is not None or st.weekday is not None or st.day is not None or st.season or st.quarter:
        return _recurring(st, ref)
    if st.shift is not None:
        return _shifted(st, ref)
    return None


def _range(st: Stated, ref: date | None) -> Span | None:
    assert st.until is not None
    last = interval(st.until, ref)
    if last is None:
        return None
    first = interval(replace(st, until=None, direction=PAST), last[1])
    if first is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _explicit(st: Stated) -> Span | None:
    year = st.year
    assert year is not None
    if st.month and st.day:
        day = real_day(year, st.month, st.day)
        return (day, day) if day else None
    if st.month:
        return _edge(date(year, st.month, 1), month_end(year, st.month), st.edge)
    if st.season:
        return season(st.season, year)
    if st.quarter:
        return date(year, st.quarter * 3 - 2, 1), month_end(year, st.quarter * 3)
    last = {"decade": year + 9, "century": year + 99}.get(st.unit, year)
    return _edge(date(year, 1, 1), date(min(last, 9999), 12, 31), st.edge)


def _edge(first: date, last: date, edge: str) -> Span:
    """The early, middle or late part of a span, generously (a half, not a third)."""
    n = (last - first).days
    if n < 3 or not edge:
        return first, last
    if edge == "START":
        return first, first + timedelta(days=n // 2)
    if edge == "END":
        return first + timedelta(days=n // 2), last
    return first + timedelta(days=n // 4), last - timedelta(days=n // 4)


def season(code: str, year: int) -> Span:
    """A northern season; winter runs into the next year."""
    a, b = _SEASONS[code]
    return date(year, a, 1), month_end(year + (b < a), b)


def _recurring(st: Stated, ref: date) -> Span | None:
    """A date that comes round: the occurrence on the stated side of the reference."""
    if st.weekday is not None and st.month is None and st.day is None:
        day = _weekday(st, ref)
        return day, day
    spans = []
    if st.day is not None and st.month is None:
        for k in range(-2, 3):
            base = add_months(ref.replace(day=1), k)
            day2 = real_day(base.year, base.month, st.day)
            if day2:
                spans.append((day2, day2))
    else:
        for year in range(ref.year - 8, ref.year + 9):
            one = interval(replace(st, year=year, edge=""), None)
            if one and (st.weekday is None or st.day is None or one[0].weekday() == st.weekday):
                spans.append(one)
    chosen = _pick(st, ref, spans) if spans else None
    if (
        st.weekday is not None
        and st.day is not None
        and (chosen is None or abs((chosen[0] - ref).days) > FAR)
    ):
        # A weekday that is misprinted, not a date of years ago: "Monday, Nov. 15" on a Tuesday that was.
        plain = interval(replace(st, weekday=None), ref)
        chosen = plain if plain and abs((plain[0] - ref).days) <= _MISPRINTED else chosen
    return _edge(*chosen, st.edge) if chosen else None


def _weekday(st: Stated, ref: date) -> date:
    assert st.weekday is not None
    weeks = st.shift[0] if st.shift else None
    if weeks is not None:  # "Tuesday last week": that week's, Monday first
        monday = ref - timedelta(days=ref.weekday()) + timedelta(weeks=weeks)
        return monday + timedelta(days=st.weekday)
    back = (ref.weekday() - st.weekday) % 7
    if st.direction == FUTURE:
        ahead = (st.weekday - ref.weekday()) % 7
        return ref + timedelta(days=ahead or (7 if st.strict else 0))
    return ref - timedelta(days=back or (7 if st.strict else 0))


def _pick(st: Stated, ref: date, spans: list[Span]) -> Span | None:
    """The occurrence on the stated side; one most of a year off gives way to one close on the other."""
    # A report is filed hours before or after midnight: tomorrow's date may be today's elsewhere.
    slack = timedelta(days=1 if st.day is not None and st.month is not None else 0)
    ahead = min((s for s in spans if (s[0] > ref if st.strict else s[1] >= ref)), default=None)
    past = max((s for s in spans if (s[1] < ref if st.strict else s[0] <= ref + slack)), default=None)
    if st.done and past is not None and (ahead is None or (ahead[0] - ref).days > _AHEAD):
        return past
    if ahead is None or past is None or st.strict or st.month is None:
        return (ahead or past) if st.direction == FUTURE else (past or ahead)
    to_past, to_ahead = (ref - past[1]).days, (ahead[0] - ref).days
    if st.direction == FUTURE:
        return past if to_ahead > FAR and to_past < 366 - FAR else ahead
    if st.direction == PAST:
        return ahead if to_past > FAR and to_ahead < 366 - FAR else past
    # No tense: news tells of the past, unless a date to come is much nearer.
    return ahead if to_past > 2 * to_ahead and to_past > 120 else past


def _moved(ref: date, unit: str, n: int) -> date:
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "season": 3}.get(unit)
    if months:
        return add_months(ref, max(-12 * (ref.year - 1), n * months))
    days = {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1)
    try:
        return ref + timedelta(days=n * days)
    except OverflowError:
        return date.min


def _shifted(st: Stated, ref: date) -> Span:
    assert st.shift is not None
    least, most = st.shift
    first, _ = _unit(_moved(ref, st.unit, least), st.unit)
    _, last = _unit(_moved(ref, st.unit, most), st.unit)
    if st.strict and st.shift == (0, 0):  # "earlier this week", "later this year"
        if st.direction == FUTURE:
            return min(ref, last), last
        return min(first, ref - timedelta(days=1)), ref
    return _edge(first, last, st.edge)


def _unit(day: date, unit: str) -> Span:
    """The calendar unit around a day; weeks run from Monday (ISO 8601)."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        # Said on a Saturday or Sunday it is the one going on, else the one just over.
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        return saturday - timedelta(days=1), saturday + timedelta(days=1)
    if unit == "month":
        return day.replace(day=1), month_end(day.year, day.month)
    if unit == "quarter":
        q = (day.month - 1) // 3
        return date(day.year, q * 3 + 1, 1), month_end(day.year, q * 3 + 3)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        return date(day.year - day.year % 10, 1, 1), date(day.year - day.year % 10 + 9, 12, 31)
    if unit == "century":
        first = max(1, day.year - day.year % 100)
        return date(first, 1, 1), date(day.year - day.year % 100 + 99, 12, 31)
    return day, day


_REACH = {"week": 7, "weekend": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366}


def offset(st: Stated) -> tuple[int, int] | None:
    """(least, most) days from the publication, whichever day that is; None where nothing bounds it."""
    if st.backward or st.year is not None or st.days is not None or st.until is not None:
        return None
    if st.kind in (TimeKind.DURATION, TimeKind.SET):
        return None
    if st.weekday is not None and st.month and st.direction != FUTURE:
        return -7, 0
    if st.weekday is not None and not (st.shift or st.month):
        if st.direction == FUTURE:
            return (1, 7) if st.strict else (0, 6)
        return (-7, -1) if st.strict else (-6, 0)
    if st.day is not None and st.month is None:
        return (0, 30) if st.direction == FUTURE else (-30, 0)
    if st.month is not None or st.season:
        return {FUTURE: (0, 366), PAST: (-366, 1)}.get(st.direction, (-366, 366))
    if st.shift is None:
        return None
    least, most = st.shift
    if st.unit not in _REACH:
        return (least, most) if st.unit == "day" else None
    reach = _REACH[st.unit]
    if st.window:
        return least * reach, most * reach
    if st.strict and (least, most) == (0, 0):
        return (0, reach - 1) if st.direction == FUTURE else (1 - reach, 0)
    return least * reach - reach + 1, most * reach + reach - 1


def timex(st: Stated, ref: date | None, span: Span | None) -> str:
    """The TIMEX3 value (TimeML 1.2.1), "" where none can be given."""
    if st.code:
        return st.code
    if span is None:
        return ""
    a, _ = span
    if st.unit == "day" or st.weekday is not None or st.day is not None:
        return _of_day(a, st)
    if st.season:
        year = st.year if st.year is not None else (a.year if a.month > 2 else a.year - 1)
        return f"{year}-{st.season}"
    if st.unit in ("week", "weekend", "fortnight"):
        base = interval(st, ref) or span
        iso = (base[1] if st.unit == "weekend" else base[0]).isocalendar()
        if st.strict and ref:
            iso = ref.isocalendar()
        return f"{iso.year}-W{iso.week:02d}" + ("-WE" if st.unit == "weekend" else "")
    if st.unit == "month":
        return f"{a.year:04d}-{a.month:02d}"
    if st.unit == "quarter":
        return f"{a.year:04d}-Q{(a.month + 2) // 3}"
    if st.unit == "decade":
        return f"{a.year // 10}"
    if st.unit == "century":
        return f"{a.year // 100}"
    if st.unit == "year":
        return f"{a.year:04d}"
    return _of_day(a, st)


def _of_day(day: date, st: Stated) -> str:
    return day.isoformat() + st.suffix
