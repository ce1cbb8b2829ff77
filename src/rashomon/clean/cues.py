"""What a line says about itself: the phrases of data/clean_cues.tsv."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product

from rashomon import data
from rashomon.clean.needles import Needles
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


@dataclass(frozen=True, slots=True)
class _Start:
    pattern: re.Pattern[str]
    label: BlockLabel
    most: int


@dataclass(frozen=True, slots=True)
class _Starts:
    """The beginnings that share their first characters; ``any`` of them costs one look, not one each."""

    any: re.Pattern[str]
    each: tuple[_Start, ...]


@dataclass(frozen=True)
class CueTable:
    """The table, compiled: lines that are a phrase, that start with one, that hold one."""

    whole: dict[str, tuple[BlockLabel, int]]
    starts: dict[str, _Starts]  # by the first two characters of the line, or the first alone
    any: tuple[_Anywhere, ...]
    needs: Needles  # of all of these

    def find_all(self, lows: Sequence[str], words: Sequence[int]) -> list[Cue | None]:
        """The first cue of each lower-case line of so many words, the whole line before a part of it."""
        cues = list(map(self._at_start, lows, words))
        ends = list(accumulate(len(low) + 1 for low in lows))
        # Looking for a few words in the whole page costs less than for a pattern in each line.
        at: dict[str, list[int]] = {}
        for need, i in self.needs.find("\n".join(lows)):
            at.setdefault(need, []).append(bisect(ends, i))
        for cue in self.any if at else ():
            for line in sorted({line for need in cue.needs if need in at for line in at[need]}):
                if cues[line] is None and words[line] <= cue.most:
                    found = cue.pattern.search(lows[line])
                    if found:
                        cues[line] = Cue(cue.label, found.group().strip()[:60])
        return cues

    def _at_start(self, low: str, words: int) -> Cue | None:
        if words <= 8:
            bare = low.strip(_EDGES)
            hit = self.whole.get(bare)
            if hit is None and not bare.isalpha() and _DIGIT.search(bare):
                hit = self.whole.get(_NUMBER.sub("#", bare))
            if hit is not None:
                return Cue(hit[0], bare, True)
        if words <= _LONGEST:
            starts = self.starts.get(low[:2]) or self.starts.get(low[:1])
            if starts is not None and starts.any.match(low):
                for start in starts.each:
                    if words <= start.most and (m := start.pattern.match(low)):
                        return Cue(start.label, m.group().strip())
        return None


def lowered(lines: Iterable[str]) -> list[str]:
    """The lines as cues and words are looked for in them: lower case, one kind of apostrophe."""
    whole = "\n".join(lines).lower().replace("’", "'")
    return whole.split("\n") if whole else []


@cache
def cue_table() -> CueTable:
    """The cues of ``data/clean_cues.tsv``, in the table's order."""
    whole: dict[str, tuple[BlockLabel, int]] = {}
    starts: dict[str, list[_Start]] = {}
    anywhere: list[_Anywhere] = []
    for label, where, words, pattern, *needs in rows("clean_cues.tsv"):
        kind, most = BlockLabel(label), int(words)
        if where == "whole":
            whole.setdefault(pattern.strip(_EDGES), (kind, most))
        elif where == "start":
            start = _Start(re.compile(pattern), kind, most)
            for head in needs[0].split("|"):
                for digits in product(*("0123456789" if c == "#" else c for c in head)):
                    starts.setdefault("".join(digits), []).append(start)
        else:
            anywhere.append(_Anywhere(re.compile(pattern), kind, most, tuple(needs[0].split("|"))))
    return CueTable(
        whole,
        {head: _Starts(_any_of(tuple(each)), tuple(each)) for head, each in starts.items()},
        tuple(anywhere),
        Needles(dict.fromkeys(n for a in anywhere for n in a.needs)),
    )


@cache
def _any_of(starts: tuple[_Start, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{start.pattern.pattern})" for start in starts))


def rows(name: str) -> list[list[str]]:
    """The rows of a table in ``rashomon/data``, its line of column names left out."""
    return list(data.rows(name))[1:]
