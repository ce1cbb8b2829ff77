"""What a line says about itself: the phrases of data/clean_cues.tsv."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from rashomon import data
from rashomon.model import BlockLabel

_NUMBER = re.compile(r"\d[\d,.]*")
_EDGES = " \t.:;|•…*-–—»›>«<!~_=+"
_DIGIT = re.compile(r"\d")
_LONGEST = 120  # words; no cue at the start of a longer line counts


@dataclass(frozen=True, slots=True)
class Cue:
    """The label that a line's own words give it, and those words."""

    label: BlockLabel
    words: str
    whole: bool = False  # the line says nothing else


@dataclass(frozen=True, slots=True)
class _Anywhere:
    pattern: re.Pattern[str]
    label: BlockLabel
    most: int
    needs: tuple[str, ...]


@dataclass(frozen=True)
class CueTable:
    """The table, compiled: lines that are a phrase, that start with one, that hold one."""

    whole: dict[str, tuple[BlockLabel, int]]
    start: re.Pattern[str]
    starts: tuple[tuple[BlockLabel, int], ...]
    any: tuple[_Anywhere, ...]

    def find_all(self, lows: Sequence[str], words: Sequence[int]) -> list[Cue | None]:
        """The first cue of each lower-case line of so many words, the whole line before a part of it."""
        cues = [self._at_start(low, n) for low, n in zip(lows, words, strict=True)]
        page = "\n".join(lows)
        ends = list(accumulate(len(low) + 1 for low in lows))
        for cue in self.any:
            # Looking for a few words in the whole page costs less than for a pattern in each line.
            for line in sorted({bisect(ends, at) for need in cue.needs for at in _places(page, need)}):
                if cues[line] is None and words[line] <= cue.most:
                    found = cue.pattern.search(lows[line])
                    if found:
                        cues[line] = Cue(cue.label, found.group().strip()[:60])
        return cues

    def _at_start(self, low: str, words: int) -> Cue | None:
        if words <= 8:
            bare = low.strip(_EDGES)
            hit = self.whole.get(bare)
            if hit is None and _DIGIT.search(bare):
                hit = self.whole.get(_NUMBER.sub("#", bare))
            if hit is not None:
                return Cue(hit[0], bare, True)
        if words <= _LONGEST and (m := self.start.match(low)) and m.lastindex:
            label, most = self.starts[m.lastindex - 1]
            if words <= most:
                return Cue(label, m.group().strip())
        return None


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@cache
def cue_table() -> CueTable:
    """The cues of ``data/clean_cues.tsv``, in the table's order."""
    whole: dict[str, tuple[BlockLabel, int]] = {}
    starts: list[tuple[str, BlockLabel, int]] = []
    anywhere: list[_Anywhere] = []
    for label, where, words, pattern, *needs in rows("clean_cues.tsv"):
        kind, most = BlockLabel(label), int(words)
        if where == "whole":
            whole.setdefault(pattern.strip(_EDGES), (kind, most))
        elif where == "start":
            starts.append((pattern, kind, most))
        else:
            anywhere.append(_Anywhere(re.compile(pattern), kind, most, tuple(needs[0].split("|"))))
    # The empty group comes last, so that the first letter of a branch can rule it out.
    start = re.compile("|".join(f"{p}()" for p, _, _ in starts))
    return CueTable(whole, start, tuple((k, n) for _, k, n in starts), tuple(anywhere))


def rows(name: str) -> list[list[str]]:
    """The rows of a table in ``rashomon/data``, its line of column names left out."""
    return list(data.rows(name))[1:]
