"""What a line says about itself: the phrases of data/clean_cues.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model import BlockLabel

_NUMBER = re.compile(r"\d[\d,.]*")
_EDGES = " \t.:;|•…*-–—»›>«<!~_=+"
_LITERAL = re.compile(r"[a-z]{5,}")


@dataclass(frozen=True, slots=True)
class Cue:
    """The label that a line's own words give it, and those words."""

    label: BlockLabel
    words: str
    whole: bool = False  # the line says nothing else


@dataclass(frozen=True)
class CueTable:
    """The table, compiled: lines that are a phrase, that start with one, that hold one."""

    whole: dict[str, tuple[BlockLabel, int]]
    start: re.Pattern[str]
    starts: tuple[tuple[BlockLabel, int], ...]
    any: tuple[tuple[re.Pattern[str], BlockLabel, int], ...]

    def find(self, low: str, words: int) -> Cue | None:
        """The first cue of a lower-case line of so many words, the whole line before a part of it."""
        if words <= 8:
            bare = low.strip(_EDGES)
            hit = self.whole.get(bare)
            if hit is None and bare and any(map(str.isdigit, bare)):
                hit = self.whole.get(_NUMBER.sub("#", bare))
            if hit is not None:
                return Cue(hit[0], bare, True)
        if words <= 140:
            m = self.start.match(low)
            if m and m.lastindex:
                label, most = self.starts[m.lastindex - 1]
                if words <= most:
                    return Cue(label, m.group().strip())
            for pattern, label, most in self.any:
                if words <= most and (found := pattern.search(low)):
                    return Cue(label, found.group().strip()[:60])
        return None


@cache
def cue_table() -> CueTable:
    """The cues of ``data/clean_cues.tsv``, in the table's order."""
    whole: dict[str, tuple[BlockLabel, int]] = {}
    starts: list[tuple[str, BlockLabel, int]] = []
    anywhere: list[tuple[re.Pattern[str], BlockLabel, int]] = []
    for label, where, words, pattern in rows("clean_cues.tsv"):
        kind, most = BlockLabel(label), int(words)
        if where == "whole":
            whole.setdefault(pattern.strip(_EDGES), (kind, most))
        elif where == "start":
            starts.append((pattern, kind, most))
        else:
            anywhere.append((re.compile(pattern), kind, most))
    start = re.compile("|".join(f"({p})" for p, _, _ in starts))
    return CueTable(whole, start, tuple((k, n) for _, k, n in starts), tuple(anywhere))


def rows(name: str) -> list[list[str]]:
    """The rows of a table in ``rashomon/data``, its comment lines and header left out."""
    text = files("rashomon.data").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]
