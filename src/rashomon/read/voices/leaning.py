"""How a sentence leans on what was told before it: by the incident, by those harmed, by going on from it.

Coherence of news reports: who told of "the attack" or of "three others" is mostly who told of the attack.
"""

from __future__ import annotations

from rashomon.read.document import Sentence
from rashomon.read.voices.tables import word_set

_DEFINITE = frozenset(("the", "these", "this"))
_OF_THEM = frozenset(("the", "these", "those", "among"))
_REACH = 3  # tokens from "the" to the incident: "the second car bombing"


def leans_on(s: Sentence) -> list[str]:
    """The ways in which a sentence leans on others; "leans on nothing" where it stands by itself."""
    lows = [t.low for t in s.tokens]
    out = set()
    events, harmed, further = word_set("events"), word_set("harmed"), word_set("further ones")
    if not word_set("besides").isdisjoint(lows):
        out.add("besides")
    for k, low in enumerate(lows):
        if low in further and lows[k + 1 : k + 2] != ["than"]:
            out.add("more")
        if low in events and not _DEFINITE.isdisjoint(lows[max(0, k - _REACH) : k]):
            out.add("event")
        if k and low in harmed and lows[k - 1] in _OF_THEM:
            out.add("harmed")
    return [f"leans on {kind}" for kind in sorted(out or {"nothing"})]
