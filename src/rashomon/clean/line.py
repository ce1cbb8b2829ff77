"""The lines of one page on their way to labels, as columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.cues import Cue
from rashomon.clean.shape import Looks
from rashomon.model import BlockLabel

NOTES = re.compile(r"(?:\s?\[(?:\d{1,3}|edit|[a-z])\])+$")  # of an encyclopedia: "[12][13]"
# What a line is of which nothing tells what it is.
SHORT = "short, and no part of the running text"
_LABELS = (BlockLabel.NAVIGATION, *BlockLabel)
_BY_NUMBER = np.array(_LABELS, dtype=object)
_NUMBERS = {label: n for n, label in enumerate(BlockLabel, 1)}
_CLOSERS = "\"'”“’»«)]"


@dataclass(slots=True)
class PageLines:
    """The lines of a page, an entry of each column for each line; the rules fill the last ones."""

    texts: Sequence[str]
    lows: Sequence[str]  # in lower case
    words: Sequence[int]
    scores: NDArray[np.float64]  # log-odds that the line is article
    cues: Sequence[Cue | None]
    cued: Sequence[int]  # the lines that have one
    gaps: NDArray[np.bool_]  # an empty line before
    looks: Looks
    sizes: NDArray[np.int64]  # characters
    stopped: NDArray[np.bool_]  # ends with a full stop
    may_date: NDArray[np.bool_]  # may begin with a dateline
    held: Mapping[str, Sequence[int]]  # some strings, and the lines in which they stand
    flows: set[int] = field(default_factory=set)  # pieces of a sentence that goes over the line's end
    joins: set[int] = field(default_factory=set)  # go on with the paragraph of the line before, wrapped
    sentences: set[int] = field(default_factory=set)  # lines that are, or hold the end of, a sentence
    told: bytearray = field(init=False)  # the number of a line's label, 0 where none is told yet
    reasons: list[str] = field(init=False)
    odds: Sequence[float] = field(init=False)  # the same as the scores

    def __post_init__(self) -> None:
        self.told = bytearray(len(self.texts))
        self.reasons = [SHORT] * len(self.texts)

    @property
    def labels(self) -> list[BlockLabel]:
        """What each line is."""
        found: list[BlockLabel] = _BY_NUMBER.take(np.frombuffer(self.told, np.uint8)).tolist()
        return found

    def set(self, i: int, label: BlockLabel, reason: str) -> None:
        """Labels a line that has no label yet."""
        if not self.told[i]:
            self.told[i], self.reasons[i] = _NUMBERS[label], reason

    def set_all(self, some: NDArray[np.bool_], label: BlockLabel, reason: str) -> None:
        """Labels those of some lines that have no label yet."""
        told = np.frombuffer(self.told, np.uint8)
        for i in where(some & (told == 0)):
            self.told[i], self.reasons[i] = _NUMBERS[label], reason

    def are(self, labels: Iterable[BlockLabel], among: NDArray[np.bool_] | None = None) -> list[int]:
        """The lines that have one of these labels, among all or some of them."""
        found = _some(frozenset(labels)).take(np.frombuffer(self.told, np.uint8))
        return where(found if among is None else found & among)


@cache
def _some(labels: frozenset[BlockLabel]) -> NDArray[np.bool_]:
    return np.array([label in labels for label in _LABELS]) & (np.arange(len(_LABELS)) > 0)


def where(column: NDArray[np.bool_]) -> list[int]:
    """The lines at which a column holds."""
    found: list[int] = column.nonzero()[0].tolist()
    return found


def ends_sentence(text: str) -> bool:
    """Whether a line closes as a sentence does: with a stop, perhaps inside quotes or brackets."""
    end = (NOTES.sub("", text) if text[-1:] == "]" else text).rstrip(_CLOSERS)
    return (bool(end) and end[-1] in ".!?…") or (text[-1:] in '"”' and text[-2:-1] in ",.!?")
