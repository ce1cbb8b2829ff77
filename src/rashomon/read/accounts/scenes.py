"""Sentences that tell where and when without a word of violence: "It happened around 11 p.m. Friday in …".

Local news names the deed in one sentence and its scene in the next. Such a sentence goes to the account told
last before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import BlockLabel
from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.stamps import is_stamp
from rashomon.read.accounts.stretches import is_supposed
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.accounts.words import has
from rashomon.read.document import Document

_FAR = 3  # sentences between what happened and where


def with_scenes(doc: Document, found: Mentions, drafts: Sequence[Draft]) -> None:
    """Add to each account the sentences that tell its scene, as tellings without events or counts."""
    last: dict[int, Draft] = {}  # sentence → the account told there last
    for d in drafts:
        for t in d.tellings:
            last[t.sentence.index] = d
    totals = {c.sentence for c in found.counts if c.total}  # "… killed since fighting broke out in May"
    near: Draft | None = None
    at = -1
    for s in doc:
        if s.index in last:
            near, at = last[s.index], s.index
            continue
        if (
            near is None
            or s.index - at > _FAR
            or s.index in totals
            or s.block in (BlockLabel.BYLINE, BlockLabel.DATELINE)
            or is_supposed(s)
        ):
            continue
        low = [x.low for x in s.tokens]
        if not has("scene", low) or has("past", low[:6]) or has("new", low[:6]):
            continue
        t = Telling(order=near.last.order, sentence=s, start=s.start, end=s.end)
        t.places = [p for p in found.places if p.sentence == s.index]
        t.times = [m for m in found.times if m.sentence == s.index and not is_stamp(doc, m)]
        if t.places or t.times:
            near.tellings.append(t)
            at = s.index
