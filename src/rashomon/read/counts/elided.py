"""Tolls told without their noun: "the mayor spoke of 12", "the hospital put it at 14", "others said nine".

Rival tolls are set side by side so. Whom such a number counts, and whether they died, is told by the count
before it, in its own sentence or in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.data import expressions
from rashomon.model import HarmGroup, Property
from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import CountMention
from rashomon.read.sought import Sought

RULE = "counts:elided"

_TABLE = expressions("counts_around.tsv", blank=r"\s+")
_BEFORE_NUMBER = re.compile(_TABLE["elided"] + "$", re.IGNORECASE)
_ANYWHERE = Sought(_TABLE["elided"], re.IGNORECASE)  # without it no number of a sentence is looked at
_CLOSED = re.compile(_TABLE["closed"], re.IGNORECASE)
_HURT = re.compile(_TABLE["hurt"], re.IGNORECASE)
_KINDS = frozenset(("digits", "words", "range"))
_YEARS = range(1900, 2100)


def with_elided(doc: Document, counts: Sequence[CountMention]) -> list[CountMention]:
    """The counts of a document with the numbers that voices set beside them, in reading order."""
    if not counts:
        return []
    of: dict[int, list[CountMention]] = {}
    for c in counts:
        of.setdefault(c.sentence, []).append(c)
    before: list[CountMention] = []
    out: list[CountMention] = []
    for s in doc:
        mine = of.get(s.index, [])
        if s.field == "text" and (mine or before) and _ANYWHERE.search(doc.report.text, s.start, s.end):
            mine = sorted([*mine, *_elided(doc, s, mine, before)], key=lambda c: c.start)
        out += mine
        before = mine if s.field == "text" else []
    return out


def _elided(
    doc: Document, s: Sentence, mine: Sequence[CountMention], before: Sequence[CountMention]
) -> Iterator[CountMention]:
    text = doc.report.text
    told = list(mine)
    for q in quantities(s.tokens):
        if q.kind not in _KINDS or (q.kind == "digits" and q.value in _YEARS):
            continue
        first, start, end = s.tokens[q.first].start, s.tokens[q.low].start, s.tokens[q.high - 1].end
        if any(c.number[0] < end and start < c.number[1] for c in told) or not _CLOSED.match(
            text[end : s.end]
        ):
            continue
        cue = _BEFORE_NUMBER.search(text[s.start : first])
        base = _counted(text, s, first, [c for c in told if c.number[1] <= first], before)
        if cue is not None and base is not None:
            told.append(_mention(doc, s, q, s.start + cue.start(), base))
            yield told[-1]


def _counted(
    text: str, s: Sentence, at: int, mine: Sequence[CountMention], before: Sequence[CountMention]
) -> CountMention | None:
    """The count that a bare number rivals: the last before it, of the dead rather than of the hurt."""
    if mine:
        dead = [c for c in mine if c.property is Property.KILLED]
        return mine[-1] if not dead or _HURT.search(text, mine[-1].end, at) else dead[-1]
    dead = [c for c in before if c.property is Property.KILLED]
    hurt = [c for c in before if c.property is Property.WOUNDED]
    if dead and hurt and _HURT.search(text, s.start, at):
        return hurt[-1]
    return next(reversed(dead or hurt), None)


def _mention(doc: Document, s: Sentence, q: Quantity, start: int, base: CountMention) -> CountMention:
    end = s.tokens[q.last - 1].end
    return CountMention(
        sentence=s.index, field=s.field, start=start, end=end, text=doc.report.text[start:end],
        property=base.property, min=q.min, max=q.max, qualifier=q.qualifier, who=None, group=HarmGroup.ALL,
        number=(s.tokens[q.low].start, s.tokens[q.high - 1].end),
        trigger=(start, start + len(doc.report.text[start:end].split()[0])),
        total=base.total, since=base.since, rule=RULE,
    )  # fmt: skip
