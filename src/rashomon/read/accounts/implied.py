"""Deaths that words take for granted: "a fatal shooting", "charged with murder", "a murder-suicide"."""

from __future__ import annotations

import re
from functools import cache

from rashomon.model import Claim, HarmGroup, Passage, Property, Qualifier, Stance, claim_id
from rashomon.read.accounts.drafts import Draft
from rashomon.read.document import Document
from rashomon.read.mentions import Voice
from rashomon.read.table import rows
from rashomon.read.voices import voice_for


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
                return [_claim(doc, least, t.sentence.field, m.span(), voices)]
    return []


def _claim(doc: Document, least: int, field: str, span: tuple[int, int], voices: list[Voice]) -> Claim:
    start, end = span
    voice = voice_for(voices, doc, field, start, end)
    name, stance = (voice.name, voice.stance) if voice else (None, Stance.ASSERTED)
    p = Passage.of(doc.report, start, end, field)
    return Claim(
        id=claim_id(
            doc.report.id, Property.KILLED, p, None, least, None, Qualifier.AT_LEAST, None, name, stance
        ),
        property=Property.KILLED,
        passage=p,
        min=least,
        qualifier=Qualifier.AT_LEAST,
        group=HarmGroup.ALL,
        attributed_to=name,
        chain=voice.chain if voice else (),
        stance=stance,
        rule="death taken for granted",
    )
