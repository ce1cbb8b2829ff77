"""What the groups of a match stand for: months, numbers, units, times of day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.read.mentions import TimeKind
from rashomon.read.times.calendar import Stated
from rashomon.read.times.lexicon import words

_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W"}
_CODES |= {"weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE"}
_CODES |= {"century": "CE", "millennium": "ML"}
# Abbreviations and names that are words as well count only when they are written with a capital.
_CAPITAL = frozenset("may march mar dec sep sun sat wed mon fri thu jan jun april august june".split())
# What a number before it counts, so that it is no day and no year.
PEOPLE = frozenset(words("counted"))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a match: the words before and after, and the tense of the clause."""

    before: tuple[str, ...]  # casefolded, nearest last
    after: tuple[str, ...]
    direction: int
    ref: date | None  # the day of publication, where it is one day

    @property
    def last(self) -> str:
        """The word right before, "" at the beginning."""
        return self.before[-1] if self.before else ""

    @property
    def next(self) -> str:
        """The word right after, "" at the end."""
        return self.after[0] if self.after else ""


Reading = Callable[[re.Match[str], Around], Stated | None]


def calls_deed(low: Sequence[str]) -> bool:
    """Whether what follows is a deed that is called by its time: "(Saturday's) attack", "(an August) air
    strike"."""
    after = low[1:2] if low and low[0] in words("deed kind") else low[:1]
    return bool(after) and after[0] in words("deed")


def month_of(s: str | None) -> int | None:
    """The month, 1 to 12, that a word names; None for a word such as "may" in small letters."""
    if not s:
        return None
    low = s.casefold().rstrip(".")
    if low in _CAPITAL and s[0].islower():
        return None
    return int(words("month")[low])


def weekday_of(s: str | None) -> int | None:
    """The weekday, Monday 0, that a word names; None for a short form in small letters."""
    if not s:
        return None
    low = s.casefold().rstrip(".")
    if s[0].islower() and len(low) < 6:
        return None
    return int(words("weekday")[low])


def digits_of(s: str) -> int:
    """The number that the digits of a form make: 21 of "21st"."""
    return int(re.sub(r"\D", "", s))


def year_of(s: str | None, around: Around) -> int | None:
    """The year that a form names; of two digits, of this century up to ten years behind the reference day."""
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


def unit_of(s: str) -> str:
    """The unit that a word names, in the singular: "day" of "days". Raises KeyError for any other word."""
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


def days_of(n: float | None, unit: str) -> tuple[str, tuple[int, int]]:
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


def part_of(s: str | None) -> tuple[str | None, str]:
    """The part of the day that words name, and its TIMEX3 code; (None, "") for none."""
    if not s:
        return None, ""
    name, _, code = words("part")[re.sub(r"\s+", " ", s.casefold())].partition("|")
    return name, code


def clock_of(s: str) -> str:
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


def edge_of(s: str | None) -> str:
    """TIMEX3's modifier for "early" or "late", "" for neither."""
    low = (s or "").casefold()
    if low in ("early", "earlier") or "begin" in low or "start" in low:
        return "START"
    if low in ("late", "later") or " end " in f" {low} ":
        return "END"
    return "MID" if low == "mid" or "middle" in low else ""


def timed(st: Stated, m: re.Match[str]) -> Stated:
    """``st`` with the time of day that stands before or after it in the match."""
    g = m.groupdict()
    lead = m.group().casefold()
    name, code = part_of(g.get("pre") or g.get("pod") or g.get("nb"))
    if clock := g.get("pclock"):
        name, code = clock, clock_of(clock)
    edge = {"early": "START", "earlier": "START", "small": "START", "late": "END", "later": "END"}.get(
        (g.get("pmod") or g.get("phours") or g.get("tmod") or g.get("pmod2") or g.get("em") or "").casefold(),
        st.edge,
    )
    if name and (w := re.match(r"(?:just |shortly |soon )?(after|before)\b", lead)):
        name = f"{w.group(1)} {name}"
    kind = TimeKind.TIME if name and st.kind == TimeKind.DATE else st.kind
    part = name or {"START": "early", "END": "late"}.get(edge)
    return replace(st, kind=kind, suffix=code, part=part, zone=g.get("pz"), edge=edge)


def fixed(day: date, how: str) -> Stated:
    """A day of the calendar as what an expression states; ``how``: by what it was found."""
    return Stated(year=day.year, month=day.month, day=day.day, how=how)
