"""The lines of pages as the rules of :mod:`rashomon.clean.label` are given them: measured, with scores."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.characters import BRACKET, OTHER, UPPER, Characters, characters
from rashomon.clean.cues import NOTED, Cue, Held, cue_table
from rashomon.clean.letters import letters
from rashomon.clean.line import NOTES, PageLines, where
from rashomon.clean.model import line_model
from rashomon.clean.shape import Lines

# Pictures that writers of messages put before a sentence; the pages learned from have none.
_PICTURES = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
    "[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff ]*"
)

_IN_CAPITALS = np.isin(np.arange(256), [ord(c) for c in "'.-"])  # "’" is one kind with "'"


def _bare(text: str) -> str:
    """The line without pictures before it and the numbers of notes behind it."""
    begin = found.end() if (found := _PICTURES.match(text)) else 0
    notes = NOTES.search(text, max(begin, text.find("[") - 1)) if text[-1] == "]" else None
    return text[begin : notes.start() if notes else len(text)] or text


def scored_pages(pages: Sequence[tuple[Sequence[str], NDArray[np.bool_]]]) -> list[tuple[PageLines, bool]]:
    """The lines of some pages with their scores, not yet labelled, and whether the page was flattened whole.

    Each page is its lines, at least one, and for each whether an empty line stands before it. Measuring many
    pages at once takes less time for each.
    """
    sizes = [len(texts) for texts, _ in pages]
    texts = list(chain.from_iterable(texts for texts, _ in pages))
    gaps = np.concatenate([gaps for _, gaps in pages])
    lines, written, noted = as_lines(texts, gaps, sizes)
    lengths, stopped = written.sizes, written.signs[written.ends - 2] == ord(".")
    may_date = _may_date(written) | written.adorned | (lines.letters.marks[BRACKET] > 0)
    lows, words = lines.lows, lines.letters.words.tolist()
    cues: list[Cue | None] = [None] * len(texts)
    for i, cue in lines.cues.items():
        cues[i] = cue
    scores, whole, looks = line_model().scores(lines)
    stops = list(accumulate(sizes))
    cued = _by_page(lines.cues, stops)
    held = {s: _by_page(found, stops) for s, found in noted.items()}
    out = []
    for n, (size, stop, flattened) in enumerate(zip(sizes, stops, whole, strict=True)):
        its = slice(stop - size, stop)
        columns = (texts[its], lows[its], words[its], scores[its], cues[its], cued[n], gaps[its])
        its_held = {s: found[n] for s, found in held.items()}
        page = PageLines(*columns, looks.of(its), lengths[its], stopped[its], may_date[its], its_held)
        out.append((page, flattened))
    return out


def _may_date(lines: Characters) -> NDArray[np.bool_]:
    """Whether the second character of a line is a capital, or may be, or what stands second in a name of
    capitals."""
    second = lines.starts + 1
    kinds = lines.kinds[second]
    found: NDArray[np.bool_] = (kinds == UPPER) | (kinds == OTHER) | _IN_CAPITALS[lines.signs[second]]
    return found


def _by_page(lines: Iterable[int], stops: Sequence[int]) -> list[list[int]]:
    """Which of some lines each page has, counted from its own first line."""
    out: list[list[int]] = [[] for _ in stops]
    starts = (0, *stops)
    for i in lines:
        page = bisect_right(stops, i)
        out[page].append(i - starts[page])
    return out


def as_lines(
    texts: Sequence[str], gaps: NDArray[np.bool_], sizes: Sequence[int]
) -> tuple[Lines, Characters, Held]:
    """Lines of pages of so many lines each as they are measured, their characters as they are written, and
    some strings that stand in them."""
    its = characters(texts)
    at = {i: bare for i in where(its.adorned) if (bare := _bare(texts[i])) != texts[i]}
    found = letters(characters([at.get(i, text) for i, text in enumerate(texts)]) if at else its)
    lows = found.characters.lines()
    cues, held = cue_table().find_all(found, lows)
    return Lines(found, lows, gaps, cues, sizes), its, {s: held[s] for s in NOTED if s in held}
