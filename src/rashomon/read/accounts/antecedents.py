"""The place that an account without one speaks of: told before it, taken up by "the city" or by nearness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from rashomon.model import POINTS, PlacePrecision
from rashomon.read.accounts.coordinated import came_as
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.hands import town_taken
from rashomon.read.accounts.sites import is_quarter
from rashomon.read.accounts.tellings import ANSWER, AS, WHERE
from rashomon.read.accounts.words import words_of
from rashomon.read.mentions import AT, PlaceMention, PlaceUse

_DIVISIONS = (PlacePrecision.ADMIN1, PlacePrecision.ADMIN2, PlacePrecision.AREA)
_FIRST = 3  # tellings in which an account says where it was
_NEAR_BY = 1  # sentences
_SPOKEN_OF = (*AT, PlaceUse.OTHER, PlaceUse.MODIFIER, PlaceUse.DATELINE)
_LOCAL = (*POINTS, *_DIVISIONS)

At = tuple[int, int]  # sentence, character


class Antecedents:
    """The places of a page that an account may speak of, in the order told."""

    def __init__(self, mentions: Sequence[PlaceMention]) -> None:
        told = (p for p in mentions if p.use in _SPOKEN_OF and p.place.precision in _LOCAL)
        self._told = sorted(told, key=_at)
        self._ats = [_at(p) for p in self._told]
        self._unlisted: dict[str, list[PlaceMention]] = {}  # by name
        self._parts: dict[str, At] = {}  # "Zarn" of "Zarn neighbourhood": where it was first told
        for p in self._told:
            name = p.text.casefold()
            if is_town_unlisted(p):
                self._unlisted.setdefault(name, []).append(p)
            if is_quarter(p):
                self._parts.setdefault(name.rpartition(" ")[0], _at(p))

    def of(self, draft: Draft) -> tuple[PlaceMention | None, bool]:
        """The place that an account without one speaks of, and whether its words point there.

        "In Qarsh, where", "after a raid there": the place before it. An unlisted town, named again. "The
        city", "the province": the last town or division told of before it. Without such words, the last
        place where something was said to happen, one or two sentences before: a region at most.
        """
        first = next((t for t in draft.tellings if t.is_led_back and t.says_there), draft.tellings[0])
        if first.entry == "clock":
            return None, False  # what stands before it is another entry of the log
        here = first.sentence.index
        before = self._told[: bisect_left(self._ats, (here, first.start))]
        there = first.opened_by == WHERE or (first.is_led_back and first.says_there)
        if there and before and before[-1].sentence == here:
            return before[-1], True
        if town := town_taken(first, before):
            return town, True
        low = [x.low for x in first.tokens]
        again = self._again(low, (here, first.start)) or _named_alike(low, before)
        again = again or self._pointed(draft, before, (here, first.start))
        if again is not None:
            return again, True
        if first.opened_by.startswith(ANSWER):
            return None, False  # what an attack answered was elsewhere, as a rule
        if first.opened_by == AS and first.left is not None and came_as(first.left):
            return None, False  # so was what it came as another deed was told
        near = next((p for p in reversed(before) if p.use in AT or here - p.sentence > _NEAR_BY), None)
        return (near if near is not None and here - near.sentence <= _NEAR_BY else None), False

    def _again(self, low: Sequence[str], at: At) -> PlaceMention | None:
        """The last town that no gazetteer has and whose name stands among some words."""
        named = [self._unlisted[w] for w in low if w in self._unlisted]
        last = [told[k - 1] for told in named if (k := bisect_left(told, at, key=_at))]
        return max(last, key=_at, default=None)

    def _pointed(self, draft: Draft, before: Sequence[PlaceMention], at: At) -> PlaceMention | None:
        """The last town or division before an account that says "the city" or "the province"."""
        kinds = next((kinds for t in draft.tellings[:_FIRST] if (kinds := _pointed(t.low))), ())
        for p in reversed(before) if kinds else ():
            # "Zarn", "Zarn neighbourhood" before
            part = is_quarter(p) or self._parts.get(p.text.casefold(), at) < at
            if p.place.precision in kinds and p.place.precision is not PlacePrecision.SITE and not part:
                return p
            if kinds == POINTS and p.town is not None:  # "a northern district of Varna"
                return town_of_part(p)
        return None


def _at(p: PlaceMention) -> At:
    return p.sentence, p.start


def town_of_part(p: PlaceMention) -> PlaceMention:
    """The town that a mention of a part of it names: "a northern district of Varna"."""
    return p if p.town is None else replace(p, place=p.town, text=p.town.name)


def is_town_unlisted(p: PlaceMention) -> bool:
    """A town that words told ("the city of Ostelin") and no gazetteer has: its name alone is not found."""
    return p.place.precision is PlacePrecision.TOWN and p.place.gazetteer_id is None


def _named_alike(low: list[str], before: Sequence[PlaceMention]) -> PlaceMention | None:
    """Behind "the" or "the same" the last place whose name ends with the noun: "the same camp"."""
    towns = words_of("the-town")
    for k, word in enumerate(low):
        if word in towns and "the" in low[max(0, k - 2) : k] and low[k + 1 : k + 2] != ["of"]:
            return next((p for p in reversed(before) if p.text.casefold().endswith(" " + word)), None)
    return None


def _pointed(low: list[str]) -> Collection[PlacePrecision]:
    """What kind of place "the city", "the northern province" point back to; nothing for "the city of X"."""
    for k, word in enumerate(low):
        kinds = (
            POINTS if word in words_of("the-town") else _DIVISIONS if word in words_of("the-division") else ()
        )
        if kinds and "the" in low[max(0, k - 2) : k] and low[k + 1 : k + 2] != ["of"]:
            return kinds
    return ()
