"""A report's own verdict on its range: "the minimum has been set at two", "an upper range of nine deaths".

Assessors (Airwars, and others that weigh rival tolls in prose) end by saying which bounds they take. Such a
bound is no count of people told of, but says what the report makes of them; ``reconcile`` heeds it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.data import expressions
from rashomon.model import HarmGroup, Property, Qualifier
from rashomon.read.counts.numbers import Quantity, quantities
from rashomon.read.document import Document, Sentence
from rashomon.read.mentions import CountMention
from rashomon.read.sought import Sought

RULE = "counts:verdict"

_TABLE = expressions("counts_verdicts.tsv", blank=r"\s+")


def _words(part: str) -> re.Pattern[str]:
    return re.compile(_TABLE[part], re.IGNORECASE)


_GATE = Sought(_TABLE["gate"], re.IGNORECASE)
_SIDE, _SIDED = _words("side"), _words("sided")
_JUDGED, _JUDGED_RANGE = _words("judged"), _words("judged range")
_OF_SOME, _PEOPLE = _words("of some"), _words("people")
_DEAD, _HURT, _BOTH = _words("dead"), _words("hurt"), _words("both")
_TOLL = _words("toll")
_AS_HIGH, _RANGE_OF, _OF_RANGE = _words("as high"), _words("range of"), _words("of range")


def with_verdicts(doc: Document, counts: Sequence[CountMention]) -> list[CountMention]:
    """The counts of a document with its verdicts, each in the place of a count made of the same number."""
    if not _GATE.search(doc.report.text):
        return list(counts)
    found = [v for s in doc if s.field == "text" for v in _verdicts(doc, s)]
    numbers = {v.number for v in found}
    kept = [c for c in counts if (c.field, *c.number) not in {("text", *n) for n in numbers}]
    return sorted([*kept, *found], key=lambda c: (c.sentence, c.start)) if found else list(counts)


def _verdicts(doc: Document, s: Sentence) -> Iterator[CountMention]:
    text = doc.report.of(s.field)
    if not _GATE.search(text, s.start, s.end):
        return
    for q in quantities(s.tokens):
        start, end = s.tokens[q.low].start, s.tokens[q.high - 1].end
        high = _AS_HIGH.search(text, s.start, start)
        if high is not None and (about := _property(text[s.start : start], text[end : s.end])):
            yield _mention(doc, s, q, (high.start(), end), (None, q.value), about)
            continue
        side = _last(_SIDE, text[s.start : start])
        after = text[end : s.end]
        if q.kind == "range":
            yield from _of_range(doc, s, q, text[s.start : start], after)
        if side is None or q.min != q.max or not _PEOPLE.search(after) or _OF_SOME.search(side["what"]):
            continue
        judged = _JUDGED.search(text, s.start, start)
        property = _property(side["what"], after, text[s.start : s.end])
        if judged is None or property is None:
            continue
        bound = (None, q.value) if side["most"] is not None else (q.value, None)
        yield _mention(doc, s, q, (s.start + side.start(), end), bound, property)


def _of_range(doc: Document, s: Sentence, q: Quantity, before: str, after: str) -> Iterator[CountMention]:
    """ "Used the range 12–24 for injuries", "a 12–24 range in both the fatality and the injury fields"."""
    named = _RANGE_OF.search(before) or _OF_RANGE.search(after)
    if named is None or not _JUDGED_RANGE.search(before) or _OF_SOME.search(before[-40:] + after[:40]):
        return
    span = (s.tokens[q.first].start, s.tokens[q.high - 1].end)
    if _BOTH.search(after):
        yield _mention(doc, s, q, span, (q.min, q.max), Property.KILLED)
        yield _mention(doc, s, q, span, (q.min, q.max), Property.WOUNDED)
    elif (property := _property(before[-30:], after[:40], before + after)) is not None:
        yield _mention(doc, s, q, span, (q.min, q.max), property)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that begins last: "the minimum … and the maximum is nine" is of the maximum."""
    starts = [m.start() for m in _SIDED.finditer(text)]
    return pattern.search(text, starts[-1]) if starts else None


def _property(*where: str) -> Property | None:
    """What the bound is of: by the words nearest to it that name one kind of harm alone."""
    for words in where:
        dead, hurt = _DEAD.search(words), _HURT.search(words)
        if bool(dead) != bool(hurt):
            return Property.KILLED if dead else Property.WOUNDED
    return Property.KILLED if _TOLL.search(" ".join(where)) else None


def _mention(
    doc: Document,
    s: Sentence,
    q: Quantity,
    span: tuple[int, int],
    bound: tuple[int | None, int | None],
    property: Property,
) -> CountMention:
    (start, end), (least, most) = span, bound
    qualifier = Qualifier.UP_TO if least is None else Qualifier.AT_LEAST if most is None else Qualifier.ABOUT
    word = doc.report.of(s.field)[start:end].split()[0]
    return CountMention(
        sentence=s.index, field=s.field, start=start, end=end, text=doc.report.of(s.field)[start:end],
        property=property, min=least, max=most, qualifier=qualifier, who=None, group=HarmGroup.ALL,
        number=(s.tokens[q.low].start, end), trigger=(start, start + len(word)), rule=RULE,
    )  # fmt: skip
