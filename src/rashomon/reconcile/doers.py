"""The dead who did it themselves: "killed two people, then himself" tells of three dead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model import Claim, HarmGroup, Property, Qualifier
from rashomon.read.counts.tables import word_set
from rashomon.reconcile.said import Say
from rashomon.reconcile.told import Told
from rashomon.reconcile.words import pattern

_DOER = pattern("doer")
# A verb of killing before those killed: its subject is no one of them.
_KILLS = pattern("kills")
# Several who are called so are told apart from the suspect: "two women dead", and "the suspect was shot".
_BYSTANDERS = pattern("bystanders")


@dataclass(frozen=True, slots=True)
class Doers:
    """Those told to have done it and to have died, by their numbers in the report (``Claim.persons``), and of
    which sex, where "himself" tells."""

    persons: frozenset[int]
    sex: HarmGroup | None = None
    further: bool = False  # told to have been killed as well: "the gunman was also shot dead"


NO_DOERS = Doers(frozenset())


def doers(told: Sequence[Told]) -> Doers:
    """Who did it and died, by what a report tells."""
    mine = [
        t.claim
        for t in told
        if t.claim.property == Property.KILLED and len(t.claim.persons) == 1 and is_doer(t.claim)
    ]
    sexes = {_SELF[m.group().casefold()] for c in mine if (m := _ITSELF.search(c.passage.quote))}
    further = any(_AS_WELL.search(c.passage.quote) for c in mine)
    persons = frozenset(n for c in mine for n in c.persons)
    return Doers(persons, sexes.pop() if len(sexes) == 1 else None, further)


_AS_WELL = pattern("as well")


_SELF = {"himself": HarmGroup.MEN, "herself": HarmGroup.WOMEN}
_ITSELF = pattern("itself")


def with_doers(s: Say, dead: Doers) -> Say:
    """A count of those whom somebody killed, and the one who killed them, where he died as well.

    One, whatever he is called in different sentences: several who kill and die together are counted.
    """
    if (
        not dead.persons
        or s.qualifier == Qualifier.VAGUE
        or not all(_are_victims(t.claim, dead) for t in s.told)
    ):
        return s
    return replace(s, low=s.low + 1, high=None if s.high is None else s.high + 1)


def of_doers(s: Say) -> bool:
    """Whether a count is of doers alone, and says nothing of how many others died."""
    return all(is_doer(t.claim) for t in s.told)


def _are_victims(c: Claim, dead: Doers) -> bool:
    again = [r.passage for r in c.also] if (c.min or 0) > 1 else []
    told = any(_KILLS.match(p.quote) for p in (c.passage, *again))
    named = (
        told
        or (dead.further and (c.min or 0) > 1)
        or bool(_BYSTANDERS.search(c.who or ""))
        or _of_other_sex(c, dead)
    )
    return named and dead.persons.isdisjoint(c.persons) and not is_doer(c)


def _of_other_sex(c: Claim, dead: Doers) -> bool:
    """ "A girl has died", who was shot by a man who shot himself: she is not he."""
    if len(c.persons) != 1 or dead.sex is None or c.group == dead.sex:
        return False
    other = HarmGroup.WOMEN if dead.sex is HarmGroup.MEN else HarmGroup.MEN
    quotes = [p.quote for p in c.passages()]
    words = {w for q in quotes for w in _WORD.findall(q.casefold())}
    return c.group == other or (c.group != dead.sex and not words.isdisjoint(_NOUNS[other]))


def sex_of(c: Claim) -> HarmGroup | None:
    """Which sex the words for one person tell: "himself", "his wife", "the boy"."""
    words = {w for p in c.passages() for w in _WORD.findall(p.quote.casefold())}
    told = {_SELF[w] for w in words if w in _SELF} or {g for g, nouns in _NOUNS.items() if words & nouns}
    return told.pop() if len(told) == 1 else c.group if c.group in _NOUNS else None


_WORD = re.compile(r"[a-z]+")
_PRONOUNS = frozenset("he him himself she her herself".split())
_NOUNS = {
    HarmGroup.WOMEN: word_set("female") - _PRONOUNS,
    HarmGroup.MEN: word_set("male") - _PRONOUNS,
}


def is_doer(c: Claim) -> bool:
    """Whether a claim counts those who did it: himself, the gunman."""
    return c.group == HarmGroup.PERPETRATORS or bool(_DOER.search(c.who or ""))
