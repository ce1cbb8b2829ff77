"""Speakers told apart from what they are by nothing: "Omar Harun a doctor in Velm said"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.data import given_names
from rashomon.read.document import Token
from rashomon.read.voices.rightwards import rightwards
from rashomon.read.voices.speaker import (
    ARTICLES,
    LIKELY,
    LOCATIVE,
    SURE,
    TRADES,
    Phrase,
    capital,
    part_of,
    singular,
    speaks,
)
from rashomon.read.voices.tables import nouns, verbs, word_set, words
from rashomon.read.voices.trimming import is_office

_FULL = 2  # words of a name, at least
_OPENS = ARTICLES | {"another"}
_RELATIVE = frozenset(("that", "which", "who"))
_FINITE = word_set("no part of a name")
_LEADS = frozenset(("on", "and", "late", "early", "but"))
_ROLE = 7  # tokens of "a former deputy provincial police chief"


def told_apart(toks: Sequence[Token], end: int, floor: int) -> Phrase | None:
    """ "Omar Harun a doctor in Velm | said", "The Velm Committee a group that opposes the government | said",
    without their commas: the name that opens, where words that tell who it is go on to ``end``."""
    start = _behind_lead(toks, floor, end)
    if not any(t.text in _OPENS for t in toks[start + 1 : end]):
        return None
    opener = rightwards(toks, start)
    if opener is None or opener.trust < LIKELY or opener.last >= end - 1:
        return None
    k = opener.last + 1
    named = all(capital(t) or t.low in ARTICLES or t.text == "." for t in toks[start:k])
    full = named and k - start - (toks[start].low in ARTICLES) >= _FULL
    if toks[k].text not in _OPENS or not (full or _is_one(toks, k, end, full)):
        return None
    person = any(t.low in given_names(low=True) for t in toks[start:k]) or _is_one(toks, k, end, full)
    if toks[k].low == "the" and not (full and person):
        return None
    allowed = _RELATIVE | {"and"} if _has_relative(toks, k, end) else frozenset({"and"})
    if any(t.low in verbs() or t.low in _FINITE - allowed or t.text in ",;:" for t in toks[k : end + 1]):
        return None
    return Phrase(start, k - 1, SURE)


_BODIES = frozenset(("agency", "body", "group", "monitor", "rescue"))


def named_before(toks: Sequence[Token], end: int, floor: int) -> Phrase | None:
    """ "At midnight Major Omar Harun a police officer | said", "Omar Harun director of an ambulance service |
    told": the full name before the words that tell who it is, wherever in the sentence it stands."""
    for m in range(floor + _FULL, end + 1):
        owned = toks[m].text == "the" and m + 2 <= end and is_office(toks[end].low)  # "the towns mayor"
        if toks[m].low in _FROM and any(speaks(t.low) for t in toks[m + 1 : end + 1]):
            start = _full_name(toks, m, floor)
            if start is not None and _plain(toks[m : end + 1]):
                return Phrase(start, end, SURE)  # "Dr Omar Harun from the clinic"
        if not (toks[m].text in _A or owned or (speaks(toks[m].low) and not capital(toks[m]))):
            continue
        start = _full_name(toks, m, floor)
        if start is None or not (speaks(toks[m].low) or _is_one(toks, m, end, True)):
            continue
        if _plain(toks[m : end + 1]):
            return Phrase(start, m - 1, SURE)
    return None


def with_office(toks: Sequence[Token], end: int, floor: int) -> Phrase | None:
    """ "…, Omar Harun, the head of the district | said": the name before an office that no comma closes."""
    m = next((k for k in range(end, floor + _FULL, -1) if toks[k - 1].text == ","), -1)
    if m < 0 or toks[m].low not in ARTICLES or not _plain(toks[m : end + 1]):
        return None
    office = any(is_office(t.low) for t in toks[m + 1 : m + _ROLE])
    start = m - 1
    while start > floor and capital(toks[start - 1]) and not _no_name(toks[start - 1].low):
        start -= 1
    opens = start == floor or not toks[start - 1].text[0].isalnum()
    return Phrase(start, m - 2, SURE) if office and opens and m - 1 - start >= _FULL else None


def _no_name(low: str) -> bool:
    """Whether a word with a capital is in nobody's name: "Province", "On Friday, | the mayor said"."""
    return low in word_set("place nouns") or words().get(low) in ("preposition", "weekday", "determiner")


def body_before(toks: Sequence[Token], end: int, floor: int) -> Phrase | None:
    """ "A raid killed nine the Velm Nurses Guild a union of nurses that trains midwives | said": a
    body's name in capitals, and what it is behind it."""
    for m in range(end - 1, floor + _FULL, -1):
        if toks[m].text not in _OPENS or toks[m].text == "the" or not capital(toks[m - 1]):
            continue
        start = m
        while start > floor and capital(toks[start - 1]):
            start -= 1
        group = nouns().get(toks[m + 1].low) if m + 1 <= end else None
        opened = m - start >= _FULL and start > floor and toks[start - 1].low == "the"
        is_group = group is not None and group.kind in _BODIES and not group.many
        if opened and is_group and not any(t.low in verbs() or t.text in ",;:" for t in toks[m : end + 1]):
            return Phrase(start, m - 1, SURE)
    return None


def _plain(toks: Sequence[Token]) -> bool:
    """Whether words hold no verb and no mark: one phrase."""
    return not any(t.low in verbs() or t.low in _FINITE - {"and"} or t.text in ",;:" for t in toks)


_FROM = frozenset(("from", "at"))


def opens_with(toks: Sequence[Token], end: int, floor: int) -> Phrase | None:
    """ "The Velm Centre for easing the conflict in Orland | said": who opens a clause that has no other verb,
    where the words before the verb of saying only tell where."""
    start = _behind_lead(toks, floor, end)
    opener = rightwards(toks, start)
    if opener is None or opener.trust < SURE or opener.last >= end:
        return None
    between = toks[opener.last + 1 : end + 1]
    if any(t.low in verbs() or t.low in _FINITE - {"and"} or t.low.endswith("ed") for t in between):
        return None
    if any(t.text in ",;:" for t in between):
        return None
    whole = bool(between) and between[0].low == "of"  # "an official in the coastal town | of Orin"
    return Phrase(start, end, SURE) if whole else opener


def _full_name(toks: Sequence[Token], end: int, floor: int) -> int | None:
    """Where a person's full name begins that ends before ``end``: at a title or a given name, and behind no
    preposition that would make it a place."""
    k = end
    while k > floor and capital(toks[k - 1]) and toks[k - 1].low.isalpha():
        if words().get(toks[k - 1].low) and not is_office(toks[k - 1].low):
            break
        k -= 1
    titles, given = word_set("titles"), given_names(low=True)
    start = next(
        (m for m in range(k, end) if toks[m].low in titles or toks[m].low in given or is_office(toks[m].low)),
        None,
    )
    if start is None or end - start < _FULL:
        return None
    placed = start > floor and words().get(toks[start - 1].low) == "preposition"
    if placed and toks[start].low in titles and toks[start - 1].low == "in":
        placed = False  # "two were brought in | Dr Omar Harun"
    return None if placed else start


_A = frozenset(("a", "an"))


def _behind_lead(toks: Sequence[Token], floor: int, end: int) -> int:
    """Where a clause begins behind "On Saturday", "But", "Meanwhile"."""
    k = floor
    while k < end and (
        toks[k].low in _LEADS or words().get(toks[k].low) in ("weekday", "adverb", "conjunction")
    ):
        k += 1
    return k


def _is_one(toks: Sequence[Token], k: int, end: int, trade: bool) -> bool:
    """Whether the words behind the article at ``k`` tell who or what somebody is: "a rights group", of one
    with a full name also by ``trade``: "a waiter"."""
    for t in toks[k + 1 : min(end + 1, k + _ROLE)]:
        if words().get(t.low) in ("preposition", "pronoun", "weekday") or t.low in _FINITE:
            return False
        if speaks(t.low) or (trade and t.low.endswith(TRADES) and t.low not in verbs()):
            return True
    return False


def _has_relative(toks: Sequence[Token], first: int, end: int) -> bool:
    """ "a group | that opposes the government"."""
    return any(
        toks[k].low in _RELATIVE and (speaks(toks[k - 1].low) or toks[k - 1].low.endswith(TRADES))
        for k in range(first + 1, end)
    )


def name_before_office(toks: Sequence[Token], k: int, floor: int) -> int | None:
    """Where a name begins that stands before the article at ``k``: "Ann Lee the manager of the hospital"."""
    if k - 2 < floor or not speaks(toks[k + 1].low) or nouns()[singular(toks[k + 1].low)].kind != "person":
        return None
    run = k
    while run > floor and part_of(toks[run - 1]) == "name":
        run -= 1
    return run if k - run in (2, 3, 4) and (run == 0 or toks[run - 1].low not in LOCATIVE) else None
