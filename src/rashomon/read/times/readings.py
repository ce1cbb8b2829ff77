"""One function a reading: what a match of a grammar rule states. None: the words are no time after all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.read.mentions import TimeKind
from rashomon.read.times import islamic
from rashomon.read.times.calendar import (
    FAR,
    FUTURE,
    NEAREST,
    PAST,
    Stated,
    month_end,
    possible,
    real_day,
)
from rashomon.read.times.lexicon import words


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a match: the words before and after, and the tense of the clause."""

    before: tuple[str, ...]  # casefolded, nearest last
    after: tuple[str, ...]
    direction: int
    ref: date | None  # the day of publication, where it is one day


Reading = Callable[[re.Match[str], Around], Stated | None]
_READINGS: dict[str, Reading] = {}
_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W"}
_CODES |= {"weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE"}
_CODES |= {"century": "CE", "millennium": "ML"}
# Abbreviations and names that are words as well count only when they are written with a capital.
_CAPITAL = frozenset("may march mar dec sep sun sat wed mon fri thu jan jun april august june".split())
_MONTH_CUES = frozenset(
    "in of since by until till during from through throughout to and or between before after last next this "
    "late early mid for on around about ended ending , ( -".split()
)
_YEAR_CUES = frozenset(
    "in of since by until till during from through throughout to before after late early mid circa and or year "
    "spring summer autumn fall winter the between around ( fiscal around about january february march april "
    "may june july august september october november december for than".split()
)
_PEOPLE = frozenset(
    "people persons men women children soldiers troops civilians fighters members miles km kilometers metres "
    "meters feet dollars euros prisoners refugees families points shares percent per".split()
)


def reading(name: str) -> Callable[[Reading], Reading]:
    """Registers the function that reads the rules with ``name`` in their second column."""

    def keep(f: Reading) -> Reading:
        _READINGS[name] = f
        return f

    return keep


def read(name: str, m: re.Match[str], around: Around) -> Stated | None:
    """What the match of a rule states.

    Raises:
        KeyError: no reading has that name (a row of ``times_rules.tsv`` is wrong).
    """
    return _READINGS[name](m, around)


# --- parts of a match ---------------------------------------------------------------------------


def _has(m: re.Match[str], *names: str) -> str | None:
    groups = m.groupdict()
    return next((groups[n] for n in names if groups.get(n)), None)


def _month(s: str | None) -> int | None:
    if not s:
        return None
    low = s.casefold().rstrip(".")
    if low in _CAPITAL and s[0].islower():
        return None
    return int(words("month")[low])


def _weekday(s: str | None) -> int | None:
    if not s:
        return None
    low = s.casefold().rstrip(".")
    if s[0].islower() and len(low) < 6:
        return None
    return int(words("weekday")[low])


def _int(s: str) -> int:
    return int(re.sub(r"\D", "", s))


def _year(s: str | None, around: Around) -> int | None:
    if not s:
        return None
    if len(s) == 2:
        pivot = (around.ref.year if around.ref else 2049) % 100 + 10
        return int(s) + (2000 if int(s) <= pivot else 1900)
    return int(s)


def number(s: str) -> float | None:
    """The value of a number in digits or words; None for "a few", "several".

    >>> number("two and a half"), number("twenty-five"), number("an"), number("several")
    (2.5, 25.0, 1.0, None)
    """
    low = " ".join(s.casefold().replace("-", " ").split())
    if low in ("a", "an", "another", "a full", "a whole", "an full"):
        return 1.0
    if low in ("half a", "half an", "a half", "an half"):
        return 0.5
    if low in ("a couple of", "a couple", "couple of"):
        return 2.0
    extra = 0.0
    if low.endswith("and a half"):
        extra, low = 0.5, low[: -len("and a half")].strip()
    total, seen = 0.0, False
    for word in low.replace(",", "").split():
        if re.fullmatch(r"\d+/\d", word):
            a, b = word.split("/")
            extra = int(a) / int(b) if int(b) else 0.0
            seen = True
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            total, seen = float(word), True
        elif word in words("number"):
            value = int(words("number")[word])
            total, seen = (max(total, 1) * value if value in (100, 1000) else total + value), True
        elif word != "and":
            return None
    return total + extra if seen else None


def _unit(s: str) -> str:
    return words("unit")[s.casefold()]


def duration_code(n: float | None, unit: str) -> str:
    """A TIMEX3 duration: P2D, PT5H, PXW."""
    code = _CODES[unit]
    time = "T" if len(code) == 2 and code[0] == "T" else ""
    if n is None:
        return f"P{time}X{code[-1] if time else code}"
    if unit == "fortnight":
        n *= 2
    if unit in ("decade", "century"):
        n, code = n * (10 if unit == "decade" else 100), "Y"
    if unit in ("year", "hour", "minute") and n % 1 == 0.5:
        small = {"year": "6M", "hour": "30M", "minute": "30S"}[unit]
        whole = f"{int(n)}{code[-1]}" if n >= 1 else ""
        return f"P{time}{whole}{small}"
    return f"P{time}{n:g}{code[-1] if time else code}"


def _days_of(n: float | None, unit: str) -> tuple[str, tuple[int, int]]:
    """The grain and (least, most) shift that an amount of units is worth; "a few" is two to six."""
    if unit in ("second", "minute", "hour"):
        hours = (n if n is not None else 6) / {"second": 3600, "minute": 60, "hour": 1}[unit]
        return "day", (int(hours // 24), int((hours + 23) // 24))
    if unit == "night":
        unit = "day"
    if unit == "millennium":
        unit, n = "century", None if n is None else n * 10
    if unit == "fortnight":
        unit, n = "week", (2 if n is None else n * 2)
    if n is None:
        return unit, (2, {"day": 6, "week": 4, "month": 11}.get(unit, 9))
    if unit in ("year", "decade", "century") and n > 900 // {"year": 1, "decade": 10, "century": 100}[unit]:
        return "century", (9, 9)
    if n % 1 and unit in ("year", "week"):
        smaller, per = ("month", 12) if unit == "year" else ("day", 7)
        return smaller, (int(n * per), int(n * per) + 1)
    return unit, (int(min(n, 36500)), int(min(n, 36500)))


def _part(s: str | None) -> tuple[str | None, str]:
    if not s:
        return None, ""
    name, _, code = words("part")[re.sub(r"\s+", " ", s.casefold())].partition("|")
    return name, code


def _clock(s: str) -> str:
    """The TIMEX3 time of a clock reading: "9:30 p.m." is T21:30."""
    low = s.casefold()
    digits = re.findall(r"\d+", low)
    if not digits:
        return ""
    if len(digits[0]) == 4:
        hour, minute = int(digits[0][:2]), int(digits[0][2:])
    else:
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in low and hour < 12:
        hour += 12
    if re.search(r"a\.?\s?m", low) and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def _timed(st: Stated, m: re.Match[str]) -> Stated:
    """``st`` with the time of day that stands before or after it in the match."""
    g = m.groupdict()
    lead = m.group().casefold()
    name, code = _part(g.get("pre") or g.get("pod") or g.get("nb"))
    if clock := g.get("pclock"):
        name, code = clock, _clock(clock)
    edge = {"early": "START", "earlier": "START", "small": "START", "late": "END", "later": "END"}.get(
        (g.get("pmod") or g.get("phours") or g.get("tmod") or g.get("pmod2") or g.get("em") or "").casefold(),
        st.edge,
    )
    if name and (w := re.match(r"(?:just |shortly |soon )?(after|before)\b", lead)):
        name = f"{w.group(1)} {name}"
    kind = TimeKind.TIME if name and st.kind == TimeKind.DATE else st.kind
    part = name or {"START": "early", "END": "late"}.get(edge)
    return replace(st, kind=kind, suffix=code, part=part, zone=g.get("pz"), edge=edge)


# --- calendar dates -----------------------------------------------------------------------------


@reading("date")
def _date(m: re.Match[str], around: Around) -> Stated | None:
    g = m.groupdict()
    month = int(g["mn"]) if g.get("mn") else _month(g.get("m"))
    day = _int(g["d"])
    if month is None or not possible(month, day):
        return None
    year = _year(g.get("y"), around)
    weekday = _weekday(g.get("wd"))
    if g.get("wd") and weekday is None:
        return None
    if year is not None and real_day(year, month, day) is None:
        return None
    if year is None and m.re.groupindex.get("o") and _is_month_then_count(m, around):
        return None
    st = Stated(year=year, month=month, day=day, weekday=weekday, direction=around.direction)
    if ty := g.get("ty"):
        st = replace(st, direction={"last": PAST, "next": FUTURE}.get(ty.casefold(), NEAREST))
    return _timed(st, m)


def _is_month_then_count(m: re.Match[str], around: Around) -> bool:
    """ "In July 16 people were killed": English says "on July 16", so this is a month and a count."""
    month_first = m.start("m") < m.start("d")
    counted = bool(around.after) and around.after[0] in _PEOPLE
    if month_first:
        return counted and m.group("d").isdigit()
    after_number = around.after and around.after[0] == "of" and False
    return bool(after_number)


@reading("numeric")
def _numeric(m: re.Match[str], around: Around) -> Stated | None:
    a, b, year = int(m["a"]), int(m["b"]), _year(m["y"], around)
    if year is None or (len(m["y"]) == 2 and m["s"] == "."):
        return None
    if len(m["y"]) == 2 and m["s"] == "-":
        return None
    dmy, mdy = real_day(year, b, a) if 0 < b < 13 else None, real_day(year, a, b) if 0 < a < 13 else None
    if dmy and mdy and dmy != mdy:
        if m["s"] != "/":  # dots and hyphens: day first
            return _fixed(dmy, "day first, as dates with hyphens or dots are written")
        if around.ref:
            near = min(
                (dmy, mdy), key=lambda d: (d > around.ref + timedelta(days=1), abs((d - around.ref).days))
            )  # type: ignore[operator]
            if abs((near - around.ref).days) <= 7:
                return _fixed(near, "of day first and month first the one near publication")
        lo, hi = sorted((dmy, mdy))
        return Stated(days=(lo, hi), how=f"day first or month first: {dmy} or {mdy}")
    day = dmy or mdy
    return _fixed(day, "") if day else None


def _fixed(day: date, how: str) -> Stated:
    return Stated(year=day.year, month=day.month, day=day.day, how=how)


@reading("range")
def _range(m: re.Match[str], around: Around) -> Stated | None:
    first_month, last_month = _month(m["m"]), _month(m["m2"])
    month2 = last_month or first_month
    month1 = first_month or last_month
    if not month1 or not month2:
        return None
    d1, d2, year = _int(m["d"]), _int(m["d2"]), _year(m["y"], around)
    if not possible(month1, d1) or not possible(month2, d2) or (month1, d1) >= (month2, d2):
        return None
    last = Stated(year=year, month=month2, day=d2, direction=around.direction)
    return Stated(year=year, month=month1, day=d1, direction=around.direction, until=last)


@reading("weekday")
def _wd(m: re.Match[str], around: Around) -> Stated | None:
    weekday = _weekday(m["wd"])
    if weekday is None:
        return None
    if around.before[-1:] and around.before[-1] in (
        "black",
        "good",
        "bloody",
        "ash",
        "easter",
        "palm",
        "super",
    ):
        return None
    if around.after[:1] and around.after[0] in ("times", "mirror", "telegraph", "herald", "school", "mosque"):
        return None
    short = len(m["wd"].rstrip(".")) < 6
    if short and m.group() == m["wd"] and around.before[-1:] not in (("on",), ("(",), ("until",), ("since",)):
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
    return _timed(st, m)


@reading("wdrange")
def _wdrange(m: re.Match[str], around: Around) -> Stated | None:
    a, b = _weekday(m["wd"]), _weekday(m["wd2"])
    if a is None or b is None or a == b:
        return None
    last = Stated(weekday=b, direction=around.direction)
    return Stated(weekday=a, until=last, direction=PAST)


@reading("month")
def _mon(m: re.Match[str], around: Around) -> Stated | None:
    month = _month(m["m"])
    if month is None:
        return None
    year = _year(m["y"], around)
    bare = not (m["mod"] or m["rel"] or m["y"] or m["ty"])
    low = m["m"].casefold().rstrip(".")
    if bare and around.before and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", around.before[-1]):
        return None  # a day that the month does not have
    if bare and low in ("may", "march", "mar", "april", "june", "august", "sat", "sun"):
        cued = bool(around.before) and around.before[-1] in _MONTH_CUES
        if not cued and (low in ("may", "march", "mar") or (around.after[:1] and around.after[0].isalpha())):
            return None
    if bare and len(low) <= 4 and low not in ("may", "june", "july", "sept") and not m["m"].endswith("."):
        if not around.before or around.before[-1] not in (
            "in",
            "since",
            "by",
            "until",
            "during",
            "of",
            "from",
        ):
            return None  # "Jan Kavan"
    rel = (m["rel"] or "").casefold()
    st = Stated(unit="month", year=year, month=month, direction=around.direction, edge=_edge(m["mod"]))
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


def _edge(s: str | None) -> str:
    low = (s or "").casefold()
    if low in ("early", "earlier") or "begin" in low or "start" in low:
        return "START"
    if low in ("late", "later") or " end " in f" {low} ":
        return "END"
    return "MID" if low == "mid" or "middle" in low else ""


@reading("monthrange")
def _monthrange(m: re.Match[str], around: Around) -> Stated | None:
    a, b = _month(m["m"]), _month(m["m2"])
    if not a or not b or a == b:
        return None
    year = _year(m["y"], around)
    last = Stated(unit="month", month=b, year=year, direction=around.direction)
    first_year = _year(m["y1"], around) or (year if year is None or a <= b else year - 1)
    return Stated(unit="month", month=a, year=first_year, until=last, direction=PAST)


@reading("islamic")
def _hijri(m: re.Match[str], around: Around) -> Stated | None:
    month = int(words("islamic")[re.sub(r"\s+", " ", m["im"].casefold().replace("’", "'"))])
    if m["im"][0].islower():
        return None
    d = m["d"] or m["d2"]
    return _hijri_days(
        month, int(re.sub(r"\D", "", d)) if d else None, int(m["iy"]) if m["iy"] else None, around
    )


def _hijri_days(month: int, day: int | None, year: int | None, around: Around) -> Stated | None:
    if day is not None and day > 30:
        return None
    if year is None:
        if around.ref is None:
            return Stated(unit="month", how="a month of the Islamic calendar; the year is not known")
        year = islamic.year_of(around.ref)
        spans = [s for y in (year - 1, year, year + 1) if (s := islamic.days(y, month, day))]
        if around.direction == FUTURE:
            span = min((s for s in spans if s[1] >= around.ref), default=None)
        else:
            span = max((s for s in spans if s[0] <= around.ref + timedelta(days=1)), default=None)
    else:
        span = islamic.days(year, month, day)
    if span is None:
        return None
    return Stated(
        unit="day" if day else "month",
        days=span,
        how="Islamic date by the tabular calendar, a day of doubt either way for the sighting of the moon",
    )


@reading("year")
def _yr(m: re.Match[str], around: Around) -> Stated | None:
    year = int(m["y"])
    mod = m.groupdict().get("mod")
    last = around.before[-1] if around.before else ""
    nxt = around.after[0] if around.after else ""
    if last in ("$", "€", "£", "#", "no", "number", "some", "about", "nearly", "over", "least", "-", "."):
        return None
    if (
        nxt in _PEOPLE
        or nxt in ("%", "$")
        or (nxt == "," and around.after[1:2] and around.after[1].isdigit())
    ):
        return None
    if not mod and last not in _YEAR_CUES:
        ceiling = (around.ref.year if around.ref else 2040) + 1
        if not 1900 <= year <= ceiling or (nxt.endswith("s") and nxt.isalpha() and len(nxt) > 3):
            return None
    return Stated(unit="year", year=year, edge=_edge(mod))


@reading("yearrange")
def _years(m: re.Match[str], around: Around) -> Stated | None:
    a = int(m["y"])
    b = int(m["y2"]) if len(m["y2"]) == 4 else a - a % 100 + int(m["y2"])
    if not a < b <= a + 200:
        return None
    return Stated(unit="year", year=a, until=Stated(unit="year", year=b))


@reading("decade")
def _decade(m: re.Match[str], around: Around) -> Stated:
    year = int(m["y"]) if m["y"] else 1900 + int(m["yy"]) * 10
    return Stated(unit="decade", year=year, edge=_edge(m["mod"]))


@reading("century")
def _century(m: re.Match[str], around: Around) -> Stated | None:
    c = m["c"].casefold()
    n = int(words("ordinal")[c]) if c in words("ordinal") else _int(c)
    return Stated(unit="century", year=(n - 1) * 100) if 1 < n <= 30 else None


@reading("season")
def _season(m: re.Match[str], around: Around) -> Stated | None:
    code = words("season")[m["sea"].casefold()]
    low, rel = m["sea"].casefold(), (m["rel"] or "").casefold()
    if not (m["mod"] or m["y"] or m["ty"] or rel):
        if low in ("fall", "spring") or around.before[-1:] not in (("in",), ("since",), ("during",), ("by",)):
            return None
    if (
        rel == "the"
        and not (m["y"] or m["ty"])
        and around.before[-1:] not in (("in",), ("during",), ("since",))
    ):
        return None
    st = Stated(unit="season", season=code, year=_year(m["y"], around), direction=around.direction)
    if rel in ("last", "past", "this past"):
        st = replace(st, direction=PAST, strict=True)
    if rel in ("next", "coming", "this coming"):
        st = replace(st, direction=FUTURE, strict=True)
    return st


@reading("quarter")
def _quarter(m: re.Match[str], around: Around) -> Stated | None:
    which = (m["q"] or "").casefold()
    st = Stated(unit="quarter", year=_year(m["y"] or m["y0"], around), direction=PAST)
    rel = (m["rel"] or "").casefold()
    if which in ("first", "second", "third", "fourth"):
        q = ("first", "second", "third", "fourth").index(which) + 1
        if (ty := (m["ty"] or m["ty0"] or "").casefold()) and around.ref:
            year = around.ref.year + {"last": -1, "next": 1}.get(ty, 0)
            return replace(st, quarter=q, year=year)
        return replace(st, quarter=q)
    if rel == "last" or which in ("last", "latest"):
        return replace(st, shift=(-1, -1))
    if rel == "next" or which == "next":
        return replace(st, shift=(1, 1))
    if rel == "this" or which == "current":
        return replace(st, shift=(0, 0))
    if m.group().casefold().startswith("the "):
        return replace(st, shift=(-1, -1))
    return None


@reading("yearend")
def _yearend(m: re.Match[str], around: Around) -> Stated:
    return Stated(month=12, day=31, year=_year(m["y"], around), direction=around.direction)


@reading("halfyear")
def _halfyear(m: re.Match[str], around: Around) -> Stated | None:
    year = _year(m["y"], around)
    if year is None:
        if around.ref is None:
            return None
        year = around.ref.year + {"last": -1, "next": 1}.get((m["ty"] or "").casefold(), 0)
    half = 1 if m["h"].casefold() == "first" else 2
    days = (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
    return Stated(days=days, code=f"{year}-H{half}", unit="half")


@reading("holiday")
def _holiday(m: re.Match[str], around: Around) -> Stated | None:
    code = words("holiday")[re.sub(r"\s+", " ", m["hol"].casefold().replace("’", "'"))]
    if m["hol"][0].islower():
        return None
    year = _year(m["y"], around)
    if code[0] == "h":
        month, _, day = code[1:].partition("-")
        return _hijri_days(int(month), int(day) if day else None, None, around)
    if year is None and around.ref is None:
        return _timed(Stated(month=int(code[:2]), day=int(code[3:])), m) if code[0].isdigit() else None
    years = [year] if year else [around.ref.year + k for k in (-1, 0, 1)]  # type: ignore[union-attr]
    found = [d for y in years if (d := islamic.feast(code, y))]
    if year is None and around.ref is not None:
        ref = around.ref
        if around.direction == FUTURE:
            found = [d for d in found if d >= ref][:1]
        else:
            past = [d for d in found if d <= ref + timedelta(days=1)]
            near = past and (ref - past[-1]).days <= FAR
            found = past[-1:] if near else [d for d in found if d > ref][:1]
    return _timed(_fixed(found[0], "the feast's day in that year"), m) if found else None


# --- counted from publication -------------------------------------------------------------------


@reading("deictic")
def _deictic(m: re.Match[str], around: Around) -> Stated:
    low = re.sub(r"\s+", " ", m["dx"].casefold())
    days = {"the day before yesterday": -2, "the day after tomorrow": 2, "tomorrow": 1}
    shift = days.get(low, -1 if "yesterday" in low or low.startswith("last") else 0)
    span = (-1, 0) if low == "overnight" else (shift, shift)
    st = _timed(Stated(shift=span), m)
    if low == "tonight" or low.startswith("last "):
        st = replace(st, kind=TimeKind.TIME, part=st.part or "night", suffix="TNI")
    elif low == "overnight":
        st = replace(st, kind=TimeKind.TIME, part="overnight", suffix="TNI")
    elif low.startswith("this "):
        name, code = _part(low[5:])
        st = replace(st, kind=TimeKind.TIME, part=name, suffix=code)
    return st


@reading("relunit")
def _relunit(m: re.Match[str], around: Around) -> Stated | None:
    rel, unit = re.sub(r"\s+", " ", m["rel"].casefold()), _unit(m["u"])
    em = (m["em"] or "").casefold()
    back = rel in ("last", "past", "this past", "the past", "the last", "the previous", "previous")
    ahead = rel in ("next", "this coming", "the coming", "coming", "the following")
    if unit in ("day", "hour"):
        if rel in ("this", "the current", "current", "coming", "previous", "past", "the following"):
            return None
        if unit == "hour" and not back:
            return None
        if not back:
            return Stated(backward=True, shift=(1, 1))
        return Stated(
            kind=TimeKind.SINCE, shift=(-1, 0), window=True, code="P1D" if unit == "day" else "PT1H"
        )
    if rel in ("past", "previous") and not em:
        return None
    if rel in ("the past", "this past", "the last", "past") and unit != "week":
        return Stated(kind=TimeKind.SINCE, unit=unit, shift=(-1, 0), window=True, code=duration_code(1, unit))
    if rel == "the following":
        return Stated(backward=True, unit=unit, shift=(1, 1))
    shift = -1 if back else 1 if ahead else 0
    st = Stated(unit=unit, shift=(shift, shift), edge="" if em in ("earlier", "later") else _edge(em))
    if em in ("earlier", "later") and shift == 0:
        st = replace(st, strict=True, direction=FUTURE if em == "later" else PAST)
    return st


@reading("weekend")
def _weekend(m: re.Match[str], around: Around) -> Stated:
    rel = m["rel"].casefold()
    if rel in ("next", "this coming") or (around.direction == FUTURE and rel in ("this", "the")):
        return Stated(unit="weekend", shift=(1, 1), direction=FUTURE)
    return Stated(unit="weekend", shift=(0, 0))


@reading("window")
def _window(m: re.Match[str], around: Around) -> Stated | None:
    unit, n = _unit(m["u"]), number(m["n"])
    way = m["dir"].casefold().split()[-1]
    if m["dir"].casefold() == m["n"].casefold():
        return None
    code = duration_code(n, unit)
    if way in ("first", "final"):
        return Stated(kind=TimeKind.DURATION, code=code)
    grain, (least, most) = _days_of(n, unit)
    if way in ("next", "coming"):
        return Stated(unit=grain, shift=(0, most), window=True, code=code, direction=FUTURE)
    del least
    return Stated(kind=TimeKind.SINCE, unit=grain, shift=(-most, 0), window=True, code=code)


@reading("windowvague")
def _windowvague(m: re.Match[str], around: Around) -> Stated:
    unit = _unit(m["u"])
    way = m["dir"].casefold().split()[-1]
    grain, (_, most) = _days_of(None, unit)
    code = duration_code(None, unit) if way in ("past", "last") else "PAST_REF"
    if way in ("next", "coming"):
        return Stated(unit=grain, shift=(0, most), window=True, code="FUTURE_REF", direction=FUTURE)
    # "In recent days" tells of one thing or of many; only the stretch is known.
    return Stated(kind=TimeKind.SINCE, unit=grain, shift=(-most, 0), window=True, code=code)


@reading("ago")
def _ago(m: re.Match[str], around: Around) -> Stated:
    unit = _unit(m["u"])
    grain, (least, most) = _days_of(number(m["n"]) if m["n"] else None, unit)
    return Stated(unit=grain, shift=(-most, -least))


@reading("fromnow")
def _fromnow(m: re.Match[str], around: Around) -> Stated:
    unit = _unit(m["u"] or m["u2"])
    grain, (least, most) = _days_of(number(m["n"] or m["n2"]), unit)
    return Stated(unit=grain, shift=(least, most), direction=FUTURE)


# --- counted from another incident ------------------------------------------------------------------


@reading("away")
def _away(m: re.Match[str], around: Around) -> Stated:
    unit, n = _unit(m["u"]), number(m["n"])
    grain, (least, most) = _days_of(n, unit)
    if m["way"].casefold() in ("after", "before", "since") and around.after:
        # "90 days after the vote": TimeML gives the length, "90 days later" the day.
        sign = -1 if m["way"].casefold() == "before" else 1
        ends = sorted((sign * least, sign * most))
        code = duration_code(n, unit)
        return Stated(unit=grain, shift=(ends[0], ends[1]), backward=True, code=code, length=True)
    if m["way"].casefold() in ("later", "after", "afterward", "afterwards", "since"):
        return Stated(unit=grain, shift=(least, most), backward=True, code=duration_code(n, unit))
    return Stated(unit=grain, shift=(-most, -least), backward=True, code=duration_code(n, unit))


@reading("awayvague")
def _awayvague(m: re.Match[str], around: Around) -> Stated:
    unit = _unit(m["u"])
    grain, (least, most) = _days_of(None, unit)
    if unit == "hour":
        least, most = 0, 1
    elif unit == "day":
        least = 1
    later = m["way"].casefold() in ("later", "after", "afterward", "afterwards")
    return Stated(
        unit=grain,
        shift=(least, most) if later else (-most, -least),
        backward=True,
        code=duration_code(None, unit),
    )


@reading("anaphor")
def _anaphor(m: re.Match[str], around: Around) -> Stated | None:
    low = re.sub(r"\s+", " ", m["an"].casefold())
    unit = next((u for u in ("week", "month", "year") if u in low), "day")
    if unit != "day" and re.search(r"\b(?:before|after|earlier|later)\b", low) and not low.startswith("the "):
        return None
    n = 0
    if re.search(r"\b(?:next|following|later|after)\b", low):
        n = 1
    elif re.search(r"\b(?:previous|preceding|before|earlier)\b", low):
        n = -1
    part, code = _part(next((p for p in ("night", "morning", "afternoon", "evening") if p in low), None))
    kind = TimeKind.TIME if part else TimeKind.DATE
    return Stated(kind=kind, unit=unit, shift=(n, n), backward=True, part=part, suffix=code)


@reading("yearearlier")
def _yearearlier(m: re.Match[str], around: Around) -> Stated | None:
    return Stated(unit="year", shift=(-1, -1), backward=True)


# --- durations, sets, vague words, times of day -------------------------------------------------------


@reading("duration")
def _duration(m: re.Match[str], around: Around) -> Stated | None:
    unit, n = _unit(m["u"]), number(m["n"])
    if m.groupdict().get("half") and n is not None:
        n += 0.5
    if around.after[:2] in (("-", "old"), ("old",)) or around.after[:1] in (("old",), ("olds",)):
        return None
    if m["u"][0].isupper() and not m.group().isupper():
        return None  # "60 Minutes"
    if re.fullmatch(r"one\s+day", m.group(), re.I) and around.before[-1:] not in _LENGTHS:
        return None  # "hopes that he will one day return"
    if unit == "second" and n is not None and n < 3 and m["u"].casefold() == "second":
        return None  # "a second attack"
    rate = around.before[-1] if around.before else ""
    if m["n"].casefold() in ("a", "an") and (
        rate[:1].isdigit() or rate in ("%", "million", "billion", "percent", "times") or _plural(rate)
    ):
        return None  # "$500 million a year", "four flights a week"
    if unit == "quarter" or (unit == "night" and m["n"].casefold() in ("a", "an")):
        return None
    return Stated(kind=TimeKind.DURATION, unit=unit, code=duration_code(n, unit))


_LENGTHS = (("for",), ("in",), ("of",), ("within",), ("after",), ("about",), ("just",), ("only",), ("lasted",))


def _plural(word: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "ous", "'s"))


@reading("vagueduration")
def _vagueduration(m: re.Match[str], around: Around) -> Stated | None:
    unit = _unit(m["u"])
    cued = around.before[-1:] and around.before[-1] in (
        "for",
        "in",
        "of",
        "after",
        "within",
        "last",
        "took",
        "take",
    )
    if not (cued or around.after[:1] == ("of",)):
        return None
    return Stated(kind=TimeKind.DURATION, unit=unit, code=duration_code(None, unit))


@reading("duration1")
def _duration1(m: re.Match[str], around: Around) -> Stated:
    unit = _unit(m["u"])
    n = 0.5 if m.group().casefold().startswith("half") else 1
    return Stated(kind=TimeKind.DURATION, unit=unit, code=duration_code(n, unit))


@reading("set")
def _set(m: re.Match[str], around: Around) -> Stated | None:
    g = m.groupdict()
    if wd := g.get("wd") or g.get("wds"):
        weekday = _weekday(wd)
        return None if weekday is None else Stated(kind=TimeKind.SET, code=f"XXXX-WXX-{weekday + 1}")
    unit = _unit(g.get("u") or g.get("ua") or g.get("ub") or "day")
    n = number(g["n"]) if g.get("n") else 1
    return Stated(kind=TimeKind.SET, code=duration_code(n, unit))


@reading("adverbset")
def _adverbset(m: re.Match[str], around: Around) -> Stated:
    low = m["ad"].casefold()
    code = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M"}.get(low)
    code = code or {"quarterly": "P3M", "hourly": "PT1H"}.get(low, "P1Y")
    return Stated(kind=TimeKind.SET, code=code)


@reading("nth")
def _nth(m: re.Match[str], around: Around) -> Stated | None:
    day, month = _int(m["d"]), (m["tm"] or "").casefold()
    nxt = around.after[0] if around.after else ""
    if not 1 <= day <= 31 or (not month and not re.match(r"(?:on|until|since|by|from)\b", m.group(), re.I)):
        return None
    if not month and nxt.isalpha() and nxt not in _AFTER_DAY:
        return None  # "on the 17th floor"
    return Stated(day=day, direction=FUTURE if month == "next" else around.direction, strict=month == "last")


_AFTER_DAY = frozenset(
    "when and but after before as at in with by to was were the of that he she it they".split()
)


@reading("vague")
def _vague(m: re.Match[str], around: Around) -> Stated | None:
    low = re.sub(r"\s+", " ", m["v"].casefold())
    if low in ("once", "the past", "earlier", "previously", "shortly", "future", "current"):
        return None
    if m["v"] == "Now":
        return None  # opens a sentence, tells no time
    if low == "soon" and ("as" in around.before[-1:] or around.after[:1] in (("after",), ("as",))):
        return None
    return Stated(code=words("vague")[low])


@reading("partday")
def _partday(m: re.Match[str], around: Around) -> Stated | None:
    name, code = _part(m["pod"])
    lead = m.group().casefold().split()[0]
    if lead not in (
        "in",
        "during",
        "at",
        "before",
        "after",
        "around",
        "about",
        "by",
        "just",
        "shortly",
        "overnight",
        "early",
        "late",
        "pre-dawn",
        "predawn",
    ):
        return None
    if lead in ("before", "after") or lead in ("just", "shortly"):
        name = f"{'after' if 'after' in m.group().casefold() else 'before'} {name}"
    return Stated(kind=TimeKind.TIME, part=name, zone=m["z"], suffix=code)


@reading("clock")
def _clocktime(m: re.Match[str], around: Around) -> Stated | None:
    code = _clock(m["clock"])
    if not code or (
        ":" in m["clock"]
        and not m["z"]
        and re.fullmatch(r"[\d:]+", m["clock"])
        and around.before[-1:] == (".",)
    ):
        return None
    return Stated(kind=TimeKind.TIME, part=m["clock"], zone=m["z"], suffix=code)


__all__ = ["Around", "duration_code", "month_end", "number", "read"]
