"""Deaths and wounds that words take for granted: "a fatal shooting", "charged with murder", "an accidental
shooting"."""

from __future__ import annotations

import re
from functools import cache

from rashomon.data import rows
from rashomon.model import Claim, Property, Qualifier
from rashomon.read.accounts.claims import uncounted_claim
from rashomon.read.accounts.drafts import Draft
from rashomon.read.document import Document
from rashomon.read.mentions import Voice


@cache
def _table() -> list[tuple[Property, int, re.Pattern[str]]]:
    """(property, least number, its words): deaths first, the higher number first."""
    found: dict[tuple[Property, int], list[str]] = {}
    for property, least, words in rows("accounts_implied.tsv"):
        found.setdefault((Property(property), int(least)), []).append(words)
    order = sorted(found, key=lambda key: (key[0] is not Property.KILLED, -key[1]))
    return [(p, n, re.compile(rf"\b(?:{'|'.join(found[p, n])})", re.IGNORECASE)) for p, n in order]


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
            if m is not None:
                at = (t.sentence.field, *m.span())
                rule = "death taken for granted" if property is Property.KILLED else "wound taken for granted"
                return [uncounted_claim(doc, property, least, Qualifier.AT_LEAST, at, voices, rule)]
    return []
