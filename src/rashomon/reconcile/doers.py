"""The dead who did it themselves: "killed two people, then himself" tells of three dead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Claim, HarmGroup, Property, Qualifier
from rashomon.reconcile.said import Say
from rashomon.reconcile.told import Told

_DOER = re.compile(r"\b(?:gunman|shooter|suspect|attacker|assailant)$", re.IGNORECASE)
# A verb of killing before those killed: its subject is no one of them.
_KILLS = re.compile(
    r"(?:fatally |mortally )?(?:kill|murder|shoot|shot|gunn|slay|slew|stab|massacr|execut)\w*\b",
    re.IGNORECASE,
)
# Several who are called so are told apart from the suspect: "two women dead", and "the suspect was shot".
_BYSTANDERS = re.compile(
    r"\b(?:women|children|officers|deputies|troopers|worshippers|shoppers)$", re.IGNORECASE
)


def doers(told: Sequence[Told]) -> frozenset[int]:
    """Those told to have done it and to have died, by their numbers in the report (``Claim.persons``)."""
    return frozenset(
        n
        for t in told
        if t.claim.property == Property.KILLED and len(t.claim.persons) == 1 and is_doer(t.claim)
        for n in t.claim.persons
    )


def with_doers(s: Say, dead: frozenset[int]) -> Say:
    """A count of those whom somebody killed, and the one who killed them, where he died as well.

    One, whatever he is called in different sentences: several who kill and die together are counted.
    """
    if not dead or s.qualifier == Qualifier.VAGUE or not all(_are_victims(t.claim, dead) for t in s.told):
        return s
    return replace(s, low=s.low + 1, high=None if s.high is None else s.high + 1)


def of_doers(s: Say) -> bool:
    """Whether a count is of doers alone, and says nothing of how many others died."""
    return all(is_doer(t.claim) for t in s.told)


def _are_victims(c: Claim, dead: frozenset[int]) -> bool:
    named = bool(_KILLS.match(c.passage.quote) or _BYSTANDERS.search(c.who or ""))
    return named and dead.isdisjoint(c.persons) and not is_doer(c)


def is_doer(c: Claim) -> bool:
    """Whether a claim counts those who did it: himself, the gunman."""
    return c.group == HarmGroup.PERPETRATORS or bool(_DOER.search(c.who or ""))
