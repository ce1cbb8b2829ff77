"""Ages, which are no counts: "a 19-year-old", "Ann Lee, 27, of Harlow", "Ann Lee (31 years old)"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.read.counts.numbers import Quantity
from rashomon.read.counts.tables import tables
from rashomon.read.document import Token

DASHES = frozenset(("-", "–"))


_SPANS = ("year", "month", "week", "day")


def is_age(tokens: Sequence[Token], tags: Sequence[str], q: Quantity) -> bool:
    """ "Ann Lee, 27, of Harlow", "Boy, 6, dies", "Ann Lee (31)", "ages 17 to 26"."""
    if q.kind not in ("digits", "range", "words") or q.value > 110 or q.first != q.low or not q.low:
        return False
    before = q.low - 1
    if tokens[before].low in ("age", "ages", "aged"):
        return True
    if tokens[before].text in (",", "(") and before:
        before -= 1
        following = tokens[q.high].text if q.high < len(tokens) else "."
        person = tables().people.get(tokens[before].low)
        closed = following in (",", ")", ".", ";", "-", "–", "—")
        return (tags[before] == "C" or (person is not None and person[1] in "12")) and (
            closed or following in ("of", "was", "and", "died", "is", "has")
        )
    # Texts that lost their commas: "Ann Lee 27 was killed"
    following = tags[q.high] if q.high < len(tokens) else "."
    return (
        q.kind == "digits"
        and tags[before] == "C"
        and before > 0
        and tags[before - 1] == "C"
        and following in ("AUX", "T")
        and 12 <= q.value <= 95
        and following == "AUX"
        and tokens[q.high].low == "was"
    )


def is_span(low: str) -> bool:
    """ "year", "years", "yr", "month-old": what an age is counted in; plain months and weeks count time."""
    return low in ("year", "years", "yr", "yrs") or (low.endswith("-old") and low.startswith(_SPANS))


def with_age(tokens: Sequence[Token], tags: Sequence[str], end: int) -> int:
    """The end of a name with its age and home: "Ann Lee, 27, of Harlow," and "Ann Lee (31 years old)"."""
    n = len(tokens)
    i = end
    if i < n and tokens[i].text in (",", "(") and i + 1 < n and _age(tokens[i + 1].low):
        i += 2
        while i < n and tokens[i].low in ("years", "year", "old", "-", "months"):
            i += 1
        if i < n and tokens[i].text == ")":
            i += 1
        if i + 2 < n and tokens[i].text == "," and tokens[i + 1].low == "of" and tags[i + 2] == "C":
            i += 2
            while i < n and (tags[i] == "C" or (tokens[i].text == "," and i + 1 < n and tags[i + 1] == "C")):
                i += 1
        return i
    if i < n and _age(tokens[i].low) and i + 1 < n and tokens[i + 1].low == "was":
        return i + 1
    return end


def _age(low: str) -> bool:
    return low.isdecimal() and len(low) <= 3 and 0 < int(low) <= 110
