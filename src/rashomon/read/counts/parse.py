"""The gate and the parse: sentences that tell of harm, with their groups and harm words."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.read.counts.formal import among_them, formal, tells
from rashomon.read.counts.groups import groups
from rashomon.read.counts.harm import Harm, harms, tag
from rashomon.read.counts.idioms import idioms
from rashomon.read.counts.parsed import Parsed, parsed
from rashomon.read.counts.tables import tables
from rashomon.read.document import Document, Sentence


def told(doc: Document) -> Iterator[tuple[Sentence, Parsed]]:
    """The sentences of a document that hold both a harm word and somebody it may have befallen."""
    triggers = tables().triggers
    before: list[Harm] = []
    at = -1  # the sentence that those are of
    for s in doc.sentences:
        phrases = idioms(s.tokens)
        of_them = among_them(s.tokens, before) if s.index == at + 1 else []
        if not (phrases or of_them or any(t.low in triggers for t in s.tokens) or tells(s.tokens)):
            continue
        tags = tag(s.tokens, phrases)
        found, by_form = harms(s.tokens, tags, phrases), formal(s.tokens)
        before, at = [*found, *by_form], s.index
        if of_them and not found and not by_form:
            by_form = of_them
        if not found and not by_form:
            continue
        people = groups(s.tokens, tags)
        if people:
            yield s, parsed(s.tokens, tags, people, found, s.field, by_form)
