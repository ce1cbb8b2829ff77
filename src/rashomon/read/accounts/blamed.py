"""Those whom somebody blames in a sentence without a word for the deed: "Damascus blamed the coalition."

Such a sentence belongs to no account by what it tells; it belongs to the one that the words before it tell
of, where these leave no choice. Accusations beside a word for the deed are read with its actors (roles.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.read.accounts.drafts import Draft
from rashomon.read.accounts.tellings import Mentions, Telling
from rashomon.read.accounts.words import words_of
from rashomon.read.document import Document
from rashomon.read.mentions import ActorMention, Voice
from rashomon.read.voices import StanceMention, blame_in

_NEAR = 3  # sentences from the account's own to the blame


@dataclass(frozen=True, slots=True)
class Blamed:
    """One who is blamed, and by whom: nobody is named in "was blamed on rebels"."""

    actor: ActorMention
    voice: Voice | None


def blamed(
    doc: Document,
    found: Mentions,
    tellings: Sequence[Telling],
    drafts: Sequence[Draft],
    voices: Sequence[Voice],
) -> list[list[Blamed]]:
    """For each draft those who are blamed for it in sentences that tell of no deed.

    ``tellings`` are all of the document's, in reading order.
    """
    out: list[list[Blamed]] = [[] for _ in drafts]
    told = {t.sentence.index for t in tellings}
    for index in sorted({a.sentence for a in found.actors} - told):
        for m in blame_in(doc, doc.sentences[index], voices):
            here = [
                a
                for a in found.actors
                if a.field == m.field and m.party[0] <= a.start and a.end <= m.party[1]
            ]
            at = _told_before(index, tellings, drafts) if here and _of_the_deed(doc, m) else None
            if at is not None:
                out[at].append(Blamed(here[-1], m.voice))
    return out


def _of_the_deed(doc: Document, m: StanceMention) -> bool:
    """Whether the blame is for what was told: for nothing that is named, or for "it", "the killings"."""
    act = doc.report.of(m.field)[slice(*m.act)] if m.act is not None else ""
    lows = re.findall(r"[\w'’-]+", act.casefold())
    return not lows or not words_of("blamed-for").isdisjoint(lows[:_FIRST])


_FIRST = 4  # words of what somebody is blamed for: "the deaths of"


def _told_before(sentence: int, tellings: Sequence[Telling], drafts: Sequence[Draft]) -> int | None:
    """The draft that the last sentence before tells of, where no other is told of there."""
    last = max((t.sentence.index for t in tellings if t.sentence.index < sentence), default=None)
    if last is None or sentence - last > _NEAR:
        return None
    near = [k for k, d in enumerate(drafts) if any(t.sentence.index == last for t in d.tellings)]
    return near[0] if len(near) == 1 else None
