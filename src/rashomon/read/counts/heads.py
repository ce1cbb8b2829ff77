"""Nouns that mean one person only as they stand: "the head of the council", "an army personnel"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import HarmGroup
from rashomon.read.counts.tables import person, word_set
from rashomon.read.document import Token

_HEADED = word_set("have a head")
_ONE_OR_MANY = word_set("one or many")
_ARTICLES = frozenset(("a", "an"))
_NEAR = 4  # words from an article to its noun
ONE = frozenset("a an another one his her its their the".split())


def noun_of_one(tokens: Sequence[Token], tags: Sequence[str], j: int) -> tuple[HarmGroup, str] | None:
    """ "The head of the council", "the village head": who leads what is no person, and no part of one;
    "a border force personnel"."""
    if tokens[j].low in _ONE_OR_MANY and not _ARTICLES.isdisjoint(
        t.low for t in tokens[max(0, j - _NEAR) : j]
    ):
        entry = person(tokens[j].low)
        return (entry[0], "1") if entry is not None else None
    if tokens[j].low == "head" and j and tokens[j - 1].low in _HEADED:
        return HarmGroup.OFFICIALS, "1"
    if [t.low for t in tokens[j : j + 2]] != ["head", "of"]:
        return None
    k = j + 2 + ([t.low for t in tokens[j + 2 : j + 3]] == ["the"])
    if k >= len(tokens) or tokens[k].low in ONE:
        return None
    entry = person(tokens[k].low)
    single = entry is not None and entry[1] == "1" and tags[k + 1 : k + 2] != ["w"]
    return None if single else (HarmGroup.OFFICIALS, "1")


def of_one(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether one person's noun stands at i: "a store clerk", "a bus driver"."""
    if i >= len(tokens) or tags[i] == "T":
        return False
    entry = noun_of_one(tokens, tags, i) or person(tokens[i].low)
    return entry is not None and entry[1] == "1"
