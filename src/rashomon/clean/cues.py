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
_WHOLE = 8  # words of the longest line that is a cue and nothing else
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

    @classmethod
    def of(cls, each: Sequence[_Start]) -> _Starts:
        return cls(re.compile("|".join(f"(?:{start.pattern.pattern})" for start in each)), tuple(each))

    def first(self, low: str, words: int) -> Cue | None:
        """The first of them that a line of so many words begins with."""
        for start in self.each:
            if words <= start.most and (m := start.pattern.match(low)):
                return Cue(start.label, m.group().strip())
        return None


@dataclass(frozen=True)
class CueTable:
    """The table, compiled: lines that are a phrase, that start with one, that hold one."""

    whole: dict[str, tuple[BlockLabel, int]]
    starts: dict[str, _Starts]  # by the line's first four characters, or two, or the first alone
    any: tuple[_Anywhere, ...]
    needs: Needles  # of all of these

    def find_all(self, lows: Sequence[str], words: Sequence[int]) -> list[Cue | None]:
        """The first cue of each lower-case line of so many words, the whole line before a part of it."""
        cues = self._at_start(lows, words)
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

    def _at_start(self, lows: Sequence[str], words: Sequence[int]) -> list[Cue | None]:
        cues: list[Cue | None] = [None] * len(lows)
        whole, heads = self.whole.get, self.starts.get
        for i, (low, n) in enumerate(zip(lows, words, strict=True)):
            if n <= _WHOLE:
                bare = low.strip(_EDGES)
                hit = whole(bare)
                if hit is None and not bare.isalpha() and _DIGIT.search(bare):
                    hit = whole(_NUMBER.sub("#", bare))
                if hit is not None:
                    cues[i] = Cue(hit[0], bare, True)
                    continue
            starts = heads(low[:4]) or heads(low[:2]) or heads(low[:1])
            if starts is not None and n <= _LONGEST and starts.any.match(low):
                cues[i] = starts.first(low, n)
        return cues


def lowered(lines: Iterable[str]) -> list[str]:
    """The lines as cues and words are looked for in them: lower case, one kind of apostrophe, no tabs."""
    whole = "\n".join(lines).lower().replace("’", "'").replace("\t", " ")
    return whole.split("\n") if whole else []


@cache
def cue_table() -> CueTable:
    """The cues of ``data/clean_cues.tsv``, in the table's order."""
    whole: dict[str, tuple[BlockLabel, int]] = {}
    starts: list[tuple[tuple[str, ...], _Start]] = []
    anywhere: list[_Anywhere] = []
    for label, where, words, pattern, *needs in rows("clean_cues.tsv"):
        kind, most = BlockLabel(label), int(words)
        if where == "whole":
            whole.setdefault(pattern.strip(_EDGES), (kind, most))
        elif where == "start":
            starts.append((_heads(needs[0]), _Start(re.compile(pattern), kind, most)))
        else:
            anywhere.append(_Anywhere(re.compile(pattern), kind, most, tuple(needs[0].split("|"))))
    return CueTable(
        whole,
        {
            # What begins with "th" is tried at a line that begins with "this", too.
            head: _Starts.of([start for its, start in starts if head.startswith(its)])
            for head in sorted({head for its, _ in starts for head in its})
        },
        tuple(anywhere),
        Needles(dict.fromkeys(n for a in anywhere for n in a.needs)),
    )


def _heads(written: str) -> tuple[str, ...]:
    """The beginnings of lines that a table's cell names, "#" for each digit."""
    each = (product(*("0123456789" if c == "#" else c for c in head)) for head in written.split("|"))
    return tuple("".join(characters) for head in each for characters in head)


def word_set(name: str) -> frozenset[str]:
    """A set of ``data/clean_sets.tsv``."""
    return data.word_sets("clean_sets.tsv")[name]


def rows(name: str) -> list[list[str]]:
    """The rows of a table in ``rashomon/data``, its line of column names left out."""
    return list(data.rows(name))[1:]
