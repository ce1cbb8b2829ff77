"""Readings of what is counted: from publication ("last month"), or from another incident ("hours later")."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.read.mentions import TimeKind
from rashomon.read.times.calendar import FUTURE, PAST, Stated
from rashomon.read.times.parts import (
    Around,
    Reading,
    days_of,
    duration_code,
    edge_of,
    number,
    part_of,
    timed,
    unit_of,
)

_LEAP = (2, 29)


def _deictic(m: re.Match[str], around: Around) -> Stated:
    low = re.sub(r"\s+", " ", m["dx"].casefold())
    days = {"the day before yesterday": -2, "the day after tomorrow": 2, "tomorrow": 1}
    shift = days.get(low, -1 if "yesterday" in low or low.startswith("last") else 0)
    span = (-1, 0) if low == "overnight" else (shift, shift)
    st = timed(Stated(shift=span), m)
    if low == "tonight" or low.startswith("last "):
        st = replace(st, kind=TimeKind.TIME, part=st.part or "night", suffix="TNI")
    elif low == "overnight":
        st = replace(st, kind=TimeKind.TIME, part="overnight", suffix="TNI")
    elif low.startswith("this "):
        name, code = part_of(low[5:])
        st = replace(st, kind=TimeKind.TIME, part=name, suffix=code)
    return st


def _relunit(m: re.Match[str], around: Around) -> Stated | None:
    rel, unit = re.sub(r"\s+", " ", m["rel"].casefold()), unit_of(m["u"])
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
    edge = "" if em in ("earlier", "later") else edge_of(em)
    st = Stated(unit=unit, shift=(shift, shift), edge=edge, direction=around.direction)
    if em in ("earlier", "later") and shift == 0:
        st = replace(st, strict=True, direction=FUTURE if em == "later" else PAST)
    return st


def _weekend(m: re.Match[str], around: Around) -> Stated:
    rel = m["rel"].casefold()
    if rel in ("next", "this coming") or (around.direction == FUTURE and rel in ("this", "the")):
        return Stated(unit="weekend", shift=(1, 1), direction=FUTURE)
    return Stated(unit="weekend", shift=(0, 0))


def _window(m: re.Match[str], around: Around) -> Stated | None:
    unit, n = unit_of(m["u"]), number(m["n"])
    way = m["dir"].casefold().split()[-1]
    if m["dir"].casefold() == m["n"].casefold():
        return None
    code = duration_code(n, unit)
    if way in ("first", "final"):
        return Stated(kind=TimeKind.DURATION, code=code)
    grain, (least, most) = days_of(n, unit)
    if way in ("next", "coming"):
        return Stated(unit=grain, shift=(0, most), window=True, code=code, direction=FUTURE)
    del least
    return Stated(kind=TimeKind.SINCE, unit=grain, shift=(-most, 0), window=True, code=code)


def _windowvague(m: re.Match[str], around: Around) -> Stated:
    unit = unit_of(m["u"])
    way = m["dir"].casefold().split()[-1]
    grain, (_, most) = days_of(None, unit)
    code = duration_code(None, unit) if way in ("past", "last") else "PAST_REF"
    if way in ("next", "coming"):
        return Stated(unit=grain, shift=(0, most), window=True, code="FUTURE_REF", direction=FUTURE)
    # "In recent days" tells of one thing or of many; only the stretch is known.
    return Stated(kind=TimeKind.SINCE, unit=grain, shift=(-most, 0), window=True, code=code)


def _ago(m: re.Match[str], around: Around) -> Stated:
    unit = unit_of(m["u"])
    n = number(m["n"]) if m["n"] else None
    grain, (least, most) = days_of(n, unit)
    ref = around.ref
    if m["now"] and unit == "year" and n and ref and n < ref.year and (ref.month, ref.day) != _LEAP:
        day = ref.replace(year=ref.year - int(n))  # "five years ago today"
        return Stated(days=(day, day))
    return Stated(unit=grain, shift=(-most, -least))


def _fromnow(m: re.Match[str], around: Around) -> Stated:
    unit = unit_of(m["u"] or m["u2"])
    grain, (least, most) = days_of(number(m["n"] or m["n2"]), unit)
    return Stated(unit=grain, shift=(least, most), direction=FUTURE)


def _away(m: re.Match[str], around: Around) -> Stated:
    unit, n = unit_of(m["u"]), number(m["n"])
    grain, (least, most) = days_of(n, unit)
    if m["way"].casefold() in ("after", "before", "since") and around.after:
        # "90 days after the vote": TimeML gives the length, "90 days later" the day.
        sign = -1 if m["way"].casefold() == "before" else 1
        ends = sorted((sign * least, sign * most))
        code = duration_code(n, unit)
        return Stated(unit=grain, shift=(ends[0], ends[1]), backward=True, code=code, length=True)
    if m["way"].casefold() in ("later", "after", "afterward", "afterwards", "since"):
        return Stated(unit=grain, shift=(least, most), backward=True, code=duration_code(n, unit))
    return Stated(unit=grain, shift=(-most, -least), backward=True, code=duration_code(n, unit))


def _awayvague(m: re.Match[str], around: Around) -> Stated:
    unit = unit_of(m["u"])
    grain, (least, most) = days_of(None, unit)
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
    part, code = part_of(next((p for p in ("night", "morning", "afternoon", "evening") if p in low), None))
    kind = TimeKind.TIME if part else TimeKind.DATE
    return Stated(kind=kind, unit=unit, shift=(n, n), backward=True, part=part, suffix=code)


def _yearearlier(m: re.Match[str], around: Around) -> Stated | None:
    return Stated(unit="year", shift=(-1, -1), backward=True)


READINGS: dict[str, Reading] = {
    "deictic": _deictic,
    "relunit": _relunit,
    "weekend": _weekend,
    "window": _window,
    "windowvague": _windowvague,
    "ago": _ago,
    "fromnow": _fromnow,
    "away": _away,
    "awayvague": _awayvague,
    "anaphor": _anaphor,
    "yearearlier": _yearearlier,
}
