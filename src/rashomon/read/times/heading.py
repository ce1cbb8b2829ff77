"""The date that a page gives as its own: at its head, or in its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.model import Block, BlockLabel, CleanReport, Passage, Report, month_end
from rashomon.read.chronicles import entries, opening
from rashomon.read.document import Document
from rashomon.read.sentences import document
from rashomon.read.times.calendar import interval, real_day
from rashomon.read.times.find import scan
from rashomon.read.times.hit import Hit

_HEAD = 420  # characters of read text in which a page states its own date
_FIRST = 40  # characters in which a weekday with its full date is the page's own, whatever stands before it
_NARRATIVE = frozenset(
    "on in since of from until till by after before between during the through for to at".split()
)
_URL_DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/")
_STAMP = re.compile(
    r"\b(?:published|posted|updated|created|modified|filed|issued)(?: (?:on|at))?:?\s*$", re.I
)
# "Published: 2024-02-25T07:45:00Z", "Posted on 3 May 2014 at 10:15": a line of nothing else.
_STAMP_LINE = re.compile(
    r"^[ \t]*(?:date )?(?:published|posted|issued|filed|created|publication date)"
    r"(?: (?:on|at))?[ \t]*[:|–-]?[ \t]*"
    r"(?P<when>[^\n]{6,45})$",
    re.I | re.M,
)
_CLOCK = re.compile(r"(?<=\d)T\d\d:.*")
_BULLET = re.compile(r"(?:^|\n)[ \t]*[*•·‣▪–-][ \t]*$")  # an entry of a list of past events follows
_CAPTION = 5  # words in small letters, at least, before the date of a caption
_UPDATED = re.compile(r"updated|modified", re.I)


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A full date that the page gives as its own. ``firm``: by its place or a word, not by standing alone."""

    day: date
    why: str
    passage: Passage | None
    firm: bool
    in_address: bool = False


def head_end(doc: Document) -> int:
    """Where the head of the text ends: the position after which a date is no longer the page's own."""
    sentences = doc.text_sentences
    return sentences[0].start + _HEAD if sentences else 0


def own_dates(doc: Document) -> Iterator[OwnDate]:
    """The page's own dates, the surest first; one in the address last."""
    end = head_end(doc)
    head = [s for s in doc.text_sentences if s.start < end]
    found = list(scan(head, doc, None))
    listed: set[int] = set()
    if any(opening(doc.report.text, h.start, h.end) is not None for h in found):
        every = scan(doc.text_sentences, doc, None)
        listed = {e.date for e in entries(doc, ((h.start, h.end) for h in every))}  # of past events
    ranked = [
        (rank, h.start, h) for h in found if h.start not in listed and (rank := _rank(doc, h)) is not None
    ]
    alone = [r for r in ranked if r[0] in (1, 3) and _has_its_line(doc.report.text, r[2])]
    if len(alone) > 1 and (shown := interval(alone[0][2].stated, None)):
        # What a site shows above all its pages is the day of the capture: the page's own is an earlier one.
        later = any((own := interval(r[2].stated, None)) and own < shown for r in alone[1:])
        ranked = [r for r in ranked if not (later and r is alone[0])]
    words = {
        0: "stated as published",
        1: "the date at the head of the text",
        2: "stated as updated",
        3: "a date that stands alone near the head of the text",
    }
    for rank, _, h in sorted(ranked, key=lambda r: r[:2]):
        span = interval(h.stated, None)
        if span:
            yield OwnDate(span[0], words[rank], Passage.of(doc.report, h.start, h.end), rank < 2)
    yield from _cut_away(doc)
    yield from _in_a_line(doc)
    for pattern in _URL_DATES:
        m = pattern.search(doc.report.url or "")
        if m and (day := real_day(int(m[1]), int(m[2]), int(m[3]))):
            yield OwnDate(day, "the date in the address", None, True, True)


def _cut_away(doc: Document) -> Iterator[OwnDate]:
    """A full date that opens the text in a line that was cut as no part of the article: "Sun 3 May 2015 By
    Staff"."""
    text, sentences = doc.report.text, doc.text_sentences
    line = _FIRST_LINE.match(text[: sentences[0].start] if sentences else "")
    for h in _alone(line["line"]) if line else ():
        st = h.stated
        if h.start == 0 and st.year is not None and st.month is not None and st.day is not None:
            span, start = interval(st, None), line.start("line") if line else 0
            if span and span[0] == span[1]:
                passage = Passage.of(doc.report, start, start + h.end)
                yield OwnDate(span[0], "the date at the head of the text", passage, firm=False)


def _has_its_line(text: str, h: Hit) -> bool:
    before, behind = text[: h.start].rpartition("\n")[2], text[h.end :].partition("\n")[0]
    return not (before.strip() or behind.strip())


def _in_a_line(doc: Document) -> Iterator[OwnDate]:
    """Dates in lines that say nothing but when the page was published, at its foot as a rule."""
    text = doc.report.text
    for m in _STAMP_LINE.finditer(text):
        words = _CLOCK.sub("", m["when"])
        for h in _alone(words):
            span = interval(h.stated, None)
            if span and span[0] == span[1]:
                start = m.start("when")
                passage = Passage.of(doc.report, start + h.start, start + h.end)
                yield OwnDate(span[0], "stated as published, in a line of its own", passage, True)
                break


# Words that open a sentence telling when something happened: "at dawn on 4 March 2014, a strike hit".
_TELLS_WHEN = frozenset(
    "at around about during shortly in on by before after early late towards near just".split()
)


def _alone(words: str) -> Iterator[Hit]:
    """The times in a line of a page read by itself."""
    blocks = (Block(0, len(words), BlockLabel.ARTICLE),)
    line = document(CleanReport(report=Report(id="", text=words), blocks=blocks))
    return scan(line.text_sentences, line, None)


_FIRST_LINE = re.compile(r"\s*(?P<line>[^\n]{6,80})(?=\n|\Z)")


def _rank(doc: Document, h: Hit) -> int | None:
    """How sure a date at the head is the page's own (0 is surest); None where the text tells of it."""
    st, text = h.stated, doc.report.text
    if st.year is None or st.month is None or st.day is None or st.until or h.since:
        return None
    lead = text[max(0, h.start - 24) : h.start]
    if _STAMP.search(lead):
        return 2 if _UPDATED.search(lead) else 0
    opens = text[h.start : h.end].split()[0].casefold()
    headed = h.sentence.block in (BlockLabel.DATELINE, BlockLabel.BYLINE)
    if headed or (h.start == doc.text_sentences[0].start and opens not in _TELLS_WHEN):
        return 1
    if opens in _NARRATIVE or opens in _TELLS_WHEN or _BULLET.search(lead):
        return None
    if re.match(r"\s*(?:19|20)\d\d\b", text[h.end : h.end + 8]):
        return None  # a row of an archive's calendar
    before = h.sentence.tokens[h.first - 1].text if h.first else ""
    if before.casefold() in _NARRATIVE:
        return None
    if before == "," and _tells(h):
        return None
    if st.weekday is not None and h.start - doc.text_sentences[0].start < _FIRST:
        return 3  # "Print this page Monday 4 March 2030 09:20"
    # "Monitor AFP Sunday 30 Mar 2014" stands alone; "died March 30, 2013" is told.
    return 3 if not before.isalpha() or before[0].isupper() else None


def _tells(h: Hit) -> bool:
    """Whether a sentence that is no heading ends in a place and a date, as the caption of a photo does:
    "Soldiers stand guard near the bridge in Velm, Norland, March 2, 2018"."""
    before = h.sentence.tokens[: h.first]
    low = sum(t.text.isalpha() and t.text.islower() for t in before)
    last = h.sentence.tokens[-1]
    return low >= _CAPTION and (last.start < h.end or last.text == ".")


def address_month(url: str | None) -> tuple[date, date] | None:
    """The month in an address that holds no day: "/2014/02/"."""
    m = _URL_MONTH.search(url or "")
    return (date(int(m[1]), int(m[2]), 1), month_end(int(m[1]), int(m[2]))) if m else None
