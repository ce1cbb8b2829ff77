"""What a line says about itself: the phrases of data/clean_cues.tsv."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from rashomon import data
from rashomon.clean.needles import Heads, Needles, bytes_of
from rashomon.model import BlockLabel

_NUMBER = re.compile(r"\d[\d,.]*")
_EDGES = " \t.:;|•…*-–—»›>«<!~_=+"
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


@dataclass(frozen=True)
class _Starts:
    """Beginnings of lines; its first four characters, or two, or one, say what is tried at a line."""

    by_head: dict[str, tuple[re.Pattern[str], tuple[_Start, ...]]]  # any of them costs one look, not one each
    heads: Heads

    @classmethod
    def of(cls, starts: Sequence[tuple[tuple[str, ...], _Start]]) -> _Starts:
        by_head = {}
        for head in sorted({head for heads, _ in starts for head in heads}):
            # What begins with "th" is tried at a line that begins with "this", too.
            each = tuple(start for heads, start in starts if head.startswith(heads))
            by_head[head] = re.compile("|".join(f"(?:{x.pattern.pattern})" for x in each)), each
        return cls(by_head, Heads(by_head))

    def first(self, low: str, words: int) -> Cue | None:
        """The first of them that a line of so many words begins with."""
        its = self.by_head.get
        any_of_them, each = its(low[:4]) or its(low[:2]) or its(low[:1]) or (None, ())
        if any_of_them is not None and any_of_them.match(low):
            for start in each:
                if words <= start.most and (m := start.pattern.match(low)):
                    return Cue(start.label, m.group().strip())
        return None


@dataclass(frozen=True)
class CueTable:
    """The table, compiled: lines that are a phrase, that start with one, that hold one."""

    whole: dict[str, BlockLabel]
    starts: _Starts  # those of the other kind, too
    plain_starts: _Starts  # of lines without a number
    any: tuple[_Anywhere, ...]
    needs: Needles  # of all of these

    def find_all(self, lows: Sequence[str], words: Sequence[int]) -> list[Cue | None]:
        """The first cue of each lower-case line of so many words, the whole line before a part of it."""
        # Looking for a few characters in the whole page costs less than for a pattern in each line.
        page = "\n".join(lows)
        signs = bytes_of(page)
        ends = np.cumsum(np.fromiter(map(len, lows), np.int64, len(lows)) + 1)
        starts = np.append(0, ends[:-1])
        # Digits of other scripts are none that a cue means; what stands before "0" is great without a sign.
        numbered = np.flatnonzero(np.logical_or.reduceat(signs - ord("0") <= 9, starts)).tolist()
        cues = self._whole_lines(lows, words, numbered)
        plain = np.flatnonzero(self.plain_starts.heads.at(signs, starts)).tolist()
        for kind, some in ((self.starts, numbered), (self.plain_starts, plain)):
            for i in some:
                if cues[i] is None and words[i] <= _LONGEST:
                    cues[i] = kind.first(lows[i], words[i])
        held: dict[str, list[int]] = {}
        stops = ends.tolist()
        for need, i in self.needs.find(page):
            held.setdefault(need, []).append(bisect(stops, i))
        for cue in self.any if held else ():
            for line in sorted({line for need in cue.needs if need in held for line in held[need]}):
                if cues[line] is None and words[line] <= cue.most:
                    found = cue.pattern.search(lows[line])
                    if found:
                        cues[line] = Cue(cue.label, found.group().strip()[:60])
        return cues

    def _whole_lines(
        self, lows: Sequence[str], words: Sequence[int], numbered: Sequence[int]
    ) -> list[Cue | None]:
        cues: list[Cue | None] = [None] * len(lows)
        bares = [low.strip(_EDGES) for low in lows]
        phrases = bares.copy()
        for i in numbered:
            if words[i] <= _WHOLE and bares[i] not in self.whole:
                phrases[i] = _NUMBER.sub("#", bares[i])
        for i in [i for i, phrase in enumerate(phrases) if phrase in self.whole]:
            if words[i] <= _WHOLE:
                cues[i] = Cue(self.whole[phrases[i]], bares[i], True)
        return cues


def lowered(lines: Iterable[str]) -> list[str]:
    """The lines as cues and words are looked for in them: lower case, one kind of apostrophe, no tabs."""
    lows = [line.lower() for line in lines]
    return [low if low.isascii() and "\t" not in low else _plain(low) for low in lows]


def _plain(low: str) -> str:
    return low.replace("’", "'").replace("\t", " ")


@cache
def cue_table() -> CueTable:
    """The cues of ``data/clean_cues.tsv``, in the table's order."""
    whole: dict[str, BlockLabel] = {}
    starts: list[tuple[tuple[str, ...], _Start]] = []
    plain: list[tuple[tuple[str, ...], _Start]] = []
    anywhere: list[_Anywhere] = []
    for label, where, words, pattern, *needs in rows("clean_cues.tsv"):
        kind, most = BlockLabel(label), int(words)
        if where == "whole":
            whole.setdefault(pattern.strip(_EDGES), kind)
        elif where == "any":
            anywhere.append(_Anywhere(re.compile(pattern), kind, most, tuple(needs[0].split("|"))))
        else:
            start = (_heads(needs[0]), _Start(re.compile(pattern), kind, most))
            starts.append(start)
            if where == "start":
                plain.append(start)
    found = Needles(dict.fromkeys(n for a in anywhere for n in a.needs))
    return CueTable(whole, _Starts.of(starts), _Starts.of(plain), tuple(anywhere), found)


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
