"""Captions of photographs, which often show another day and town than the report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.read.accounts.drafts import numbers
from rashomon.read.accounts.tellings import Telling
from rashomon.read.document import Document, Sentence
from rashomon.read.sentences import CREDIT, is_captioning


def without_captions(doc: Document, tellings: list[Telling]) -> list[Telling]:
    """What is told but for captions that count nobody, where more is told: "a man carries a child out of a
    house in Velm after a raid (Meridian Photo)", above news of a raid on Orin."""
    told = [t for t in tellings if any(n > 1 for _, n in numbers(t)) or not _is_caption(doc, t)]
    return told if any(numbers(t) for t in told) else tellings


def _is_caption(doc: Document, t: Telling) -> bool:
    """Whether a photograph's credit ends its sentence and the text runs on behind it; an agency alone behind
    news of somebody's death ("a guard was shot dead (AFP)") is who reports it."""
    s, text = t.sentence, doc.report.of(t.sentence.field)
    if text[s.end : s.end + 1] != " ":
        return False
    ends = [m for m in _credits(text, s) if m.end() == s.end and is_captioning(text[s.start : m.start()])]
    return bool(ends) and ("photo" in ends[0].group().casefold() or not numbers(t))


def _credits(text: str, s: Sentence) -> Iterator[re.Match[str]]:
    return CREDIT.finditer(text, s.start, s.end) if text.endswith(")", s.start, s.end) else iter(())
