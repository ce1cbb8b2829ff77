"""Costly patterns behind a cheap look: short strings are found in a text of which each match holds one.

They are drawn from the pattern itself, so that they cannot be others than it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 80  # strings to look for: more cost as much as the pattern
_VARIANTS = 24  # strings that a part of a pattern may stand for
_LEAST, _ENOUGH = 3, 6  # characters of a string: the least that tells, and from where on more tell no more


class Sought:
    """A pattern that is only held against what may hold it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.needles = tuple(sorted(_needles(_parser.parse(pattern, flags)) or ()))

    def may(self, text: str) -> bool:
        """Whether one of the strings stands in a text, small or capital."""
        return not self.needles or any(map(_plain(text).__contains__, self.needles))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As of a pattern."""
        stop = len(text) if end is None else end
        return self.pattern.search(text, start, stop) if self.may(text[start:stop]) else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As of a pattern."""
        stop = len(text) if end is None else end
        return self.pattern.match(text, start, stop) if self.may(text[start:stop]) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As of a pattern."""
        stop = len(text) if end is None else end
        return self.pattern.finditer(text, start, stop) if self.may(text[start:stop]) else iter(())


@lru_cache(maxsize=64)  # many patterns are held against one sentence
def _plain(text: str) -> str:
    """A text in small letters, a blank between its words and at its ends."""
    return f" {' '.join(text.split())} ".casefold()


def _needles(parts: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """Strings of which each match of a sequence holds one; None where it needs none that tells."""
    best: set[str] | None = None
    run = {""}  # what the parts up to here may stand for, as far back as that is known

    def close() -> None:
        nonlocal best, run
        if run != {""}:
            best, run = _better(best, run), {""}

    for op, given in parts:
        name = op.name
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # of no width
        stands_for = _variants(name, given)
        if stands_for is not None and len(run) * len(stands_for) <= _VARIANTS:
            run = {a + b for a in run for b in stands_for}
            continue
        close()
        if stands_for is not None and len(stands_for) <= _VARIANTS:
            run = stands_for
        elif name == "SUBPATTERN":
            best = _better(best, _needles(given[-1]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and given[0]:
            best = _better(best, _needles(given[2]))
        elif name == "ATOMIC_GROUP":
            best = _better(best, _needles(given))
        elif name == "BRANCH":
            found = [_needles(x) for x in given[1]]
            if None not in found:
                best = _better(best, set[str]().union(*(f for f in found if f)))
    close()
    return best


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """The set whose shortest string is the longer, or that has fewer; none of strings too short to tell."""
    if not other or min([len(s.strip()) for s in other]) < _LEAST:
        return one
    other = {re.sub(r"\s+", " ", s.casefold()) for s in other}
    short: list[str] = []  # those that hold no other
    for s in sorted(other, key=len):
        if not any(map(s.__contains__, short)):
            short.append(s)
    other = set(short)
    if len(other) > _MOST:
        return one
    if one is None:
        return other
    return max(one, other, key=lambda them: (min(_ENOUGH, *map(len, them)), -len(them)))


def _is_blank(charset: Any) -> bool:
    return len(charset) == 1 and charset[0][0].name == "CATEGORY" and charset[0][1].name == "CATEGORY_SPACE"


def _variants(name: str, given: Any) -> set[str] | None:
    """All that a part of a pattern may stand for, blanks as one; None where that is much or not known."""
    if name == "LITERAL":
        return {chr(given)}
    if name == "IN":
        if _is_blank(given):
            return {" "}
        return {chr(x) for _, x in given} if all(kind.name == "LITERAL" for kind, _ in given) else None
    if name == "BRANCH":
        found = [_row(x) for x in given[1]]
        return None if None in found else set[str]().union(*(f for f in found if f))
    if name == "SUBPATTERN":
        return _row(given[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, parts = given
        once = _row(parts)
        if once == {" "} and least:
            return once
        return once | {""} if once is not None and (least, int(most)) == (0, 1) else None
    return None


def _row(parts: Iterable[tuple[Any, Any]]) -> set[str] | None:
    run = {""}
    for op, given in parts:
        if op.name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        stands_for = _variants(op.name, given)
        if stands_for is None or len(run) * len(stands_for) > _VARIANTS:
            return None
        run = {a + b for a in run for b in stands_for}
    return run
