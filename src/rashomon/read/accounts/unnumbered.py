"""People harmed of whom no number is told: "injuring others", "deaths and injuries were reported"."""

from __future__ import annotations

import re
from functools import cache

from rashomon.model import Claim, HarmGroup, Passage, Property, Qualifier, Stance, claim_id
from rashomon.read.accounts.drafts import Draft
from rashomon.read.document import Document
from rashomon.read.mentions import Voice
from rashomon.read.table import rows
from rashomon.read.voices import voice_for

LEAST = 2  # what a plural without any number says: more than one


@cache
def _table() -> dict[Property, re.Pattern[str]]:
    found: dict[Property, list[str]] = {}
    for property, words in rows("accounts_unnumbered.tsv"):
        found.setdefault(Property(property), []).append(words)
    return {p: re.compile(rf"\b(?:{'|'.join(w)})", re.IGNORECASE) for p, w in found.items()}


def unnumbered_claims(doc: Document, draft: Draft, voices: list[Voice]) -> list[Claim]:
    """A vague claim of more than one for each property that an account tells of and counts nowhere."""
    counted = {c.property for t in draft.tellings for c in t.counts}
    tellings = sorted(draft.tellings, key=lambda t: (t.sentence.index, t.start))
    out = []
    for property, pattern in _table().items():
        if property in counted:
            continue
        for t in tellings:
            m = pattern.search(doc.report.of(t.sentence.field), t.start, t.end)
            if m is not None:
                out.append(_claim(doc, property, t.sentence.field, m.start(), m.end(), voices))
                break
    return out


def _claim(doc: Document, property: Property, field: str, start: int, end: int, voices: list[Voice]) -> Claim:
    voice = voice_for(voices, doc, field, start, end)
    name, stance = (voice.name, voice.stance) if voice else (None, Stance.ASSERTED)
    p = Passage.of(doc.report, start, end, field)
    return Claim(
        id=claim_id(doc.report.id, property, p, None, LEAST, None, Qualifier.VAGUE, None, name, stance),
        property=property,
        passage=p,
        min=LEAST,
        qualifier=Qualifier.VAGUE,
        group=HarmGroup.ALL,
        attributed_to=name,
        chain=voice.chain if voice else (),
        stance=stance,
        rule="plural without a number",
    )
