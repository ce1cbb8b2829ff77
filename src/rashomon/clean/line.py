"""The lines of one page on their way to labels, as columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress

from rashomon.clean.cues import Cue
from rashomon.clean.shape import Looks
from rashomon.model import BlockLabel

NOTES = re.compile(r"(?:\s?\[(?:\d{1,3}|edit|[a-z])\])+$")  # of an encyclopedia: "[12][13]"
_CLOSERS = "\"'”“’»«)]"


@dataclass(slots=True)
class PageLines:
    """The lines of a page, an entry of each column for each line; the rules fill the last ones."""

    texts: Sequence[str]
    lows: Sequence[str]  # in lower case
    words: Sequence[int]
    scores: Sequence[float]  # log-odds that the line is article
    cues: Sequence[Cue | None]
    gaps: Sequence[bool]  # an empty line before
    looks: Looks
    flows: set[int] = field(default_factory=set)  # pieces of a sentence that goes over the line's end
    joins: set[int] = field(default_factory=set)  # go on with the paragraph of the line before, wrapped
    sentences: set[int] = field(default_factory=set)  # lines that are, or hold the end of, a sentence
    labels: list[BlockLabel | None] = field(init=False)
    reasons: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = [None] * len(self.texts)
        self.reasons = [""] * len(self.texts)

    def set(self, i: int, label: BlockLabel, reason: str) -> None:
        """Labels a line that has no label yet."""
        if self.labels[i] is None:
            self.labels[i], self.reasons[i] = label, reason

    def where(self, column: Iterable[object]) -> list[int]:
        """The lines at which a column holds."""
        return list(compress(range(len(self.texts)), column))


def ends_sentence(text: str) -> bool:
    """Whether a line closes as a sentence does: with a stop, perhaps inside quotes or brackets."""
    end = (NOTES.sub("", text) if text[-1:] == "]" else text).rstrip(_CLOSERS)
    return (bool(end) and end[-1] in ".!?…") or (text[-1:] in '"”' and text[-2:-1] in ",.!?")
