"""Logs of a day or week and bulleted lists of events: each entry tells of an incident of its own."""

from __future__ import annotations

import re

from rashomon.data import expressions
from rashomon.read.accounts.drafts import Draft, date_relation, numbers, whens
from rashomon.read.accounts.items import ITEM
from rashomon.read.accounts.sites import closest_of
from rashomon.read.accounts.tellings import Telling
from rashomon.read.accounts.words import words_of
from rashomon.read.document import Document

_LEAST = 3  # entries that make a list
_LEAST_HEADINGS = 2
_LEAST_STAMPS = 2  # lines of a time alone that make one: the first may be cut with the head of the page
_CORRECTS = frozenset({"correction", "corrected", "update", "updated"})
_HEAD = 6  # tokens of an entry, its time of day included, among which it says that it corrects
# A line that is nothing but a time of day, as live pages put one over each item.
_STAMP = re.compile(
    r"\s*(?:[01]?\d|2[0-3])[:.h][0-5]\d\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?\s*", re.IGNORECASE
)
_WORDS = expressions("accounts_lines.tsv")
_MONTH = rf"{_WORDS['month']}[a-z]*"
_DATE = rf"(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? 20\d\d)?"
# "Friday: a man was shot …", "Saturday night: officers were called …", "Aug. 10: four soldiers …"
_DAY = re.compile(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf"(?: {_WORDS['part of day']})?:|{_DATE} ?[:–—])\s",
    re.IGNORECASE,
)
# "Dec. 20 Orin Province: four civilians killed", a line over what happened there.
_HEADING = re.compile(rf"\s*{_DATE},? [^:\n]{{3,40}}: [^\n]{{3,60}}\b{_WORDS['harm']}\s*", re.IGNORECASE)
HEADING, UNDER = "heading", "under"  # such a line, and the paragraph below it
# "The second incident happened about 9:35 p.m. near 34th Street", as round-ups of crimes number them.
_CASE = (
    rf" (?:fatal |deadly )?{_WORDS['case']}\b(?: (?:of|over|during) the {_WORDS['stretch']})?"
    rf"(?:,| {_WORDS['came about']}\b)"
)
_NUMBERED = re.compile(
    rf"\s*(?:in )?(?:the|a) (?:first|{_WORDS['nth']}|last|latest|final|other){_CASE}", re.IGNORECASE
)
_FURTHER = re.compile(rf"\s*(?:in )?(?:the|a) {_WORDS['nth']}{_CASE}", re.IGNORECASE)
_LEAST_NUMBERED = 2
_OPENS = {
    "clock": re.compile(r"\s*(?:[•●▪◦*–-]\s*)?(?:[01]?\d|2[0-3])[:.h][0-5]\d\b"),
    "bullet": re.compile(r"\s*(?:[•●▪◦]|[-–*]\s+(?=[A-Z0-9]))"),
}


def mark_entries(doc: Document, tellings: list[Telling]) -> list[Telling]:
    """The tellings, those that open an entry of a list of three or more marked as such (``entry``)."""
    for kind, opens in _OPENS.items():
        opened = {s.index for s in doc.text_sentences if opens.match(doc.report.of(s.field), s.start, s.end)}
        if len(opened) < _LEAST:
            continue
        for t in tellings:
            if t.sentence.index in opened and not t.entry:
                t.entry = kind
    _mark_headings(doc, tellings)
    text = doc.text_sentences
    stamps = [s.index for s in text if _STAMP.fullmatch(doc.report.of(s.field), s.start, s.end)]
    days = [s.index for s in text if _DAY.match(doc.report.of(s.field), s.start, s.end)]
    numbered = [s.index for s in text if _NUMBERED.match(doc.report.of(s.field), s.start, s.end)]
    if len(numbered) < _LEAST_NUMBERED:  # "The second shooting …": one was told before without a number
        numbered = [at for at in numbered if _FURTHER.match(*_within(doc, at))]
    _mark_first(numbered, tellings, ITEM)
    for starts, least in ((stamps, _LEAST_STAMPS), (days, _LEAST)):
        if len(starts) >= least:
            _mark_first(starts, tellings)
    return tellings


def _mark_headings(doc: Document, tellings: list[Telling]) -> None:
    """Mark what a line with a day, a place and a toll heads, where a page has such lines."""
    text = doc.text_sentences
    heads = {s.index for s in text if _HEADING.fullmatch(doc.report.of(s.field), s.start, s.end)}
    if len(heads) < _LEAST_HEADINGS:
        return
    of: dict[int, str] = {}
    for before, s in zip((None, *text), text, strict=False):
        opened = of.get(before.index, "") if before else ""
        gap = doc.report.of(s.field)[before.end : s.start] if before else ""
        if s.index in heads:
            of[s.index] = HEADING
        elif opened == HEADING or (opened == UNDER and "\n" not in gap):
            of[s.index] = UNDER
    for t in tellings:
        t.entry = of.get(t.sentence.index, t.entry)


def _within(doc: Document, index: int) -> tuple[str, int, int]:
    """A sentence as patterns are held against it: its field's text, start and end."""
    s = doc.sentences[index]
    return doc.report.of(s.field), s.start, s.end


def _mark_first(starts: list[int], tellings: list[Telling], kind: str = "clock") -> None:
    """Mark the first telling in or below each of the sentences that open an item: of a live page under a line
    of a time alone, of a police log with its weekday."""
    for t, before in zip(tellings, (None, *tellings), strict=False):
        since = before.sentence.index if before else -1
        if any(since < at <= t.sentence.index for at in starts):
            t.entry = t.entry or kind


def is_other_entry(t: Telling, d: Draft) -> bool:
    """Whether a telling that opens an entry is of another incident than an account told before.

    An entry of a log goes on about an earlier one only where it names the place, or gives the number. One of
    a bulleted list, which may as well sum up a single incident, must give another place, day or number.
    """
    if not t.entry or d.last.sentence is t.sentence or numbers(t) & d.numbers:
        return False
    if t.entry == "bullet" and not t.told:
        return False  # "• Some 5,000 people fled the town"
    place = closest_of(t.inner, d.inner)
    if t.entry == "clock":
        here = place == "same" or (place == "within" and not _is_of_other_kind(t, d))
        return not here
    told = {p for p, _ in numbers(t)} & {p for p, _ in d.numbers}
    days = date_relation(whens(t), d.whens)
    return place == "apart" or days == "apart" or bool(told and (t.sites or whens(t)) and days != "same")


def _is_of_other_kind(t: Telling, d: Draft) -> bool:
    """Whether no kind of deed that it may be of is the account's: in a region that holds its town, so much
    else is told."""
    kinds = {e.type for e in t.told if e.key not in words_of("harm")}
    return bool(kinds) and kinds.isdisjoint(d.kinds)


def corrects(t: Telling) -> bool:
    """Whether a telling opens an entry that puts an earlier one right: "14:45 Correction: four dead in …"."""
    return bool(t.entry) and not _CORRECTS.isdisjoint(x.low for x in t.sentence.tokens[:_HEAD])
