"""Deaths that words take for granted: "a fatal shooting", "charged with murder", "a murder-suicide"."""

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
def _table() -> list[tuple[int, re.Pattern[str]]]:
    """(least number killed, its words), the higher number first."""
    found: dict[int, list[str]] = {}
    for least, words in rows("accounts_implied.tsv"):
        found.setdefault(int(least), []).append(words)
    return [
        (n, re.compile(rf"\b(?:{'|'.join(found[n])})", re.IGNORECASE)) for n in sorted(found, reverse=True)
    ]


def implied_deaths(doc: Document, draft: Draft, voices: list[Voice]) -> list[Claim]:
    """A claim of at least so many killed for an account that counts none of them; at most one."""
    if any(c.property is Property.KILLED for t in draft.tellings for c in t.counts):
        return []
    tellings = sorted(draft.tellings, key=lambda t: (t.sentence.index, t.start))
    for least, pattern in _table():
        for t in tellings:
            m = pattern.search(doc.report.of(t.sentence.field), t.start, t.end)
            if m is not None:
                at = (t.sentence.field, *m.span())
                rule = "death taken for granted"
                return [uncounted_claim(doc, Property.KILLED, least, Qualifier.AT_LEAST, at, voices, rule)]
    return []
