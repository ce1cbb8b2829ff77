"""What a flattened page says of itself: who wrote it, when it was published and updated, whose photos."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.clean.metadata import DATE
from rashomon.model import Block, BlockLabel, CleanReport, Passage

L = BlockLabel
_NAME = r"[A-Z][\w.'’-]+(?: (?:(?:de|al|van|von|bin|el)[ -])?[A-Z][\w.'’-]+){0,4}"
_BY = re.compile(
    rf"(?:^|\b)(?:written |reporting |reported |posted |published )?by:?\s+(?-i:({_NAME}"
    rf"(?:(?:, | and | & ){_NAME})*))",
    re.IGNORECASE,
)
_DAY = re.compile(DATE, re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:up-?dated|modified|revised)\b", re.IGNORECASE)
_POSTED = re.compile(r"\b(?:published|posted|created|date)\b", re.IGNORECASE)
_YEARS = r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)?"
_OWNER = re.compile(
    rf"(?:(?:\bcopyright|©|\(c\))\s*)+{_YEARS},?\s*(?:by )?(?:the )?"
    r"(?-i:([A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*){0,5}?))"
    r"(?=\.?$|\.? (?:[-–(]|(?:19|20)\d\d)|[.,;|]? All\b|[.,;|] )",
    re.IGNORECASE,
)
_WHO = r"([A-Z][^().|]{2,50}?)(?=[.)|]|$)"
_CREDIT = re.compile(
    r"\((?:file )?photos?(?: (?:by|courtesy(?: of)?)|:)\s?([^()]{2,50})\)"
    rf"|\b(?:photo(?:graph)?s?|image|picture)(?: credit)?(?::| by| courtesy(?: of)?:?)\s{_WHO}"
    rf"|\bcourtesy(?: of)? {_WHO}"
    rf"|((?-i:{_NAME}) ?/ ?(?:AP|AFP|Reuters|EPA|Getty Images|Associated Press|Staff)\b)"
    r"|\(((?!file photo)(?:[\w ]+ )?(?:Photo|AP|AFP|Reuters)[ /](?:Photo|File)?[^()]{0,40})\)",
    re.IGNORECASE,
)
_CREDIT_WORDS = ("hoto", "mage", "icture", "ourtesy", "/", "HOTO")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands in a report's own text about the report; each a passage of it, None where nothing does."""

    title: Passage | None = None
    dateline: Passage | None = None  # place, day and agency before the first paragraph
    byline: Passage | None = None  # the names alone
    published: Passage | None = None  # the day as written
    updated: Passage | None = None
    outlet: Passage | None = None  # who holds the copyright
    credits: tuple[Passage, ...] = ()  # whose photos
    agencies: tuple[str, ...] = ()  # wire services credited

    def rows(self) -> Iterator[tuple[str, str]]:
        """(what, words) of all that was found, to be shown."""
        for name in ("title", "dateline", "byline", "published", "updated", "outlet"):
            passage: Passage | None = getattr(self, name)
            if passage is not None:
                yield name, passage.quote
        if self.agencies:
            yield "agencies", ", ".join(self.agencies)
        if self.credits:
            yield "photos", "; ".join(p.quote for p in self.credits)


def metadata(clean: CleanReport) -> Metadata:
    """The metadata that stands in a cleaned report's text, found in its bylines, datelines, captions and
    copyright lines. What the sender states apart from the text (``clean.report``) is not looked at.

    >>> from rashomon.clean import clean
    >>> from rashomon.model import Report
    >>> lines = ("Fire in Velm", "By Ann Example", "Updated: March 5, 2031", "Two were hurt, police said.")
    >>> found = metadata(clean(Report(id="r", text="\\n".join(lines))))
    >>> found.byline.quote, found.updated.quote
    ('Ann Example', 'March 5, 2031')
    """
    found = Metadata(title=clean.title, dateline=clean.dateline, agencies=clean.agencies)
    byline = published = updated = outlet = None
    credits: list[Passage] = []
    for block in clean.blocks:
        if block.label is L.BYLINE:
            byline = byline or _group(clean, block, _BY)
        elif block.label is L.DATELINE:
            one, two = _days(clean, block)
            published, updated = published or one, updated or two
        elif block.label is L.COPYRIGHT:
            outlet = outlet or _group(clean, block, _OWNER)
        if block.label in {L.CAPTION, L.ARTICLE}:
            credits += _credits(clean, block)
    return Metadata(
        title=found.title,
        dateline=found.dateline,
        byline=byline,
        published=published,
        updated=updated,
        outlet=outlet,
        credits=tuple({p.quote: p for p in credits}.values()),
        agencies=found.agencies,
    )


def _group(clean: CleanReport, block: Block, pattern: re.Pattern[str]) -> Passage | None:
    m = pattern.search(clean.report.text, block.start, block.end)
    if m is None:
        return None
    return Passage.of(clean.report, m.start(1), m.start(1) + len(m.group(1).rstrip(".,")))


def _days(clean: CleanReport, block: Block) -> tuple[Passage | None, Passage | None]:
    """The day of publication and that of the last change; a day that no word speaks of is the first."""
    text = clean.report.text
    published = updated = None
    at = block.start
    for m in _DAY.finditer(text, block.start, block.end):
        words = text[at : m.start()]
        changed = [x.end() for x in _UPDATED.finditer(words)]
        posted = [x.end() for x in _POSTED.finditer(words)]
        passage = Passage.of(clean.report, m.start(), m.end())
        if changed and max(changed) > max(posted, default=0):
            updated = updated or passage
        else:
            published = published or passage
        at = m.end()
    return published, updated


def _credits(clean: CleanReport, block: Block) -> Iterator[Passage]:
    text = clean.report.text
    words = text[block.start : block.end]
    if block.label is not L.CAPTION and (len(words) > 400 or not any(w in words for w in _CREDIT_WORDS)):
        return
    for m in _CREDIT.finditer(text, block.start, block.end):
        group = next(g for g in range(1, 6) if m.group(g))
        end = m.start(group) + len(m.group(group).rstrip())
        yield Passage.of(clean.report, m.start(group), end)
