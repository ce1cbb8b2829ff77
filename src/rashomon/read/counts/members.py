"""Groups whose people are named behind them: "two brothers, Omar and Ali", "their sons Ali and Sami"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Qualifier
from rashomon.read.counts.ages import DASHES, with_age
from rashomon.read.counts.group import Group
from rashomon.read.counts.tables import THEIR, tables
from rashomon.read.document import Token

_MOST = 12  # people that a count is told apart by name
_NAMES = frozenset(("name", "aged", "list"))
_COUNTS = frozenset(("digits", "words", "pair", "vague"))


def with_names(tokens: Sequence[Token], tags: Sequence[str], found: Sequence[Group]) -> list[Group]:
    """The groups of a sentence, those whose people are named behind them with these as their members.

    Behind a comma as many names as people are asked for ("two men, Ann Lee and Bo Reed,"): others may begin
    a list of further people. Kin without a number ("his sons Ali and Sami") are as many as are named.
    """
    out: list[Group] = []
    starts = {g.first: g for g in found if g.kind in _NAMES}
    end = 0
    for g in found:
        if g.first < end and g.kind in _NAMES:
            continue
        out.append(g)
        if not _is_count(tokens, g):
            continue
        gap = g.last < len(tokens) and (tags[g.last] in (",", ":"))
        names = _names(tokens, tags, starts, g.last + gap)
        loose = not gap or tokens[g.last].low == ":" or tokens[g.last].text in DASHES | {"—", "("}
        exact = len(names) == g.value
        if g.kind == "vague" and not gap and len(names) > 1:
            g.min = g.max = len(names)
            g.kind, g.qualifier, exact = "words", Qualifier.EXACT, True
        if len(names) > 1 and (exact or (loose and len(names) < g.value)):
            g.last = end = names[-1][1]
            g.members = names if exact else []
    return out


def _is_count(tokens: Sequence[Token], g: Group) -> bool:
    if g.kind not in _COUNTS or g.head < 0 or not 1 < g.value <= _MOST or g.members:
        return False
    if g.kind == "vague" and not g.extra:
        return False  # "several men": but kin are whose they are
    entry = tables().people.get(tokens[g.head].low)
    return entry is not None and entry[1] == "n" and g.qualifier in (Qualifier.EXACT, Qualifier.VAGUE)


def _names(
    tokens: Sequence[Token], tags: Sequence[str], starts: dict[int, Group], i: int
) -> list[tuple[int, int]]:
    """The names in a row that begins at token i: "Ali (9), Sami and 12-year-old Nour Sarro"."""
    out: list[tuple[int, int]] = []
    n = len(tokens)
    while i < n:
        g = starts.get(i)
        if g is not None and tokens[i].low in THEIR:
            break  # "his two sons, her brother Omar and": further people
        if g is not None:
            out.extend(g.members or [(g.first, g.last)])
            i = g.last
        elif tags[i] == "C":
            first = i
            while i < n and tags[i] == "C":
                i += 1
            i = with_age(tokens, tags, i)
            out.append((first, i))
        else:
            break
        following = i
        while following < n and tags[following] in (",", "AND") and tokens[following].text != ")":
            following += 1
        if following == i or following - i > 2:
            break
        i = following
    return out
