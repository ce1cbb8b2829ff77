"""The gate and the parse: sentences that tell of harm, with their groups and harm words."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.read.counts.formal import formal, tells
from rashomon.read.counts.groups import groups
from rashomon.read.counts.harm import harms, tag
from rashomon.read.counts.idioms import idioms
from rashomon.read.counts.parsed import Parsed, parsed
from rashomon.read.counts.tables import tables
from rashomon.read.document import Document, Sentence


def told(doc: Document) -> Iterator[tuple[Sentence, Parsed]]:
    """The sentences of a document that hold both a harm word and somebody it may have befallen."""
    triggers = tables().triggers.keys()
    for s in doc.sentences:
        phrases = idioms(s.tokens)
        if not phrases and triggers.isdisjoint([t.low for t in s.tokens]) and not tells(s.tokens):
            continue
        tags = tag(s.tokens, phrases)
        found, by_form = harms(s.tokens, tags, phrases), formal(s.tokens)
        if not found and not by_form:
            continue
        people = groups(s.tokens, tags)
        if people:
            yield s, parsed(s.tokens, tags, people, found, s.field, by_form)
