"""What a line says about itself: the phrases of data/clean_cues.tsv."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from rashomon import data
from rashomon.clean.characters import Characters
from rashomon.clean.needles import Heads, Needles, latin_1
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


_Cues = list[Cue | None]
_Match = Callable[[str], re.Match[str] | None]


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

    by_head: dict[str, tuple[_Match, tuple[_Start, ...]]]  # any of them costs one look, not one each
    heads: Heads

    @classmethod
    def of(cls, starts: Sequence[tuple[tuple[str, ...], _Start]]) -> _Starts:
        by_head = {}
        for head in sorted({head for heads, _ in starts for head in heads}):
            # What begins with "th" is tried at a line that begins with "this", too.
            each = tuple(start for heads, start in starts if head.startswith(heads))
            any_of_them: _Match = re.compile("|".join(f"(?:{x.pattern.pattern})" for x in each)).match
            by_head[head] = any_of_them, each
        return cls(by_head, Heads(by_head))

    def find(self, lows: Sequence[str], words: Sequence[int], some: Sequence[int], cues: _Cues) -> None:
        """Notes for some lines, where they have no cue yet, the first of them that the line begins with."""
        its = self.by_head.get
        for i in some:
            low = lows[i]
            likely = its(low[:4]) or its(low[:2]) or its(low[:1])
            if likely and likely[0](low) and cues[i] is None and words[i] <= _LONGEST:
                for start in likely[1]:
                    if words[i] <= start.most and (m := start.pattern.match(low)):
                        cues[i] = Cue(start.label, m.group().strip())
                        break


@dataclass(frozen=True)
class CueTable:
    """The table, compiled: lines that are a phrase, that start with one, that hold one."""

    whole: dict[str, BlockLabel]
    starts: _Starts  # those of the other kind, too
    plain_starts: _Starts  # of lines without a number
    any: tuple[_Anywhere, ...]
    needs: Needles  # of all of these

    def find_all(self, page: Characters, lows: Sequence[str]) -> tuple[_Cues, list[int]]:
        """The first cue of each line, which is given in lower case, too, the whole line before a part of it;
        the lines' words."""
        # Looking for a few characters in the whole page costs less than for a pattern in each line.
        signs, starts = latin_1(page.low), page.starts
        words: list[int] = (np.add.reduceat(signs == ord(" "), starts, dtype=np.int64) + 1).tolist()
        # Digits of other scripts are none that a cue means; what stands before "0" is great without a sign.
        numbered = np.logical_or.reduceat(signs - ord("0") <= 9, starts)
        cues = self._whole_lines(lows, words, np.flatnonzero(numbered).tolist())
        for beginnings, some in ((self.starts, numbered), (self.plain_starts, True)):
            likely = np.flatnonzero(beginnings.heads.at(signs, starts) & some)
            beginnings.find(lows, words, likely.tolist(), cues)
        held: dict[str, list[int]] = {}
        stops = page.ends.tolist()
        for need, i in self.needs.find("\n".join(lows), signs):
            held.setdefault(need, []).append(bisect(stops, i))
        for cue in self.any if held else ():
            for line in sorted({line for need in cue.needs if need in held for line in held[need]}):
                if cues[line] is None and words[line] <= cue.most:
                    found = cue.pattern.search(lows[line])
                    if found:
                        cues[line] = Cue(cue.label, found.group().strip()[:60])
        return cues, words

    def _whole_lines(self, lows: Sequence[str], words: Sequence[int], numbered: Sequence[int]) -> _Cues:
        cues: _Cues = [None] * len(lows)
        bares = [low.strip(_EDGES) for low in lows]
        labels = list(map(self.whole.get, bares))
        for i in numbered:
            if words[i] <= _WHOLE and labels[i] is None:
                labels[i] = self.whole.get(_NUMBER.sub("#", bares[i]))
        for i, label in enumerate(labels):
            if label is not None and words[i] <= _WHOLE:
                cues[i] = Cue(label, bares[i], True)
        return cues


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
