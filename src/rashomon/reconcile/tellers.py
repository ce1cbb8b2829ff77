"""Who tells a toll, and which of its tolls stands: the latest of each teller."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rashomon.reconcile.lineage import name_key
from rashomon.reconcile.said import Say

EARLY = "an early toll; the same voice or outlet gave a later one"


def latest_of_each(says: Sequence[Say], passed: dict[str, str]) -> list[Say]:
    """The figures without early tolls: each gives way to a later report of its teller with a number no lower.

    A teller is a voice, by whatever words for its office; or an outlet, which also brings up to date in its
    lead, whomever it quotes there, what it told itself and what others quoted from it.

    Args:
        passed: gets the claims that a later toll replaces, and why.
    """
    later: dict[str, list[Say]] = defaultdict(list)
    for s in says:
        for key in _speaks_for(s):
            later[key].append(s)
    out = []
    for s in says:
        time = s.told[0].time
        after = later[_teller(s)]
        last = max((o.told[0].time for o in after), default=0)
        if time and time < last and any(o.told[0].time == last and o.low >= s.low for o in after):
            for x in s.told:
                passed.setdefault(x.claim.id, EARLY)
        else:
            out.append(s)
    return out


def _teller(s: Say) -> str:
    """Who a figure is from, as names are compared: "the mayor of Velm, Ann Orr" is Ann Orr."""
    t = s.told[0]
    m = _NAMED.search(t.voice)
    return name_key(m.group(1) if m else t.voice or t.origin)


def _speaks_for(s: Say) -> set[str]:
    """The tellers whose earlier tolls a figure may bring up to date: its own, and its outlet in a lead."""
    return {_teller(s), name_key(s.told[0].origin)} if s.leads else {_teller(s)}


# A person's name behind the plain words of an office ("health official Karim Daud"), or behind a comma; but
# "nurse at Velm Hospital" names a place of work, and whoever works there.
_NAMED = re.compile(
    r"(?:^(?:(?!at\b|of\b|in\b|from\b|for\b|with\b|to\b)[a-z][\w-]*\s+){1,6}|,\s+)"
    r"((?:[A-Z][\w'’.-]+\s+){1,3}[A-Z][\w'’-]+)$"
)
