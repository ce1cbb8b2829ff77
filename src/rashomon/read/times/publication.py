"""A report's own publication date: stated at its head or in its address, else bounded by what it tells.

Nothing falls back on today or on the day of receipt; what is not known stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.model import BlockLabel, Passage, When, month_end
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import TimeKind
from rashomon.read.times.calendar import FUTURE, PAST, interval, real_day
from rashomon.read.times.clues import Clue, epochs, offices
from rashomon.read.times.find import scan
from rashomon.read.times.heading import OwnDate, address_month, head_end, own_dates
from rashomon.read.times.hit import Hit

Evidence = tuple[tuple[str, Passage | None], ...]
Spans = list[tuple[date, date]]

_LEAD = 3  # sentences
_LEAD_REACH = 62  # days: a day and month without a year, in the lead, are of the last two months
_WORLD = (date(1900, 1, 1), date(2199, 12, 31))
_SURE = (date(1912, 1, 1), date(2187, 12, 31))  # nearer the edges a span ends only because the world does
_CAPTURE_LAG = 2  # days; one is the time zone's
_AGENCY = re.compile(r"\s*[,]?\s*\(\s*[A-Z]|\s*[-–—]|\s*:")


def published_evidence(doc: Document) -> tuple[When, Evidence]:
    """When the report was published, and what says so, in plain words with the passage where there is one.

    A date given with the report is taken, unless the page's head or address firmly gives an earlier one:
    then the given one is that of a capture. Else the first that holds of: a full date at the head of the
    text, a date in the address (URL). Else every bound that the text gives is put together: a day and month
    without a year, weekdays stated with a date, people in office, things that began on a known day, dates
    told of as past, "last month" beside the month's name.
    """
    given = doc.report.published
    if given.earliest or given.latest:
        return _given(doc, given)
    for own in own_dates(doc):
        later = None if own.in_address else _told_after(doc, own.day)
        if later is None:
            return _exactly(own), ((own.why, own.passage),)
        note = (f"{own.why} ({own.day}) set aside: the text tells of a later day as past", own.passage)
        when, evidence = _bounded(doc)
        return when, (note, later, *evidence)
    month = address_month(doc.report.url)
    return _bounded(doc, Clue((month,), "the month in the address", None) if month else None)


def _given(doc: Document, given: When) -> tuple[When, Evidence]:
    if given.days == 1 and given.earliest:
        limit = given.earliest - timedelta(days=_CAPTURE_LAG)
        own = next((o for o in own_dates(doc) if o.firm and o.day <= limit), None)
        if own:
            note = f"the date given with the report ({given.edtf}) is later: taken for that of a capture"
            return _exactly(own), ((own.why, own.passage), (note, None))
    return given, ((f"given with the report: {given.edtf}", None),)


def _exactly(own: OwnDate) -> When:
    wording = own.passage.quote if own.passage else ""
    return When(earliest=own.day, latest=own.day, wording=wording, how=own.why)


def _told_after(doc: Document, day: date) -> tuple[str, Passage] | None:
    """A full date after ``day`` that the text tells of as past: then ``day`` is not the publication's."""
    limit = day + timedelta(days=3)
    # Cheap first: most pages name no year but their own.
    if not any(int(y) > day.year for y in re.findall(r"\b20\d\d\b", doc.report.text)):
        return None
    for h in scan(doc.text_sentences, doc, None):
        if (
            h.sentence.start >= head_end(doc)
            and _past_day(h)
            and (span := interval(h.stated, None))
            and span[0] > limit
        ):
            return f"told of as past: {span[0]}", Passage.of(doc.report, h.start, h.end)
    return None


def _past_day(h: Hit) -> bool:
    st = h.stated
    word = h.sentence.tokens[h.first - 1].low if h.first else ""
    return (
        st.year is not None
        and st.unit in ("day", "month", "year")
        and st.kind in (TimeKind.DATE, TimeKind.TIME)
        and st.direction == PAST
        and word not in ("until", "by", "till", "before", "through", "to")
        # A bare year may be a footer's or a plan's: it counts where a clause in the past tense leads to it.
        and (st.unit == "day" or (word in ("in", "since", "of", "during", "from")))
    )


# --- bounds put together ------------------------------------------------------------------------


def _bounded(doc: Document, first: Clue | None = None) -> tuple[When, Evidence]:
    """The days that every clue admits. A clue that would leave none is set aside, and that is told."""
    hits = list(scan(doc.text_sentences, doc, None))
    known = list(epochs(doc))
    clues = [c for c in (first, _wire(doc, hits)) if c]
    clues += sorted((c for c in offices(doc)), key=lambda c: (c.spans[-1][0] or _WORLD[0],), reverse=True)
    clues += [c for c, _ in known]
    clues += [*_past_dates(doc, hits), *_began(doc, hits, known), *_with_weekday(doc, hits)]
    clues += [*_lead(doc, hits), *_last_month(doc, hits)]
    spans: Spans = [_WORLD]
    evidence: list[tuple[str, Passage | None]] = []
    for clue in clues:
        cut = _cut(spans, [(a or _WORLD[0], b or _WORLD[1]) for a, b in clue.spans])
        if not cut:
            evidence.append((f"set aside, for it contradicts the rest: {clue.reason}", clue.passage))
        elif cut != spans:
            evidence.append((clue.reason, clue.passage))
            spans = cut
    return _when(spans, clues), tuple(evidence)


def _cut(one: Spans, other: Spans) -> Spans:
    out, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        lo, hi = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if lo <= hi:
            out.append((lo, hi))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return out


def _when(spans: Spans, clues: Sequence[Clue]) -> When:
    first, last = spans[0][0], spans[-1][1]
    earliest = None if first < _SURE[0] else first
    latest = None if last > _SURE[1] else last
    if len(spans) > 3 and len(spans) > len(clues) and earliest is None:
        latest = None
    months = (
        {a.month for a, b in spans if a.month == b.month}
        if all(a.month == b.month for a, b in spans)
        else set()
    )
    single = all(a == b for a, b in spans)
    days = {a.day for a, _ in spans} if single else set()
    weekdays = {a.weekday() for a, _ in spans} if single and not earliest else set()
    how = "bounded by what the text mentions" if earliest or latest else ""
    return When(
        earliest=earliest,
        latest=latest,
        weekday=weekdays.pop() if len(weekdays) == 1 else None,
        month=months.pop() if len(months) == 1 else None,
        day=days.pop() if len(days) == 1 else None,
        how=how,
    )


def _yearly(
    month: int, day: int, reach: tuple[int, int], weekdays: frozenset[int] | None = None
) -> tuple[tuple[date, date], ...]:
    """For every year that has the day (on one of ``weekdays``): the days ``reach`` after it."""
    out = []
    for year in range(_WORLD[0].year + 1, _WORLD[1].year):
        d = real_day(year, month, day)
        if d and (weekdays is None or d.weekday() in weekdays):
            out.append((d + timedelta(days=reach[0]), d + timedelta(days=reach[1])))
    return tuple(out)


def _wire(doc: Document, hits: Sequence[Hit]) -> Clue | None:
    """ "WASHINGTON, Nov 21 (Reuters)": filed that day; the lead's weekday is that day or the one before."""
    text = doc.report.text
    dateline = doc.clean.dateline
    for h in hits:
        st = h.stated
        if st.year is not None or st.month is None or st.day is None or st.until or st.part or h.since:
            continue
        inside = (
            dateline is not None and dateline.field == "text" and dateline.start <= h.start < dateline.end
        )
        placed = (
            h.start < head_end(doc)
            and _AGENCY.match(text, h.end)
            and re.search(r"[A-Z]{2}[A-Z/ .-]*,?\s*\(?$", text[: h.start][-40:])
        )
        first = st.weekday is not None and h.start == doc.text_sentences[0].start
        opens = first and _AGENCY.match(text, h.end)
        if not (inside or placed or opens):
            continue
        passage = Passage.of(doc.report, h.start, h.end)
        after = [x for x in hits if x.start > h.start and x.sentence.index <= h.sentence.index + _LEAD]
        said = next(
            (
                x
                for x in after
                if x.stated.weekday is not None and x.stated.direction != FUTURE and not x.stated.month
            ),
            None,
        )
        if st.weekday is not None:
            return Clue(
                _yearly(st.month, st.day, (0, 0), frozenset({st.weekday})),
                f"the dateline says {passage.quote}",
                passage,
            )
        if said is None or said.stated.weekday is None:
            return Clue(_yearly(st.month, st.day, (0, 1)), f"the dateline says {passage.quote}", passage)
        w = said.stated.weekday
        words = text[said.start : said.end]
        reason = f"the dateline says {passage.quote} and the lead {words}: that day or the day before"
        return Clue(_yearly(st.month, st.day, (0, 0), frozenset({w, (w + 1) % 7})), reason, passage)
    return None


def _past_dates(doc: Document, hits: Sequence[Hit]) -> list[Clue]:
    """The latest date with its year that is told of as past: published then or later."""
    best: tuple[date, Hit] | None = None
    for h in hits:
        if not _past_day(h) or h.stated.until:
            continue
        span = interval(h.stated, None)
        if span and (best is None or span[0] > best[0]):
            best = span[0], h
    if best is None:
        return []
    passage = Passage.of(doc.report, best[1].start, best[1].end)
    return [Clue(((best[0], None),), f"tells of {passage.quote} as past", passage)]


def _began(doc: Document, hits: Sequence[Hit], known: Sequence[tuple[Clue, Sentence]]) -> list[Clue]:
    """ "the war that began in October", of a thing whose beginning is known: no later October has come."""
    out = []
    for clue, s in known:
        began = clue.spans[0][0]
        for h in hits:
            st = h.stated
            if (
                h.sentence is s
                and began
                and st.year is None
                and st.month == began.month
                and st.direction != FUTURE
            ):
                last = date(began.year + 1, began.month, 1) - timedelta(days=1)
                passage = Passage.of(doc.report, h.start, h.end)
                reason = f"{passage.quote}, without a year, is still that of {began.year}"
                out.append(Clue(((began, last),), reason, passage))
    return out


def _with_weekday(doc: Document, hits: Sequence[Hit]) -> list[Clue]:
    """ "Tuesday (Jan 23)": the years in which that day was a Tuesday, and the week after it."""
    out = []
    for h in hits:
        st = h.stated
        if (
            st.year is None
            and st.weekday is not None
            and st.month
            and st.day
            and st.direction != FUTURE
            and not h.since
        ):
            passage = Passage.of(doc.report, h.start, h.end)
            # "Tuesday (Jan 23)" explains a weekday just said; "Saturday, May 17" may lie some weeks back.
            reach = 6 if "(" in passage.quote else 31
            reason = f"{passage.quote}: a weekday with its date is said of the last {reach + 1} days"
            out.append(Clue(_yearly(st.month, st.day, (0, reach), frozenset({st.weekday})), reason, passage))
    return out


def _lead(doc: Document, hits: Sequence[Hit]) -> list[Clue]:
    lead = [
        s
        for s in doc.text_sentences
        if s.block not in (BlockLabel.BYLINE, BlockLabel.DATELINE) and len(s.tokens) > 6
    ]
    if not lead:
        return []
    last = lead[:_LEAD][-1].index
    for h in hits:
        st = h.stated
        if (
            h.sentence.index > last
            or st.year is not None
            or not st.month
            or not st.day
            or st.until
            or h.since
        ):
            continue
        if st.weekday is None and st.direction != FUTURE:
            passage = Passage.of(doc.report, h.start, h.end)
            reason = f"{passage.quote}, in the lead and without a year, is of the last two months"
            return [Clue(_yearly(st.month, st.day, (0, _LEAD_REACH)), reason, passage)]
    return []


def _last_month(doc: Document, hits: Sequence[Hit]) -> list[Clue]:
    """ "last month" beside "in December": published in January."""
    for h in hits:
        st = h.stated
        if not (st.unit == "month" and st.shift == (-1, -1) and not st.backward):
            continue
        for x in hits:
            near = abs(x.sentence.index - h.sentence.index) <= 1
            named = x.stated.unit == "month" and x.stated.month is not None and x.stated.year is None
            if near and named and x.stated.direction != FUTURE and not x.since and not x.stated.until:
                month = x.stated.month
                assert month is not None
                spans = tuple(
                    (date(y, month % 12 + 1, 1), month_end(y, month % 12 + 1))
                    for y in range(_WORLD[0].year + 1, _WORLD[1].year)
                )
                words = doc.report.of(x.sentence.field)[x.start : x.end]
                reason = f"{words} is called last month"
                return [Clue(spans, reason, Passage.of(doc.report, h.start, h.end, h.sentence.field))]
    return []
