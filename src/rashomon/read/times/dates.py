"""Readings of calendar dates: days, weekdays, months, feasts. None: the words are no time after all."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial

from rashomon.read.times.calendar import FAR, FUTURE, NEAREST, PAST, Stated, possible, real_day
from rashomon.read.times.calendars import CALENDARS
from rashomon.read.times.feasts import feast_day
from rashomon.read.times.lexicon import words
from rashomon.read.times.parts import (
    PEOPLE,
    Around,
    Reading,
    calls_deed,
    digits_of,
    edge_of,
    fixed,
    month_of,
    number,
    timed,
    weekday_of,
    year_of,
)

_MONTH_CUES = frozenset(
    "in of since by until till during from through throughout to and or between before after last next this "
    "late early mid for on around about ended ending , ( -".split()
)
_ARTICLES = frozenset(("a", "an", "the"))
_SHORT_MONTH_CUES = frozenset("in since by until during of from".split())
_MOST_DAYS = 31  # what stands behind a month and is more counts people: "in January 71 died"
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_SOON = 7  # days that "just after Christmas" may mean
_LONGEST_FEAST = 8  # days: Hanukkah
_MOST_AWAY = 60  # days that are counted from a feast
_AFTER_DAY = frozenset(
    "when and but after before as at in with by to was were the of that he she it they".split()
)


def _date(m: re.Match[str], around: Around) -> Stated | None:
    g = m.groupdict()
    month = int(g["mn"]) if g.get("mn") else month_of(g.get("m"))
    day = digits_of(g["d"])
    if month is None or not possible(month, day):
        return None
    year = year_of(g.get("y"), around)
    weekday = weekday_of(g.get("wd"))
    if g.get("wd") and weekday is None:
        return None
    if year is not None and real_day(year, month, day) is None:
        return None
    if year is None and m.re.groupindex.get("o") and _is_month_then_count(m, around):
        return None
    st = Stated(year=year, month=month, day=day, weekday=weekday, direction=around.direction)
    if ty := g.get("ty"):
        st = replace(st, direction={"last": PAST, "next": FUTURE}.get(ty.casefold(), NEAREST))
        if around.ref:  # "3 March last year": of that year, however near this year's is
            st = replace(st, year=around.ref.year + {"last": -1, "next": 1}.get(ty.casefold(), 0))
    elif (g.get("rel") or "").casefold() == "last":
        st = replace(st, direction=PAST, strict=True)
    return timed(st, m)


def _is_month_then_count(m: re.Match[str], around: Around) -> bool:
    """ "In July 16 people were killed": English says "on July 16", so this is a month and a count."""
    month_first = m.start("m") < m.start("d")
    return month_first and m["d"].isdigit() and around.next in PEOPLE and around.last != "on"


def _numeric(m: re.Match[str], around: Around) -> Stated | None:
    a, b, year = int(m["a"]), int(m["b"]), year_of(m["y"], around)
    if year is None or (len(m["y"]) == 2 and m["s"] == "."):
        return None
    if len(m["y"]) == 2 and m["s"] == "-":
        return None
    dmy, mdy = real_day(year, b, a) if 0 < b < 13 else None, real_day(year, a, b) if 0 < a < 13 else None
    if dmy and mdy and dmy != mdy:
        if m["s"] != "/":  # dots and hyphens: day first
            return fixed(dmy, "day first, as dates with hyphens or dots are written")
        if ref := around.ref:
            limit = ref + timedelta(days=1)
            near = min(dmy, mdy, key=lambda d: (d > limit, abs((d - limit).days)))
            if abs((near - ref).days) <= 7:
                return fixed(near, "of day first and month first the one near publication")
        lo, hi = sorted((dmy, mdy))
        return Stated(days=(lo, hi), how=f"day first or month first: {dmy} or {mdy}")
    day = dmy or mdy
    return fixed(day, "") if day else None


def _range(m: re.Match[str], around: Around) -> Stated | None:
    first_month, last_month = month_of(m["m"]), month_of(m["m2"])
    month2 = last_month or first_month
    month1 = first_month or last_month
    if not month1 or not month2:
        return None
    d1, d2, year = digits_of(m["d"]), digits_of(m["d2"]), year_of(m["y"], around)
    if not possible(month1, d1) or not possible(month2, d2) or (month1, d1) >= (month2, d2):
        return None
    last = Stated(year=year, month=month2, day=d2, direction=around.direction)
    return Stated(year=year, month=month1, day=d1, direction=around.direction, until=last)


def _wd(m: re.Match[str], around: Around) -> Stated | None:
    weekday = weekday_of(m["wd"])
    if weekday is None:
        return None
    if around.last in (
        "black",
        "good",
        "bloody",
        "ash",
        "easter",
        "palm",
        "super",
    ):
        return None
    if around.next in ("times", "mirror", "telegraph", "herald", "school", "mosque"):
        return None
    short = len(m["wd"].rstrip(".")) < 6
    if short and m.group() == m["wd"] and around.last not in ("on", "(", "until", "since"):
        return None  # "Sun Microsystems"
    rel = re.sub(r"\s+", " ", (m["rel"] or "").casefold())
    st = Stated(weekday=weekday, direction=around.direction)
    if rel in ("last", "the previous", "the preceding"):
        st = replace(st, direction=PAST, strict=True)
    elif rel in ("this past", "past"):
        st = replace(st, direction=PAST)
    elif rel in ("next", "this coming", "coming", "the following", "the next"):
        st = replace(st, direction=FUTURE, strict=True)
    if wk := m["wk"]:
        shift = {"last": -1, "this": 0, "next": 1}[wk.casefold()]
        st = replace(st, shift=(shift, shift))
    return timed(st, m)


def _wdrange(m: re.Match[str], around: Around) -> Stated | None:
    a, b = weekday_of(m["wd"]), weekday_of(m["wd2"])
    if a is None or b is None or a == b:
        return None
    last = Stated(weekday=b, direction=around.direction)
    return Stated(weekday=a, until=last, direction=PAST)


def _mon(m: re.Match[str], around: Around) -> Stated | None:
    month = month_of(m["m"])
    if month is None:
        return None
    year = year_of(m["y"], around)
    bare = not (m["mod"] or m["rel"] or m["y"] or m["ty"])
    low = m["m"].casefold().rstrip(".")
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", around.last):
        return None  # "31 June": a day that the month does not have
    then = _DAY.fullmatch(around.next)
    if then and int(then[1]) <= _MOST_DAYS and not possible(month, int(then[1])):
        return None  # "February 30", "June 31st"
    if around.last == "of" and _DAY.fullmatch(around.before[-2] if len(around.before) > 1 else ""):
        return None  # "the 31st of June"
    word_too = low in ("may", "march", "mar")  # a verb, a noun; april, june and august are names as well
    named = low in ("april", "june", "august") and around.next.isalpha()
    if (
        bare
        and (word_too or named)
        and around.last not in _MONTH_CUES
        and not (around.last in _ARTICLES and calls_deed(around.after))
    ):
        return None
    short = len(low) <= 4 and low not in ("may", "june", "july", "sept")
    if bare and short and not m["m"].endswith(".") and around.last not in _SHORT_MONTH_CUES:
        return None  # "Jan Kavan"
    rel = (m["rel"] or "").casefold()
    st = Stated(unit="month", year=year, month=month, direction=around.direction, edge=edge_of(m["mod"]))
    if rel in ("last", "past", "this past", "the previous"):
        st = replace(st, direction=PAST, strict=True)
    elif rel in ("next", "coming", "this coming", "the following"):
        st = replace(st, direction=FUTURE, strict=True)
    elif rel == "this" and around.ref:
        st = replace(st, year=around.ref.year)
    if m["ty"] and around.ref:
        shift = {"last": -1, "this": 0, "next": 1, "that": 0}[m["ty"].casefold()]
        st = replace(st, year=around.ref.year + shift)
    return st


def _monthrange(m: re.Match[str], around: Around) -> Stated | None:
    a, b = month_of(m["m"]), month_of(m["m2"])
    if not a or not b or a == b:
        return None
    year = year_of(m["y"], around)
    last = Stated(unit="month", month=b, year=year, direction=around.direction)
    first_year = year_of(m["y1"], around) or (year if year is None or a <= b else year - 1)
    return Stated(unit="month", month=a, year=first_year, until=last, direction=PAST)


def _elsewhere(calendar: str, m: re.Match[str], around: Around) -> Stated | None:
    """ "12 Ramadan 1445", "Tishrei 14, 5784", "5 Hidar 2013 (Ethiopian calendar)"."""
    if m["om"][0].islower():
        return None
    month = int(words(calendar)[re.sub(r"\s+", " ", m["om"].casefold().replace("’", "'"))])
    d = m["d"] or m["d2"]
    if CALENDARS[calendar].by_given_name and not (d if m["oy"] else m["d"] and around.ref):
        return None
    return _days_of(calendar, month, digits_of(d) if d else None, int(m["oy"]) if m["oy"] else None, around)


def _days_of(name: str, month: int, day: int | None, year: int | None, around: Around) -> Stated | None:
    """A day or month of another calendar; without its year the one next to publication."""
    calendar = CALENDARS[name]
    if year is not None:
        span = calendar.days(year, month, day)
    elif around.ref is None:
        unknown = f"a month of the {name.capitalize()} calendar; the year is not known"
        return Stated(unit="month", how=unknown) if name == "islamic" else None
    else:
        ref = around.ref
        this = calendar.year_of(ref)
        spans = [s for y in (this - 1, this, this + 1) if (s := calendar.days(y, month, day))]
        if around.direction == FUTURE:
            span = min((s for s in spans if s[1] >= ref), default=None)
        else:
            span = max((s for s in spans if s[0] <= ref + timedelta(days=1)), default=None)
    if span is None:
        return None
    if span[0] == span[1]:
        return fixed(span[0], calendar.how)
    return Stated(unit="day" if day else "month", days=span, how=calendar.how)


def _holiday(m: re.Match[str], around: Around) -> Stated | None:
    code = words("holiday")[re.sub(r"\s+", " ", m["hol"].casefold().replace("’", "'"))]
    if m["hol"][0].islower():
        return None
    if around.after[:1] and around.after[0] in words("festive"):  # "a Christmas market" is no day
        in_month = words("festive")[around.after[0]] == "month" and code[0].isdigit()
        return Stated(unit="month", month=int(code[:2]), how="the feast's month") if in_month else None
    year = year_of(m["y"], around)
    if ":" in code:
        calendar, _, at = code.partition(":")
        month, _, day = at.partition("-")
        return _days_of(calendar, int(month), int(day) if day else None, None, around)
    if year is None and around.ref is None:
        return timed(Stated(month=int(code[:2]), day=int(code[3:])), m) if code[0].isdigit() else None
    years = [year] if year else [around.ref.year + k for k in (-1, 0, 1)]  # type: ignore[union-attr]
    found = [d for y in years if (d := feast_day(code, y))]
    if year is None and around.ref is not None:
        ref = around.ref
        if around.direction == FUTURE:
            found = [d for d in found if d >= ref][:1]
        else:
            past = [d for d in found if d <= ref + timedelta(days=1)]
            near = past and (around.direction == PAST or (ref - past[-1]).days <= FAR)
            found = past[-1:] if near else [d for d in found if d > ref][:1]
    return timed(fixed(found[0], "the feast's day in that year"), m) if found else None


def _holiday_away(m: re.Match[str], around: Around) -> Stated | None:
    """ "Two days after Christmas", "the day before Easter"; "shortly after Christmas": within the week."""
    feast = _holiday(m, around)
    if feast is None or not (feast.year and feast.month and feast.day):
        return None
    sign = 1 if m["way"].casefold() == "after" else -1
    if m["near"]:
        days = (1, _SOON)
    else:
        n = number(m["n"]) if m["n"] else 1.0
        if n is None or n != int(n) or n > _MOST_AWAY:
            return None
        days = (int(n), int(n))
    at = real_day(feast.year, feast.month, feast.day)
    if at is None:
        return None
    ends = sorted(at + timedelta(days=sign * d) for d in days)
    if ends[0] == ends[1]:
        return fixed(ends[0], "counted from the feast's day in that year")
    return Stated(days=(ends[0], ends[1]), how="counted from the feast's day in that year")


def _holiday_nth(m: re.Match[str], around: Around) -> Stated | None:
    """ "The second day of Eid al-Adha", "the tenth day of Ramadan"."""
    low = m["nd"].casefold()
    nth = digits_of(low) if low[0].isdigit() else int(words("ordinal")[low])
    code = words("holiday")[re.sub(r"\s+", " ", m["hol"].casefold().replace("’", "'"))]
    calendar, _, at = code.partition(":")
    if at and "-" not in at:  # a month of another calendar
        year = year_of(m["y"], around)
        return (
            _days_of(calendar, int(at), nth, None, around) if year is None and m["hol"][0].isupper() else None
        )
    feast = _holiday(m, around)
    if feast is None or not 1 <= nth <= _LONGEST_FEAST:
        return None
    if feast.days is not None:
        first, last = (day + timedelta(days=nth - 1) for day in feast.days)
        return replace(feast, days=(first, last))
    if not (feast.year and feast.month and feast.day):
        return None
    day = real_day(feast.year, feast.month, feast.day)
    return fixed(day + timedelta(days=nth - 1), "counted from the feast's first day") if day else None


def _nth(m: re.Match[str], around: Around) -> Stated | None:
    day, month = digits_of(m["d"]), (m["tm"] or "").casefold()
    nxt = around.next
    if not 1 <= day <= 31 or (not month and not re.match(r"(?:on|until|since|by|from)\b", m.group(), re.I)):
        return None
    if not month and nxt.isalpha() and nxt not in _AFTER_DAY:
        return None  # "on the 17th floor"
    return Stated(day=day, direction=FUTURE if month == "next" else around.direction, strict=month == "last")


READINGS: dict[str, Reading] = {
    "date": _date,
    "numeric": _numeric,
    "range": _range,
    "weekday": _wd,
    "wdrange": _wdrange,
    "month": _mon,
    "monthrange": _monthrange,
    **{name: partial(_elsewhere, name) for name in CALENDARS},
    "holiday": _holiday,
    "holidayaway": _holiday_away,
    "holidaynth": _holiday_nth,
    "nth": _nth,
}
