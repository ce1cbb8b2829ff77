"""Readings of durations, sets, vague words and bare times of day."""

from __future__ import annotations

import re

from rashomon.read.mentions import TimeKind
from rashomon.read.times.calendar import FUTURE, Stated
from rashomon.read.times.lexicon import words
from rashomon.read.times.parts import (
    Around,
    Reading,
    clock_of,
    duration_code,
    number,
    part_of,
    unit_of,
    weekday_of,
)

_LENGTHS = frozenset("for in of within after about just only lasted".split())


def _duration(m: re.Match[str], around: Around) -> Stated | None:
    unit, n = unit_of(m["u"]), number(m["n"])
    if m.groupdict().get("half") and n is not None:
        n += 0.5
    if around.next in ("old", "olds") or around.after[:2] == ("-", "old"):
        return None
    if m["u"][0].isupper() and not m.group().isupper():
        return None  # "60 Minutes"
    if re.fullmatch(r"one\s+day", m.group(), re.I) and around.last not in _LENGTHS:
        return None  # "hopes that he will one day return"
    if unit == "second" and n is not None and n < 3 and m["u"].casefold() == "second":
        return None  # "a second attack"
    rate = around.last
    if m["n"].casefold() in ("a", "an") and (
        rate[:1].isdigit() or rate in ("%", "million", "billion", "percent", "times") or _plural(rate)
    ):
        return None  # "$500 million a year", "four flights a week"
    if unit == "quarter" or (unit == "night" and m["n"].casefold() in ("a", "an")):
        return None
    return Stated(kind=TimeKind.DURATION, unit=unit, code=duration_code(n, unit))


def _plural(word: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "ous", "'s"))


def _vagueduration(m: re.Match[str], around: Around) -> Stated | None:
    unit = unit_of(m["u"])
    cued = around.last in (
        "for",
        "in",
        "of",
        "after",
        "within",
        "last",
        "took",
        "take",
    )
    if not (cued or around.next == "of"):
        return None
    return Stated(kind=TimeKind.DURATION, unit=unit, code=duration_code(None, unit))


def _duration1(m: re.Match[str], around: Around) -> Stated:
    unit = unit_of(m["u"])
    n = 0.5 if m.group().casefold().startswith("half") else 1
    return Stated(kind=TimeKind.DURATION, unit=unit, code=duration_code(n, unit))


def _set(m: re.Match[str], around: Around) -> Stated | None:
    g = m.groupdict()
    if wd := g.get("wd") or g.get("wds"):
        weekday = weekday_of(wd)
        if weekday is not None and g.get("wds") and _is_owner(around):
            return Stated(weekday=weekday, direction=around.direction)
        return None if weekday is None else Stated(kind=TimeKind.SET, code=f"XXXX-WXX-{weekday + 1}")
    unit = unit_of(g.get("u") or g.get("ua") or g.get("ub") or "day")
    n = number(g["n"]) if g.get("n") else 1
    return Stated(kind=TimeKind.SET, code=duration_code(n, unit))


def _is_owner(around: Around) -> bool:
    """Whether a day's "s" is a possessive that lost its apostrophe: "claimed Fridays twin blasts"; not "on
    Fridays", nor "Fridays are quiet"."""
    bare = around.last in words("wdcue") or around.next in words("wdnext")
    return around.next.isalpha() and not bare and around.direction is not FUTURE


def _adverbset(m: re.Match[str], around: Around) -> Stated:
    low = m["ad"].casefold()
    code = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M"}.get(low)
    code = code or {"quarterly": "P3M", "hourly": "PT1H"}.get(low, "P1Y")
    return Stated(kind=TimeKind.SET, code=code)


def _vague(m: re.Match[str], around: Around) -> Stated | None:
    low = re.sub(r"\s+", " ", m["v"].casefold())
    if low in ("once", "the past", "earlier", "previously", "shortly", "future", "current"):
        return None
    if m["v"] == "Now":
        return None  # opens a sentence, tells no time
    if low == "soon" and (around.last == "as" or around.next in ("after", "as")):
        return None
    return Stated(code=words("vague")[low])


def _partday(m: re.Match[str], around: Around) -> Stated | None:
    name, code = part_of(m["pod"])
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


def _clocktime(m: re.Match[str], around: Around) -> Stated | None:
    code = clock_of(m["clock"])
    if not code or (
        ":" in m["clock"] and not m["z"] and re.fullmatch(r"[\d:]+", m["clock"]) and around.last == "."
    ):
        return None
    return Stated(kind=TimeKind.TIME, part=m["clock"], zone=m["z"], suffix=code)


READINGS: dict[str, Reading] = {
    "duration": _duration,
    "vagueduration": _vagueduration,
    "duration1": _duration1,
    "set": _set,
    "adverbset": _adverbset,
    "vague": _vague,
    "partday": _partday,
    "clock": _clocktime,
}
