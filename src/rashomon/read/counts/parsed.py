"""A sentence as counting sees it: tags, groups of people, harm words, and what hangs on what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.data import given_names
from rashomon.read.counts.group import Group
from rashomon.read.counts.harm import Harm
from rashomon.read.counts.tables import FAMILIES, tables
from rashomon.read.document import Token

Hits = list[tuple[Harm, float] | None]  # what became of each group


@dataclass(slots=True)
class Parsed:
    """A sentence with its tags, its groups, its harm words and its path alphabet."""

    tokens: Sequence[Token]
    tags: list[str]
    groups: list[Group]
    harms: list[Harm]
    field: str
    formal: list[Harm]  # harm words that their form alone ties to people
    items: list[str]  # one a token: its tag, with groups and harm words folded in, "" where folded away


def parsed(
    tokens: Sequence[Token],
    tags: list[str],
    groups: list[Group],
    harms: list[Harm],
    field: str,
    formal: list[Harm] | None = None,
) -> Parsed:
    """A sentence with its groups and harm words folded into one item each, for patterns to be held
    against."""
    items = ["n" if x in ("w", "C", "#", '"', "DET", "ADV", "DAY") else x for x in tags]
    for h in harms:
        items[h.first] = "T" + h.property[0]
        for i in range(h.first + 1, h.last):
            items[i] = ""
    for g in groups:
        mark = (
            "N"
            if g.kind in ("name", "pronoun")
            else "S"
            if g.kind in ("single", "bare", "aged", "another", "list")
            else "Q"
        )
        if g.noun in ("thing", "weapon", "attack"):
            mark = "X"
        if any(items[i].startswith("T") for i in range(g.first, g.last)):
            continue
        for i in range(g.first, g.last):
            items[i] = ""
        items[g.first] = mark
    out = Parsed(tokens, tags, groups, harms, field, formal or [], items)
    _join(out)
    _told_to_be(out)
    return out


def path(items: Sequence[str], start: int, end: int) -> list[str]:
    """The items of [start, end) with runs folded into one."""
    out: list[str] = []
    for x in items[start:end]:
        if x and not (out and out[-1] == x):
            out.append(x)
    return out


_THEM = frozenset(("them", "whom", "which", "those"))


def _join(p: Parsed) -> None:
    """Tie each group to the one before it: lists, sub-counts, "four of them"."""
    for k in range(1, len(p.groups)):
        a, b = p.groups[k - 1], p.groups[k]
        if b.first < a.last:
            continue
        between = path(p.items, a.last, b.first)
        if len(between) > _NEAR:
            _join_far(p, k)
            continue
        words = [t.low for t in p.tokens[a.last : b.first]]
        after = [t.low for t in p.tokens[b.last : b.last + 2]]
        b.link = ">".join(between)
        has_incl = ("INCL" in between and not _past_clause(between)) or "AMONG" in between
        among = "AMONG" in between and "INCL" not in between and _THEM.isdisjoint(words)
        if among and a.parent < 0 and between[:1] == ["AMONG"]:
            a.parent = k  # "11 children among 18 dead"
            continue
        if among and a.value < b.value and a.parent < 0:
            a.parent = k  # "one of the cooks was among the 13 killed"
            continue
        of_them = (after[:1] == ["of"] and after[1:] and after[1] in _THEM) or (
            words[-2:-1] == ["of"] and words[-1] in _THEM  # "of whom 135 were civilians"
        )
        if (has_incl and "X" not in between) or of_them:
            people = (
                j
                for j in range(k - 1, -1, -1)
                if p.groups[j].noun != "thing" and not families(p, p.groups[j])
            )
            b.parent = _beside_part(p, b, next(people, k - 1)) if of_them else next(people, k - 1)
        elif a.parent >= 0 and a.parent < k - 1 and set(between) <= {"AND", ",", "n", "WITH"}:
            b.parent = a.parent
        elif b.parent < 0:
            b.parent = _whole_of_row(p, k)


def _whole_of_row(p: Parsed, k: int) -> int:
    """ "11 died, including the reeve of Velm, three cooks and": what the part before, told with its town or
    office, is a part of."""
    b = p.groups[k]
    j = next((j for j in range(k - 1, -1, -1) if p.groups[j].kind != "name"), -1)
    if b.kind not in ("digits", "words") or j < 0 or not 0 <= p.groups[j].parent < j:
        return -1
    whole, between = p.groups[j].parent, p.tags[p.groups[j].last : b.first]
    office = between[:-2] if between[-2:] == [",", "AND"] else between[:-1]
    if between[-1:] not in ([","], ["AND"]) or between[0] not in _OPENS_OFFICE:
        return -1
    told = sum(g.value for g in p.groups[whole + 1 : k] if g.parent == whole) + b.value
    return whole if {*office} <= _OFFICE and told <= p.groups[whole].value else -1


_OPENS_OFFICE = frozenset(("w", "OF", "IN"))
_OFFICE = _OPENS_OFFICE | {"C", "DET", "AND"}


def _past_clause(between: Sequence[str]) -> bool:
    """ "Faces counts including manslaughter, after (a pupil died)": behind "after" nobody is included."""
    last = len(between) - 1 - between[::-1].index("INCL")
    return "AFTER" in between[last:]


def _beside_part(p: Parsed, b: Group, j: int) -> int:
    """ "37 died, 27 of them guards and ten of them clerks": a second part is of the same whole."""
    at = j
    while at >= 0 and p.groups[at].parent >= 0:
        a, at = p.groups[at], p.groups[at].parent
        joined = "AND" in p.tags[a.last : b.first] or "," in p.tags[a.last : b.first]
        theirs = [t.low for t in p.tokens[a.high : a.high + 2]] in _OF_THEM
        if joined and theirs and a.value + b.value <= p.groups[at].value:
            return at
    return j


def _join_far(p: Parsed, k: int) -> None:
    """ "61 herders died in raids by jets on the two valleys south of Velm on Friday, including 9 in Tarn"."""
    b = p.groups[k]
    if p.tags[b.first - 1] != "INCL" or b.kind not in ("digits", "words"):
        return
    larger = (j for j in range(k - 1, -1, -1) if _may_hold(p, p.groups[j], b))
    b.parent = next(larger, -1)


def _may_hold(p: Parsed, a: Group, b: Group) -> bool:
    return a.kind in ("digits", "words") and a.value > b.value and a.noun != "thing" and not families(p, a)


_NEAR = 8  # items of the path between a part and its whole


def _told_to_be(p: Parsed) -> None:
    """ "Nine died, four of them children", "of whom four were children": who a part of a number are stands
    behind it."""
    people = tables().people
    for g in p.groups:
        if g.head >= 0 or g.parent < 0 or g.kind not in ("digits", "words"):
            continue
        at = g.last
        if [t.low for t in p.tokens[at : at + 2]] in _OF_THEM:
            at += 2
        elif [t.low for t in p.tokens[max(0, g.first - 2) : g.first]] not in _OF_THEM:
            continue
        at += p.tags[at : at + 1] == ["AUX"]
        entry = people.get(p.tokens[at].low) if at < len(p.tokens) else None
        if entry is not None and entry[1] == "n":
            g.head, g.group, g.noun = at, entry[0], entry[0].value


_OF_THEM = [["of", word] for word in sorted(_THEM)]


def has_given_name(p: Parsed, g: Group) -> bool:
    """Whether a name opens with, or holds before its last word, a common given name."""
    return any(t.low in given_names(low=True) for t in p.tokens[g.first : g.last - 1])


def families(p: Parsed, g: Group) -> bool:
    """Whether a group counts families and not people."""
    return g.head >= 0 and p.tokens[g.head].low in FAMILIES
