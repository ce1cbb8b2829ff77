"""Times in a document: words that could make one are gated, then the grammar is tried around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from rashomon.model import When
from rashomon.model.when import WEEK
from rashomon.read.document import Document, Sentence, Token
from rashomon.read.mentions import TimeKind, TimeMention
from rashomon.read.times.calendar import FUTURE, NEAREST, PAST, Span, Stated, interval, offset, timex
from rashomon.read.times.hit import Hit
from rashomon.read.times.lexicon import Rule, classes_of, glue, rules, triggers, words
from rashomon.read.times.parts import Around, calls_deed
from rashomon.read.times.posts import days_of_posts
from rashomon.read.times.readings import read
from rashomon.read.times.years import of_chronicle, with_years

_OTHER_DIGIT = re.compile("[٠-٩۰-۹]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DIGIT_TRIGGER = re.compile(
    r"(?:1[5-9]|20)\d\d(?:s|-\d\d)?$|\d{1,4}[/.:]\d{1,2}(?:[/.:]\d{1,4})?$|\d{1,2}(?:st|nd|rd|th)$"
    r"|20[0-3]\d[01]\d[0-3]\d$|\d{1,2}[ap]m$|[0-2]\d[0-5]\d$|\d{4}-|\d{1,2}-year"
)
_MODAL = frozenset("may march mar sat sun second wed".split())
_REACH = 9  # tokens of glue on either side of a trigger
_TENSE_REACH = 12  # tokens behind it that show the clause's tense
_CUE_REACH = 14  # tokens searched for the clause's tense
_MODAL_REACH = 5
_DEED_REACH = 6  # tokens after a date in which the deed that it dates is told
# Rules whose match cannot begin with a digit, or only with one.
_NOT_AT_DIGIT = frozenset(
    """
    month mdyjoined season deictic wdset wdrange holiday vague hourstoday sameday relunit weekendof window
    windowvague adverbset each bareunits unitlong halfunit fewunits awayvague yearend postyear partday
    """.split()
)
_NOT_AT_WORD = frozenset(("iso", "compact", "numeric"))
_SOME_DAYS = 2  # what is left of a week or month after publication is cut off, unless little were left of it
_YEAR_EARLIER = frozenset(("ago", "away", "yearearlier"))


def find_times(doc: Document, published: When) -> list[TimeMention]:
    """Every expression of time in the sentences of a document, in reading order.

    Args:
        doc: a report's sentences; spans index the field (``title`` or ``text``) of the report.
        published: when the report was published. One day: everything that can be is resolved to days. An
            interval, or unknown: what was stated stays in the mention's ``when`` as weekday, day, month and
            ``offset`` from publication, with the bounds that an interval gives.
    """
    ref = published.earliest if published.days == 1 else None
    out: list[TimeMention] = []
    focus = ref
    quarter = ""
    hits = of_chronicle(list(scan(doc.sentences, doc, ref)), doc)
    posted = days_of_posts(doc, hits, ref) if ref else {}
    for k, hit in enumerate(hits if ref else with_years(hits, published)):
        if own := posted.get(k):
            mention, day = _mention(hit, doc, When(earliest=own, latest=own), own, own)
            mention = replace(mention, when=replace(mention.when, how=_of_post(mention.when.how)))
        else:
            mention, day = _mention(hit, doc, published, ref, focus)
        if (
            quarter
            and hit.rule in _YEAR_EARLIER
            and hit.stated.unit == "year"
            and hit.stated.shift == (-1, -1)
        ):
            # "up from a year earlier", after a quarter's figure: the same quarter of the year before.
            mention = replace(mention, value=f"{int(quarter[:4]) - 1}{quarter[4:]}")
        elif mention.kind == TimeKind.DATE:
            quarter = mention.value if "-Q" in mention.value else "" if day else quarter
        out.append(mention)
        focus = day or focus
    return out


def _of_post(how: str) -> str:
    return how.replace("counted from publication", "counted from the day of the post or picture")


def scan(sentences: Sequence[Sentence], doc: Document, ref: date | None) -> Iterator[Hit]:
    """The expressions in some sentences, left to right, none inside another."""
    for sentence in sentences:
        toks = sentence.tokens
        marks = [_class(t.text) for t in toks]
        if 2 not in marks:
            continue
        text = _western(doc.report.of(sentence.field))
        done = 0
        for first, last in _zones(marks):
            i = max(first, done)
            near = frozenset().union(*(_kinds(t.low) for t in toks[first:last]))
            while i < last:
                hit = _longest(text, sentence, i, last, near, ref)
                if hit is None:
                    i += 1
                    continue
                yield hit
                i = done = max(hit.last, i + 1)


@lru_cache(maxsize=4)
def _western(text: str) -> str:
    """A text with its digits from other scripts as 0 to 9, of the same length."""
    return text.translate(_DIGITS) if _OTHER_DIGIT.search(text) else text


@lru_cache(maxsize=1 << 16)
def _class(word: str) -> int:
    """2: may make an expression of time; 1: may stand inside one; 0: neither."""
    low = word.casefold().translate(_DIGITS).replace("’", "'").replace("ʼ", "'")
    if low[0].isdigit():
        return 2 if _DIGIT_TRIGGER.match(low) else 1
    if word in _MODAL:
        return 1 if word == "second" else 0
    if low in triggers():
        return 2  # "father's" of Father's Day, too
    if low.endswith("'s"):
        low = low[:-2]
    if low in triggers() or (low.endswith("days") and low[:-1] in words("weekday")):
        return 2
    if "-" in low and any(p in triggers() or _DIGIT_TRIGGER.match(p) for p in low.split("-")):
        return 2
    return 1 if low in glue() else 0


def _zones(marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of tokens around the triggers, in order, not overlapping."""
    end, n = 0, len(marks)
    for i, mark in enumerate(marks):
        if mark != 2 or i < end:
            continue
        first = i
        while first > end and i - first < _REACH and marks[first - 1]:
            first -= 1
        last = i + 1
        while last < n and marks[last]:
            last += 1
        end = last
        yield first, last


_kinds = lru_cache(maxsize=1 << 14)(classes_of)


@lru_cache(maxsize=1 << 10)
def _rules_for(digit: bool, near: frozenset[str]) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules that can match where these word classes are near, at a digit or at a word."""
    never = _NOT_AT_DIGIT if digit else _NOT_AT_WORD
    can = (r for r in rules() if (r.needs == "-" or r.needs in near) and r.name not in never)
    return tuple((r, r.pattern) for r in can)


def _longest(
    text: str, sentence: Sentence, i: int, last: int, near: frozenset[str], ref: date | None
) -> Hit | None:
    """The longest expression that begins at token ``i`` and makes sense."""
    toks = sentence.tokens
    start, stop = toks[i].start, toks[last - 1].end
    if toks[i].low in ",()-–—/'.":
        return None
    found: list[tuple[int, int, Rule, re.Match[str]]] = []
    for k, (rule, pattern) in enumerate(_rules_for(text[start].isdigit(), near)):
        m = pattern.match(text, start, sentence.end)
        # A time stamp ("2024-01-23T22:00:00Z") is one expression, however it falls into tokens.
        if m and m.end() > start and (m.end() <= stop + 1 or rule.name == "iso"):
            found.append((-m.end(), k, rule, m))
    around: Around | None = None
    for _, _, rule, m in sorted(found, key=lambda f: f[:2]):
        end = _trimmed(m)
        j = i
        while j < len(toks) and toks[j].start < end:
            j += 1
        around = Around(
            tuple(t.low for t in toks[max(0, i - 3) : i]),
            tuple(t.low for t in toks[j : j + 3]),
            _direction(toks, i, j),
            ref,
        )
        stated = read(rule.reading, m, around)
        if (
            stated is not None
            and stated.month is not None
            and around.after[:1]
            and around.after[0] in words("named")
        ):
            return None  # "the March 19 brigade"
        if stated is not None:
            if rule.reading == "deictic" and stated.shift and _quoted(text, sentence, start):
                # "Today, at his direction": the day of the statement, printed up to a day later.
                stated = replace(
                    stated, shift=(stated.shift[0] - 1, stated.shift[1]), how="said in a statement"
                )
            if stated.month is not None and stated.year is None and _is_done(toks, j):
                stated = replace(stated, direction=PAST, done=True)
            since = bool(i) and toks[i - 1].low == "since" and not stated.backward
            if since and stated.month is not None and stated.year is None:
                stated = replace(stated, direction=PAST, strict=True)  # never a month to come
            if rule.reading == "nth" and m.group().casefold().startswith("since"):
                since = True
            begin = toks[i - 1].start if since and toks[i - 1].low == "since" else start
            return Hit(sentence, i, j, begin, end, stated, since, rule.name)
    return None


def _quoted(text: str, sentence: Sentence, at: int) -> bool:
    """Whether a position stands inside quotation marks that the sentence opens."""
    before = text[sentence.start : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _trimmed(m: re.Match[str]) -> int:
    """The end of a match without a full stop that closes the sentence, not an abbreviation."""
    end = m.end()
    if m.group().endswith("."):
        word = re.split(r"[\s.]", m.group()[:-1])[-1].casefold()
        if len(word) > 4 or word in ("may", "june", "july"):
            return end - 1
    return end


@cache
def _tense_words() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words("future")), frozenset(words("modal"))


@lru_cache(maxsize=1 << 14)
def _is_past(low: str) -> bool:
    return low in words("past") or (low.endswith("ed") and len(low) > 4 and low not in words("notpast"))


def _is_done(toks: Sequence[Token], last: int) -> bool:
    """Whether what follows is a deed that was done: "the July 4 killing", "On April 2, Lopez opened fire"."""
    after = toks[last : last + _DEED_REACH]
    if calls_deed([t.low for t in after]):
        return True
    for t in after:
        if t.low in _tense_words()[0] or t.text in ".;":
            return False
        if t.low in words("done"):
            return True
    return False


def _direction(toks: Sequence[Token], first: int, last: int) -> int:
    """The tense of the clause: the nearest telling word before the expression, else the nearest after it.

    "Would" and its like tell of the past as often as of plans: they count only close by.
    """
    future, modal = _tense_words()
    if calls_deed([t.low for t in toks[last : last + 2]]):
        return PAST  # "for his role in the Easter morning shooting"
    for k in range(first - 1, max(-1, first - 1 - _CUE_REACH), -1):
        low, before = toks[k].low, toks[k - 1].low if k else ""
        if low in future or low.endswith("'ll") or (low in modal and first - k <= _MODAL_REACH):
            return FUTURE
        if low == "early" and before == "as" and first - k == 2:
            return FUTURE  # "as early as Tuesday"
        if _is_past(low) and before not in ("be", "to"):
            return PAST
        if low == "to" and before in words("to come"):
            return FUTURE
    for t in toks[last : last + _TENSE_REACH]:
        if t.low in future:
            return FUTURE
        if _is_past(t.low):
            return PAST
    return FUTURE if first and toks[first - 1].low in ("by", "until") else NEAREST


def _mention(
    hit: Hit, doc: Document, published: When, ref: date | None, focus: date | None
) -> tuple[TimeMention, date | None]:
    """A hit as a mention, and the day it puts the story at (None: none)."""
    st = hit.stated
    field = hit.sentence.field
    wording = doc.report.of(field)[hit.start : hit.end]
    span = interval(st, ref)
    kind = st.kind
    since = hit.since
    value_span, value_ref = span, ref
    if st.backward:
        value_ref = focus
        value_span = interval(replace(st, backward=False, code=""), focus) if focus else None
        if st.unit not in ("day", "month", "year") and st.code:
            value_span = None
    value = timex(
        st if st.length else replace(st, code="") if st.backward and value_span else st, value_ref, value_span
    )
    if st.kind == TimeKind.TIME and not value and st.suffix and focus:
        value = focus.isoformat() + st.suffix
    if since and kind in (TimeKind.DATE, TimeKind.TIME):
        kind = TimeKind.SINCE
    when = _when(st, span, published, wording, since)
    mention = TimeMention(
        sentence=hit.sentence.index,
        field=field,
        start=hit.start,
        end=hit.end,
        text=wording,
        kind=kind,
        when=when,
        value=value,
        backward=st.backward,
        part_of_day=st.part,
        zone=st.zone,
    )
    is_day = span is not None and span[0] == span[1] and not since and kind != TimeKind.SINCE
    return mention, span[0] if is_day and span else None


def _when(st: Stated, span: Span | None, published: When, wording: str, since: bool) -> When:
    off = offset(st)
    how = st.how or _how(st)
    if st.backward:  # here, and only here, the offset counts from another incident
        return When(offset=_from_other(st), wording=wording, how="counted from another incident")
    earliest, latest = span if span else (None, None)
    if st.shift == (0, 0) and st.direction == PAST and earliest and latest and published.latest:
        # "Killed three this week": of what is left of the week nothing is told yet.
        cut = (published.latest - earliest).days >= _SOME_DAYS
        latest = min(latest, published.latest) if cut else latest
    if span is None and published.days != 1:
        # Publication is no single day: a later one never gives an earlier date, so its bounds give bounds.
        if published.earliest and (first := interval(st, published.earliest)):
            earliest = first[0]
        if published.latest and (last := interval(st, published.latest)):
            latest = last[1]
    if since and st.kind in (TimeKind.DATE, TimeKind.TIME):
        latest = (
            published.latest if earliest is None or not published.latest else max(published.latest, earliest)
        )
        return When(earliest=earliest, latest=latest, wording=wording, how=how)
    if st.until is not None:
        return When(earliest=earliest, latest=latest, wording=wording, how=how)
    month, day = (st.month, st.day) if st.month or st.day else _counted_from(published, off, st.weekday)
    return When(
        earliest=earliest,
        latest=latest,
        weekday=st.weekday,
        day=day,
        month=month,
        year=st.year,
        offset=off,
        wording=wording,
        how=how,
    )


def _counted_from(
    published: When, off: tuple[int, int] | None, weekday: int | None
) -> tuple[int | None, int | None]:
    """The month and day that lie so far from a publication whose own are known, and whose year is not."""
    if off is None or published.month is None or published.day is None or not published.of_unknown_year:
        return None, None
    if weekday is not None and published.weekday is not None:  # "on Friday", beside "Sunday, 9 June"
        there = [n for n in range(off[0], off[1] + 1) if (published.weekday + n - weekday) % WEEK == 0]
        off = (there[0], there[-1]) if there else off
    first, last = (published.day + n for n in off)
    if first < 1 or last > _SURE_DAYS:
        return None, None  # it may lie in the month before or after
    return published.month, first if first == last else None


_SURE_DAYS = 28  # every month has them
_LENGTH = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "quarter": (90, 92), "year": (365, 366)}


def _from_other(st: Stated) -> tuple[int, int] | None:
    if st.shift is None or st.unit not in _LENGTH:
        return None
    ends = [n * k for n in st.shift for k in _LENGTH[st.unit]]
    if st.unit != "day" and st.shift == (0, 0):
        ends = [-_LENGTH[st.unit][1], _LENGTH[st.unit][1]]  # "that week"
    return min(ends), max(ends)


def _how(st: Stated) -> str:
    if st.kind in (TimeKind.DURATION, TimeKind.SET) or (st.code and not st.window):
        return ""
    if st.year is not None:
        return "stated in full"
    side = {FUTURE: "the next", PAST: "the last", NEAREST: "the nearest"}[st.direction]
    if st.weekday is not None and st.month is None:
        return f"{side} such weekday, counted from publication"
    if st.month is not None or st.day is not None:
        return f"{side} such date, counted from publication"
    if st.shift is not None:
        return "counted from publication"
    return ""


__all__ = ["find_times", "scan"]
