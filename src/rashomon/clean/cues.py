"""What a line says about itself: the phrases of data/clean_cues.tsv."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon import data
from rashomon.clean.characters import DIGIT, characters
from rashomon.clean.letters import Letters
from rashomon.clean.metadata import CREDIT_WORDS
from rashomon.clean.needles import Heads, Needles, by_fours, by_twos, head_number
from rashomon.clean.ngrams import HASH_BITS, tokens
from rashomon.model import BlockLabel

_NUMBER = re.compile(r"\d[\d,.]*")
_EDGES = " \t.:;|•…*-–—»›>«<!~_=+"
_EDGY = np.isin(np.arange(256), [ord(c) for c in (*_EDGES, "?")])  # "?": no character of Latin-1
_WHOLE = 8  # words of the longest line that is a cue and nothing else
_HASHED = np.uint32(HASH_BITS - 16)
_LONGEST = 120  # words; no cue at the start of a longer line counts


# Looked for with the cues: words of a line that states a day of publication, of one that credits an agency.
STATING = ("posted", "published", "updated")
NOTED = (*STATING, *CREDIT_WORDS)


class Cue(NamedTuple):
    """The label that a line's own words give it, and those words."""

    label: BlockLabel
    words: str
    whole: bool = False  # the line says nothing else


_Cues = dict[int, Cue]
Held = dict[str, set[int]]
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

    # By the number of the head. Any of them costs one look, not one each; the last is the most words that
    # one of them admits.
    by_head: dict[int, tuple[_Match, tuple[_Start, ...], int]]
    heads: Heads

    @classmethod
    def of(cls, starts: Sequence[tuple[tuple[str, ...], _Start]]) -> _Starts:
        by_head = {}
        every = sorted({head for heads, _ in starts for head in heads})
        for head in every:
            # What begins with "th" is tried at a line that begins with "this", too.
            each = tuple(start for heads, start in starts if head.startswith(heads))
            any_of_them: _Match = re.compile("|".join(f"(?:{x.pattern.pattern})()" for x in each)).match
            by_head[head_number(head)] = any_of_them, each, min(_LONGEST, max(start.most for start in each))
        return cls(by_head, Heads(every))

    def find(
        self, lows: Sequence[str], words: Sequence[int], some: Iterable[tuple[int, int]], cues: _Cues
    ) -> None:
        """Notes for some lines, where they have no cue yet, the first of them that the line begins with.

        ``some`` are lines, each with the number of its first four characters.
        """
        its = self.by_head.get
        for i, four in some:
            if i in cues:
                continue
            likely = its(four) or its(four & 0xFFFF) or its(four & 0xFF)
            if likely and words[i] <= likely[2] and (m := likely[0](lows[i])):
                start = likely[1][(m.lastindex or 0) - 1]
                if words[i] <= start.most:
                    cues[i] = Cue(start.label, m.group().strip())
                    continue
                for start in likely[1]:  # one behind it may admit so many words
                    if words[i] <= start.most and (m := start.pattern.match(lows[i])):
                        cues[i] = Cue(start.label, m.group().strip())
                        break


@dataclass(frozen=True)
class CueTable:
    """The table, compiled: lines that are a phrase, that start with one, that hold one."""

    whole: dict[str, BlockLabel]
    numbered: re.Pattern[str]  # those of them with a number
    whole_hashes: NDArray[np.bool_]  # by the first bits of what such lines are told by
    whole_heads: Heads
    starts: _Starts  # those of the other kind, too
    plain_starts: _Starts  # of lines without a number
    any: tuple[_Anywhere, ...]
    needs: Needles  # of all of these, and ``NOTED``

    def find_all(self, page: Letters, lows: Sequence[str]) -> tuple[dict[int, Cue], Held]:
        """The first cue of each line that has one, the whole line before a part of it; in which lines the
        strings stand that are looked for."""
        its, words = page.characters, page.words.tolist()
        # Looking for a few characters in the whole page costs less than for a pattern in each line.
        twos, starts = by_twos(its.signs), its.starts
        fours = by_fours(twos, starts)
        numbered = page.marks[DIGIT] > 0
        # A line is told by its hash, unless it has a number or something around it that does not count.
        edged = _EDGY[its.signs[starts]]
        odd = edged | _EDGY[its.signs[its.ends - 2]] | numbered
        told = self.whole_hashes.take(page.tokens.lines >> _HASHED)
        likely = (page.words <= _WHOLE) & (self.whole_heads.at(fours) | edged) & (odd | told)
        (at,) = likely.nonzero()
        cues = self._whole_lines(lows, zip(at.tolist(), numbered[at].tolist(), strict=True))
        for beginnings, some in ((self.starts, numbered), (self.plain_starts, ~numbered)):
            its_lines = np.flatnonzero(beginnings.heads.at(fours) & some)
            numbers = fours[its_lines].tolist()
            beginnings.find(lows, words, zip(its_lines.tolist(), numbers, strict=True), cues)
        held = self.needs.find(its, twos, page.tokens)
        for cue in self.any if held else ():
            for line in sorted({line for need in cue.needs if need in held for line in held[need]}):
                if line not in cues and words[line] <= cue.most and (m := cue.pattern.search(lows[line])):
                    cues[line] = Cue(cue.label, m.group().strip()[:60])
        return dict(sorted(cues.items())), held

    def _whole_lines(self, lows: Sequence[str], likely: Iterable[tuple[int, bool]]) -> _Cues:
        cues = {}
        for i, numbered in likely:
            bare = lows[i].strip(_EDGES)
            label = self.whole.get(bare)
            if label is None and numbered and self.numbered.fullmatch(bare):
                label = self.whole.get(_NUMBER.sub("#", bare))
            if label:
                cues[i] = Cue(label, bare, True)
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
    found = Needles(dict.fromkeys((*NOTED, *(n for a in anywhere for n in a.needs))))
    heads = Heads(head for phrase in whole for head in _head(phrase))
    hashes = np.zeros(1 << 16, dtype=np.bool_)
    hashes[tokens(characters(list(whole))).lines >> _HASHED] = True
    return CueTable(
        whole, _numbered(whole), hashes, heads, _Starts.of(starts), _Starts.of(plain), tuple(anywhere), found
    )


def _numbered(phrases: Iterable[str]) -> re.Pattern[str]:
    """The phrases with a number, "#" in them; those that begin with it have it before all that differs."""
    some = [re.escape(phrase).replace("\\#", rf"{_NUMBER.pattern}+") for phrase in phrases if "#" in phrase]
    first = [phrase for phrase in some if phrase.startswith(_NUMBER.pattern)]
    return re.compile(f"(?:{'|'.join(first)})|{'|'.join(p for p in some if p not in first)}")


def _head(phrase: str) -> Iterable[str]:
    """What a line begins with that is a phrase and nothing else, "#" being some number."""
    fixed = phrase.partition("#")[0]
    return (fixed[: 4 if len(fixed) >= 4 else 2 if len(fixed) >= 2 else 1],) if fixed else "0123456789"


def _heads(written: str) -> tuple[str, ...]:
    """The beginnings of lines that a table's cell names, "#" for each digit."""
    each = (product(*("0123456789" if c == "#" else c for c in head)) for head in written.split("|"))
    heads = ("".join(characters) for head in each for characters in head)
    return tuple(head.encode("latin-1", "replace").decode("latin-1") for head in heads)


def word_set(name: str) -> frozenset[str]:
    """A set of ``data/clean_sets.tsv``."""
    return data.word_sets("clean_sets.tsv")[name]


def rows(name: str) -> list[list[str]]:
    """The rows of a table in ``rashomon/data``, its line of column names left out."""
    return list(data.rows(name))[1:]
