"""The year of a day and month told without one, where the page's own day does not give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rashomon.model import When
from rashomon.read.chronicles import entries, year_above
from rashomon.read.document import Document
from rashomon.read.times.calendar import PAST, Stated, interval, real_day
from rashomon.read.times.hit import Hit

_BESIDE = 4  # sentences
_APART = 366  # days: dates that lie further apart are of a history, and none of them lends its year
_HALF = 183


def of_chronicle(hits: Sequence[Hit], doc: Document) -> list[Hit]:
    """The hits, those in a list of past events dated by it.

    The date of an entry is of the year in the heading above, or past; a day that the entry goes on to tell
    without a year is the one nearest to the entry's.
    """
    dates = {h.start: h for h in hits if _may_head(h)}
    listed = entries(doc, ((h.start, h.end) for h in dates.values()))
    if not listed:
        return list(hits)
    text, out, k = doc.report.text, [], 0
    head: Hit | None = None
    for h in hits:
        while k < len(listed) and h.sentence.field == "text" and listed[k].date <= h.start:
            head, k = _headed(dates[listed[k].date], text), k + 1
        if h.sentence.field == "text" and k and listed[k - 1].date == h.start:
            out.append(head or h)
        elif h.sentence.field == "text" and k and h.start < listed[k - 1].end and head is not None:
            day = _full(head) or (_first(head) if head.stated.until else None)
            out.append(_dated(h, [(head, day)], True) if day else h)
        else:
            out.append(h)
    return out


def _may_head(h: Hit) -> bool:
    st = h.stated
    full = st.month is not None or st.year is not None
    return h.sentence.field == "text" and full and not (h.since or st.backward or st.shift or st.length)


def _headed(h: Hit, text: str) -> Hit:
    """A date that opens an entry, in the year of the heading above it; else in the past."""
    st = h.stated
    if st.year is not None or st.until is not None:
        return h
    year = year_above(text, h.start)
    if year is None:
        return replace(h, stated=replace(st, direction=PAST, done=True))
    return replace(h, stated=replace(st, year=year, how="its year stands above the list that it is in"))


def _first(h: Hit) -> date | None:
    span = interval(h.stated, None)
    return span[0] if span else None


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
