"""One line of a page on its way to a label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.clean.cues import Cue
from rashomon.model import BlockLabel

NOTES = re.compile(r"(?:\s?\[(?:\d{1,3}|edit|[a-z])\])+$")  # of an encyclopedia: "[12][13]"
_CLOSERS = "\"'”“’»)]"


@dataclass(slots=True)
class Line:
    """One line under way to its label."""

    text: str
    low: str
    words: int
    score: float
    cue: Cue | None
    gap: bool  # an empty line before
    flows: bool = False  # a piece of a sentence that goes over the line's end
    joins: bool = False  # goes on with the paragraph of the line before, which was wrapped
    sentence: bool = False  # see _sentences
    label: BlockLabel | None = None
    reason: str = ""

    def set(self, label: BlockLabel, reason: str) -> None:
        if self.label is None:
            self.label, self.reason = label, reason


def ends_sentence(text: str) -> bool:
    """Whether a line closes as a sentence does: with a stop, perhaps inside quotes or brackets."""
    end = (NOTES.sub("", text) if text[-1:] == "]" else text).rstrip(_CLOSERS)
    return (bool(end) and end[-1] in ".!?…") or (text[-1:] in '"”' and text[-2:-1] in ",.!?")
