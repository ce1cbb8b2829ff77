"""Readings of stretches of the calendar: years, decades, seasons, quarters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from rashomon.model.when import month_end
from rashomon.read.times.calendar import FUTURE, PAST, Stated
from rashomon.read.times.lexicon import words
from rashomon.read.times.parts import PEOPLE, Around, Reading, digits_of, edge_of, month_of, year_of

_DAY = 4  # characters of a day of the month: "31st"
_OPENS_DATE = re.compile(r"-\d\d-\d\d(?!\d)")  # "2023-06-31"
_YEAR_CUES = frozenset(
    "in of since by until till during from through throughout to before after late early mid circa "
    "and or year spring summer autumn fall winter the between around ( fiscal about january february "
    "march april may june july august september october november december for than".split()
)
_COMPARED = frozenset(("more", "less", "fewer"))


def _yr(m: re.Match[str], around: Around) -> Stated | None:
    year = int(m["y"])
    mod = m.groupdict().get("mod")
    last = around.last
    nxt = around.next
    if last.isdigit() or last in (
        "$",
        "€",
        "£",
        "#",
        "no",
        "number",
        "some",
        "about",
        "nearly",
        "over",
        "least",
        "-",
        ".",
    ):
        return None
    if (
        nxt in PEOPLE
        or nxt in ("%", "$", "block")
        or (nxt == "," and around.after[1:2] and around.after[1].isdigit())
    ):
        return None
    if last == "than" and around.before[-2:-1] and around.before[-2] in _COMPARED:
        return None  # "destroyed more than 2000 tankers"
    if _ends_impossible_date(around) or _OPENS_DATE.match(m.string, m.end()):
        return None
    if not mod and last not in _YEAR_CUES:
        ceiling = (around.ref.year if around.ref else 2040) + 1
        if not 1900 <= year <= ceiling or (nxt.endswith("s") and nxt.isalpha() and len(nxt) > 3):
            return None
    direction = FUTURE if around.direction == FUTURE else PAST
    return Stated(unit="year", year=year, edge=edge_of(mod), direction=direction)


def _ends_impossible_date(around: Around) -> bool:
    """Whether a day and a month stand before the year, and are no date with it: "June 31, 2023"."""
    low = [w for w in around.before if w not in {",", "of"}][-2:]
    if len(low) < 2:
        return False
    month = [w.rstrip(".") in words("month") for w in low]
    day = [w[:1].isdigit() and len(w) <= _DAY for w in low]
    return (month[0] and day[1]) or (day[0] and month[1])


def _years(m: re.Match[str], around: Around) -> Stated | None:
    a = int(m["y"])
    b = int(m["y2"]) if len(m["y2"]) == 4 else a - a % 100 + int(m["y2"])
    if not a < b <= a + 200:
        return None
    return Stated(unit="year", year=a, until=Stated(unit="year", year=b))


def _decade(m: re.Match[str], around: Around) -> Stated:
    year = int(m["y"]) if m["y"] else 1900 + int(m["yy"]) * 10
    return Stated(unit="decade", year=year, edge=edge_of(m["mod"]))


def _century(m: re.Match[str], around: Around) -> Stated | None:
    c = m["c"].casefold()
    n = int(words("ordinal")[c]) if c in words("ordinal") else digits_of(c)
    return Stated(unit="century", year=(n - 1) * 100) if 1 < n <= 30 else None


def _season(m: re.Match[str], around: Around) -> Stated | None:
    code = words("season")[m["sea"].casefold()]
    low, rel = m["sea"].casefold(), (m["rel"] or "").casefold()
    cued = around.last in ("in", "since", "during", "by")
    bare = not (m["mod"] or m["y"] or m["ty"] or rel)
    if bare and (low in ("fall", "spring") or not cued):
        return None
    if rel == "the" and not (m["y"] or m["ty"]) and not cued:
        return None
    st = Stated(unit="season", season=code, year=year_of(m["y"], around), direction=around.direction)
    if rel in ("last", "past", "this past"):
        st = replace(st, direction=PAST, strict=True)
    if rel in ("next", "coming", "this coming"):
        st = replace(st, direction=FUTURE, strict=True)
    return st


def _quarter(m: re.Match[str], around: Around) -> Stated | None:
    which = (m["q"] or "").casefold()
    st = Stated(unit="quarter", year=year_of(m["y"] or m["y0"], around), direction=PAST)
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


def _yearend(m: re.Match[str], around: Around) -> Stated:
    return Stated(month=12, day=31, year=year_of(m["y"], around), direction=around.direction)


def _halfyear(m: re.Match[str], around: Around) -> Stated | None:
    year = year_of(m["y"], around)
    if year is None:
        if around.ref is None:
            return None
        year = around.ref.year + {"last": -1, "next": 1}.get((m["ty"] or "").casefold(), 0)
    half = 1 if m["h"].casefold() == "first" else 2
    days = (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
    return Stated(days=days, code=f"{year}-H{half}", unit="half")


def _monthpart(m: re.Match[str], around: Around) -> Stated | None:
    """ "The second week of September", "the last day of May": of the month that lies behind, where no year is
    given."""
    month, year = month_of(m["m"]), year_of(m["y"], around)
    if month is None or (year is None and around.ref is None):
        return None
    if year is None and around.ref is not None:
        year = around.ref.year - (month > around.ref.month)
    assert year is not None
    length = 7 if m["u"].casefold() == "week" else 1
    end = month_end(year, month)
    which = m["k"].casefold()
    if which in ("last", "final"):
        return Stated(days=(end - timedelta(days=length - 1), end), direction=PAST)
    first = date(year, month, 1) + timedelta(
        days=length * ("first", "second", "third", "fourth").index(which)
    )
    return Stated(days=(first, first + timedelta(days=length - 1)), direction=PAST)


READINGS: dict[str, Reading] = {
    "year": _yr,
    "yearrange": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "monthpart": _monthpart,
    "quarter": _quarter,
    "yearend": _yearend,
    "halfyear": _halfyear,
}
