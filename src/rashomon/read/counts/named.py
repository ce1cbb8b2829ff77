"""Victims counted by their names: "helped to identify the names of 17 victims", "12 names of those killed".

Such a count has no verb of harm of its own; that its people are dead is said by the words for them, or by
the counts of the dead around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import HarmGroup, Property, Stance
from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import CountMention
from rashomon.read.sought import Sought

RULE = "counts:named"
_LEAST = 2
_GATE = Sought(r"\bnam(?:e|es|ed)\b", re.IGNORECASE)
_WHOM = r"(?:victims|people|persons|civilians|individuals|members|relatives|martyrs|those)"
_NAMES_OF = re.compile(r"\bnames\s+of\s+(?:all\s+|the\s+)?(?:at\s+least\s+)?$", re.IGNORECASE)
_WHO = re.compile(rf"^\s+(?:[\w-]+\s+){{0,2}}{_WHOM}\b", re.IGNORECASE)
_BY_NAME = re.compile(rf"^\s+(?:[\w-]+\s+){{0,2}}{_WHOM}\s+by\s+name\b", re.IGNORECASE)
_SO_MANY_NAMES = re.compile(
    r"^\s+names\b[^.;]{0,120}\b(?:killed|died|dead|victims|martyr\w*)\b", re.IGNORECASE
)
_NAMED_SO_MANY = re.compile(r"\b(?:named|listed)\s+(?:all\s+)?$", re.IGNORECASE)
_WHO_DIED = re.compile(
    rf"^\s+(?:[\w-]+\s+){{0,2}}{_WHOM}\b[^.;]{{0,50}}\b(?:killed|died|dead)\b", re.IGNORECASE
)
# "Of those who were injured", "have not been released", "the other two victims": of others, or not all.
_OTHERS = re.compile(
    r"\b(?:injur\w+|wound\w+|hurt|missing|arrest\w*|not|withheld|released?|other)\b", re.IGNORECASE
)


def with_named(doc: Document, counts: Sequence[CountMention]) -> list[CountMention]:
    """The counts of a document, and those of victims by their names that no verb of harm gave."""
    if not any(map(_of_several_dead, counts)) or not _GATE.search(doc.report.text):
        return list(counts)
    taken = {(c.field, c.number) for c in counts}
    found = [m for s in doc if s.field == "text" for m in _named(doc, s) if (m.field, m.number) not in taken]
    return sorted([*counts, *found], key=lambda c: (c.sentence, c.start)) if found else list(counts)


def _of_several_dead(c: CountMention) -> bool:
    return c.property is Property.KILLED and not c.total and (c.max or c.min or 0) >= _LEAST


def _named(doc: Document, s: Sentence) -> Iterator[CountMention]:
    text = doc.report.of(s.field)
    if not _GATE.search(text, s.start, s.end) or _OTHERS.search(text, s.start, s.end):
        return
    for q in quantities(s.tokens):
        start, end = s.tokens[q.first].start, s.tokens[q.last - 1].end
        whole = _words(text[s.start : start], text[end : s.end])
        if whole and q.kind in ("digits", "words") and q.value >= _LEAST:
            yield _mention(doc, s, q, (start - whole[0], end + whole[1]))


def _words(before: str, after: str) -> tuple[int, int] | None:
    """How many characters before and after a number count names, or None."""
    lead = _NAMES_OF.search(before)
    if lead and (who := _WHO.search(after)):
        return len(before) - lead.start(), who.end()
    if found := _BY_NAME.search(after) or _SO_MANY_NAMES.search(after):
        return 0, found.end()
    lead = _NAMED_SO_MANY.search(before)
    if lead and (who := _WHO_DIED.search(after)):
        return len(before) - lead.start(), who.end()
    return None


def _mention(doc: Document, s: Sentence, q: Quantity, span: tuple[int, int]) -> CountMention:
    start, end = span
    words = doc.report.of(s.field)[start:end]
    number = (s.tokens[q.low].start, s.tokens[q.high - 1].end)
    return CountMention(
        sentence=s.index, field=s.field, start=start, end=end, text=words, property=Property.KILLED,
        min=q.min, max=q.max, qualifier=q.qualifier, who=None, group=HarmGroup.ALL, number=number,
        trigger=number, stance=Stance.ASSERTED, rule=RULE,
    )  # fmt: skip
