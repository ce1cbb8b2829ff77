"""The year of a day and month told without one, on a page whose own day is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.model import When
from rashomon.read.times.calendar import Stated, interval, real_day
from rashomon.read.times.hit import Hit

_BESIDE = 4  # sentences
_APART = 366  # days: dates that lie further apart are of a history, and none of them lends its year
_HALF = 183


def with_years(hits: Sequence[Hit], published: When) -> list[Hit]:
    """The hits, each day and month without a year dated by the full date told next to it.

    "On October 16th", beside "9 October 2023", is of the nearest October: a page on one thing gives the year
    once. A date lends its year where it stands within a few sentences or the page has two such dates; none
    does where a page's full dates lie more than a year apart, or before publication can have been.
    """
    anchors = [(h, day) for h in hits if (day := _full(h)) is not None]
    if not anchors:
        return list(hits)
    days = {day for _, day in anchors}
    if (max(days) - min(days)).days > _APART or (
        published.earliest and (published.earliest - max(days)).days > _APART
    ):
        return list(hits)
    return [_dated(h, anchors, len(days) > 1) for h in hits]


def _full(h: Hit) -> date | None:
    st = h.stated
    if h.since or st.until or st.year is None or st.month is None or st.day is None:
        return None
    return real_day(st.year, st.month, st.day)


def _dated(h: Hit, anchors: Sequence[tuple[Hit, date]], several: bool) -> Hit:
    st = h.stated
    if h.since or st.until or st.year is not None or st.month is None or st.day is None or st.days:
        return h
    beside, day = min(anchors, key=lambda a: (abs(a[0].start - h.start), a[0].start))
    if not several and abs(beside.sentence.index - h.sentence.index) > _BESIDE:
        return h
    years = (interval(replace(st, year=y), None) for y in (day.year - 1, day.year, day.year + 1))
    near = min((span[0] for span in years if span), key=lambda d: abs((d - day).days), default=None)
    if near is None or abs((near - day).days) > _HALF or st.weekday not in (None, near.weekday()):
        return h
    return replace(h, stated=_on(st, near, day))


def _on(st: Stated, day: date, beside: date) -> Stated:
    return replace(st, days=(day, day), how=f"its year is that of {beside}, told beside it")
