"""Lists of past events, each entry under a date of its own: "VELM, Nov. 3, 2015: Gunmen kill nine …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.read.document import Document

LEAST = 3  # entries that make a list
# What may stand before the date: a bullet, the town ("VELM, ORIN, "), a weekday.
_AHEAD = re.compile(r"\s*(?:[•●▪◦*–—-]\s*)?(?:(?:[A-Z][\w'’.-]*)(?:[ /]+[A-Z][\w'’.-]*){0,3}, ?){0,3}")
# "…: A bomb", "… – A bomb", "… (Velm): A bomb".
_BEHIND = re.compile(r"[ \t]*(?:\([^()\n]{2,40}\)[ \t]*)?(?::(?!\d)|[–—-](?=\s)|\|)")
# "Velm, January 7, 2015 Gunmen …"
_UNMARKED = re.compile(r" +(?=[A-Z])")
_YEAR_LINE = re.compile(r"^[ \t]*(?:[#*=–-]+[ \t]*)?((?:19|20)\d\d)[ \t]*:?[ \t]*(?:[*=–-]+[ \t]*)?$", re.M)


def opening(text: str, start: int, end: int) -> int | None:
    """Where the line begins that a date at [start, end) opens as an entry's, None where it opens none."""
    line = text.rfind("\n", 0, start) + 1
    if not _AHEAD.fullmatch(text, line, start):
        return None
    if _BEHIND.match(text, end) or (line < start and text[start - 2] == "," and _UNMARKED.match(text, end)):
        return line
    return None


@dataclass(frozen=True, slots=True)
class Entry:
    """[start, end) of an entry in the text, and where the date begins that it stands under."""

    start: int
    date: int
    end: int


def entries(doc: Document, dates: Iterable[tuple[int, int]]) -> list[Entry]:
    """The entries that dates of the text open, in order; none where they make no list.

    An entry ends with the next one's beginning, the last with its line.
    """
    text = doc.report.text
    opened = sorted((at, s, e) for s, e in dates if (at := opening(text, s, e)) is not None)
    if len(opened) < LEAST:
        return []
    ends = [at for at, _, _ in opened[1:]]
    last = opened[-1][2]
    body = len(text) - len(text[last:].lstrip(" \t\r\n:"))
    close = text.find("\n", body)
    ends.append(len(text) if close < 0 else close)
    return [Entry(at, s, end) for (at, s, _), end in zip(opened, ends, strict=True)]


def year_above(text: str, at: int) -> int | None:
    """The year in the nearest line above that holds nothing else: the heading of a stretch of entries."""
    years = [int(m[1]) for m in _YEAR_LINE.finditer(text, 0, at)]
    return years[-1] if years else None
