"""Speech in quotation marks, and who speaks it: a quotation may run over sentences and paragraphs that
name nobody, and no word inside it is the outlet's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.read.document import Sentence
from rashomon.read.mentions import Voice

# A mark opens where a word begins and closes where one ends, so that text that lost a mark recovers.
_OPENS = re.compile(r'[“«]|(?<![\w.,!?…])"(?=[\w(\[‘\'…$])')
_MARK = re.compile(r'“|«|"|”|»|\n\s*\n?')  # or a paragraph's end; each by its first sign, which is quick
_OPENING = '“«"'
_SPEECH = 4  # words that set speech apart from a word in quotation marks
_MARKS = 4  # characters between speech and "said X" where it opens a sentence of its own
_BACK = 2  # sentences back to the one who speaks on in the next paragraph


@dataclass(frozen=True, slots=True)
class Quotation:
    """Speech in quotation marks, [start, end) of a field, up to where its paragraph ends where unclosed."""

    start: int
    end: int


def quotations(text: str) -> list[Quotation]:
    """The quotations of a text, in reading order, without words in quotation marks that are no speech."""
    out: list[Quotation] = []
    start = -1
    for m in _MARK.finditer(text) if any(mark in text for mark in _OPENING) else ():
        opens = _OPENS.match(text, m.start()) is not None
        if start < 0:
            start = m.end() if opens else -1
        elif not opens:
            if text.count(" ", start, m.start()) >= _SPEECH - 1:
                out.append(Quotation(start, m.start()))
            start = -1
    if start >= 0:
        out.append(Quotation(start, len(text)))
    return out


def speaker(quote: Quotation, outside: Sequence[Voice], sentences: Sequence[Sentence]) -> Voice | None:
    """Who speaks in a quotation: the one who stands behind it in the sentence that ends it ("…," X said),
    else before it in the one that it begins in (X said: "…"), else who spoke last, a sentence or two before
    (X said. "…"). ``outside`` are the voices of its field that stand in no quotation, ``sentences`` those of
    the field, each in reading order; None where nobody is near."""
    first = next((s for s in reversed(sentences) if s.start <= quote.start), None)
    last = next((s for s in reversed(sentences) if s.start < quote.end), None)
    if first is None or last is None:
        return None
    behind = [
        v for v in outside if v.at >= quote.end and (v.sentence == last.index or v.at - quote.end < _MARKS)
    ]
    if behind:
        return behind[0]
    before = [v for v in outside if v.at < quote.start and first.index - v.sentence <= _BACK]
    return before[-1] if before else None
