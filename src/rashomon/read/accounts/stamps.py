"""Dates that stand on something else than the deed: on a post, a picture, a version of the page."""

from __future__ import annotations

import re

from rashomon.data import expressions
from rashomon.read.document import Document
from rashomon.read.mentions import TimeMention
from rashomon.read.sought import Sought

_REACH = 40  # characters on either side
_WORDS = expressions("accounts_lines.tsv")
# "(Published Wednesday, June 17, 2015)", "UPDATE #1 (01/21/2013):", a birth ("DOB 07/19/98"), and a post's
# "— Name (@name) September 10, 2015".
_BEFORE = re.compile(rf"(?:\(@\w+\)|\b{_WORDS['stamped']}(?:,| on| from)?)[\s:(]*$", re.I)
# "… in Varna, July 1, 2016. (XYZ Photo)", and the dateline's "July 1 (Reuters) -".
_AFTER = re.compile(rf"\.?\s*\({_WORDS['credit']}|,? {_WORDS['of what']}\b", re.I)
# "The ministry's list of names, released on May 3", "On May 3 the institute published an investigation".
_WRITTEN, _MADE_KNOWN = _WORDS["paper"], _WORDS["made known"]
_OF_PAPER = Sought(rf"\b{_WRITTEN}\b[^.;]{{0,70}}\b{_MADE_KNOWN}(?: by [^.;]{{1,60}}?)?(?: on)? $", re.I)
_PAPER_THEN = Sought(
    rf"(?:,? (?!in\b)[^.;]{{1,90}}?)? {_MADE_KNOWN} (?:an?|its|the|their) (?:[\w-]+ ){{0,2}}{_WRITTEN}\b",
    re.I,
)
_FAR = 160  # characters
# "Apr MAY Jun 20 2015 2016 2017": the calendar of an archive of pages.
_ROW_OF_YEARS = re.compile(r"\b(?:19|20)\d\d$")
_NEXT_YEAR = re.compile(r" (?:19|20)\d\d\b")
# "Varna, 3 May 2014 – Two men …": the day on which the report was filed.
_FILED_AT = re.compile(r"[A-Z][\w'’-]+(?:[ ,]+[A-Z][\w'’-]+){0,3},?\s*$")
_THEN_DASH = re.compile(r"\s*(?:\([^)\n]{2,30}\)\s*)?[–—]\s")
_NUMBERS = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}$")
# "… Accused of Murder August 12th, 2016 Ann Lee Varna": a page's own day, between its title and its author.
_TITLED = re.compile(r"\b[A-Z][\w'’-]+ $")
_THEN_TITLED = re.compile(r" [A-Z][\w'’-]+ [A-Z]")


def _is_between_titles(text: str, t: TimeMention) -> bool:
    before = text[max(0, t.start - _REACH) : t.start]
    whole = t.when.day is not None and t.when.year is not None
    return bool(whole and _TITLED.search(before) and _THEN_TITLED.match(text, t.end))


def is_stamp(doc: Document, t: TimeMention) -> bool:
    """Whether a time is that of a post, a picture, an update or the page, and dates nothing told."""
    text = doc.report.of(t.field)
    s = doc.sentences[t.sentence]
    if _BEFORE.search(text[max(0, t.start - _REACH) : t.start]) or _AFTER.match(text[t.end : t.end + _REACH]):
        return True
    before = text[max(s.start, t.start - _FAR) : t.start]
    if _OF_PAPER.search(before) or _PAPER_THEN.match(text[t.end : min(s.end, t.end + _FAR)]):
        return True
    if _ROW_OF_YEARS.search(t.text) and _NEXT_YEAR.match(text, t.end):
        return True
    if s.start < t.start and _THEN_DASH.match(text, t.end) and _FILED_AT.fullmatch(text, s.start, t.start):
        return True
    if _is_between_titles(text, t):
        return True
    # "(09/15/16) - There will be more security": a dateline in numbers.
    opens = t.start - s.start <= 1 and text[t.end : t.end + 1] == ")"
    return opens and _NUMBERS.match(t.text) is not None
