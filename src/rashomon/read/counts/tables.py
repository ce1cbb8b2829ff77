"""The word lists of counting, read once from ``rashomon/data``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.data import rows, word_sets
from rashomon.model import HarmGroup, Property, Qualifier
from rashomon.read.document import Token


@dataclass(frozen=True, slots=True)
class Bound:
    """Words at a number that bound it: ``qualifier`` is None where they say nothing on the bound."""

    words: tuple[str, ...]
    qualifier: Qualifier | None


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything is keyed by the casefolded token."""

    numbers: dict[str, tuple[str, int]]  # word: (kind, value)
    before: dict[str, tuple[Bound, ...]]  # last word of a bound: bounds, longest first
    after: dict[str, tuple[Bound, ...]]  # first word of a bound: bounds, longest first
    people: dict[str, tuple[HarmGroup, str]]  # noun: (group, "1" one person, "n", "2", "f" a family)
    triggers: dict[str, tuple[Property, str]]  # harm word: (property, kind of word)
    things: dict[str, str]  # noun: kind of thing counted
    tags: dict[str, str]  # word: letter of the path alphabet


@cache
def tables() -> Tables:
    """The tables of counting, read once."""
    before: dict[str, list[Bound]] = {}
    after: dict[str, list[Bound]] = {}
    for phrase, side, qualifier in rows("numbers_bounds.tsv"):
        words = tuple(phrase.split())
        bound = Bound(words, Qualifier(qualifier) if qualifier else None)
        if side == "before":
            before.setdefault(words[-1], []).append(bound)
        else:
            after.setdefault(words[0], []).append(bound)
    triggers = {w: (Property(p), kind) for w, p, kind in rows("counts_triggers.tsv")}
    people = {w: (HarmGroup(g), n) for w, g, n in rows("counts_people.tsv")}
    things = dict(rows("counts_things.tsv"))
    tags = dict(rows("counts_tags.tsv"))
    return Tables(
        numbers={w: (kind, int(v)) for w, kind, v in rows("numbers_words.tsv")},
        before={w: tuple(sorted(b, key=_longest)) for w, b in before.items()},
        after={w: tuple(sorted(b, key=_longest)) for w, b in after.items()},
        people=people,
        triggers=triggers,
        things=things,
        tags=tags,
    )


def word_set(name: str) -> frozenset[str]:
    """A set of data/counts_sets.tsv."""
    return word_sets("counts_sets.tsv")[name]


_OLD = ("year-old", "month-old", "week-old", "day-old", "-grader")
_ADULT = 18


def person(low: str) -> tuple[HarmGroup, str] | None:
    """What a word says of people: (group, number), also for ages in words ("three-year-old"), or None."""
    entry = tables().people.get(low)
    if entry is None and low.endswith(_OLD) and low[0].isalpha():
        value = tables().numbers.get(low.split("-", 1)[0], ("", 99))[1]
        young = (value < _ADULT and low.count("-") <= 2) or low.endswith("grader")
        return (HarmGroup.CHILDREN if young else HarmGroup.ALL), "1"
    return entry


TO_VERB = frozenset(("AUX", "HAVE", "ADV"))  # tags of what stands between people and their verb
OTHERS = frozenset(("other", "others"))
THEIR = frozenset(("his", "her", "their"))  # before somebody's kin
FAMILIES = word_set("families")
# Whose children a number after "of" counts: "a mother of three".
PARENTS = word_set("parents")

# "A triple homicide", "double shooting": how many it befell.
MULTIPLE = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
BEFALLEN = word_set("crimes in multiples")
SHOOTINGS = word_set("shot or stabbed")
NTH = re.compile(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:nd|rd|th)")


def _longest(bound: Bound) -> int:
    return -len(bound.words)


def held_before(low: str) -> bool:
    """Whether a word tells what had befallen somebody before: "a captured pilot (was shot)"."""
    entry = tables().triggers.get(low)
    return entry is not None and entry[1] == "ed" and entry[0] in (Property.ABDUCTED, Property.DISPLACED)


def is_number(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number stands at token i, in digits or in words."""
    return i < len(tokens) and (tokens[i].low.isdecimal() or tokens[i].low in tables().numbers)


@cache
def states() -> frozenset[str]:
    """Names of the states of the US that are one word."""
    named = (row for row in rows("divisions_names.tsv") if row[0].startswith("US."))
    return frozenset(row[1].casefold() for row in named if row[1].isalpha())


@cache
def countries() -> frozenset[str]:
    """Names of countries of one word, also where a page has lost the apostrophe of "Syria's"."""
    names = {n.casefold() for row in rows("places_countries.tsv") for n in row[1].split("|") if n.isalpha()}
    return frozenset(names | {n + "s" for n in names})
