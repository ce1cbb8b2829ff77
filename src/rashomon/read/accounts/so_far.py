"""The accounts that a page has told so far: those told last, and those that have given a number."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from rashomon.read.accounts.apart import is_aside
from rashomon.read.accounts.drafts import Draft, numbers
from rashomon.read.accounts.items import RECALLED
from rashomon.read.accounts.tellings import Telling

_OPEN_MOST = 40  # accounts that stay open to further tellings, the latest ones: keeps long round-ups linear
_IN_SENTENCE = 4  # tellings of one account within which one of the same sentence stands


class SoFar:
    """Accounts in the order opened, kept so that no telling has to be held against all of them."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._told: dict[int, Draft] = {}  # by id(); the one told last stands last
        self._given: dict[tuple[str, int], dict[int, Draft]] = {}  # the accounts that have given a number

    def note(self, d: Draft, t: Telling) -> None:
        """A telling, the latest of all, has gone to an account; to a new one where it has no other."""
        if self._told.pop(id(d), None) is None:
            self.drafts.append(d)
        self._told[id(d)] = d
        for n in numbers(t):
            self._given.setdefault(n, {})[id(d)] = d

    def __bool__(self) -> bool:
        return bool(self.drafts)

    def backwards(self) -> Iterator[Draft]:
        """All of them, the one told last first."""
        return reversed(self._told.values())

    def with_numbers(self, own: Collection[tuple[str, int]]) -> list[Draft]:
        """Those that have given one of some (harm, number)."""
        return list({k: d for n in own for k, d in self._given.get(n, {}).items()}.values())

    def open(self) -> list[Draft]:
        """Those that a further telling may belong to: the first and the latest ones."""
        if len(self.drafts) <= _OPEN_MOST:
            return self.drafts
        first = self.drafts[0]
        recent = list(islice((d for d in self.backwards() if d is not first), _OPEN_MOST - 1))
        return [first, *reversed(recent)]

    def latest(self) -> Draft:
        """The account told last, where what a sentence tells in a subordinate clause is passed over.

        After "a raid hit the bakery of a town where 11 died last week" the next sentence goes on about it.
        """
        told = (d for d in self.backwards() if d.tellings[0].entry != RECALLED)
        last = next(told, None) or next(self.backwards())
        if not is_aside(last.last):
            return last
        s, order = last.last.sentence, last.last.order
        for d in self.backwards():
            if any(t.sentence is s and not is_aside(t) for t in d.tellings[-_IN_SENTENCE:]):
                return d
            if d.last.order < order and d.last.sentence is not s:
                break  # what was told before that sentence
        return last
