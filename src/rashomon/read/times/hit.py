"""What the grammar finds: one expression of time, not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.read.document import Sentence
from rashomon.read.times.calendar import Stated


@dataclass(frozen=True, slots=True)
class Hit:
    """One expression: its tokens [first, last), characters [start, end), what it states."""

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    stated: Stated
    since: bool
    rule: str
