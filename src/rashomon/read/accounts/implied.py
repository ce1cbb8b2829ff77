"""Deaths and wounds that words take for granted: "a fatal shooting", "charged with murder", "an accidental
shooting"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache

from rashomon.data import rows
from rashomon.model import Claim, Property, Qualifier
from rashomon.read.accounts.claims import uncounted_claim
from rashomon.read.accounts.drafts import Draft
from rashomon.read.counts.tables import tables
from rashomon.read.document import Document
from rashomon.read.mentions import Voice
from rashomon.read.sought import Sought


@cache
def _table() -> list[tuple[Property, int, Sought]]:
    """(property, least number, its words): deaths first, the higher number first."""
    found: dict[tuple[Property, int], list[str]] = {}
    for property, least, words in rows("accounts_implied.tsv"):
        found.setdefault((Property(property), int(least)), []).append(words)
    order = sorted(found, key=lambda key: (key[0] is not Property.KILLED, -key[1]))
    return [(p, n, Sought(rf"\b(?:{'|'.join(found[p, n])})", re.IGNORECASE)) for p, n in order]


def implied_harm(doc: Document, draft: Draft, voices: list[Voice]) -> list[Claim]:
    """A claim of at least so many killed for an account that counts none of them; where it counts nobody hurt
    either and no words take a death for granted, of at least so many wounded. At most one."""
    counted = {c.property for t in draft.tellings for c in t.counts}
    if Property.KILLED in counted:
        return []
    tellings = sorted(draft.tellings, key=lambda t: (t.sentence.index, t.start))
    for property, least, pattern in _table():
        if property in counted:
            continue
        for t in tellings:
            m = pattern.search(doc.report.of(t.sentence.field), t.start, t.end)
            if m is not None and _of_this(m, t.sentence.field, property, counted):
                at = (t.sentence.field, *m.span())
                rule = "death taken for granted" if property is Property.KILLED else "wound taken for granted"
                return [uncounted_claim(doc, property, least, Qualifier.AT_LEAST, at, voices, rule)]
    return []


def _of_this(m: re.Match[str], field: str, property: Property, counted: Collection[Property]) -> bool:
    """Where an account counts the hurt and none dead, only its head takes a death of its own for granted:
    "the man was charged with murder in 2009" further down is of another deed."""
    return property is not Property.KILLED or not counted or field == "title" or m.start() < _HEAD


_HEAD = 450  # characters

# "One of nine women stabbed on Sunday has died": eight of them are hurt.
_ONE_OF = re.compile(
    r"(?P<dead>one|two|three|1|2|3) of (?:the )?(?P<all>[\w-]+) (?:\w+ ){0,2}?(?:who (?:were|was|had been) )?"
    r"(?P<how>shot|stabbed|wounded|injured|hurt)\b",
    re.IGNORECASE,
)


def those_left(doc: Document, draft: Draft, voices: list[Voice]) -> list[Claim]:
    """The wounded that a death out of several hurt leaves, for an account that counts no more of them; of
    "nine women stabbed" all, whose dead are taken off as with any such count."""
    counts = [c for t in draft.tellings for c in t.counts]
    hurt = max((c.min or 0 for c in counts if c.property is Property.WOUNDED), default=0)
    for c in counts:
        m = _ONE_OF.match(c.text) if c.property is Property.KILLED else None
        if m is not None and (left := _number(m["all"]) - _number(m["dead"])) > hurt:
            at = (c.field, c.start + m.start("all"), c.start + m.end())
            n = _number(m["all"]) if m["how"].casefold() in ("shot", "stabbed") else left
            rule = "those left of several"
            claim = uncounted_claim(doc, Property.WOUNDED, n, Qualifier.EXACT, at, voices, rule)
            return [replace(claim, max=n)]
    return []


def _number(word: str) -> int:
    low = word.casefold()
    return int(low) if low.isdecimal() else tables().numbers.get(low, ("", 0))[1]
